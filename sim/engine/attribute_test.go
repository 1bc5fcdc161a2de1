package engine

import (
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// Two attributes of one flow have two places, children have all that their parents have, and an attribute has one
// place in all flows, so that what is inherited can be copied as it is.
func TestAttributesOfAFlowHavePlacesOfTheirOwn(t *testing.T) {
	for _, name := range []string{"central-asia", "saryagash", "termez", "electronic-queue"} {
		p := plantest.Named(t, name)
		a := newAttributes(p)
		everywhere := map[plan.SlotID]int{}
		for i := range p.Flows {
			f, taken := plan.FlowID(i), map[int]plan.SlotID{}
			for slot := range plan.SlotID(a.visible) {
				at := a.place(f, slot)
				if parent := p.Flows[i].Parent; parent != plan.None && a.place(parent, slot) != at {
					t.Errorf("%s: %s has %s at %d, its parent elsewhere", name, p.Flows[i].Name, p.Slots[slot].Name, at)
				}
				if at == plan.None {
					continue
				}
				if other, both := taken[at]; both || at >= firstOfMore+a.more {
					t.Errorf("%s: %s has %s at %d, where slot %d is", name, p.Flows[i].Name, p.Slots[slot].Name, at, other)
				}
				if other, known := everywhere[slot]; known && other != at {
					t.Errorf("%s: %s is at %d and %d", name, p.Slots[slot].Name, at, other)
				}
				taken[at], everywhere[slot] = slot, at
			}
		}
		if a.visible > 0 && len(everywhere) == 0 {
			t.Errorf("%s: no flow has attributes", name)
		}
	}
}

// Two flows have attributes of their own, which share a place: a condition on the other's does not hold.
func TestAnAttributeThatAFlowDoesNotHaveIsNought(t *testing.T) {
	p := compile(t, `
sites: {post: {stations: {gate: {servers: 1, service: 1h,
  queue: {discipline: {priority: [weight == 7, length == 7]}}}}}}
flows:
  cars: {entity: truck, attributes: {length: {is: 7}}, arrivals: {times: [1h]}, journey: [{visit: gate}, depart]}
  vans: {entity: truck, attributes: {weight: {is: 7}}, arrivals: {times: [2h]}, journey: [{visit: gate}, depart]}
  none: {entity: truck, arrivals: {times: [3h]}, journey: [{visit: gate}, depart]}
`)
	run := New(p)
	run.reset(1, 0)
	run.hasRoomFor(3)
	if run.attributes.more != 0 {
		t.Fatalf("%d places besides that in an entity", run.attributes.more)
	}
	for flow, want := range [][]float64{{7, 0}, {0, 0}, {0, 7}} { // cars, none, vans; length, weight
		e := run.expect(plan.FlowID(flow), uint64(flow))
		run.drawAttributes(e, &p.Flows[flow])
		if got := run.allAttributes(nil, e); got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%s has %v, not %v", p.Flows[flow].Name, got, want)
		}
		for class, program := range run.stations[0].priority {
			if holds := run.evaluate(program, e) != 0; holds != (want[1-class] == 7) {
				t.Errorf("%s is of class %d: %v", p.Flows[flow].Name, class, holds)
			}
		}
	}
}

// Numbers that are kept are found again whatever else is kept or given up, and their places are used again.
func TestWhatIsKeptIsFoundAgain(t *testing.T) {
	run := New(compile(t, `
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [depart]}}
`))
	run.reset(1, 0)
	run.hasRoomFor(2)
	one, other := run.expect(0, 1), run.expect(0, 2)
	for round := range 3 {
		for slot := range plan.SlotID(5) {
			run.keep(one, slot, float64(slot+1))
			run.keep(other, slot, float64(slot+10))
		}
		for _, slot := range []plan.SlotID{4, 0, 2} {
			run.keep(one, slot, 0)
		}
		run.keep(one, 3, 30)
		for slot, want := range []float64{0, 2, 0, 30, 0} {
			if got := run.kept(one, plan.SlotID(slot)); got != want {
				t.Errorf("round %d, slot %d: %v, not %v", round, slot, got, want)
			}
			if got := run.kept(other, plan.SlotID(slot)); got != float64(slot+10) {
				t.Errorf("round %d, slot %d of the other: %v", round, slot, got)
			}
		}
		run.dropKeepsakes(&run.entities[one])
		run.dropKeepsakes(&run.entities[other])
	}
	if len(run.keepsakes) != 10 {
		t.Errorf("%d places for 10 numbers", len(run.keepsakes))
	}
}

// Who comes in the place of one who was a customer is none, and the end of the other's patience holds for nobody.
func TestAnEventOfACustomerWhoLeftHoldsForNobody(t *testing.T) {
	run := New(compile(t, `
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [depart]}}
`))
	run.reset(1, 0)
	run.hasRoomFor(1)
	i := run.expect(0, 1)
	epoch := run.enlist(i).epoch
	if run.isCancelled(i, epoch) || run.enlist(i).epoch != epoch {
		t.Fatal("a customer's own event is called off")
	}
	run.strike(&run.entities[i])
	if !run.isCancelled(i, epoch) {
		t.Error("an event holds for one who is no customer")
	}
	if run.enlist(i); !run.isCancelled(i, epoch) || run.customers.made != 1 {
		t.Errorf("an event holds for the next customer, or its place is not used again: %d were made", run.customers.made)
	}
}

// Of the centre's plan each has room for its words and for one number, keeps about one number more, and one of 150 is
// a customer.
func TestAnEntityOfTheCentreTakesLittle(t *testing.T) {
	p := plantest.Named(t, "central-asia").WithWindow(2 * hour)
	run := New(p)
	if _, err := run.Replicate(p.Seed, 0); err != nil {
		t.Fatal(err)
	}
	count := int64(len(run.entities))
	taken := count*(sizeOfEntity+sizeOfSlot*int64(run.attributes.more)) + sizeOfKeepsake*int64(len(run.keepsakes)) +
		sizeOfCustomer*customersPerChunk*int64(len(run.customers.chunks))
	if taken > 160*count {
		t.Errorf("%d entities take %d bytes each", count, taken/count)
	}
}
