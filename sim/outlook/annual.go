package outlook

import "karvon/sim/scenario"

// Annual is what a project costs a year while it is in operation, in US dollars.
type Annual struct {
	Investment float64 // the annuity that repays it
	Upkeep     float64
	Years      int  // over which the investment is repaid
	Stated     bool // whether it is said what it costs to build
}

// NewAnnual spreads what a project costs evenly over the years for which it lasts, or, where the file does not say for
// how many, over those that the appraisal counts: the annuity, at its discount rate, of what was spent by the year
// before the opening, with interest over the years of construction. A project that is nil costs nothing that is known.
func NewAnnual(a *scenario.Appraisal, p *scenario.Project) Annual {
	y := Annual{Years: a.Last - a.Opening + 1}
	if p == nil {
		return y
	}
	y.Upkeep = float64(p.UpkeepCost * daysOfYear)
	if p.Life != nil {
		y.Years = *p.Life
	}
	if p.Investment == nil {
		return y
	}
	y.Stated = true
	construction := p.Construction
	if len(construction) == 0 {
		construction = []float64{1}
	}
	spent := Present(construction, Discounts(a.Discount, 0, 1-len(construction), 0))
	y.Investment = float64(float64(*p.Investment*spent) * Annuity(a.Discount, y.Years))
	y.Upkeep += float64(p.Upkeep * *p.Investment)
	return y
}
