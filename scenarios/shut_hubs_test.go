package scenarios_test

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// whereabouts is a [experiment.Recorder] of one replication that keeps where each vehicle of a class was at an instant,
// at every site.
type whereabouts struct {
	plan   *response.Model
	class  string
	at     int64
	mutex  sync.Mutex
	trucks map[uint64]*oneTruck
}

// oneTruck is what became of a truck by the instant.
type oneTruck struct {
	flow   string
	set    bool     // whether it had come into the model
	gone   bool     // whether it had left it
	ground []string // the zones and links that it was in
	waits  string   // the zone that it waited for
	served string   // the station that it waited for or was served at
}

func (w *whereabouts) Begin(int) (func(*engine.Visit), error) { return w.tell, nil }

func (w *whereabouts) End(int) error { return nil }

func (w *whereabouts) tell(v *engine.Visit) {
	flow := w.plan.Flows[v.Flow]
	if w.plan.Classes[flow.Class].Name != w.class || v.Arrive > w.at {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	one := w.trucks[v.Entity]
	if one == nil {
		one = &oneTruck{flow: flow.Name}
		w.trucks[v.Entity] = one
	}
	begun := v.Start != plan.None && v.Start <= w.at
	ended := v.End <= w.at && v.Kind != engine.Incomplete
	switch v.Place {
	case engine.OfFlow:
		one.set, one.gone = true, ended
	case engine.InZone:
		one.was(w.plan.Zones[v.Index].Name, begun, ended)
	case engine.AtStation:
		if begun = v.Start != plan.None || v.Kind == engine.Incomplete; !ended && begun {
			one.served = w.plan.Stations[v.Index].Name
		}
	case engine.OnLink:
		one.was("link."+w.plan.Links[v.Index].Name, begun, ended)
	}
}

// was notes that a truck stood on a ground or waited for it.
func (o *oneTruck) was(ground string, begun, ended bool) {
	switch {
	case ended:
	case begun:
		if !slices.Contains(o.ground, ground) {
			o.ground = append(o.ground, ground)
		}
	default:
		o.waits = ground
	}
}

// The last hour of the shut day, a Wednesday, is asked of.
const (
	shutFrom  = 2 * plan.Day
	shutAsked = shutFrom + 23*plan.Hour
	askedAt   = ".inside.at.2024-09-04T23:00"
)

// lateOnTheShutDay runs three days from empty with a hub shut on the third, and gives where trucks were an hour before
// it opens again, with the model's own counts of some flows, zones and links then.
func lateOnTheShutDay(
	t *testing.T, policy string, hub shutHub, counted []string,
) (*whereabouts, *experiment.Result) {
	t.Helper()
	name := cmp.Or(hub.scenario, "central-asia")
	s, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{Policies: []string{policy}})
	if err != nil {
		t.Fatal(err)
	}
	ask := strings.Join(counted, askedAt+", ") + askedAt
	set := []string{"run.warm-up=0s", "run.follow-up=1 day", "primary=[" + ask + "]"}
	for name := range s.Disruptions {
		set = append(set, "disruptions."+name+".at=2 days")
	}
	_, p := compile(t, name, scenario.Options{Policies: []string{policy}, Set: set})
	w := &whereabouts{plan: p, class: cmp.Or(hub.class, "truck"), at: shutAsked, trucks: map[uint64]*oneTruck{}}
	result, err := experiment.Run(context.Background(), p,
		experiment.Options{Replications: 1, Window: shutFrom + plan.Day, Recorder: w})
	if err != nil {
		t.Fatal(err)
	}
	return w, result
}

// shutHub is what is expected late on the day on which a hub is shut.
type shutHub struct {
	grounds  map[string][2]int // the least and the most that stand there
	flows    []string          // of whom the model's own counts are looked at
	scenario string            // central-asia where it is empty
	class    string            // of those who are looked for, trucks where it is empty
}

