package report_test

import (
	"karvon/sim/experiment"
	"karvon/sim/observed"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// observedNames are responses that were observed, by the hour too.
var observedNames = []string{"post.gate.queue.mean.from-08-to-09", "post.gate.queue.mean.from-09-to-10",
	"post.gate.queue.mean.from-22-to-02", "post.gate.wait.p95", "post.gate.wait.mean", "post.gate.utilisation",
	"post.gate.queue.max"}

// observedRun is a run of which each response has so many values, from half its mean to one and a half, beside what was
// observed of it, each in the order of the names that share of the mean; on dates, where there are any.
func (l *laboratory) observedRun(replications int, shares []float64, dates ...string) *experiment.Result {
	l.Helper()
	_, m := responsetest.Compile(l, nil, everything, scenario.Options{AskedFor: observedNames})
	timeline := experiment.NewTimeline(m.Plan)
	r, err := experiment.Run(l.Context(), m, experiment.Options{Workers: 1, Replications: 2, Recorder: timeline})
	l.must(err)
	timeline.Finish()
	r.Timeline, r.Replications, r.Asked = timeline, replications, replications
	for i := range r.Responses {
		values := make([]float64, replications)
		for k := range values {
			values[k] = r.Responses[i].Mean * (0.5 + float64((7*k)%replications)/float64(replications-1))
		}
		r.Responses[i].Values = values
		if r.Responses[i].Weights != nil {
			r.Responses[i].Weights = make([]float64, replications)
		}
	}
	var values []observed.Value
	for n, share := range shares {
		name := observedNames[n%len(observedNames)]
		v := observed.Value{Response: name, Number: share * r.Find(name).Mean}
		if len(dates) > 0 {
			v.Date = dates[n/len(observedNames)]
		}
		v.Place.File, v.Place.Line, v.Place.Column = "seen.csv", n+2, 2
		values = append(values, v)
	}
	r.SetBeside("seen.csv", values)
	return r
}

// observedKinds are runs beside which something was observed: as one, on dates, of too few replications, and as it is
// seldom seen.
func observedKinds(l *laboratory) []kind {
	once := []float64{1, 0.8, 1.2, 1.4, 1.7, 0.3, 1}
	at := l.observedRun(40, once)
	return []kind{
		ofResult("observed", at, nil),
		ofResult("observed-one", besideOf(at, onlyOne), nil).short(),
		ofResult("observed-seldom", besideOf(at, seldomDiffer), nil).short(),
		ofResult("observed-stopped", besideOf(at, stoppedBeside), nil).drawn(),
		ofResult("observed-dates", l.observedRun(41, append(once, 0.9, 1.1, 1.2, 1.3, 1.6, 1.1, 1), "2025-03-30",
			"2025-03-31"), nil).short(),
		ofResult("observed-few", l.observedRun(39, once[:3]), nil).short(),
	}
}
