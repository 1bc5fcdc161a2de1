package scenario

import "math"

// branchKinds are the keys that decide whether a branch is taken.
var branchKinds = []string{"share", "when", "shortest", "otherwise"}

func (b *Branch) check(d *decoder, t *tree, at place) {
	if !d.exactlyOne(t, at, branchKinds...) {
		return
	}
	switch otherwise, do := t.get("otherwise"), t.get("do"); {
	case otherwise != nil && do != nil:
		d.fail(ExactlyOne, do, at, "otherwise has its steps itself", "leave do out")
	case otherwise == nil && do == nil:
		d.fail(MissingKey, t, at, "the key do is missing", "the steps of this way; [] for none")
	}
}

// branchKind is the key that decides whether a branch is taken; empty where
// it is not clear.
func branchKind(branch *tree) string {
	kind := ""
	for _, name := range branchKinds {
		switch {
		case branch.get(name) == nil:
		case kind != "":
			return ""
		default:
			kind = name
		}
	}
	return kind
}

// checkBranches checks that the branches of a choice go together.
func (c *ChooseStep) checkBranches(d *decoder, t *tree, at place) {
	first := branchKind(t.items[0])
	for i, branch := range t.items {
		kind, meta := branchKind(branch), c.Branches[i].Meta
		switch last := i == len(t.items)-1; {
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

func (c *ChooseStep) checkShares(d *decoder, t *tree, at place) {
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

func (s *TravelStep) check(d *decoder, t *tree, at place) {
	if d.exactlyOne(t, at, "to", "link") && t.get("link") != nil && t.get("by") != nil {
		d.fail(ExactlyOne, t.get("by"), at.under("by", constraint{}), "by goes with to; a link has its mode", "leave by out")
	}
}

func (s *SplitStep) check(d *decoder, t *tree, at place) {
	if n := s.Count.Number; n != math.Trunc(n) {
		d.Add(BadQuantity, s.Count.Pos, s.Count.Path, "the number of those sent out is not whole", "")
	}
}
