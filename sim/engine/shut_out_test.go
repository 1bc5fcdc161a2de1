package engine

import "testing"

// Four trucks come together to a yard with one place, which each leaves after ten minutes, and a fifth when it is empty
// again: three of the five are shut out. Before a yard where a queue at which nobody waits for longer than a minute is
// full of them first, those whom it lost are not counted again.
func TestWhomAFullZoneTurnsAwayCountsOnce(t *testing.T) {
	const model = `
sites: {s: {zones: {yard: {places: 1, when-full: turn-away}},
  stations: {gate: {servers: 1, service: 1m, queue: {patience: 30s}}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s, 1s, 5h]},
  journey: [BEFORE{enter: yard}, {delay: 10m}, {leave: yard}, depart]}}
`
	for before, want := range map[string]struct{ shutOut, lost uint64 }{
		"": {3, 0},
		// Three give up after half a minute and go on: two of them find the yard full, and the one that was served does.
		"{visit: {station: gate, otherwise: [{delay: 1s}]}}, ": {1, 3},
	} {
		p := compile(t, replaced(model, "BEFORE", before))
		rec := replicate(t, p, 0)
		if f := &rec.Flows[0]; f.ShutOut != want.shutOut || f.Lost.Any != want.lost {
			t.Errorf("after %q: %d are shut out and %d lost, not %+v", before, f.ShutOut, f.Lost.Any, want)
		}
		if wrong := Violations(p, rec); len(wrong) > 0 {
			t.Errorf("after %q: %v", before, wrong)
		}
	}
}
