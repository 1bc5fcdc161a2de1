package plan

import (
	"fmt"
	"slices"

	"karvon/sim/random"
	"karvon/sim/scenario"
)

// Thinning keeps a share of a flow's arrivals while a disruption lasts.
type Thinning struct {
	Disruption DisruptionID
	Below      uint64 // kept by draws below this
	Purpose    uint64
}

// surges lets the demand of flows rise and fall with disruptions, once the flows are known. More demand is a stream
// of its own beside each of the flow's, of which only what comes meanwhile is let in: those that come anyway stay
// who they are, and come when they did.
func (c *compiler) surges() {
	for i := range c.plan.Disruptions {
		d := c.scenario.Disruptions[c.plan.Disruptions[i].Name]
		if d.Surge == nil {
			continue
		}
		flow := lookUp(c, c.flowIndex, "flow", d.Surge.Flow)
		if flow == None {
			continue
		}
		f, factor := &c.plan.Flows[flow], d.Surge.Factor
		purpose := hashOf("surge", c.plan.Disruptions[i].Name)
		switch {
		case factor < 1:
			f.Thinnings = append(f.Thinnings, Thinning{DisruptionID(i), share(factor), purpose})
		case f.Arrivals.Form != ByRate:
			c.fail(d.Surge.Flow.Meta, scenario.BadArrivals,
				fmt.Sprintf("flow %s does not arrive at a rate, which could rise", f.Name),
				"add a flow for those who come besides")
		default:
			for _, old := range append([]Arrivals{f.Arrivals}, f.Added...) {
				if old.During == None {
					f.Added = append(f.Added, old.besides(DisruptionID(i), factor-1, purpose))
				}
			}
		}
	}
}

// besides gives a stream at a share of the rate, of which only what comes during a disruption is let in.
func (a *Arrivals) besides(disruption DisruptionID, factor float64, purpose uint64) Arrivals {
	b := *a
	b.Hash = random.Mix(a.Hash, purpose)
	b.During = disruption
	b.MeanRate = float64(a.MeanRate * factor)
	b.Rates = slices.Clone(a.Rates)
	for i := range b.Rates {
		b.Rates[i] = float64(b.Rates[i] * factor)
	}
	return b
}
