package experiment

import (
	"testing"

	"karvon/sim/response/responsetest"
)

// morningAndEvening has a crowd at the gate from 08:00 and a longer one at the hall from 20:00. Those who pass both
// wait at either.
const morningAndEvening = `
karvon: 1
title: A crowd at two places at two times
run: {kind: cyclic, cycle: 1 day, warm-up: 1 day, window: 2 days, follow-up: 12h}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 1, service: 1m}
      hall: {servers: 1, service: 2m}
      yard: {servers: 1, service: 1s}
flows:
`

const (
	apart = `
  early:
    entity: truck
    arrivals: {timetable: [{at: ["08:05"]}], batch: 40}
    journey: [{visit: gate}, {visit: yard}, depart]
  late: {entity: truck, arrivals: {timetable: [{at: ["20:05"]}], batch: 40}, journey: [{visit: hall}, depart]}
  first: {entity: truck, arrivals: {rate: 3/h}, journey: [{visit: gate}, depart]}
  other: {entity: truck, arrivals: {rate: 3/h}, journey: [{visit: hall}, depart]}
`
	inARow = `
  early:
    entity: truck
    arrivals: {timetable: [{at: ["08:05", "20:05"]}], batch: 40}
    journey: [{visit: gate}, {visit: hall}, depart]
`
)

// The hour is that of the place that a threshold is about: not of a longer queue elsewhere. Where the same is waited
// for at several places none is told, as the hours do not say where.
func TestTheHourIsThatOfThePlace(t *testing.T) {
	for _, want := range []struct {
		flows, response string
		hour            int
	}{
		{apart, "post.gate.wait.mean", 8},
		{apart, "post.hall.wait.mean", 20},
		{apart, "flow.late.time.mean", -1}, // it has no other hour
		{apart, "flow.other.at.post.time.mean", 20},
		{apart, "post.gate.utilisation", 8},
		{apart, "cost.total", -1},
		{inARow, "post.gate.wait.mean", -1},
		{inARow, "flow.early.time.mean", -1}, // as long at both times
	} {
		m := responsetest.Text(t, morningAndEvening+want.flows)
		accounts, _ := accountsOf(t, m, 5, 1)
		at := -1
		for i := range m.Responses {
			if m.Responses[i].Name == want.response {
				at = i
			}
		}
		if at < 0 {
			if want.hour >= 0 {
				t.Errorf("there is no %s", want.response)
			}
			continue
		}
		if got := worstHour(m.Plan, &m.Responses[at], accounts); got != want.hour {
			t.Errorf("%s breaks most at %d, want %d", want.response, got, want.hour)
		}
	}
}
