package engine

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/stats"
)

// accountOf runs one replication that keeps an account.
func accountOf(t testing.TB, p *plan.Plan) *Record {
	t.Helper()
	run := New(p)
	run.KeepAccount()
	rec, err := run.Replicate(p.Seed, 0)
	if err != nil {
		t.Fatal(err)
	}
	checkAccount(t, p, rec)
	return rec
}

// checkAccount holds that the parts of the time of those who completed their journey are exactly that time, in all and
// hour by hour of their arrival, and that the waits are exactly their waits where nobody waits for children or rides in
// a batch.
func checkAccount(t testing.TB, p *plan.Plan, rec *Record) {
	t.Helper()
	all := PartsOf(p)
	for i := range rec.Account.Flows {
		f, flow := &rec.Account.Flows[i], &rec.Flows[i]
		var parts, waits, hours stats.Sum128
		for n, time := range f.Parts {
			parts.AddSum(time)
			if all[n].Doing.Waits() {
				waits.AddSum(time)
			}
		}
		completed := uint64(0)
		for n := range f.Hours {
			completed += f.Hours[n].Completed
			for _, time := range f.Hours[n].Times {
				hours.AddSum(time)
			}
		}
		if f.Completed != flow.Time.Histogram.Count() || completed != f.Completed {
			t.Errorf("%s: %d completed, %d by hour, want %d", p.Flows[i].Name, f.Completed, completed,
				flow.Time.Histogram.Count())
		}
		if want := flow.Time.Histogram.Sum(); parts != want || hours != want {
			t.Errorf("%s: the parts are %s ns, by hour %s, want %s", p.Flows[i].Name, parts, hours, want)
		}
		if waits != flow.Waited && !inherits(p) {
			t.Errorf("%s: the waits are %s ns, want %s", p.Flows[i].Name, waits, flow.Waited)
		}
	}
}

// inherits says whether some of a plan wait for children or ride in batches.
func inherits(p *plan.Plan) bool {
	for i := range p.Steps {
		if op := p.Steps[i].Op; op == plan.OpJoin || op == plan.OpBatch {
			return true
		}
	}
	return false
}

func TestAccountsLeaveNothingOut(t *testing.T) {
	models := 60
	if *long {
		models = 150
	}
	simple := 0
	for seed := range uint64(models) {
		for _, text := range []string{
			plantest.RandomScenario(rand.New(rand.NewPCG(seed, 1))), randomQueue(rand.New(rand.NewPCG(seed, 2))),
		} {
			p := plantest.Text(t, text)
			run := New(p)
			run.KeepAccount()
			rec, err := run.Replicate(seed, 0)
			if deadlock := (*DeadlockError)(nil); err != nil && !errors.As(err, &deadlock) {
				t.Fatal(err)
			}
			fingerprint := rec.Fingerprint
			checkAccount(t, p, rec)
			if plain, _ := New(p).Replicate(seed, 0); plain.Fingerprint != fingerprint {
				t.Error("the account changes what happens")
			}
			if t.Failed() {
				t.Fatalf("model %d:\n%s", seed, text)
			}
			if !inherits(p) {
				simple++
			}
		}
	}
	if simple < models/8 {
		t.Errorf("the waits of %d models alone were compared", simple)
	}
}

// told gives the means of a flow's account in minutes, by what is done and where.
func told(p *plan.Plan, rec *Record, flow plan.FlowID) map[string]float64 {
	means := map[string]float64{}
	f, parts := &rec.Account.Flows[flow], PartsOf(p)
	for n, time := range f.Parts {
		if time == (stats.Sum128{}) {
			continue
		}
		part := parts[n]
		name := strings.TrimSpace(part.Doing.String() + " " + part.Doing.Place(p, part.Place))
		means[name] = time.Float() / float64(f.Completed) / 60e9
	}
	return means
}

