package scenario

import (
	"maps"
	"reflect"
	"slices"

	"karvon/sim/syntax"
)

// ChooseStep takes one of several ways: Branches, or By and Cases, or Timed.
type ChooseStep struct {
	Meta
	Branches []*Branch    // the list form; all of one kind, an otherwise last
	Timed    *TimedChoice // the form by time
	// a word attribute
	By Text `key:"by" required:"true"`
	// steps for each of its words; a word left out goes on with the next step
	Cases map[string][]*Step `key:"cases" required:"true"`
}

// Branch is one way of a choice: exactly one of Share, When, Shortest and Otherwise is given. Where no branch holds
// the entity goes on with the next step.
type Branch struct {
	Meta
	// share that takes this way; rest is what the others leave; of one it can be rest, what the others leave
	Share *float64 `key:"share" unit:"share"`
	// condition under which it is taken; the first that holds
	When *Condition `key:"when"`
	// a station: the branch whose station has the fewest entities, waiting and in service, is taken; the first of
	// equals; one at which nobody is on duty only where all are so
	Shortest *Text `key:"shortest"`
	// the steps where no condition holds, or for the rest of the shares
	Otherwise []*Step `key:"otherwise"`
	// the steps of this way
	Do []*Step `key:"do"`
}

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

// branchKind is the key that decides whether a branch is taken; empty where it is not clear.
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
			d.Add(MixedBranches, meta.Pos, meta.Path, "a branch by "+kind+" among branches by "+first,
				"use one kind; nest a choice for another")
		}
	}
	c.checkShares(d, t, at)
}

// branchShares lists the shares of a choice's branches.
func branchShares(t *syntax.Tree, at place) []share {
	var shares []share
	for i, branch := range t.Items {
		if written := branch.Get("share"); written != nil {
			branchAt := at
			branchAt.path = itemPath(at.path, i, branch)
			shares = append(shares, share{written, branchAt.under("share", constraint{unit: "share"})})
		}
	}
	return shares
}

func (c *ChooseStep) checkShares(d *decoder, t *syntax.Tree, at place) {
	var shares []float64
	whole := sumOf{whole: addend{value: 1}, short: at.meta(t), how: percent}
	for i, b := range c.Branches {
		if b.Share == nil {
			continue
		}
		shares = append(shares, *b.Share)
		if written := t.Items[i].Get("share"); written != nil && !isRest(written) {
			whole.parts = append(whole.parts, addend{d.sourceOf(written, join(b.Path, "share")), *b.Share})
		}
	}
	d.adds(whole)
	if total := sum(shares); total > 1+sharesTolerance {
		d.fail(SharesSum, t, at, "the shares of the branches sum to "+percent(total), "they must not exceed 100%")
	}
}

const expectedChoice = "a list of branches, {by: attribute, cases: {word: steps}} or {by-time: {way: {time, do}}}"

// choose reads the notations of a choice.
func (d *decoder) choose(target *ChooseStep, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	switch {
	case t.Form == syntax.Mapping && (t.Get("by-time") != nil || t.Get("spread") != nil):
		target.Timed = &TimedChoice{}
		d.structure(reflect.ValueOf(target.Timed).Elem(), t, at)
	case t.Form == syntax.Mapping:
		d.structure(reflect.ValueOf(target).Elem(), t, at)
	case t.Form == syntax.List && len(t.Items) > 0:
		d.settleRest(branchShares(t, at))
		d.value(reflect.ValueOf(&target.Branches).Elem(), t, at)
		target.checkBranches(d, t, at)
	default:
		d.wrongForm(t, at, expectedChoice)
	}
}

func (c *ChooseStep) lists() [][]*Step {
	var all [][]*Step
	for _, b := range c.Branches {
		all = append(all, b.Do, b.Otherwise)
	}
	for _, word := range slices.Sorted(maps.Keys(c.Cases)) {
		all = append(all, c.Cases[word])
	}
	if c.Timed != nil {
		for _, name := range c.Timed.names() {
			all = append(all, c.Timed.ByTime[name].Do)
		}
	}
	return all
}
