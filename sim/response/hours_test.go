package response_test

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// byHours is a gate in Kathmandu, whose clocks are a quarter and a half hour from those of others; the run's are those
// of Tashkent. The start is 20:00 in Tashkent and 20:45 in Kathmandu.
const byHours = `karvon: 1
title: hours of a day
run: {kind: terminating, start: 2025-08-21T20:00, time-zone: Asia/Tashkent, window: 2 days, follow-up: 1h}
entities: {truck: {}}
sites: {post: {time-zone: Asia/Kathmandu, stations: {gate: {servers: 1, service: 6m}}}}
flows:
  trucks:
    entity: truck
    arrivals: {timetable: [{at: TIMES}], batch: 10}
    journey: [{visit: gate}, depart]
primary: [PRIMARY]
`

// inHours gives what a replication says of a response.
func inHours(t *testing.T, file, times, name string) response.Observation {
	t.Helper()
	m := responsetest.Text(t, strings.NewReplacer("TIMES", times, "PRIMARY", name).Replace(file))
	rec, err := m.Run().Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	i, ok := m.ResponseIndex(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	return response.NewView(m.Plan, rec, m.Window).Observe(&m.Responses[i])
}

// Ten trucks come at once and are served in 6 minutes each: they wait 0, 6, ..., 54 minutes, 27 on average, and nine
// are in the queue at first, eight after six minutes and so on: 9+8+...+1 = 45 times 6 minutes.
func TestHoursOfTheDayAreThoseOfThePlace(t *testing.T) {
	const twice = `["08:00", "21:30"]`
	for _, test := range []struct {
		times, name string
		want        float64
		weight      uint64
	}{
		{twice, "post.gate.wait.mean.from-08-to-09", 27 * minutes, 20}, // on two days
		{twice, "post.gate.wait.mean.from-08-to-08:01", 27 * minutes, 20},
		{twice, "post.gate.wait.max.from-08-to-09", 54 * minutes, 20},
		{twice, "post.gate.wait.p50.from-21-to-22", 24 * minutes, 20},
		{twice, "post.gate.wait.within-30m.from-08-to-09", 0.6, 20},
		{twice, "post.gate.wait.mean.from-22-to-08", nan, 0}, // the end does not belong to them
		{twice, "post.gate.wait.mean.from-21:30-to-08", 27 * minutes, 20},
		{twice, "post.gate.wait.mean.from-21:31-to-08:01", 27 * minutes, 20}, // over midnight
		{twice, "flow.trucks.time.mean.from-08-to-09", 33 * minutes, 20},
		{twice, "flow.trucks.at.post.time.mean.from-08-to-09", 33 * minutes, 20},
		{twice, "post.gate.queue.mean.from-08-to-09", 4.5, 0},
		{twice, "post.gate.queue.mean.from-08:30-to-09", 2, 0}, // 4+3+2+1 times 6 minutes in half an hour
		{twice, "post.gate.queue.max.from-08:31-to-09", 4, 0},
		{twice, "post.gate.queue.max.from-08:30-to-09", 5, 0}, // who is there as they begin counts
		{twice, "post.gate.queue.max.from-09-to-21:30", 0, 0},
		{twice, "flow.trucks.inside.mean.from-08-to-09", 5.5, 0},
		{twice, "post.gate.utilisation.from-08-to-09", 1, 0},
		{twice, "post.gate.utilisation.from-08-to-10", 0.5, 0},
		{twice, "post.gate.utilisation.from-23-to-01", 0, 0},
		{twice, "flow.trucks.time.mean.from-20:45-to-21", nan, 0}, // the window begins then
	} {
		got := inHours(t, byHours, test.times, test.name)
		if got.Value != test.want && (got.Value == got.Value || test.want == test.want) || got.Weight != test.weight {
			t.Errorf("%s is %v of %d; want %v of %d", test.name, got.Value, got.Weight, test.want, test.weight)
		}
	}
}

// nan is the value of what nobody shows.
var nan = math.NaN()
