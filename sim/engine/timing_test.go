package engine

import "testing"

// taken counts what became of times.
type taken struct{ begun, abandoned, unfinished uint64 }

// timings runs a model with one time and compares what was taken of it.
func timings(t *testing.T, text string, want taken, sum int64) {
	t.Helper()
	p := compile(t, text)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	got := &rec.Timings[0]
	if found := (taken{got.begun, got.abandoned, got.Time.Unfinished.Count()}); found != want {
		t.Errorf("%+v, want %+v", found, want)
	}
	if taken := int64(got.Time.Sum().Lo); taken != sum {
		t.Errorf("%.3f h in all, want %.3f h", float64(taken)/float64(hour), float64(sum)/float64(hour))
	}
}

func TestATimeIsTakenFromTheMarkToTheRecord(t *testing.T) {
	timings(t, `
sites: {post: {stations: {gate: {servers: 1, service: 10m}, desk: {servers: 1, service: 3m}}}}
flows:
  trucks: {entity: truck, arrivals: {times: [0h, 0h]},
    journey: [{visit: gate}, {mark: clearance}, {visit: desk}, {delay: 1h}, {record: clearance}, {delay: 1h}, depart]}
`, taken{begun: 2}, 2*63*minute)
}

func TestAnotherMarkBeginsATimeAnew(t *testing.T) {
	timings(t, `
sites: {post: {}}
flows:
  trucks: {entity: truck, arrivals: {times: [0h]},
    journey: [{mark: m}, {delay: 1h}, {mark: m}, {delay: 10m}, {record: m}, {delay: 1h}, {record: m}, depart]}
`, taken{begun: 2, abandoned: 1}, 10*minute)
}

func TestWhoLeavesWithoutARecordIsLeftOut(t *testing.T) {
	timings(t, `
sites: {post: {stations: {desk: {servers: 1, service: 20m, queue: {capacity: 0, when-full: turn-away}}}}}
flows:
  trucks: {entity: truck, arrivals: {times: [0h, 10m]}, journey: [{mark: m}, {visit: desk}, {record: m}, depart]}
`, taken{begun: 2, abandoned: 1}, 20*minute)
}

// A child takes times of its own; those of its parent go on meanwhile.
func TestTimesAreOfTheEntityThatTakesThem(t *testing.T) {
	timings(t, `
sites: {post: {}}
flows:
  trucks:
    entity: truck
    arrivals: {times: [0h]}
    journey: [{mark: m}, {split: {into: papers, entity: truck, do: [{mark: n}, {delay: 20m}, {record: n}]}},
      {join: papers}, {record: m}, depart]
`, taken{begun: 1}, 20*minute)
}

// The run goes on until the times of its window are over, those of entities that came before it too.
func TestTimesBegunInTheWindowAreFollowedToTheirEnd(t *testing.T) {
	timings(t, `
run: {kind: stationary, warm-up: 1h, window: 1h}
sites: {post: {}}
flows:
  trucks: {entity: truck, arrivals: {times: [30m]},
    journey: [{delay: 1h}, {mark: m}, {delay: 50m}, {record: m}, depart]}
`, taken{begun: 1}, 50*minute)
	timings(t, `
run: {kind: stationary, warm-up: 1h, window: 1h, follow-up: 10m}
sites: {post: {}}
flows:
  trucks: {entity: truck, arrivals: {times: [30m]},
    journey: [{delay: 1h}, {mark: m}, {delay: 50m}, {record: m}, depart]}
`, taken{begun: 1, unfinished: 1}, 0)
}
