package experiment

import (
	"slices"
	"strings"
	"testing"
)

// calibratedHours is a gate that cannot keep up with its morning: counts by hour tell how many come, and how many an
// hour it serves while a queue stands.
const calibratedHours = `
karvon: 1
title: a gate with a morning peak
run: {kind: terminating, window: 1 day, follow-up: 4h, replications: 4, seed: 3}
profiles: {morning: {hours: [1, 1, 1, 1, 1, 2, 4, 8, 8, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1]}}
assumptions:
  trucks: {value: 400/day, range: [300/day, 500/day]}
  service: {value: {exponential: 90s}, range: [70s, 120s]}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: $service}}}}
flows: {trucks: {entity: truck, arrivals: {rate: $trucks, profile: morning}, journey: [{visit: gate}, depart]}}
`

// countedHours are what a gate log gives: who came and who was let through, by hour.
var countedHours = []string{
	"flow.trucks.arrived.from-07-to-08", "flow.trucks.arrived.from-08-to-09", "flow.trucks.arrived.from-12-to-13",
	"post.gate.served.from-07-to-08", "post.gate.served.from-08-to-09", "post.gate.served.from-09-to-10",
}

// Where what was observed is counts by the hour, small whole numbers of which those of one morning go together, the 95%
// intervals hold what is true in at least 90% of data sets, too. The chance that one of the counts fails by luck is
// falseAlarm.
func TestIntervalsCoverWhereHoursWereCounted(t *testing.T) {
	trials := seedsOf(1, 200, 200)
	covered, identified := map[string]int{}, map[string]int{}
	names := slices.Sorted(slices.Values(countedHours))
	text := calibratedHours + "primary: [" + strings.Join(names, ", ") + "]\n"
	inside, predicted, unreached := 0, 0, 0
	for trial := range trials {
		values, truth := calibrationData(t, text, trial, 5, names)
		c := calibrated(t, text, values, 0.01)
		for i := range c.Assumptions {
			m := &c.Assumptions[i].Members[0]
			if at := truth[m.Name]; m.Low <= at && at <= m.High {
				covered[m.Name]++
			}
			if c.Assumptions[i].Identified {
				identified[m.Name]++
			}
		}
		within, all := c.Within(false)
		inside, predicted = inside+within, predicted+all
		if !c.Reached {
			unreached++
		}
	}
	for _, name := range []string{"assumptions.trucks", "assumptions.service"} {
		atLeast(t, name+" covered", covered[name], trials, 0.90)
		atLeast(t, name+" identified", identified[name], trials, 0.90)
	}
	t.Logf("%d of %d not reached; %d of %d values within their prediction intervals", unreached, trials, inside, predicted)
	if trials >= 40 && float64(inside) < 0.9*float64(predicted) {
		t.Errorf("only %d of %d values are within their prediction intervals", inside, predicted)
	}
}
