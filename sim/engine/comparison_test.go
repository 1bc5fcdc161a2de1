package engine

import (
	"math"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// TestComparisonsAreAsPrograms holds the comparisons of the centre's plan against the programs that they stand for, for
// attributes below, at and above their numbers and for none. It would find a condition that is turned round, or one
// that is taken for a comparison and is none.
func TestComparisonsAreAsPrograms(t *testing.T) {
	p := plantest.Named(t, "central-asia")
	r := New(p)
	r.attributes = make([]float64, r.slots)
	found := map[plan.Code]int{}
	for i := range p.Programs {
		c := &r.comparisons[i]
		if c.slot == plan.None {
			continue
		}
		found[p.Programs[i][2].Op]++
		for _, value := range []float64{
			math.Inf(-1), c.number - 1, c.number, math.Nextafter(c.number, 9), c.number + 1, math.Inf(1), math.NaN(),
		} {
			r.attributes[c.slot] = value
			want := r.compute(plan.ProgramID(i), 0) != 0
			if c.holds(value) != want {
				t.Errorf("%v of %v holds: %v, want %v", p.Programs[i], value, !want, want)
			}
		}
	}
	if found[plan.Equal] == 0 || found[plan.NotEqual] == 0 {
		t.Errorf("of the centre's programs are comparisons %v; want some with = and with !=", found)
	}
}

// TestComparisonsOfEachKind holds each operation against the program, and what is no comparison against being one.
func TestComparisonsOfEachKind(t *testing.T) {
	for _, op := range []plan.Code{plan.Equal, plan.NotEqual, plan.Less, plan.AtMost} {
		c := comparisonOf(plan.Program{{Op: plan.PushSlot}, {Op: plan.PushNumber, Number: 2}, {Op: op}})
		for _, value := range []float64{1, 2, 3, math.NaN()} {
			if want := combine(op, value, 2) != 0; c.slot == plan.None || c.holds(value) != want {
				t.Errorf("operation %d of %v and 2: %v, want %v", op, value, !want, want)
			}
		}
	}
	for _, op := range []plan.Code{plan.Or, plan.And, plan.Plus, plan.Over} {
		c := comparisonOf(plan.Program{{Op: plan.PushSlot}, {Op: plan.PushNumber, Number: 2}, {Op: op}})
		if c.slot != plan.None {
			t.Errorf("operation %d is taken for a comparison", op)
		}
	}
}
