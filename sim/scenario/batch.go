package scenario

import (
	"math"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
)

// BatchStep lets entities wait until so many are there and go on as one, the batch, until it gives its members
// back.
type BatchStep struct {
	Meta
	// name of the batches: train, bus; a flow of its own in the results, FLOW.NAME
	Name string `key:"into" required:"true" name:"true"`
	// the batches' class
	Entity Text `key:"entity" required:"true"`
	// how many make a batch: a number or an expression
	Size *Expr `key:"size" required:"true"`
	// longest wait of the first: then those who are there go as a batch; no limit by default
	Within *int64 `key:"within" unit:"duration" endless:"leave within out where the first waits without limit"`
	// a word attribute: those with different words make batches apart; all together by default
	By Text `key:"by"`
	// what the batch does
	Do []*Step `key:"do" required:"true"`
}

func (s *BatchStep) check(d *decoder, t *syntax.Tree, at place) {
	if s.Size == nil || s.Size.Root == nil || s.Size.Root.Op != expression.Literal {
		return
	}
	if n := s.Size.Root.Number; n < 1 || n > largestWhole || n != math.Trunc(n) {
		d.Add(BadQuantity, s.Size.Pos, s.Size.Path, "a batch is a whole number of entities, at least 1", "")
	}
}

func (s *BatchStep) lists() [][]*Step { return [][]*Step{s.Do} }