// Each cause is told of the model in which it alone can be one, by times that are known.
func TestAccountsTellCauses(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want map[string]float64
	}{
		"work, delay and travel": {`
sites: {a: {stations: {gate: {servers: 1, service: 10m}}}, b: {}}
links: {road: {from: a, to: b, mode: road, length: 20 km, speed: 40 km/h}}
flows: {f: {entity: truck, from: a, arrivals: {trace: {times: [1h, 2h]}},
  journey: [{visit: gate}, {delay: 5m}, {travel: {to: b, by: road}}, depart]}}`,
			map[string]float64{"service a.gate": 10, "delay": 5, "trip road": 30}},
		"closed hours": {`
sites: {a: {schedules: {day: [{from: "00:20", to: "00:50", value: 1}]},
  stations: {gate: {servers: {schedule: day}, service: 1m}}}}
flows: {f: {entity: truck, from: a, arrivals: {trace: {times: [0s]}}, journey: [{visit: gate}, depart]}}`,
			map[string]float64{"closed a.gate": 20, "service a.gate": 1}},
		"a disruption": {`
sites: {a: {stations: {gate: {servers: 2, service: 1m}}}}
disruptions: {shut: {at: 0s, for: 30m, capacity: {of: a.gate, to: 0}}}
flows: {f: {entity: truck, from: a, arrivals: {trace: {times: [10m]}}, journey: [{visit: gate}, depart]}}`,
			map[string]float64{"out of order a.gate": 20, "service a.gate": 1}},
		"half of the servers": {`
sites: {a: {stations: {gate: {servers: 2, service: 40m}}}}
disruptions: {half: {at: 0s, for: 10h, capacity: {of: a.gate, to: 1}}}
flows: {f: {entity: truck, from: a, arrivals: {trace: {times: [10m, 10m]}}, journey: [{visit: gate}, depart]}}`,
			map[string]float64{"out of order a.gate": 10, "all at work a.gate": 10, "service a.gate": 40}},
		"no room ahead": {`
sites: {a: {zones: {yard: {places: 1}}, stations: {gate: {servers: 1, service: 1m}}}}
flows: {f: {entity: truck, from: a, arrivals: {trace: {times: [0s, 0s, 0s]}},
  journey: [{visit: gate}, {enter: yard}, {delay: 30m}, {leave: yard}, depart]}}`,
			// 0: gate 0-1, yard 1-31. 1: waits 1, gate 1-2, no room 2-31, yard 31-61. 2: waits to 31, of it 1 and 1 while
			// the gate works and 29 while it is held, gate 31-32, no room 32-61, yard 61-91.
			map[string]float64{"service a.gate": 1, "all at work a.gate": 3.0 / 3, "held up ahead a.gate": 29.0 / 3,
				"no room a.yard": 58.0 / 3, "delay": 30}},
		"units": {`
sites: {a: {resources: {crane: {units: 1}}}}
flows: {f: {entity: truck, from: a, arrivals: {trace: {times: [0s, 0s]}},
  journey: [{seize: crane}, {delay: 10m}, {release: crane}, depart]}}`,
			map[string]float64{"all in use a.crane": 5, "delay": 10}},
		"branches beside each other": {`
sites: {a: {stations: {papers: {servers: 1, service: 10m}, scan: {servers: 1, service: 25m}}}}
flows:
  f:
    entity: truck
    from: a
    arrivals: {trace: {times: [0s]}}
    journey:
      - split: {into: papers, entity: paper, do: [{visit: papers}]}
      - delay: 2m
      - split: {into: images, entity: paper, do: [{visit: scan}]}
      - delay: 3m
      - join: papers
      - join: images
      - depart`,
			map[string]float64{"delay": 5, "service a.papers": 5, "service a.scan": 17}},
	} {
		t.Run(name, func(t *testing.T) {
			p := compile(t, "run: {kind: terminating, window: 12h, follow-up: 12h}\n"+c.text)
			rec := accountOf(t, p)
			got := told(p, rec, plan.FlowID(flowNamed(t, p, "f")))
			if len(got) != len(c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			for part, want := range c.want {
				if diff := got[part] - want; diff > 1e-9 || diff < -1e-9 {
					t.Errorf("%s takes %g min, want %g (of %v)", part, got[part], want, got)
				}
			}
		})
	}
}

func flowNamed(t *testing.T, p *plan.Plan, name string) int {
	t.Helper()
	for i := range p.Flows {
		if p.Flows[i].Name == name {
			return i
		}
	}
	t.Fatalf("there is no flow %s", name)
	return 0
}
