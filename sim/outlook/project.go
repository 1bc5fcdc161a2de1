package outlook

import "karvon/sim/scenario"

// Outlays is what a project costs by year, in US dollars, from its first year of construction on.
type Outlays struct {
	First      int       // year
	Investment []float64 // by year, with what is built anew
	Upkeep     []float64
	Residual   []float64 // what is left in the last year: an income
	Renewals   int       // how often it is built anew
}

// NewOutlays spreads what a project costs over the years up to the last that is counted, for an investment in place of
// its own. Of what is spread over years of construction the last is in the year before the opening. What has worn out
// by then is built anew in the same way, so that it opens in the year in which its life is over, and what is left of the
// last one in the last year counts in proportion to the years that it would go on (straight line).
func NewOutlays(p *scenario.Project, investment float64, opening, last int) *Outlays {
	construction := p.Construction
	if len(construction) == 0 {
		construction = []float64{1}
	}
	if p.Investment == nil && investment == 0 {
		construction = nil
	}
	o := &Outlays{First: opening - len(construction)}
	size := last - o.First + 1
	o.Investment, o.Upkeep, o.Residual = make([]float64, size), make([]float64, size), make([]float64, size)
	build := func(ready int) {
		for i, share := range construction {
			if year := ready - len(construction) + i; year <= last {
				o.Investment[year-o.First] += float64(share * investment)
			}
		}
	}
	build(opening)
	for year := opening; year <= last; year++ {
		o.Upkeep[year-o.First] = float64(p.Upkeep*investment) + float64(p.UpkeepCost*daysOfYear)
	}
	if p.Life == nil {
		return o
	}
	ready := opening
	for ready+*p.Life <= last {
		ready += *p.Life
		build(ready)
		o.Renewals++
	}
	left := ready + *p.Life - 1 - last
	o.Residual[size-1] = float64(investment*float64(left)) / float64(*p.Life)
	return o
}

// daysOfYear are those of a cost that is written by the year.
const daysOfYear = 365
