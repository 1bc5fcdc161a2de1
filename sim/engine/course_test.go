package engine

import (
	"math/rand/v2"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/stats"
)

// Courses are what the account adds up, to the nanosecond, and leave no gap: in models at random.
func TestCoursesAddUpToTheAccount(t *testing.T) {
	told := 0
	for seed := range uint64(60) {
		p := plantest.Text(t, plantest.RandomScenario(rand.New(rand.NewPCG(seed, 1))))
		run := New(p)
		sums := make([][]stats.Sum128, len(p.Flows))
		for i := range sums {
			sums[i] = make([]stats.Sum128, len(PartsOf(p)))
		}
		approached := make([]uint64, len(p.Crossings))
		run.ObserveCourses(func(c *Course) {
			since := c.arrived
			for _, s := range c.Spells {
				if s.From != since || s.To <= s.From {
					t.Fatalf("model %d: a spell from %d to %d, and the one before ends at %d", seed, s.From, s.To, since)
				}
				since = s.To
				if c.Completed && c.InWindow {
					sums[c.Flow][s.Part].Add(uint64(s.To - s.From))
				}
			}
			if !c.Sent && c.Orphan {
				t.Fatalf("model %d: one who arrived is sent out", seed)
			}
			told++
		}, func(a *Approach) {
			if len(a.Counts) > 0 {
				approached[a.Crossing] += a.Counts[0]
			}
		})
		rec, err := run.Replicate(seed, 0)
		if err != nil {
			continue // a knot
		}
		for i := range rec.Account.Flows {
			for part, sum := range rec.Account.Flows[i].Parts {
				if sum != sums[i][part] {
					t.Fatalf("model %d, flow %s, part %d: %s, by courses %s", seed, p.Flows[i].Name, part, sum, sums[i][part])
				}
			}
		}
		for i := range rec.Crossings {
			if len(p.Measures) > 0 && rec.Crossings[i].Offered[0] != approached[i] {
				t.Fatalf("model %d: %d approaches of %d", seed, approached[i], rec.Crossings[i].Offered[0])
			}
		}
	}
	if told < 1000 {
		t.Errorf("%d courses alone were told", told)
	}
}

// A trip tells how long it moved without its delay, fees fall due where they do, and a split's child names its parent.
func TestACourseSaysWhatIsPaidAndWhoIsSentOut(t *testing.T) {
	p := plantest.Text(t, `karvon: 1
title: A truck with its papers
run: {kind: terminating, window: 1h}
entities: {truck: {counts: {trucks: 1}}, papers: {}}
sites:
  a: {stations: {desk: {servers: 1, service: 5m}, scale: {servers: 1, service: 2m}}}
  b: {}
links: {road: {from: a, to: b, mode: road, length: 30 km, speed: 60 km/h, delay: 12m}}
crossings: {line: {site: b}}
flows:
  trucks:
    entity: truck
    from: a
    arrivals: {times: [10m]}
    journey:
      - split: {into: papers, entity: papers, do: [{visit: desk}]}
      - visit: scale
      - join: papers
      - travel: b
      - cross: line
      - depart
`)
	run := New(p)
	var courses []Course
	run.ObserveCourses(func(c *Course) {
		kept := *c
		kept.Spells, kept.Tolls = append([]Stretch(nil), c.Spells...), append([]Toll(nil), c.Tolls...)
		courses = append(courses, kept)
	}, nil)
	if _, err := run.Replicate(1, 0); err != nil {
		t.Fatal(err)
	}
	if len(courses) != 2 || !courses[0].Sent || courses[0].Root != courses[1].Root || courses[1].Sent {
		t.Fatalf("%+v", courses)
	}
	const minute = plan.Hour / 60
	truck := &courses[1]
	if len(truck.Tolls) != 3 || truck.Tolls[0] != (Toll{AfterService, 1, 12 * minute, 0, false}) ||
		truck.Tolls[1] != (Toll{AfterTrip, 0, 57 * minute, 30 * minute, false}) ||
		truck.Tolls[2] != (Toll{AtLine, 0, 57 * minute, 0, false}) {
		t.Errorf("tolls %+v", truck.Tolls)
	}
	// 2 min on the scale, then the papers' last 3 min, then 30 min of road and 12 of delay.
	if s := truck.Spells; len(s) != 3 || s[0].To-s[0].From != 2*minute || s[1].To-s[1].From != 3*minute ||
		s[2].To-s[2].From != 42*minute {
		t.Errorf("spells %+v", s)
	}
}
