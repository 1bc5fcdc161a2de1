package report_test

import (
	"math"
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// doubted is an appraisal in US dollars, with few replications and the same load in all years: of a project that
// returns at two rates, of one that costs nothing, and of one that is worth nothing whatever it costs.
func doubted(a *experiment.Appraised) *experiment.Appraised {
	other, section := *a, *a.Appraisal
	section.Currency = nil
	other.Appraisal, other.Replications, other.Loads = &section, experiment.LeastPaired-1, nil
	twice, free, never := a.Projects[0], a.Projects[0], a.Projects[0]
	twice.Stated, twice.Returns, twice.Beyond, twice.BeyondYears = true, []float64{0.04, 0.312}, 0.4, 0.02
	twice.Return.Mean, twice.Held = math.NaN(), &experiment.Hold{Year: 2033, Load: 321.5}
	twice.Switching = []experiment.SwitchingValue{
		{Name: "assumptions.hour", Unit: "USD/h", Stated: 7, At: 3.5, Low: 2, High: 9, AtLow: -1e6, AtHigh: 2e6},
		{Name: "years.streams.trucks.here", Unit: "1", Stated: 0.6, At: 0.42, Low: 0.4, High: 0.9, AtLow: -2e5, AtHigh: 7e5,
			Ends: &experiment.RangeText{Stated: "60%", At: "42%", Low: "40%", High: "90%"}},
		{Name: "years.streams.trucks.traffic", Stated: 300, At: 250, Low: 200, High: 400, AtLow: -3e5, AtHigh: 4e5,
			Ends: &experiment.RangeText{Stated: "300/day", At: "250/day", Low: "200/day", High: "as many as come"}},
		{Name: "years.streams.trucks.growth", More: true, At: -0.021, Stated: math.NaN(), Low: math.NaN(), High: math.NaN(),
			AtLow: math.NaN(), AtHigh: math.NaN()},
	}
	free.Name, free.Title, free.Stated, free.Held = "free", "what costs nothing", true, nil
	free.Worth.Estimate, free.Ratio.Estimate = stats.Unknown(4.2e6), stats.Unknown(math.NaN())
	free.Worthy, free.Returns, free.Switching = 0.97, nil, nil
	table := *free.Table
	for part := range table.Saved {
		if experiment.CostPart(part) != experiment.TimeCost {
			table.Saved[part] = make([]float64, len(table.Total))
		}
	}
	free.Table = &table
	never.Name, never.Title, never.Stated, never.Held = "never", "", false, &experiment.Hold{Year: 2031, Load: 300,
		Place: "post.gate", With: true}
	never.Worth.Estimate, never.BreakEven.Estimate = stats.Unknown(-1.5e6), stats.Unknown(-1.5e6)
	never.Worthy, never.Switching = 0.08, slices.Clone(twice.Switching)
	other.Projects = []experiment.AppraisedProject{twice, free, never}
	return &other
}
