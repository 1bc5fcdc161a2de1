package engine

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
)

// arrival is who came when, and with which attributes.
type arrival struct {
	id         uint64
	flow       plan.FlowID
	at         int64
	attributes string
}

// arrivalsOf runs a replication and lists the arrivals: entities that have an id and an arrival time that were not
// seen before. It asks for journeys that last beyond the run.
func arrivalsOf(t *testing.T, p *plan.Plan, replication int) []arrival {
	t.Helper()
	run := New(p)
	if _, err := run.Replicate(p.Seed, replication); err != nil {
		t.Fatal(err)
	}
	var all []arrival
	for i := range run.entities {
		e := &run.entities[i]
		if e.state != free && e.state != expected {
			all = append(all, arrival{e.id, e.flow, e.arrived, fmt.Sprint(run.allAttributes(nil, entityID(i)))})
		}
	}
	slices.SortFunc(all, func(a, b arrival) int { return int(a.at - b.at) })
	return all
}

// staying is the text of a scenario with flows that never depart.
func staying(flows string) string {
	return "run: {kind: terminating, window: 10 days, start: 2024-09-02}\nsites: {s: {}}\nflows:\n" + flows
}

// flowStaying is the text of a flow that never departs.
func flowStaying(name, arrivals, attributes string) string {
	return fmt.Sprintf("  %s: {entity: truck, arrivals: %s, attributes: {%s}, journey: [{delay: 1000 days}, depart]}\n",
		name, arrivals, attributes)
}

// times gives the times of a flow's arrivals in hours.
func times(all []arrival, flow plan.FlowID) []float64 {
	var hours []float64
	for _, a := range all {
		if a.flow == flow {
			hours = append(hours, float64(a.at)/float64(hour))
		}
	}
	return hours
}

// arrivalTimes gives the hours of the arrivals of one flow.
func arrivalTimes(t *testing.T, arrivals string) []float64 {
	t.Helper()
	return times(arrivalsOf(t, compile(t, staying(flowStaying("f", arrivals, ""))), 0), 0)
}

func requireTimes(t *testing.T, got []float64, want ...float64) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("arrivals at %v h, want %v", got, want)
	}
}

func TestABatchBringsItsEntitiesAtOneInstant(t *testing.T) {
	requireTimes(t, arrivalTimes(t, "{times: [1h, 5h], batch: 3}"), 1, 1, 1, 5, 5, 5)
}

func TestABatchOfNobodyBringsNobody(t *testing.T) {
	got := len(arrivalTimes(t, "{interarrival: 1h, batch: {discrete: {0: 50%, 2: 50%}}}"))
	if got%2 != 0 || got < 200 || got > 280 {
		t.Errorf("%d came in 239 batches of nobody or two", got)
	}
}

func TestTheMembersOfABatchDrawApart(t *testing.T) {
	p := compile(t, staying(flowStaying("f", "{times: [1h], batch: 200}", "kind: {shares: {red: 50%, green: 50%}}")))
	kinds, ids := map[string]int{}, map[uint64]bool{}
	for _, a := range arrivalsOf(t, p, 0) {
		kinds[a.attributes]++
		ids[a.id] = true
	}
	if len(kinds) != 2 || len(ids) != 200 {
		t.Errorf("kinds %v, %d identities", kinds, len(ids))
	}
}

func TestABatchOfOneIsNoBatchAndACVOfOneIsAPoissonProcess(t *testing.T) {
	model := func(more string) []arrival {
		return arrivalsOf(t, compile(t,
			staying(flowStaying("f", "{rate: 5/h"+more+"}", "kind: {shares: {red: 50%, green: 50%}}"))), 3)
	}
	plain := model("")
	for _, more := range []string{", batch: 1", ", cv: 100%", ", growth: 0%"} {
		if !slices.Equal(model(more), plain) {
			t.Errorf("{rate: 5/h%s} differs from {rate: 5/h}", more)
		}
	}
}

