package report_test

import (
	"karvon/sim/experiment"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// indicators are a day of ten trucks in the layout of an institution; what they are by hand says package experiment.
func (l *laboratory) indicators(layout experiment.IndicatorLayout) *experiment.Indicators {
	l.Helper()
	_, m := responsetest.Compile(l, nil, "testdata/ten-trucks.yaml", scenario.Options{})
	recorder, err := experiment.NewIndicators(m.Plan, layout)
	l.must(err)
	r, err := experiment.Run(l.Context(), m, experiment.Options{Workers: 1, Recorder: recorder})
	l.must(err)
	return recorder.Finish(r)
}
