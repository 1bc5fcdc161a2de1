package engine

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/stats"
)

// checkIdentities checks what holds exactly in every record: conservation over
// the run, and Little's law over the window: the integral of the number present
// is the sum of the times spent.
func checkIdentities(t *testing.T, p *plan.Plan, rec *Record) {
	t.Helper()
	checkDues(t, p, rec)
	var in, inside uint64
	for i := range rec.Flows {
		f := &rec.Flows[i]
		checkBalance(t, p.Flows[i].Name, f.Balance)
		checkSum(t, p.Flows[i].Name, f.Inside.Area, f.Presence)
		in += f.Balance.In
		inside += f.Balance.Inside
		if cohort := f.Time.Count() + f.CohortTurnedAway + f.Time.Unfinished.Count(); cohort != f.Arrived {
			t.Errorf("%s: %d of the window's %d arrivals are accounted for", p.Flows[i].Name, cohort, f.Arrived)
		}
	}
	if in != rec.Entities {
		t.Errorf("%d entities, but %d came with flows", rec.Entities, in)
	}
	for i := range rec.Stations {
		s := &rec.Stations[i]
		checkBalance(t, p.Stations[i].Name, s.Balance)
		present := s.Queue.Area
		present.AddSum(s.Busy.Area)
		present.AddSum(s.Extra.Area)
		checkSum(t, p.Stations[i].Name, present, s.Presence)
	}
	for i := range rec.Bookings {
		b := &rec.Bookings[i]
		name := p.Bookings[i].Name
		checkBalance(t, name, b.Balance)
		checkSum(t, name, b.Queue.Area, b.Presence)
		if h := b.Held; h.Made != h.Shown+h.Missed+h.NoShows+h.ToCome {
			t.Errorf("%s: %d booked, %d shown, %d missed, %d no-shows, %d to come", name, h.Made, h.Shown, h.Missed, h.NoShows, h.ToCome)
		}
		if s := b.Slots; s.Offered != s.Used+s.Unused+s.Open {
			t.Errorf("%s: %d slots, %d used, %d unused, %d open", name, s.Offered, s.Used, s.Unused, s.Open)
		}
		if b.Used > b.Offered || b.Asked != b.Booked+b.Refused {
			t.Errorf("%s: %d of %d slots used; %d asked, %d booked, %d refused", name, b.Used, b.Offered, b.Asked, b.Booked, b.Refused)
		}
	}
	for i := range rec.Timings {
		if m := &rec.Timings[i]; m.Begun != m.Time.Count()+m.Abandoned+m.Time.Unfinished.Count() {
			t.Errorf("%s: of %d begun, %d recorded, %d abandoned, %d unfinished", p.Timings[i].Name, m.Begun, m.Time.Count(), m.Abandoned, m.Time.Unfinished.Count())
		}
	}
	for i := range rec.Zones {
		z := &rec.Zones[i]
		checkBalance(t, p.Zones[i].Name, z.Balance)
		checkSum(t, p.Zones[i].Name, z.Inside.Area, z.Presence)
		if capacity := p.Zones[i].Capacity; capacity != plan.None && z.Room.Max > capacity {
			t.Errorf("%s: %d of %d units of room were taken", p.Zones[i].Name, z.Room.Max, capacity)
		}
	}
	for i := range rec.Ways {
		if w := &rec.Ways[i]; w.Room.Max > p.Ways[i].Capacity || w.Blocked.Max > w.Room.Max {
			t.Errorf("%s: %d of %d units of room were taken, %d stand at the end", p.Ways[i].Name, w.Room.Max, p.Ways[i].Capacity, w.Blocked.Max)
		}
	}
	somewhere := int64(0)
	for i := range rec.Sites {
		somewhere += rec.Sites[i].Inside.Now
	}
	for i := range rec.Links {
		somewhere += rec.Links[i].Inside.Now + rec.Links[i].Aboard.Now
	}
	if uint64(somewhere) != inside {
		t.Errorf("%d entities are inside, but %d at sites and on links", inside, somewhere)
	}
}

// checkDues checks that the flows' passages are those of the places, and that
// nobody waits longer than it is inside.
func checkDues(t *testing.T, p *plan.Plan, rec *Record) {
	t.Helper()
	if rec.Dues == nil {
		return
	}
	for i := range rec.Stations {
		if paid := rec.Dues.AtStation[i].sum(); paid != rec.Stations[i].Served {
			t.Errorf("%s: %d of %d served are accounted for", p.Stations[i].Name, paid, rec.Stations[i].Served)
		}
	}
	for i := range rec.Links {
		if paid := rec.Dues.OnLink[i].sum(); paid != rec.Links[i].Passed {
			t.Errorf("%s: %d of %d trips are accounted for", p.Links[i].Name, paid, rec.Links[i].Passed)
		}
	}
	for i := range rec.Flows {
		if rec.Dues.Waiting[i].Float() > rec.Flows[i].Presence.Float() {
			t.Errorf("%s: waits %s ns, but is present for %s", p.Flows[i].Name, rec.Dues.Waiting[i], rec.Flows[i].Presence)
		}
	}
}

func (counts Passages) sum() uint64 {
	total := uint64(0)
	for _, n := range counts {
		total += n
	}
	return total
}

func checkBalance(t *testing.T, name string, b Balance) {
	t.Helper()
	if b.In != b.Out+b.TurnedAway+b.Inside {
		t.Errorf("%s: in %d, out %d, turned away %d, inside %d", name, b.In, b.Out, b.TurnedAway, b.Inside)
	}
}

func checkSum(t *testing.T, name string, integral, times stats.Sum128) {
	t.Helper()
	if integral != times {
		t.Errorf("%s: the integral of the number present is %s ns, the sum of times %s ns", name, integral, times)
	}
}

func TestIdentitiesHoldOnTheShippedScenarios(t *testing.T) {
	names, err := scenarios.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range names {
		name, isScenario := strings.CutSuffix(entry.Name(), ".yaml")
		if !isScenario {
			continue
		}
		t.Run(name, func(t *testing.T) {
			p := load(t, name)
			run := New(p)
			for replication := range 2 {
				rec, err := run.Replicate(p.Seed, replication)
				if err != nil {
					t.Fatal(err)
				}
				checkIdentities(t, p, rec)
			}
		})
	}
}

func TestIdentitiesHoldOnRandomScenarios(t *testing.T) {
	const models = 150
	file := filepath.Join(t.TempDir(), "random.yaml")
	for seed := range uint64(models) {
		text := plantest.RandomScenario(rand.New(rand.NewPCG(seed, 1)))
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		p := load(t, file)
		rec, err := New(p).Replicate(seed, 0)
		if err != nil {
			var deadlock *DeadlockError
			if !errors.As(err, &deadlock) {
				t.Fatalf("model %d: %v\n%s", seed, err, text)
			}
		}
		checkIdentities(t, p, rec)
		if t.Failed() {
			t.Fatalf("model %d:\n%s", seed, text)
		}
	}
}