func TestGrowthAddsAStreamAndLeavesTheOldOneAlone(t *testing.T) {
	model := func(growth string) []arrival {
		flows := flowStaying("f", "{rate: 5/h, profile: day, day-to-day: {cv: 20%}, cv: 150%"+growth+"}",
			"kind: {shares: {red: 50%, green: 50%}}")
		return arrivalsOf(t, compile(t,
			"profiles: {day: {days: {sat: 0.5}, hours: [0,0,0,0,0,1,2,3,4,5,6,5,4,3,4,5,6,5,4,3,2,1,1,0]}}\n"+staying(flows)), 1)
	}
	old, one, three := model(""), model(", growth: 20%"), model(", growth: {by: 20%, years: 3}")
	contains := func(more, fewer []arrival) {
		t.Helper()
		for _, a := range fewer {
			if !slices.Contains(more, a) {
				t.Fatalf("the one that came at %d ns did not come", a.at)
			}
		}
	}
	contains(one, old)
	contains(three, one)
	if share := float64(len(three))/float64(len(old)) - 1; math.Abs(share-0.728) > 0.15 {
		t.Errorf("grown by %v in three years of 20%%", share)
	}
}

func TestATimetableIsInLocalTimeAndByDay(t *testing.T) {
	const flow = "{timetable: [{days: mon-fri, at: [\"06:00\", \"14:30\"]}, {days: sat, at: [\"09:15\"]}]}"
	// The run starts on Monday at 00:00 UTC: 05:00 in Tashkent.
	text := "run: {kind: terminating, window: 8 days, start: 2024-09-02}\nsites: {s: {time-zone: Asia/Tashkent}}\n" +
		"flows:\n" + flowStaying("f", flow, "")
	requireTimes(t, times(arrivalsOf(t, compile(t, text), 0), 0),
		1, 9.5, 25, 33.5, 49, 57.5, 73, 81.5, 97, 105.5, 124.25, 169, 177.5)
}

func TestALateTrainCanComeAfterTheNextAndAnEarlyOneBeforeTheRunComesAtItsStart(t *testing.T) {
	requireTimes(t, arrivalTimes(t, "{times: [1h, 2h, 300h], late: 90m}"), 2.5, 3.5)
	requireTimes(t, arrivalTimes(t, "{times: [1h, 5h, 241h], early: 90m}"), 0, 3.5, 239.5)
	got := arrivalTimes(t, "{timetable: [{at: [\"00:00\", \"00:10\"]}], late: {exponential: 1h}, early: {uniform: [0m, "+
		"20m]}}")
	if len(got) != 20 || got[0] < 0 {
		t.Errorf("%d of 20 trains come, the first at %v h", len(got), got[0])
	}
}

func TestAnotherTrainLeavesTheLuckOfTheFirstAlone(t *testing.T) {
	model := func(at string) []arrival {
		return arrivalsOf(t, compile(t,
			staying(flowStaying("f", "{timetable: [{at: ["+at+"]}], late: {exponential: 2h}}",
				"cars: {draw: {uniform: [20, 60]}}"))), 0)
	}
	more := model(`"06:00", "07:00", "18:00"`)
	for _, a := range model(`"07:00", "18:00"`) {
		if !slices.Contains(more, a) {
			t.Errorf("the train that came at %d ns has another luck", a.at)
		}
	}
}

// traced compiles a flow of recorded arrivals.
func traced(t *testing.T, csv string) *plan.Plan {
	t.Helper()
	folder := t.TempDir()
	text := "karvon: 1\ntitle: recorded\nentities: {truck: {}}\nrun: {kind: terminating, window: 10 days, start: " +
		"2024-09-02, time-zone: Asia/Tashkent}\nsites: {s: {}}\nflows:\n" +
		flowStaying("f", "{trace: {file: gate.csv, time: arrived, attributes: {channel: lane, pallets: load}}}",
			"driver: {is: alone}")
	for name, content := range map[string]string{"model.yaml": text, "gate.csv": csv} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return plantest.Named(t, filepath.Join(folder, "model.yaml"))
}

