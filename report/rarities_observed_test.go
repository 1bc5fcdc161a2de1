package report_test

import (
	"math"
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// besideOf is a run beside which something else was observed.
func besideOf(r *experiment.Result, change func(b *experiment.Beside)) *experiment.Result {
	other, beside := *r, *r.Beside
	beside.Responses = slices.Clone(beside.Responses)
	change(&beside)
	other.Beside = &beside
	return &other
}

// onlyOne leaves one observed value, of a number of which some is unfinished.
func onlyOne(b *experiment.Beside) {
	b.Responses = b.Responses[len(b.Responses)-1:]
	b.Responses[0].Mean.Unfinished = 0.0312
}

// seldomDiffer are values that differ in hardly any replication.
func seldomDiffer(b *experiment.Beside) { b.Of = 0 }

// stoppedBeside are values beside replications of which memory stopped some, so that nothing is predicted.
func stoppedBeside(b *experiment.Beside) {
	b.Stopped, b.Of = 3, 0
	unknown := stats.Prediction{Low: math.NaN(), High: math.NaN()}
	for i := range b.Responses {
		o := &b.Responses[i]
		o.One, o.Together, o.Values = unknown, unknown, slices.Clone(o.Values)
		for k := range o.Values {
			o.Values[k].Within, o.Values[k].WithinTogether = "", ""
		}
	}
}
