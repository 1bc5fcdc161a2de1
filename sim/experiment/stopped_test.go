package experiment

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/experiment/journal"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// overloaded is a gate that serves 144 a day of the 8,640 that come.
const overloaded = `
karvon: 1
title: t
run: {kind: terminating, window: 1000 days, replications: 2}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 10m}}}}
thresholds: [post.gate.queue.mean < 10000, post.gate.queue.max < 1000, post.gate.served > 200/day]
flows: {trucks: {entity: truck, arrivals: {interarrival: {exponential: 10s}}, journey: [{visit: gate}, depart]}}
`

// ran runs a plan in so many bytes a worker.
func ran(t *testing.T, p *response.Model, o Options) *Result {
	t.Helper()
	result, err := Run(t.Context(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestAStoppedRunReportsRatesOverTheTimeThatItRan(t *testing.T) {
	r := ran(t, responsetest.Text(t, overloaded), Options{Memory: 40e6})
	if len(r.Stops) != 2 || !r.Stopped() || r.Overload() == nil {
		t.Fatalf("%d were stopped", len(r.Stops))
	}
	for name, want := range map[string]float64{"flow.trucks.arrived": 8640, "post.gate.served": 144,
		"flow.trucks.drift": 7 * (8640 - 144)} {
		if got := r.Find(name).Mean; math.Abs(got-want) > 0.03*want {
			t.Errorf("%s is %v, not about %v", name, got, want)
		}
	}
	s := r.Stoppage()
	gate := s.Places[0]
	if gate.Name != "post.gate" || !gate.Grows || math.Abs(gate.Growth-8496) > 250 || math.Abs(gate.Came-8640) > 250 ||
		math.Abs(gate.Served-144) > 10 {
		t.Errorf("%+v", gate)
	}
	if rest := gate.Came - gate.TurnedAway - gate.Served - gate.Growth; math.Abs(rest) > 1e-6 {
		t.Errorf("what comes, less what is served, is %v a day more than the growth", rest)
	}
	if f := s.Flows[0]; math.Abs(f.Came-8640) > 250 || math.Abs(f.Inside-s.Entities) > 0.5 {
		t.Errorf("%+v of %v", f, s.Entities)
	}
}

// The week of a cyclic run has a rush on its first day: what grew since it began shrinks again where there are
// servers for the week's work, and does not where the file says that there are not. Nor does it where nothing
// repeats itself.
func TestWhatGrewForLessThanWhatRepeatsMayBeAPeak(t *testing.T) {
	const once = "run: {kind: terminating, window: 1000 days, replications: 2}"
	const weekly = "run: {kind: cyclic, cycle: 1 week, warm-up: 10 weeks, window: 10 weeks, replications: 2}\n" +
		"profiles: {first: {days: {mon: 7, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0}}}"
	const rush = "rate: 360/h, profile: first"
	for _, c := range []struct {
		run, arrivals, servers string
		endless                bool
		said                   string
	}{
		{once, "interarrival: {exponential: 10s}", "1", true, "post.gate grows by 8,"},
		{weekly, rush, "70", false, "which may be a peak; a larger --memory tells"},
		{weekly, rush, "50", true, "post.gate grows by "},
	} {
		model := strings.Replace(overloaded, once, c.run, 1)
		model = strings.Replace(model, "interarrival: {exponential: 10s}", c.arrivals, 1)
		model = strings.Replace(model, "servers: 1,", "servers: "+c.servers+",", 1)
		r := ran(t, responsetest.Text(t, model), Options{Memory: 16e6, Replications: 2})
		gate := r.Stoppage().Places[0]
		if !gate.Grows || gate.Endless() != c.endless || (gate.Repeats == 0) != c.endless || gate.For <= 0 {
			t.Errorf("%s: %+v", c.run, gate)
		}
		if said := r.Overload().Error(); !strings.Contains(said, c.said) || strings.Count(said, "--memory") != 1 {
			t.Errorf("%s: %s", c.run, said)
		}
	}
}

// A day's stay of 8,640 a day is too much for the memory, but it grows no more.
func TestWhereNothingGrowsMoreMemoryGoesOn(t *testing.T) {
	model := strings.Replace(overloaded, "{visit: gate}", "{delay: 100 days}", 1)
	model = strings.Replace(model,
		"thresholds: [post.gate.queue.mean < 10000, post.gate.queue.max < 1000, post.gate.served > 200/day]\n", "", 1)
	r := ran(t, responsetest.Text(t, model), Options{Memory: 16e6, Replications: 1})
	said := r.Overload().Error()
	for _, part := range []string{"1 of 1 replication was stopped after ", " days",
		"(16 MB): nothing was seen to grow; a larger --memory goes on"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not say %q", said, part)
		}
	}
	if s := r.Stoppage(); s.Worst() != nil || len(r.Warnings) > 0 &&
		strings.Contains(strings.Join(reason.Strings(r.Warnings), "\n"), "--memory") {
		t.Errorf("%+v, %q", s.Worst(), r.Warnings)
	}
}

func TestMemoryIsWrittenInWholeMegabytesBelowAGigabyte(t *testing.T) {
	for bytes, want := range map[int64]string{100e6: "100 MB", 16e6: "16 MB", 1500e6: "1.5 GB", 4e9: "4 GB"} {
		if got := MemoryText(bytes); got != want {
			t.Errorf("%d bytes are %q, not %q", bytes, got, want)
		}
	}
}

// The mean queue of the days that were run is far above its limit, but of all 1,000 days it is not surely so; the
// longest queue is.
func TestAStoppedRunIsJudgedByWhatCanNoLongerChange(t *testing.T) {
	r := ran(t, responsetest.Text(t, overloaded), Options{Memory: 40e6})
	if mean := r.Find("post.gate.queue.mean").Mean; mean < 10000 {
		t.Fatalf("the mean queue of the time that was run is %v", mean)
	}
	for i, want := range []Verdict{Undecided, NotMet, Undecided} {
		if got := r.Thresholds[i].Verdict; got != want {
			t.Errorf("%s is %s, not %s", r.Thresholds[i].Expression, got, want)
		}
	}
}

func TestARunThatIsStoppedBeforeItsWindowHasNoRates(t *testing.T) {
	p := responsetest.Text(t,
		strings.NewReplacer("terminating, window: 1000 days",
			"stationary, warm-up: 900 days, window: 90 days").Replace(overloaded))
	r := ran(t, p, Options{Memory: 40e6})
	for i := range r.Responses {
		if response := &r.Responses[i]; !math.IsNaN(response.Mean) {
			t.Errorf("%s is %v", response.Name, response.Mean)
		}
	}
	if s := r.Stoppage(); s == nil || s.Unobserved != 2 || math.Abs(s.Places[0].Came-8640) > 250 {
		t.Errorf("%+v", s)
	}
}

func TestAStoppedOutcomeSurvivesWriting(t *testing.T) {
	sample := Point{}.Of(responsetest.Text(t, overloaded))
	sample.ask(1)
	w := &work{Runner: &Runner{Memory: 40e6}, samples: []*Sample{sample}, tasks: []task{{}}}
	o, err := w.simulate(t.Context(), 0, sample, engines{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	written, err := o.marshalBinary(squeezing)
	if err != nil {
		t.Fatal(err)
	}
	read := new(outcome)
	if err := read.unmarshalBinary(written, squeezing); err != nil {
		t.Fatal(err)
	}
	if o.stop == nil || !reflect.DeepEqual(read.stop, o.stop) || read.memory != 40e6 || read.observed != o.observed ||
		o.observed == 0 {
		t.Errorf("%+v, not %+v", read.stop, o.stop)
	}
	for length := range written {
		if err := new(outcome).unmarshalBinary(written[:length], squeezing); err == nil {
			t.Fatalf("%d of %d bytes were read", length, len(written))
		}
	}
}

// What asked for more at once than there is room for is said, and kept with the outcome.
func TestAStoppedRunSaysWhatAskedForTooMuchAtOnce(t *testing.T) {
	model := strings.Replace(overloaded, "{visit: gate}",
		"{split: {into: p, entity: truck, count: 5000000, do: [{delay: 1m}]}}", 1)
	r := ran(t, responsetest.Text(t, model), Options{Memory: 40e6})
	const want = ": flows.trucks.journey[1] asked for 5,000,000 more at once"
	if err := r.Overload(); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("it says: %v", err)
	}
	written, err := json.Marshal(r.Stops[0].Stop)
	if read := new(engine.Stop); err != nil || json.Unmarshal(written, read) != nil ||
		!reflect.DeepEqual(read.Asked, r.Stops[0].Asked) {
		t.Errorf("%s is kept: %v", written, err)
	}
}

// What was stopped counts for its own bound alone; what was finished, for all that hold it.
func TestAStoppedOutcomeIsNotThatUnderAnotherBound(t *testing.T) {
	short := responsetest.Text(t, strings.Replace(overloaded, "1000 days", "4 days", 1))
	folder := t.TempDir()
	for _, c := range []struct {
		memory      int64
		stops, kept int
	}{{2e6, 2, 2}, {2e6, 2, 2}, {100e6, 0, 4}, {2e6, 2, 4}, {200e6, 0, 4}} {
		j, err := journal.Open(t.Context(), folder, "test", true)
		if err != nil {
			t.Fatal(err)
		}
		alone := ran(t, short, Options{Memory: c.memory})
		r := ran(t, short, Options{Memory: c.memory, Journal: j})
		if len(r.Stops) != c.stops || j.Len() != c.kept || r.Fingerprint != alone.Fingerprint ||
			!reflect.DeepEqual(r.Stops, alone.Stops) {
			t.Errorf("with %d bytes %d of %d were stopped, and %d are kept", c.memory, len(r.Stops), r.Replications, j.Len())
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStoppedRunsAreTheSameWithAnyNumberOfWorkers(t *testing.T) {
	p := responsetest.Text(t, overloaded)
	one := ran(t, p, Options{Memory: 20e6, Workers: 1, Replications: 4})
	four := ran(t, p, Options{Memory: 20e6, Workers: 4, Replications: 4})
	if !reflect.DeepEqual(one.Stops, four.Stops) || one.Fingerprint != four.Fingerprint {
		t.Error("they are stopped at other moments")
	}
}

// A worker of paired samples has an engine for each, and keeps none that is large.
func TestAWorkerKeepsNoMoreThanItsMemoryOfAllItsSamples(t *testing.T) {
	p := responsetest.Text(t, overloaded)
	const most = 40_000_000
	engines := engines{}
	var samples []*Sample
	for range 6 {
		s := Point{}.Of(p)
		samples = append(samples, s)
		run := engines.of(s)
		run.LimitMemory(most)
		if _, err := run.Replicate(1, 0); err != nil {
			t.Fatal(err)
		}
		if run.Kept() < most/4 {
			t.Fatalf("a run that was stopped keeps %d bytes", run.Kept())
		}
		engines.spare(s, 6, most)
	}
	sum := int64(0)
	for _, s := range samples {
		if engines[s] != nil {
			sum += engines[s].Kept()
		}
	}
	if sum > most/8 {
		t.Errorf("%d bytes are kept", sum)
	}
}
