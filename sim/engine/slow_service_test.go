package engine

import "testing"

func TestADisruptionMakesServicesLongerThatBeginMeanwhile(t *testing.T) {
	const text = `
sites: {s: {stations: {a: {servers: 1, service: 1h MORE}, b: {servers: 1, service: 1h}}}}
disruptions:
  cold: {at: 2h, for: 4h, service: {of: s.a, factor: 2}}
  dark: {at: 5h, for: 2h, service: {of: s, factor: 1.5}}
flows:
  before: {entity: truck, arrivals: {times: [1h30m]}, journey: [{visit: a}, depart]}
  during: {entity: truck, arrivals: {times: [3h]}, journey: [{visit: a}, depart]}
  both: {entity: truck, arrivals: {times: [5h30m]}, journey: [{visit: a}, depart]}
  after: {entity: truck, arrivals: {times: [9h]}, journey: [{visit: a}, depart]}
  other: {entity: truck, arrivals: {times: [4h, 6h30m]}, journey: [{visit: b}, depart]}
`
	for _, more := range []string{"", ", queue: {patience: 90h}", ", queue: {discipline: shortest-job}"} {
		got := timesSpent(t, replaced(text, " MORE", more))
		for flow, hours := range map[string]float64{"before": 1, "during": 2, "both": 3, "after": 1, "other": 1 + 1.5} {
			if got[flow] != int64(hours*float64(hour)) {
				t.Errorf("%q: %s spent %v h, want %v h", more, flow, float64(got[flow])/float64(hour), hours)
			}
		}
	}
}

// What is interrupted has its length from when it began.
func TestAnInterruptedServiceKeepsTheFactorWithWhichItBegan(t *testing.T) {
	got := timesSpent(t, `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "02:00", value: 1}, {from: "04:00", to: "24:00", value: 1}]}
    stations: {a: {servers: {schedule: day}, service: 2h, shift-end: hand-over}}
disruptions: {cold: {at: 0h, for: 3h, service: {of: s.a, factor: 1.5}}}
flows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [{visit: a}, depart]}}
`)
	if got["f"] != 5*hour { // an hour before the break, two after it
		t.Errorf("spent %v h, want 5 h", float64(got["f"])/float64(hour))
	}
}
