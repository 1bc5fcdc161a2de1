package scenarios_test

import (
	"cmp"
	"context"
	"math"
	"os"
	"slices"
	"sync"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/lint"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// span is a time between two instants, in ns since the run's start.
type span struct{ from, to int64 }

// vehicle is where a truck, car or bus was at one site: in zones, and at work or waiting, for which it must stand
// somewhere.
type vehicle struct {
	stays []span
	needs []need
}

// need is a time during which a vehicle stands before or at a place.
type need struct {
	span
	place string
}

// landRegister is a [experiment.Recorder] of one replication that keeps where the vehicles of a site stood, and how
// full its zones were.
type landRegister struct {
	plan     *response.Model
	site     int
	mutex    sync.Mutex
	vehicles map[uint64]*vehicle
	stays    map[string][]span
}

func newLandRegister(t *testing.T, p *response.Model, site string) *landRegister {
	t.Helper()
	index := slices.IndexFunc(p.Sites, func(s plan.Site) bool { return s.Name == site })
	if index < 0 {
		t.Fatalf("there is no site %s", site)
	}
	return &landRegister{plan: p, site: index, vehicles: map[uint64]*vehicle{}, stays: map[string][]span{}}
}

func (r *landRegister) Begin(int) (func(*engine.Visit), error) { return r.tell, nil }

func (r *landRegister) End(int) error { return nil }

func (r *landRegister) tell(v *engine.Visit) {
	class := r.plan.Classes[r.plan.Flows[v.Flow].Class].Name
	if int(v.Site) != r.site || !slices.Contains([]string{"truck", "car", "bus"}, class) {
		return
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	one := r.vehicles[v.Entity]
	if one == nil {
		one = &vehicle{}
		r.vehicles[v.Entity] = one
	}
	switch v.Place {
	case engine.AtStation:
		one.needs = append(one.needs, need{span{v.Arrive, v.End}, r.plan.Stations[v.Index].Name})
	case engine.OfResource:
		one.needs = append(one.needs, need{span{v.Arrive, v.End}, r.plan.Resources[v.Index].Name})
	case engine.InZone:
		r.stay(one, v)
	}
}

// stay keeps a stay in a zone, and that who waits to enter it must stand elsewhere.
func (r *landRegister) stay(one *vehicle, v *engine.Visit) {
	zone, in := r.plan.Zones[v.Index].Name, v.Start
	if in == plan.None {
		in = v.End
	} else {
		one.stays = append(one.stays, span{v.Start, v.End})
		r.stays[zone] = append(r.stays[zone], span{v.Start, v.End})
	}
	one.needs = append(one.needs, need{span{v.Arrive, in}, zone})
}

// onNoGround lists how often vehicles stood before or at a place without being in any zone, by place.
func (r *landRegister) onNoGround() map[string]int {
	found := map[string]int{}
	for _, one := range r.vehicles {
		slices.SortFunc(one.stays, func(a, b span) int { return cmp.Compare(a.from, b.from) })
		for _, n := range one.needs {
			if !covered(n.span, one.stays) {
				found[n.place]++
			}
		}
	}
	return found
}

// covered says whether stays, by their beginning, leave no gap in a span.
func covered(s span, stays []span) bool {
	for _, stay := range stays {
		if stay.from > s.from {
			break
		}
		s.from = max(s.from, stay.to)
	}
	return s.from >= s.to
}

// filled gives when a zone had so many inside for the first time, and the most that it ever had.
func (r *landRegister) filled(zone string, places int) (at int64, most int) {
	type change struct {
		at int64
		by int
	}
	var changes []change
	for _, s := range r.stays[zone] {
		changes = append(changes, change{s.from, 1}, change{s.to, -1})
	}
	// Who leaves at an instant makes room for who enters at it.
	slices.SortFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.by, b.by)) })
	at = math.MaxInt64
	inside := 0
	for _, c := range changes {
		inside += c.by
		most = max(most, inside)
		if inside >= places && c.at < at {
			at = c.at
		}
	}
	return at, most
}

// behindAShutGate is a run in which the gate is shut on the Wednesday, simulated once for all who ask of it.
var behindAShutGate struct {
	once     sync.Once
	register *landRegister
}

// daysBehindAShutGate ends with the day on which the gate is shut, and with -long with the week.
func daysBehindAShutGate(t *testing.T) *landRegister {
	t.Helper()
	behindAShutGate.once.Do(func() {
		behindAShutGate.register = daysOfVehicles(t, 3, []string{"disruptions.kz-entry-shut.at=2 days"}, "kz-entry-shut")
	})
	if behindAShutGate.register == nil {
		t.Fatal("the days behind a shut gate could not be simulated")
	}
	return behindAShutGate.register
}