func TestATraceGivesTimesAndAttributes(t *testing.T) {
	p := traced(t, "lane,arrived,load\nred,2024-09-02 06:30,3\ngreen,2024-09-02T06:30:30,4.5\nred,30h,0\n")
	all := arrivalsOf(t, p, 0)
	requireTimes(t, times(all, 0), 6.5, 6.5+30.0/3600, 30)
	word := func(text string) int { return slices.Index(p.Words, text) }
	for i, want := range []string{
		fmt.Sprintf("[%d %d 3]", word("red"), word("alone")),
		fmt.Sprintf("[%d %d 4.5]", word("green"), word("alone")),
		fmt.Sprintf("[%d %d 0]", word("red"), word("alone")),
	} {
		if all[i].attributes != want {
			t.Errorf("number %d has the attributes %s, want %s", i+1, all[i].attributes, want)
		}
	}
}

// What karvon show prints stands by itself and is the same scenario.
func TestAResolvedTraceNeedsNoFile(t *testing.T) {
	const csv = "arrived,lane,load\n1h,red,3\n2h,green,4\n"
	p := traced(t, csv)
	folder := t.TempDir()
	file := filepath.Join(folder, "model.yaml")
	text := "karvon: 1\ntitle: recorded\nentities: {truck: {}}\nrun: {kind: terminating, window: 10 days, start: " +
		"2024-09-02, time-zone: Asia/Tashkent}\nsites: {s: {}}\nflows:\n" +
		flowStaying("f", "{trace: {times: [1h, 2h], values: {channel: [red, green], pallets: [3, 4]}}}",
			"driver: {is: alone}")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Load(t.Context(), scenarios.FS, file, scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Hash != p.Hash {
		t.Error("the same arrivals from a file and in the scenario have different hashes")
	}
}

func TestArrivalsFollowOnDepartures(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 10 days}
sites: {s: {stations: {a: {servers: 1, service: 1h, queue: {capacity: 0, when-full: turn-away}}}}}
flows:
  go: {entity: truck, arrivals: {times: [0s, 30m, 5h]}, attributes: {kind: {is: red}, load: {is: 7}},
    journey: [{visit: a}, depart]}
  home: {entity: truck, arrivals: {after: {flow: go, delay: 2h}, batch: 2}, attributes: {kind: {is: green}},
    journey: [{delay: 1000 days}, depart]}
`)
	// The second finds the server at work and is turned away: nobody follows.
	all := arrivalsOf(t, p, 0)
	requireTimes(t, times(all, 1), 3, 3, 8, 8)
	green := slices.Index(p.Words, "green")
	for _, a := range all {
		if want := fmt.Sprintf("[%d 7]", green); a.attributes != want {
			t.Errorf("attributes %s, want %s", a.attributes, want)
		}
	}
}

func TestVisitorsWhoReturnAreAGeometricNumberOfTimesHere(t *testing.T) {
	p := compile(t, `
run: {kind: stationary, warm-up: 10 days, window: 100 days}
sites: {s: {}}
flows: {f: {entity: truck, arrivals: {rate: 10/h, after: {flow: f, share: 60%, delay: {exponential: 1 day}}},
  journey: [{delay: 1h}, depart]}}
`)
	f := &replicate(t, p, 0).Flows[0]
	if perHour := float64(f.Arrived) / 2400; math.Abs(perHour/25-1) > 0.03 {
		t.Errorf("%v an hour, want 10/(1-60%%) = 25", perHour)
	}
}

func TestAFollowerHasItsLuckFromTheOneItFollows(t *testing.T) {
	model := func(more string) []arrival {
		return arrivalsOf(t, compile(t, staying(more+
			"  out: {entity: truck, arrivals: {rate: 5/h}, journey: [{delay: 1h}, depart]}\n"+
			flowStaying("zurueck", "{after: {flow: out, share: 50%, delay: {exponential: 3h}}}", ""))), 0)
	}
	with := model(flowStaying("a", "{rate: 50/h}", ""))
	for _, a := range model("") {
		if a.flow == 1 && !slices.ContainsFunc(with, func(b arrival) bool { return a.id == b.id && a.at == b.at }) {
			t.Fatal("another flow changed who follows, or when")
		}
	}
}

func TestCalendarsAndMonthsMultiplyTheRateOnLocalDates(t *testing.T) {
	// cv 0 makes the arrivals regular: what is counted is the integral of the rate.
	model := func(arrivals string) []float64 {
		return times(arrivalsOf(t, compile(t, `
run: {kind: terminating, window: 10 days, start: 2024-09-26, time-zone: Asia/Tashkent}
profiles: {year: {months: {oct: 2}}}
calendars:
  fair: [{from: "2024-09-28", to: "2024-09-29", factor: 300%}, {from: 10-03, factor: 0%}]
  feast: [{from: 09-29, factor: 50%}]
sites: {s: {}}
flows:
`+flowStaying("f", arrivals, "")), 0), 0)
	}
	perDay := func(hours []float64) (counts [10]int) {
		for _, h := range hours {
			counts[int(h/24)]++
		}
		return counts
	}
	if got := perDay(model("{rate: 1000/day, cv: 0%, calendars: [fair, feast]}")); !near(got, 1000, 1000, 3000, 1500, 1000,
		1000, 1000, 0, 1000, 1000) {
		t.Errorf("by day %v", got)
	}
	// October weighs 2 and the year 1+31/365: September has 1000 × 365/396 a day.
	if got := perDay(model("{rate: 1000/day, cv: 0%, profile: year}")); !near(got, 922, 922, 922, 922, 922, 1843, 1843,
		1843, 1843, 1843) {
		t.Errorf("by day %v", got)
	}
}

func near(got [10]int, want ...int) bool {
	for i := range got {
		if got[i] < want[i]-1 || got[i] > want[i]+1 {
			return false
		}
	}
	return true
}

// Counts of renewal processes in equilibrium, exactly (Cox 1962, "Renewal Theory", section 4.5): the expected count
// is the integral Λ of the rate, and the variance is Λ/2 + (1-exp(-4Λ))/8 for two-stage gaps; for balanced
// hyperexponential gaps with the rates a and b it is Λ + (c²-1)(Λ - (1-exp(-gΛ))/g) with g = pb + (1-p)a. In 3 h of
// 00:00 to 03:00, at 1, 4 and 1 an hour, Λ is 6.
func TestCountsHaveTheMeanAndDispersionOfTheirProcess(t *testing.T) {
	const replications = 6000
	hyper := func(cv float64) float64 {
		c2 := cv * cv
		p := (1 + math.Sqrt((c2-1)/(c2+1))) / 2
		g := p*2*(1-p) + (1-p)*2*p
		return 6 + (c2-1)*(6-(1-math.Exp(-g*6))/g)
	}
	for _, c := range []struct {
		cv       string
		variance float64
	}{
		{"70.71067811865476%", 3 + (1-math.Exp(-24))/8},
		{"100%", 6},
		{"200%", hyper(2)},
	} {
		p := compile(t, "profiles: {night: {hours: [1,4,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}}\n"+
			"run: {kind: terminating, window: 3h}\nsites: {s: {}}\nflows: {f: {entity: truck, arrivals: {rate: 6/day, "+
			"profile: night, cv: "+c.cv+"}, journey: [depart]}}")
		run := New(p)
		sum, squares := 0.0, 0.0
		for replication := range replications {
			rec, err := run.Replicate(1, replication)
			if err != nil {
				t.Fatal(err)
			}
			n := float64(rec.Flows[0].Arrived)
			sum, squares = sum+n, squares+n*n
		}
		mean := sum / replications
		variance := squares/replications - mean*mean
		if limit := 4 * math.Sqrt(c.variance/replications); math.Abs(mean-6) > limit {
			t.Errorf("cv %s: mean %v, want 6 ± %.2g", c.cv, mean, limit)
		}
		// The variance of a variance is some 2/n of its square, more with heavy tails.
		if limit := 6 * math.Sqrt(2.0/replications) * c.variance; math.Abs(variance-c.variance) > limit {
			t.Errorf("cv %s: variance %v, want %v ± %.2g", c.cv, variance, c.variance, limit)
		} else {
			t.Logf("cv %s: mean %.3f, variance %.3f of %.3f", c.cv, mean, variance, c.variance)
		}
	}
}

// Whether it was known since yesterday or for a moment.
func TestArrivalsOfOneInstantComeInTheOrderOfTheirFlows(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 10h}
sites: {s: {stations: {a: {servers: 1, service: 1h}}}}
flows:
  a: {entity: truck, arrivals: {interarrival: 1h, limit: 2}, journey: [{visit: a}, depart]}
  b: {entity: truck, arrivals: {times: [2h]}, journey: [{visit: a}, depart]}
`)
	// At 2:00 the second of a, scheduled at 1:00, comes before that of b, scheduled at 0:00.
	rec := replicate(t, p, 0)
	if got := rec.Flows[1].Time.Max(); got != 2*hour {
		t.Errorf("b takes %d ns", got)
	}
}

