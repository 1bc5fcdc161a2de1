package scenario

import (
	"maps"
	"slices"

	"karvon/sim/syntax"
)

// TimedChoice takes the way that takes the least time, as those see it who choose: a stated time and a draw of each
// chooser for each way, by its name.
type TimedChoice struct {
	Meta
	// the ways by name: {yallama: {time: expected-wait(yallama.gate) + 40m, do: [steps]}, ...}; the name keys the luck
	// of those who choose
	ByTime map[string]*TimedWay `key:"by-time" required:"true"`
	// how much other things than time count: one way that takes one spread longer than another is taken 1/e times as
	// often (logit); 0 where all take the quickest
	Spread int64 `key:"spread" unit:"duration" default:"0s"`
}

// TimedWay is one way of a choice by time.
type TimedWay struct {
	Meta
	// the time that this way takes, as those see it who choose, such as displayed-wait(gate) + 40m
	Time *Expr `key:"time" required:"true"`
	// who may take it; all by default. One way at least is open to all
	When *Condition `key:"when"`
	// the steps of this way; [] for none
	Do []*Step `key:"do" required:"true"`
}

func (c *TimedChoice) check(d *decoder, t *syntax.Tree, at place) {
	ways := t.Get("by-time")
	if ways == nil || ways.Form != syntax.Mapping {
		return
	}
	switch names := ownFields(ways); {
	case len(names) < 2:
		d.fail(MixedBranches, ways, at.under("by-time", constraint{}), "there is nothing to choose", "name two ways at least")
	case !slices.ContainsFunc(names, func(f syntax.Field) bool { return f.Value.Get("when") == nil }):
		d.fail(MixedBranches, ways, at.under("by-time", constraint{}), "no way is open to all",
			"leave when out of one of them: those who may take no other take it")
	}
}

// names lists the ways by name.
func (c *TimedChoice) names() []string { return slices.Sorted(maps.Keys(c.ByTime)) }
