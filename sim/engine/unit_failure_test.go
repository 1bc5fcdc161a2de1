package engine

import (
	"testing"

	"karvon/sim/stats"
)

// The crane fails two hours after the start and after each repair of an hour. Who has it keeps it; who asks meanwhile
// waits for the repair, or until its patience ends.
func TestUnitsFailAndAreRepaired(t *testing.T) {
	got := timesSpent(t, `
run: {kind: terminating, window: 10h}
sites: {s: {resources: {crane: {units: 1, breakdowns: {after: 2h, repair: 1h}}}}}
flows:
  holds: {entity: truck, arrivals: {times: [90m]}, journey: [{seize: crane}, {delay: 1h}, {release: crane}, depart]}
  waits: {entity: truck, arrivals: {times: [100m]}, journey: [{seize: crane}, {delay: 1h}, {release: crane}, depart]}
  gives-up: {entity: truck, arrivals: {times: [310m]}, journey: [{seize: {resource: crane, patience: 30m,
    otherwise: [depart]}}, {delay: 1h}, {release: crane}, depart]}
  as-it-fails: {entity: truck, arrivals: {times: [8h]}, journey: [{seize: crane}, {release: crane}, depart]}
  as-it-is-mended: {entity: truck, arrivals: {times: [9h]}, journey: [{seize: crane}, {release: crane}, depart]}
`)
	const minute = hour / 60
	for flow, minutes := range map[string]int64{
		"holds": 60, "waits": 140, "gives-up": 30, "as-it-fails": 60, "as-it-is-mended": 0,
	} {
		if got[flow] != minutes*minute {
			t.Errorf("%s spent %d min, not %d", flow, got[flow]/minute, minutes)
		}
	}
}

// Of three units two are on duty: one that fails has the third in its place. On average 1.375 of them are there, and
// 0.625 would be without the spare one. They fail alike in each run, whoever uses them.
func TestASpareUnitTakesTheirPlace(t *testing.T) {
	const model = `
run: {kind: terminating, window: 1000h}
sites:
  s:
    schedules: {two: [{from: "00:00", to: "00:01", value: 3}, {from: "00:01", to: "24:00", value: 2}]}
    resources: {crane: {units: {schedule: two}, breakdowns: {after: {exponential: 2h}, repair: {exponential: 2h}}}}
flows: {f: {entity: truck, arrivals: {rate: RATE}, journey: [{seize: crane}, {delay: 1h}, {release: crane}, depart]}}
`
	var seldom stats.Sum128
	for _, rate := range []string{"0.1/h", "1/h"} {
		p := compile(t, replaced(model, "RATE", rate))
		rec := replicate(t, p, 0)
		checkIdentities(t, p, rec)
		res := &rec.Resources[0]
		there := float64(res.Capacity.Area.Lo) / float64(1000*hour)
		if there < 1.2 || there > 1.55 {
			t.Errorf("%g units are there", there)
		}
		if rate == "0.1/h" {
			seldom = res.Down.Area
		} else if res.Down.Area != seldom {
			t.Errorf("down %v, and with fewer trucks %v", res.Down.Area, seldom)
		}
	}
}
