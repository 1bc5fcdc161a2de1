package engine

import "testing"

// Four trucks come at once for a crane that each holds for an hour: one has it, the others go without, as it is said.
func TestWhoGoesWithoutUnitsIsLost(t *testing.T) {
	const model = `
sites: {s: {resources: {crane: {units: 1}, hook: {units: 1}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s, 1s]}, journey: [{label: again, seize: {CLAIM}},
  {delay: 1h}, {release: {UNITS}}, {label: out, count: out}, depart]}}
`
	for name, want := range map[string]struct {
		claim      string
		losses     Losses
		out, spent int64 // who comes to the end, and the hours of all who do
	}{
		"waits":       {"", Losses{}, 4, 10},
		"patient":     {", patience: 150m", Losses{Reneged: 1, Any: 1}, 3, 6},
		"long enough": {", patience: 3h", Losses{}, 4, 10}, // as the units come free
		"other way":   {", patience: 30m, otherwise: [{delay: 30m}, {go-to: out}]", Losses{Reneged: 3, Any: 3}, 4, 4},
		"turned away": {", when-busy: turn-away", Losses{Refused: 3, Any: 3}, 1, 1},
		"comes back": {", when-busy: turn-away, otherwise: [{delay: 1h}, {go-to: again}]",
			Losses{Refused: 3, Any: 3}, 4, 10},
	} {
		for _, units := range []string{"resource: crane", "all: {crane: 1, hook: 1}", "any: [crane]"} {
			p := compile(t, replaced(model, "CLAIM", units+want.claim, "UNITS", units))
			rec := replicate(t, p, 0)
			checkIdentities(t, p, rec)
			flow := &rec.Flows[0]
			if flow.Lost != want.losses || rec.Passed[0] != uint64(want.out) ||
				int64(flow.Time.Sum().Lo) != want.spent*hour {
				t.Errorf("%s, %s: %+v, %d come out after %v h, not %+v, %d and %d h", units, name, flow.Lost, rec.Passed[0],
					float64(flow.Time.Sum().Lo)/float64(hour), want.losses, want.out, want.spent)
			}
		}
	}
}

// A waits for both cranes and holds up b, which needs one: as a gives up, b has its crane at once.
func TestWhoGivesUpLetsOthersPass(t *testing.T) {
	got := timesSpent(t, `
sites: {s: {resources: {crane: {units: 2}}}}
flows:
  z: {entity: truck, arrivals: {times: [1h]}, journey: [{seize: crane}, {delay: 9h}, {release: crane}, depart]}
  a: {entity: truck, arrivals: {times: [2h]}, journey: [{seize: {resource: crane, units: 2, patience: 3h,
    otherwise: [depart]}}, {delay: 1h}, {release: {resource: crane, units: 2}}, depart]}
  b: {entity: truck, arrivals: {times: [3h]}, journey: [{seize: crane}, {delay: 1h}, {release: crane}, depart]}
`)
	for flow, hours := range map[string]int64{"z": 9, "a": 3, "b": 3} {
		if got[flow] != hours*hour {
			t.Errorf("%s spent %v h, want %d h", flow, float64(got[flow])/float64(hour), hours)
		}
	}
}

// Who goes without units gives up what it holds of others; under the policy that all stay it waits on.
func TestWhoLeavesGivesBackWhatItHolds(t *testing.T) {
	const model = `
run: {kind: terminating, window: 100h, all-stay: STAY}
sites: {s: {resources: {crane: {units: 1}, hook: {units: 2}}, zones: {yard: {places: 2, when-full: block}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s]}, journey: [{enter: yard}, {seize: hook},
  {seize: {resource: crane, patience: 30m}}, {delay: 2h}, {release: crane}, {release: hook}, {leave: yard}, depart]}}
`
	for stay, want := range map[string]struct{ completed, turnedAway uint64 }{"false": {1, 2}, "true": {3, 0}} {
		p := compile(t, replaced(model, "STAY", stay))
		rec := replicate(t, p, 0)
		checkIdentities(t, p, rec)
		if f := &rec.Flows[0]; f.Completed != want.completed || f.TurnedAway != want.turnedAway {
			t.Errorf("all stay %s: %d and %d turned away, not %d and %d", stay, f.Completed, f.TurnedAway, want.completed,
				want.turnedAway)
		}
		if rec.Zones[0].Inside.now != 0 || rec.Resources[1].Seized.now != 0 {
			t.Errorf("all stay %s: %d inside, %d hooks held", stay, rec.Zones[0].Inside.now, rec.Resources[1].Seized.now)
		}
	}
}
