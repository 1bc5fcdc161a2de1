package experiment

import (
	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// breakEven finds what the options may cost to build of which it is not stated.
func (w *weighing) breakEven(d *Decision, a *scenario.Appraisal) {
	if !w.InMoney {
		return
	}
	for option := range w.Weighed {
		of := &w.Weighed[option]
		if len(of.Unstated) == 0 {
			continue
		}
		for future := range w.Best {
			b := BreakEven{Nothing: stats.Unknown(nan), Best: stats.Unknown(nan), Worth: worthADay(a, of)}
			if w.carries(option, future) {
				if w.carries(d.Base, future) {
					b.Nothing = w.saving(d.Base, option, future, d.Model.Confidence)
				}
				if other := w.bestBeside(option, future); other != plan.None {
					b.Best = w.saving(other, option, future, d.Model.Confidence)
				}
			}
			of.BreakEven = append(of.BreakEven, b)
		}
	}
}

// worthADay is the investment of which the annuity is 1 USD a day, over the years for which the unstated project lasts.
func worthADay(a *scenario.Appraisal, of *Weighed) float64 {
	years := a.Last - a.Opening + 1
	for _, annual := range of.Annual {
		if !annual.Stated {
			years = annual.Years
		}
	}
	return a.Days / outlook.Annuity(a.Discount, years)
}

// bestBeside is the option that costs least in a future but for one.
func (w *weighing) bestBeside(option, future int) int {
	best := plan.None
	for other := range w.costs {
		if other != option && w.carries(other, future) &&
			(best == plan.None || w.Costs[other][future].Mean < w.Costs[best][future].Mean) {
			best = other
		}
	}
	return best
}

// saving is what an option costs less than another one in a future, by pairs of replications.
func (w *weighing) saving(other, option, future int, confidence float64) stats.Estimate {
	return stats.MeanInterval(differences(w.costs[option][future], w.costs[other][future]), confidence)
}
