package traffic

import (
	"context"
	"math"

	"karvon/sim/plan"
)

// account is what an entity of a flow, with all that it sends out, asks for on average and can come to.
type account struct {
	kinds  []kindOfDemand
	totals []plan.Bounds               // of each kind
	longer map[plan.ResourceID]float64 // sums of the residual times for which resources are seized
	cameTo [4][]int32                  // what it can come to
	whole  bool                        // whether its ways were followed to their ends
}

// accountOf follows a flow's ways.
func (t *Solution) accountOf(ctx context.Context, p *plan.Plan, flow plan.FlowID, room *workspace) *account {
	room.follow(p, p.Flows[flow].Start)
	asked := newDemands(p, &p.Flows[flow], t.booked, room)
	if t.certain {
		asked.keepCertain(p, room)
	}
	c := newChain(ctx, p, &p.Flows[flow], asked, t.possible, room)
	a := &account{kinds: asked.kinds, longer: asked.seizures(p, room.order)}
	order, looped := c.outward()
	if c.certain() {
		visits, settled := c.visits(order, looped)
		a.totals = asked.totals(c, visits)
		for i := range a.totals {
			if !settled {
				a.totals[i].High = math.Inf(1)
			}
		}
	} else {
		a.totals = c.totals(ctx, asked, order, looped)
	}
	for kind := range asked.more {
		a.totals[kind].High = math.Inf(1)
	}
	a.cameTo, a.whole = t.possible.cameTo(), !t.possible.all && ctx.Err() == nil
	return a
}

// take adds what a flow's entities ask, all of them.
func (t *Solution) take(a *account, rate plan.Bounds) {
	for resource, time := range a.longer {
		t.longest[resource] = math.Max(t.longest[resource], time)
	}
	for i, what := range a.kinds {
		t.sum(what, a.totals[i], rate)
	}
}
