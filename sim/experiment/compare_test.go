package experiment

import (
	"context"
	"math"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/reason"
)

func compareQueues(t *testing.T, replications int, points ...Point) *Comparison {
	t.Helper()
	var samples []*Sample
	for _, point := range points {
		samples = append(samples, NewSample(point))
	}
	c, err := Compare(context.Background(), &Runner{Load: loadLibrary}, samples, replications, 1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDifferencesAreOfPairs(t *testing.T) {
	c := compareQueues(t, 5, shortQueue("a"), shortQueue("b", "sites.post.stations.gate.service={exponential: 50s}"))
	other := &c.Others[0]
	if c.Family != 3 || math.Abs(c.Adjusted-(1-0.05/3)) > 1e-12 {
		t.Errorf("%d differences at %v", c.Family, c.Adjusted)
	}
	if len(other.Primary) != 3 || len(other.Primary)+len(other.Explored) != len(c.Base.Responses) {
		t.Fatalf("%d primary and %d explored differences", len(other.Primary), len(other.Explored))
	}
	wait := &other.Primary[0]
	if math.Abs(wait.Base.Mean+wait.Mean-wait.Other.Mean) > 1e-12*wait.Base.Mean || wait.Mean >= 0 {
		t.Errorf("from %v by %v to %v", wait.Base.Mean, wait.Mean, wait.Other.Mean)
	}
	// The same trucks with the same luck: pairs say more than independent runs.
	if utilisation := &other.Primary[2]; utilisation.VarianceRatio < 5 {
		t.Errorf("pairing gives %v on %s", utilisation.VarianceRatio, utilisation.Name)
	}
	effects := c.FlowEffects(other)
	if len(effects) != 1 || effects[0].Flow != "trucks" || effects[0].Burden.Mean >= 0 {
		t.Errorf("the stakes are %+v", effects)
	}
}

// Who may look five times has the error split over the looks, and nothing else of the comparison is another.
func TestLooksWidenIntervals(t *testing.T) {
	samples := []*Sample{NewSample(shortQueue("a")), NewSample(shortQueue("b", "sites.post.stations.gate.service=50s"))}
	c, err := Compare(context.Background(), &Runner{Load: loadLibrary}, samples, 5, 5)
	if err != nil {
		t.Fatal(err)
	}
	once := compareQueues(t, 5, shortQueue("a"), shortQueue("b", "sites.post.stations.gate.service=50s"))
	if c.Looks != 5 || math.Abs(c.Adjusted-(1-0.05/15)) > 1e-12 {
		t.Errorf("%d looks, each interval at %v", c.Looks, c.Adjusted)
	}
	for i := range once.Others[0].Primary {
		often, alone := &c.Others[0].Primary[i], &once.Others[0].Primary[i]
		if often.Mean != alone.Mean || alone.HasInterval() && !(often.HalfWidth() > alone.HalfWidth()) {
			t.Errorf("%s: %v ± %v, and looked at once %v ± %v", often.Name, often.Mean, often.HalfWidth(), alone.Mean,
				alone.HalfWidth())
		}
	}
}

func TestAChangeWithoutEffectIsSaidToBeOne(t *testing.T) {
	c := compareQueues(t, 5, shortQueue("a"), shortQueue("b", "sites.post.title=another"))
	if !strings.Contains(strings.Join(reason.Strings(c.Warnings), "\n"), "b changes no trajectory") {
		t.Errorf("the warnings are %q", c.Warnings)
	}
	if d := c.Others[0].Primary[0]; d.Mean != 0 || d.HalfWidth() != 0 || d.Significant() {
		t.Errorf("the difference is %v ± %v", d.Mean, d.HalfWidth())
	}
}

func TestUnlikePairsAreDoubtful(t *testing.T) {
	longer := shortQueue("b")
	longer.Window = 2 * plan.Day
	c := compareQueues(t, 2, shortQueue("a"), longer)
	if !strings.Contains(strings.Join(reason.Strings(c.Warnings), "\n"), "a and b have different windows") {
		t.Errorf("the warnings are %q", c.Warnings)
	}
	if c.Paired() {
		t.Error("they are said to be pairs")
	}
}

func TestTheLargestChangesComeFirst(t *testing.T) {
	c := compareQueues(t, 4, shortQueue("a"), shortQueue("b", "sites.post.stations.gate.servers=2"))
	all := c.Others[0].Explored
	for i := 1; i < len(all); i++ {
		if !all[i-1].Significant() && all[i].Significant() || all[i-1].Significant() == all[i].Significant() &&
			byChange(all[i-1], all[i]) > 0 {
			t.Errorf("%s stands before %s", all[i-1].Name, all[i].Name)
		}
	}
	queue, inside := c.Base.Find("post.gate.queue.mean"), c.Others[0].Result.Find("post.gate.queue.mean")
	if want := 24 * (inside.Mean - queue.Mean); find(t, all, "post.gate.wait.p50").Hours != want {
		t.Errorf("the waits at the gate are %v hours a day of all, want %v", find(t, all, "post.gate.wait.p50").Hours, want)
	}
	if first, last := number(all[0].Hours), number(find(t, all, "post.gate.served").Hours); first < last {
		t.Errorf("%s of %v hours stands before what has %v", all[0].Name, first, last)
	}
}

// find gives the difference of a name.
func find(t *testing.T, all []Difference, name string) *Difference {
	t.Helper()
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	t.Fatalf("no difference of %s", name)
	return nil
}

const mixedTraffic = `
karvon: 1
title: A lane for some
run: {kind: stationary, warm-up: 5h, window: 5 days, follow-up: 1 day, replications: 6, seed: 11}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m},
  queue: {discipline: {priority: [channel == green]}}}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 12/h}
    attributes: {channel: {shares: {green: 60%, red: 40%}}}
    journey: [{visit: gate}, depart]
policies:
  equal:
    why: nobody goes first
    set: {sites.post.stations.gate.queue.discipline: fifo}
  other-words:
    why: more are green, and nobody goes first
    set:
      sites.post.stations.gate.queue.discipline: fifo
      flows.trucks.attributes.channel.shares: {green: 90%, red: 10%}
`

// Priority takes from the red what it gives to the green; without it the green lose and the red gain, and the mean
// stays. The groups are those of the base, also where a policy makes others green.
func TestWhoGainsAndWhoLosesIsToldByWhatTheyAreInTheBase(t *testing.T) {
	load := loaderOf(mixedTraffic)
	var samples []*Sample
	for _, policy := range []string{"", "equal", "other-words"} {
		point := Point{Name: "base"}
		if policy != "" {
			point = Point{Name: policy, Configuration: Configuration{Policies: []string{policy}}}
		}
		s, err := NewSample(point).Compiled(t.Context(), load)
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, s)
	}
	c, err := Compare(context.Background(), &Runner{Load: load, Workers: 3}, samples, 6, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Others {
		found := map[string]GroupEffect{}
		for _, g := range c.Others[i].Groups {
			if g.By == "channel" {
				found[g.Word] = g
			}
		}
		green, red := found["green"], found["red"]
		if green.Time.Low < 0 || red.Time.High > 0 || math.Abs(green.Share-0.6) > 0.05 {
			t.Errorf("%s: %+v", c.Others[i].Name, found)
		}
		b := c.Others[i].Balances[0]
		if b.Gain < 0.1 || b.Lose < 0.1 || math.Abs(b.Gain+b.Lose+b.Same-1) > 1e-12 || b.Unmatched > 0.01 {
			t.Errorf("%s: %+v", c.Others[i].Name, b)
		}
	}
	for _, s := range samples {
		for i, o := range s.outcomes {
			if o.probed != nil {
				t.Errorf("the entities of replication %d are kept", i)
			}
		}
	}
}

// Papers that go beside a truck are not counted at the border: nobody gains where they wait less.
func TestStakesAreOfThoseWhoCount(t *testing.T) {
	const beside = `
karvon: 1
title: Trucks and their papers
run: {kind: stationary, window: 1 day, replications: 3, seed: 1}
entities: {truck: {counts: {trucks: 1}}, papers: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 2m}},
  desk: {servers: 1, service: {exponential: 3m}}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 10/h}
    journey: [{split: {into: papers, entity: papers, do: [{visit: desk}]}}, {visit: gate}, {join: papers}, depart]
primary: [flow.trucks.time.mean]
`
	var samples []*Sample
	for _, name := range []string{"a", "b"} {
		point := Point{Name: name}
		if name == "b" {
			point.Settings = []string{"sites.post.stations.desk.service={exponential: 1m}"}
		}
		samples = append(samples, NewSample(point))
	}
	c, err := Compare(context.Background(), &Runner{Load: loaderOf(beside)}, samples, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	effects := c.FlowEffects(&c.Others[0])
	if len(effects) != 1 || effects[0].Flow != "trucks" || !effects[0].Sure || effects[0].Time.Mean >= 0 {
		t.Errorf("the stakes are %+v", effects)
	}
}

func TestWhoIsLostIsToldWhereOneOfTheTwoCannotLose(t *testing.T) {
	const gate = `
karvon: 1
title: a gate
run: {kind: stationary, window: 1 day, replications: 5, seed: 1}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 14/h}, journey: [{visit: gate}, depart]}}
primary: [flow.trucks.time.mean]
`
	for _, patient := range []string{"a", "b"} {
		var samples []*Sample
		for _, name := range []string{"a", "b"} {
			point := Point{Name: name}
			if name != patient {
				point.Settings = []string{"sites.post.stations.gate.queue={patience: 1m}"}
			}
			samples = append(samples, NewSample(point))
		}
		c, err := Compare(context.Background(), &Runner{Load: loaderOf(gate)}, samples, 5, 1)
		if err != nil {
			t.Fatal(err)
		}
		effect := c.FlowEffects(&c.Others[0])[0]
		d, more := effect.Lost, patient == "a"
		if !effect.Loses || !d.Significant() || more != (d.Mean > 0) || more != (d.Base.Mean == 0) {
			t.Errorf("%s is patient: lost are %+v", patient, d)
		}
	}
}