// What an entity arrives with can be named by its journey, whoever drew it.
func TestRecordedAndInheritedAttributesDecideTheWay(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 10h}
sites: {s: {}}
flows:
  come:
    entity: truck
    arrivals: {trace: {times: [0h, 1h], values: {cargo: [grain, cars], tonnes: [3, 20]}}}
    attributes: {driver: {is: alone}}
    journey: [{choose: {by: cargo, cases: {cars: [{delay: 10m}]}}}, {choose: [{when: tonnes > 10, do: [{delay: 5m}]}]},
      depart]
  home:
    entity: truck
    arrivals: {after: {flow: come, delay: 1h}}
    attributes: {driver: {is: two}}
    journey: [{choose: [{when: cargo == grain and driver == two, do: [{delay: 40m}]}]}, depart]
`)
	// Grain takes no time and 40 minutes home; cars take 15 and none.
	rec := replicate(t, p, 0)
	for flow, want := range []int64{15, 40} {
		if got := rec.Flows[flow].Time.Max(); got != want*hour/60 {
			t.Errorf("flow %d: the longest time is %d ns, want %d min", flow, got, want)
		}
	}
	checkIdentities(t, p, rec)
}

func TestExpectingArrivalsAllocatesNothingInTheSteadyState(t *testing.T) {
	p := compile(t, `
run: {kind: stationary, window: 20 days}
calendars: {fair: [{from: 09-05, factor: 200%}]}
sites: {s: {stations: {a: {servers: 4, service: 10m}}}}
flows:
  f: {entity: truck,
    arrivals: {rate: 5/h, cv: 150%, growth: 20%, calendars: [fair], batch: 2,
      after: {flow: f, share: 40%, delay: {exponential: 5h}}},
    journey: [{visit: a}, depart]}
  g: {entity: truck, arrivals: {timetable: [{at: ["06:00", "07:00"]}], late: {exponential: 2h}, early: 10m},
    journey: [{visit: a}, depart]}
`)
	run := New(p)
	again := func() {
		if _, err := run.Replicate(p.Seed, 0); err != nil {
			t.Fatal(err)
		}
	}
	if allocations := testing.AllocsPerRun(2, again); allocations > 0 {
		t.Errorf("%v allocations in a replication", allocations)
	}
}
