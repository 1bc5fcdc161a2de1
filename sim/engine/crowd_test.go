package engine

import (
	"slices"
	"testing"
)

func TestTheTimeWithEachNumberInsideIsExact(t *testing.T) {
	p := compile(t, `
sites: {s: {zones: {hall: {area: 10 m2, level-of-service: {A: 5 m2, B: 4 m2, C: 3 m2, D: 2 m2, E: 1 m2}}}}}
flows:
  f: {entity: truck, arrivals: {times: [0s, 0s, 1h, 2h, 2h, 2h]},
    journey: [{enter: hall}, {delay: 3h}, {leave: hall}, depart]}
`)
	// Two until 1:00, three until 2:00, six until 3:00, four until 4:00, three until 5:00, then nobody until 100:00.
	z := &replicate(t, p, 0).Zones[0]
	want := []int64{95 * hour, 0, hour, 2 * hour, hour, 0, hour}
	if !slices.Equal(z.Spent, want) {
		t.Errorf("%d ns, want %d", z.Spent, want)
	}
	if levels := p.Zones[0].Levels; !slices.Equal(levels, []int64{2, 2, 3, 5, 10}) {
		t.Errorf("most inside by level: %d", levels)
	}
	for inside, level := range map[int64]int{0: 0, 2: 0, 3: 2, 4: 3, 5: 3, 6: 4, 10: 4, 11: 5} {
		if got := p.Zones[0].Level(inside); got != level {
			t.Errorf("with %d inside the level is %d, want %d", inside, got, level)
		}
	}
}

func TestOnlyTheWindowCountsTowardsLevelsOfService(t *testing.T) {
	p := compile(t, `
run: {kind: stationary, warm-up: 2h, window: 3h}
sites: {s: {zones: {hall: {area: 10 m2, level-of-service: {A: 5 m2, B: 4 m2, C: 3 m2, D: 2 m2, E: 1 m2}}}}}
flows: {f: {entity: truck, arrivals: {times: [1h, 4h]}, journey: [{enter: hall}, {delay: 2h}, {leave: hall}, depart]}}
`)
	run := New(p)
	for range 2 { // the second replication begins with the memory of the first
		rec, err := run.Replicate(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		if want := []int64{hour, 2 * hour}; !slices.Equal(rec.Zones[0].Spent, want) {
			t.Errorf("%d ns, want %d", rec.Zones[0].Spent, want)
		}
	}
}
