package scenario

import (
	"math"

	"karvon/sim/syntax"
)

// SplitStep sends out children that do steps of their own. A child that comes to the end of its steps waits for its
// parent's join, or departs where the parent has none.
type SplitStep struct {
	Meta
	// name of what is sent out: papers, passengers; a flow of its own in the results, and what join names
	Name string `key:"into" required:"true" name:"true"`
	// their class
	Entity Text `key:"entity" required:"true"`
	// how many: a number or the name of a numeric attribute
	Count *Count `key:"count" default:"1"`
	// what each of them does
	Do []*Step `key:"do" required:"true"`
}

func (s *SplitStep) check(d *decoder, t *syntax.Tree, at place) {
	if n := s.Count.Number; n != math.Trunc(n) {
		d.Add(BadQuantity, s.Count.Pos, s.Count.Path, "the number of those sent out is not whole", "")
	}
}

func (s *SplitStep) lists() [][]*Step { return [][]*Step{s.Do} }
