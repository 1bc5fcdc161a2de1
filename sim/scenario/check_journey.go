package scenario

import (
	"math"

	"karvon/sim/syntax"
)

// branchKinds are the keys that decide whether a branch is taken.
var branchKinds = []string{"share", "when", "shortest", "otherwise"}

func (b *Branch) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, branchKinds...) {
		return
	}
	switch otherwise, do := t.Get("otherwise"), t.Get("do"); {
	case otherwise != nil && do != nil:
		d.fail(ExactlyOne, do, at, "otherwise has its steps itself", "leave do out")
	case otherwise == nil && do == nil:
		d.fail(MissingKey, t, at, "the key do is missing", "the steps of this way; [] for none")
	}
}

// branchKind is the key that decides whether a branch is taken; empty where
// it is not clear.
func branchKind(branch *syntax.Tree) string {
	kind := ""
	for _, name := range branchKinds {
		switch {
		case branch.Get(name) == nil:
		case kind != "":
			return ""
		default:
			kind = name
		}
	}
	return kind
}

// checkBranches checks that the branches of a choice go together.
func (c *ChooseStep) checkBranches(d *decoder, t *syntax.Tree, at place) {
	first := branchKind(t.Items[0])
	for i, branch := range t.Items {
		kind, meta := branchKind(branch), c.Branches[i].Meta
		switch last := i == len(t.Items)-1; {
		case kind == "" || first == "":
		case kind == "otherwise" && !last:
			d.Add(MixedBranches, meta.Pos, meta.Path, "otherwise stands before other branches", "put it last")
		case kind == "otherwise" && first == "shortest":
			d.Add(MixedBranches, meta.Pos, meta.Path, "one of the shortest is always taken, there is no otherwise", "")
		case kind != "otherwise" && first != "otherwise" && kind != first:
			d.Add(MixedBranches, meta.Pos, meta.Path, "a branch by "+kind+" among branches by "+first, "use one kind; nest a choice for another")
		}
	}
	c.checkShares(d, t, at)
}

func (c *ChooseStep) checkShares(d *decoder, t *syntax.Tree, at place) {
	var shares []float64
	for _, b := range c.Branches {
		if b.Share != nil {
			shares = append(shares, *b.Share)
		}
	}
	if total := sum(shares); total > 1+sharesTolerance {
		d.fail(SharesSum, t, at, "the shares of the branches sum to "+percent(total), "they must not exceed 100%")
	}
}

func (s *TravelStep) check(d *decoder, t *syntax.Tree, at place) {
	if d.exactlyOne(t, at, "to", "link") && t.Get("link") != nil && t.Get("by") != nil {
		d.fail(ExactlyOne, t.Get("by"), at.under("by", constraint{}), "by goes with to; a link has its mode", "leave by out")
	}
}

func (s *SplitStep) check(d *decoder, t *syntax.Tree, at place) {
	if n := s.Count.Number; n != math.Trunc(n) {
		d.Add(BadQuantity, s.Count.Pos, s.Count.Path, "the number of those sent out is not whole", "")
	}
}
