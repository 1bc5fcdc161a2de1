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
	r.entities = make([]entity, 1)
	r.attributes.values = make([]float64, r.attributes.more)
	found := map[plan.Code]int{}
	for i := range p.Programs {
		c := &r.comparisons[i]
		if c.slot == plan.None {
			continue
		}
		found[p.Programs[i][2].Op]++
		r.entities[0].flow = flowWith(t, r, c.slot)
		values := []float64{max(0, c.number-1), c.number, c.number + 1}
		if !p.Slots[c.slot].Word {
			values = append(values, math.Inf(-1), -1, math.Nextafter(c.number, 9), math.Inf(1), math.NaN())
		}
		for _, value := range values {
			r.setAttribute(0, c.slot, value)
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

// flowWith finds a flow whose entities have an attribute.
func flowWith(t *testing.T, r *Run, slot plan.SlotID) plan.FlowID {
	t.Helper()
	for flow := range r.plan.Flows {
		if r.attributes.place(plan.FlowID(flow), slot) != plan.None {
			return plan.FlowID(flow)
		}
	}
	t.Fatalf("no flow has %s", r.plan.Slots[slot].Name)
	return plan.None
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