// daysOfVehicles runs some days from empty, a week with -long, with the vehicles of the centre observed.
func daysOfVehicles(t *testing.T, days int64, set []string, policies ...string) *landRegister {
	t.Helper()
	if *long {
		days = 7
	}
	_, p := compile(t, "central-asia", scenario.Options{
		Policies: policies, Set: append([]string{"run.warm-up=0s", "run.follow-up=1 day"}, set...),
	})
	register := newLandRegister(t, p, "central-asia")
	if _, err := experiment.Run(context.Background(), p,
		experiment.Options{Replications: 1, Window: days * plan.Day, Recorder: register}); err != nil {
		t.Fatal(err)
	}
	return register
}

// The neutral ground holds the trucks of an hour and a half. When it is full nobody leaves the exit control, and
// when that is full nobody leaves the yard.
func TestBehindAGateThatIsShutTheGroundFillsThenTheExitThenTheYard(t *testing.T) {
	if !*long {
		t.Skip("takes long")
	}
	t.Parallel()
	register := daysBehindAShutGate(t)
	before, from, to := "the gate was shut", int64(2*plan.Day), int64(3*plan.Day)
	for _, zone := range []string{"uz-kz-ground", "uz-exit-control", "uz-truck-yard"} {
		name := "central-asia." + zone
		index := slices.IndexFunc(register.plan.Zones, func(z plan.Zone) bool { return z.Name == name })
		places := int(register.plan.Zones[index].Places)
		at, most := register.filled(name, places)
		if at <= from || at >= to {
			t.Errorf("%s with its %d places was full %.1f h after the start, expected between %.1f h, when %s, and the end "+
				"of the day; it held %d at most",
				zone, places, float64(at)/float64(plan.Hour), float64(from)/float64(plan.Hour), before, most)
		}
		before, from = zone+" was full", at
	}
	for _, zone := range []string{"kz-uz-ground", "kz-exit-control", "kz-truck-yard"} {
		if _, most := register.filled("central-asia."+zone, 0); most > 150 {
			t.Errorf("%s of the other direction had %d trucks in it", zone, most)
		}
	}
}

// All ways are gone on any day: the quick edition looks at two, and at three where the gate is shut on the third.
func TestNoVehicleOfTheCentreStandsOnNoGround(t *testing.T) {
	t.Parallel()
	days := func(policies ...string) func(t *testing.T) *landRegister {
		return func(t *testing.T) *landRegister { return daysOfVehicles(t, 2, nil, policies...) }
	}
	least := 8000
	if *long {
		least = 30000
	}
	for name, simulated := range map[string]func(t *testing.T) *landRegister{
		"as it is":              days(),
		"a gate that is shut":   daysBehindAShutGate,
		"an electronic queue":   days("e-queue"),
		"lanes for authorised":  days("authorised-lanes"),
		"industry between both": days("industrial-zone-full"),
	} {
		t.Run(name, func(t *testing.T) {
			if !*long && (name == "lanes for authorised" || name == "industry between both") {
				t.Skip("a policy as the electronic queue is one: with -long")
			}
			t.Parallel()
			register := simulated(t)
			if len(register.vehicles) < least {
				t.Fatalf("only %d vehicles were seen", len(register.vehicles))
			}
			for place, times := range register.onNoGround() {
				t.Errorf("%d times a vehicle stood on no ground at or before %s", times, place)
			}
		})
	}
}

// The reference's road is full of those who wait at its end, and then the zone before it fills.
func TestTheReferencesQueueStandsOnTheRoadAndInTheLayBy(t *testing.T) {
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	example := exampleOf(t, string(text), "Where vehicles stand")
	review, err := lint.Check(t.Context(), plantest.TextLibrary(example), "test")
	if err != nil {
		t.Fatal(err)
	}
	for _, doubt := range review.Warnings {
		if doubt.Code == scenario.NoGround {
			t.Errorf("doubtful: %v", doubt)
		}
	}
	r, err := experiment.Run(context.Background(), responsetest.Text(t, example), experiment.Options{Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	if full := r.Find("link.road.to.post.occupancy.max"); full == nil || full.Mean != 1 {
		t.Errorf("the road was never full: %v", full)
	}
	if most := r.Find("village.lay-by.inside.max"); most == nil || most.Mean < 10 {
		t.Errorf("few trucks stood in the lay-by: %v", most)
	}
}
