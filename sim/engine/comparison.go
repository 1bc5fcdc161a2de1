package engine

import "karvon/sim/plan"

// comparison is a condition as most are: an attribute against a number, such as a way of travel or a kind of papers.
// It holds where less, equal or more, whichever the attribute is of the number, is among those that do.
type comparison struct {
	number float64
	slot   plan.SlotID // None where the program is another
	truths uint8       // bits: whether it holds for less, for equal and for more
}

// comparisonsOf finds the programs that are comparisons, so that they need no stack.
func comparisonsOf(programs []plan.Program) []comparison {
	all := make([]comparison, len(programs))
	for i, program := range programs {
		all[i] = comparisonOf(program)
	}
	return all
}

func comparisonOf(program plan.Program) comparison {
	none := comparison{slot: plan.None}
	if len(program) != 3 || program[0].Op != plan.PushSlot || program[1].Op != plan.PushNumber {
		return none
	}
	c := comparison{number: program[1].Number, slot: program[0].Slot()}
	switch program[2].Op {
	case plan.Equal:
		c.truths = 0b010
	case plan.NotEqual:
		c.truths = 0b101
	case plan.Less:
		c.truths = 0b001
	case plan.AtMost:
		c.truths = 0b011
	default:
		return none
	}
	return c
}

// holds compares an attribute. NaN is counted with what is more, which alone makes no difference to it: != holds for
// both, and <, <= and = for neither. Which of the three it is no processor foresees, so that all are looked at.
func (c *comparison) holds(attribute float64) bool {
	at := uint8(2)
	if attribute < c.number {
		at = 0
	}
	if attribute == c.number {
		at = 1
	}
	return c.truths>>at&1 != 0
}