// offGround are those who need no zone or link, with the most that there are: who waits at Almaty for a slot has not
// set out, and the Afghan control has a queue of 20 places of its own.
var offGround = map[string]int{
	"khorgos-trucks-export before nothing": 700, "trucks-from-khorgos before hairatan.acceptance": 20,
	"termez-trucks-export before hairatan.acceptance": 20, "trucks-from-kz before hairatan.acceptance": 20,
}

// With a hub shut for a day no truck vanishes: of those that came into the model and have not left it each stands on
// named ground or did not set out, and the model's own counts say the same.
func TestWithAHubShutForADayNoTruckVanishes(t *testing.T) {
	t.Parallel()
	for policy, hub := range map[string]shutHub{
		"khorgos-shut": {
			grounds: map[string][2]int{
				"khorgos.nur-zholy-yard": {300, 1071}, "khorgos.chinese-lane": {400, 1000},
				"central-asia.kz-terminal": {40, 300}, "link.road-almaty-other-posts": {1, 100},
				"link.road-other-posts": {1, 100},
			},
			flows: []string{"khorgos-trucks-export", "khorgos-trucks-import", "trucks-from-khorgos", "trucks-from-uz"},
		},
		"hairatan-shut": {
			grounds: map[string][2]int{"termez.truck-yard": {0, 60}, "termez.control-area": {60, 300}},
			flows:   []string{"termez-trucks-export", "trucks-from-kz"},
		},
		"centre-shut": {
			grounds: map[string][2]int{
				"central-asia.uz-truck-yard": {1428, 1428}, "central-asia.kz-truck-yard": {1428, 1428},
				"central-asia.uz-approach-road": {500, 1000}, "central-asia.kz-approach-road": {500, 1000},
			},
			flows: []string{"trucks-from-uz", "trucks-from-kz", "trucks-from-khorgos", "trucks-from-alatau"},
		},
		// Trains: of 28 a day each way a quarter is on the way to Oazis. Of 12 at the junction 7 have passed the path and
		// leave, and 5 + 21 are about what the tracks hold.
		"saryagash-shut-oazis": {
			grounds: map[string][2]int{
				"saryagash.south-tracks": {20, 24}, "saryagash.south-line": {0, 20}, "link.rail-oazis": {5, 26},
			},
			flows: []string{"saryagash-trains-south", "saryagash-trains-north"}, scenario: "saryagash", class: "freight-train",
		},
	} {
		t.Run(policy, func(t *testing.T) {
			if policy == "hairatan-shut" && !*long {
				t.Skip("the shortest of the three in what it shows: with -long")
			}
			t.Parallel()
			requireNobodyVanishes(t, policy, hub)
		})
	}
}

func requireNobodyVanishes(t *testing.T, policy string, hub shutHub) {
	t.Helper()
	counted := slices.Sorted(maps.Keys(hub.grounds))
	for _, flow := range hub.flows {
		counted = append(counted, "flow."+flow)
	}
	w, result := lateOnTheShutDay(t, policy, hub, counted)
	stands, home := map[string]int{}, map[string]int{}
	for _, one := range w.trucks {
		if !one.set || one.gone || strings.Contains(one.flow, ".containers.") {
			continue // trucks of the rail terminal's containers go to neither hub
		}
		stands["flow."+one.flow]++
		for _, ground := range one.ground {
			stands[ground]++
		}
		if len(one.ground) == 0 {
			home[one.flow+" before "+cmp.Or(one.waits, one.served, "nothing")]++
		}
	}
	for _, name := range counted {
		if own := result.Find(name + askedAt); own == nil || own.Mean != float64(stands[name]) {
			t.Errorf("%d trucks are in %s, and the model counts %v", stands[name], name, own)
		}
	}
	for ground, bounds := range hub.grounds {
		if n := stands[ground]; n < bounds[0] || n > bounds[1] {
			t.Errorf("%d trucks stand in %s, expected %d to %d", n, ground, bounds[0], bounds[1])
		}
	}
	for who, n := range home {
		if n > offGround[who] {
			t.Errorf("%d of %s are on no ground, expected %d at most", n, who, offGround[who])
		}
	}
}
