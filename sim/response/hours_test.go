package response_test

import (
	"math"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// byHours is a gate in Kathmandu, whose clocks are a quarter and a half hour from those of others; the run's are those
// of Tashkent. The start is 20:00 in Tashkent and 20:45 in Kathmandu.
const byHours = `karvon: 1
title: hours of a day
run: {kind: terminating, start: 2025-08-21T20:00, time-zone: Asia/Tashkent, window: 2 days, follow-up: 1h}
entities: {truck: {}}
sites: {post: {time-zone: Asia/Kathmandu, stations: {gate: {servers: 1, service: 6m}}}}
flows:
  trucks:
    entity: truck
    arrivals: {timetable: [{at: TIMES}], batch: 10}
    journey: [{visit: gate}, depart]
primary: [PRIMARY]
`

// inHours gives what a replication says of a response.
func inHours(t *testing.T, file, times, name string) response.Observation {
	t.Helper()
	m := responsetest.Text(t, strings.NewReplacer("TIMES", times, "PRIMARY", name).Replace(file))
	rec, err := m.Run().Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	i, ok := m.ResponseIndex(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	return response.NewView(m.Plan, rec, m.Window).Observe(&m.Responses[i])
}

// Ten trucks come at once and are served in 6 minutes each: they wait 0, 6, ..., 54 minutes, 27 on average, and nine
// are in the queue at first, eight after six minutes and so on: 9+8+...+1 = 45 times 6 minutes.
func TestHoursOfTheDayAreThoseOfThePlace(t *testing.T) {
	const twice = `["08:00", "21:30"]`
	for _, test := range []struct {
		times, name string
		want        float64
		weight      uint64
	}{
		{twice, "post.gate.wait.mean.from-08-to-09", 27 * minutes, 20}, // on two days
		{twice, "post.gate.wait.mean.from-08-to-08:01", 27 * minutes, 20},
		{twice, "post.gate.wait.max.from-08-to-09", 54 * minutes, 20},
		{twice, "post.gate.wait.p50.from-21-to-22", 24 * minutes, 20},
		{twice, "post.gate.wait.within-30m.from-08-to-09", 0.6, 20},
		{twice, "post.gate.wait.mean.from-22-to-08", nan, 0}, // the end does not belong to them
		{twice, "post.gate.wait.mean.from-21:30-to-08", 27 * minutes, 20},
		{twice, "post.gate.wait.mean.from-21:31-to-08:01", 27 * minutes, 20}, // over midnight
		{twice, "flow.trucks.time.mean.from-08-to-09", 33 * minutes, 20},
		{twice, "flow.trucks.at.post.time.mean.from-08-to-09", 33 * minutes, 20},
		{twice, "post.gate.queue.mean.from-08-to-09", 4.5, 0},
		{twice, "post.gate.queue.mean.from-08:30-to-09", 2, 0}, // 4+3+2+1 times 6 minutes in half an hour
		{twice, "post.gate.queue.max.from-08:31-to-09", 4, 0},
		{twice, "post.gate.queue.max.from-08:30-to-09", 5, 0}, // who is there as they begin counts
		{twice, "post.gate.queue.max.from-09-to-21:30", 0, 0},
		{twice, "flow.trucks.inside.mean.from-08-to-09", 5.5, 0},
		{twice, "post.gate.utilisation.from-08-to-09", 1, 0},
		{twice, "post.gate.utilisation.from-08-to-10", 0.5, 0},
		{twice, "post.gate.utilisation.from-23-to-01", 0, 0},
		{twice, "flow.trucks.time.mean.from-20:45-to-21", nan, 0}, // the window begins then
	} {
		got := inHours(t, byHours, test.times, test.name)
		if got.Value != test.want && (got.Value == got.Value || test.want == test.want) || got.Weight != test.weight {
			t.Errorf("%s is %v of %d; want %v of %d", test.name, got.Value, got.Weight, test.want, test.weight)
		}
	}
}

// nan is the value of what nobody shows.
var nan = math.NaN()

// Times over midnight, and those that the window's start or end cuts off: it begins at 20:45 and ends two days later.
func TestHoursOverMidnightAndAtTheEndsOfTheWindow(t *testing.T) {
	const night = `["20:45", "23:59", "00:00", "05:59", "06:00"]`
	for _, test := range []struct {
		name   string
		weight uint64
	}{
		{"post.gate.wait.mean.from-22-to-06", 60}, // 23:59, 00:00 and 05:59 on two days
		{"post.gate.wait.mean.from-00-to-06", 40},
		{"post.gate.wait.mean.from-06-to-00", 60},
		{"post.gate.wait.mean.from-06-to-22", 40},
		{"post.gate.wait.mean.from-20-to-21", 20}, // at its start on the first day, and before its end not on the third
		{"post.gate.wait.mean.from-20:45-to-20:44", 100},
	} {
		if got := inHours(t, byHours, night, test.name); got.Weight != test.weight {
			t.Errorf("%s is of %d; want %d", test.name, got.Weight, test.weight)
		}
	}
}

// Who is unfinished at the run's end is so in its hour, and in no other.
func TestTheUnfinishedAreOfTheHourInWhichTheyBegan(t *testing.T) {
	file := strings.ReplaceAll(byHours, "batch: 10", "batch: 30")
	for name, want := range map[string]uint64{
		"post.gate.wait.mean.from-20-to-21": 10, // of 30 at 20:30: ten are served in an hour, and two hours are left
		"post.gate.wait.mean.from-08-to-09": 0,
	} {
		file := strings.ReplaceAll(file, "follow-up: 1h", "follow-up: 1h45m")
		if got := inHours(t, file, `["08:00", "20:30"]`, name); got.Censored != want {
			t.Errorf("%s has %d unfinished of %d; want %d", name, got.Censored, got.Weight, want)
		}
	}
}

// The 24 hours are the whole: of all that can be asked by hours in models of the library, those of whom times are known
// and the unfinished add up to all, so do the integrals of numbers, and the largest is that of the largest hour.
func TestTheHoursOfTheDayAddUpToTheWhole(t *testing.T) {
	t.Parallel()
	for name, window := range map[string]string{"tutorial-4-centre": "2 days", "electronic-queue": "1 day",
		"priorities": "2 days"} {
		m := responsetest.Named(t, name)
		var asked []string
		for i := range m.Responses {
			if r := &m.Responses[i]; r.CanBeOfHours() && (r.Statistic == response.Mean || r.Statistic == response.Max) {
				asked = append(asked, r.Name+".each-hour")
			}
		}
		_, m = responsetest.Compile(t, scenarios.FS, name,
			scenario.Options{Set: []string{"run.window=" + window, "run.kind=stationary"}, AskedFor: asked})
		rec, err := m.Run().Replicate(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		v := response.NewView(m.Plan, rec, m.Window)
		for _, each := range asked {
			holdHoursAgainst(t, m, v, strings.TrimSuffix(each, ".each-hour"))
		}
		if len(asked) < 10 {
			t.Errorf("%s: only %d numbers can be asked by hours", name, len(asked))
		}
	}
}

// holdHoursAgainst holds what a number is in each hour against what it is in all.
func holdHoursAgainst(t *testing.T, m *response.Model, v *response.View, name string) {
	t.Helper()
	at := func(name string) (*response.Response, response.Observation) {
		i, ok := m.ResponseIndex(name)
		if !ok {
			t.Fatalf("there is no %s", name)
		}
		return &m.Responses[i], v.Observe(&m.Responses[i])
	}
	r, whole := at(name)
	var weight, censored uint64
	sum, largest, time := 0.0, math.Inf(-1), 0.0
	for hour := range 24 {
		_, part := at(response.OfHour(name, hour))
		if math.IsNaN(part.Value) {
			continue
		}
		weight, censored = weight+part.Weight, censored+part.Censored
		length := 1.0 // windows are whole days
		if part.Weight > 0 {
			length = float64(part.Weight)
		}
		sum, time, largest = sum+float64(part.Value*length), time+length, max(largest, part.Value)
	}
	if r.Estimand.Kind == response.UseKind {
		return // hours of more servers count for more
	}
	got := sum / time
	if r.Statistic == response.Max {
		got = largest
	}
	if weight != whole.Weight || censored != whole.Censored ||
		math.Abs(got-whole.Value) > 1e-9*math.Abs(whole.Value) && !math.IsNaN(whole.Value) {
		t.Errorf("%s is %v of %d, %d unfinished; its hours make %v of %d, %d", name, whole.Value, whole.Weight,
			whole.Censored, got, weight, censored)
	}
}

// Who asks for hours that there are not is told what there is.
func TestMistakesInHoursArePlaced(t *testing.T) {
	const hours = "hours of the day are from-08-to-12, from-08:30-to-17 or, over midnight, from-22-to-06"
	for name, want := range map[string]string{
		"post.gate.wait.mean.from-08-to-25":       "no response is named \"post.gate.wait.mean.from-08-to-25\" (" + hours,
		"post.gate.wait.mean.from-08":             hours,
		"post.gate.wait.mean.from-08-to-08":       hours,
		"post.gate.wait.mean.from-00-to-24":       hours,
		"post.gate.wait.mean.from-8am-to-12":      hours,
		"post.gate.wait.mean.from-08:60-to-12":    hours,
		"post.gate.wait.mean.from-8-to-12":        "(did you mean post.gate.wait.mean.from-08-to-12?)",
		"post.gate.wait.mean.from-08:00-to-12":    "(did you mean post.gate.wait.mean.from-08-to-12?)",
		"post.gate.wait.mean.from-22-to-24":       "(did you mean post.gate.wait.mean.from-22-to-00?)",
		"post.gate.wait.mean.fron-08-to-12":       "(did you mean post.gate.wait.mean.from-08-to-12?)",
		"post.gate.wait.mean.each-hours":          "(did you mean post.gate.wait.mean.each-hour?)",
		"post.gate.wait.from-08-to-12":            "(did you mean post.gate.wait.mean.from-08-to-12?)",
		"post.gate.wait.mean.each-hour":           "(each-hour is of conditions, in thresholds and --where; the",
		"post.gate.waited.from-08-to-12":          "hours of the day are asked of times, of counts, of numbers at a",
		"post.gate.served.each-hour":              "each-hour is not asked of counts, which have less in an hour than in a",
		"post.gate.served.from-8-to-12":           "(did you mean post.gate.served.from-08-to-12?)",
		"post.gate.weight.mean.from-08-to-12":     "(there is no post.gate.weight.mean, of which hours of the day would be",
		"post.gate.wait.within-0.from-08-to-12":   "there is no post.gate.wait.within-0, of which",
		"post.gate.queue.until-max.from-08-to-12": "there is no post.gate.queue.until-max, of which",
	} {
		text := strings.NewReplacer("TIMES", `["08:00"]`, "PRIMARY", name).Replace(byHours)
		_, _, err := responsetest.Try(t.Context(), plantest.TextLibrary(text), "test", scenario.Options{})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Count(err.Error(), "[") > 2 {
			t.Errorf("%s: %v; want %q", name, err, want)
		}
	}
	file := strings.ReplaceAll(byHours, "window: 2 days", "window: 3h")
	text := strings.NewReplacer("TIMES", `["08:00"]`, "PRIMARY", "post.gate.wait.mean.from-08-to-12").Replace(file)
	_, _, err := responsetest.Try(t.Context(), plantest.TextLibrary(text), "test", scenario.Options{})
	want := "no time from 08 to 12 is in the window that is observed (it goes from 2025-08-21T20:45 until before " +
		"2025-08-21T23:45 by the clocks of post, which are those of Asia/Kathmandu)"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v; want %s", err, want)
	}
}

// A run that has no hours to ask for has no probes of them, and is the run that it was.
func TestHoursChangeNothingOfARun(t *testing.T) {
	name := "priorities"
	plain := responsetest.Named(t, name, "run.window=1 day")
	_, asked := responsetest.Compile(t, scenarios.FS, name, scenario.Options{Set: []string{"run.window=1 day"},
		AskedFor: []string{"flow.ordinary.time.p95.each-hour", "flow.ordinary.inside.max.each-hour"}})
	if len(asked.Responses) != len(plain.Responses)+48 {
		t.Fatalf("%d responses, without hours %d", len(asked.Responses), len(plain.Responses))
	}
	one, err := plain.Run().Replicate(3, 1)
	if err != nil {
		t.Fatal(err)
	}
	other, err := asked.Run().Replicate(3, 1)
	if err != nil {
		t.Fatal(err)
	}
	if one.Fingerprint != other.Fingerprint || one.End != other.End {
		t.Errorf("the fingerprint is %x, with hours %x", one.Fingerprint, other.Fingerprint)
	}
	before, after := response.NewView(plain.Plan, one, plain.Window), response.NewView(asked.Plan, other, asked.Window)
	for i := range plain.Responses {
		r := &plain.Responses[i]
		n, _ := asked.ResponseIndex(r.Name)
		was, is := before.Observe(r), after.Observe(&asked.Responses[n])
		if was != is && !math.IsNaN(was.Value) {
			t.Errorf("%s is %v, with hours %v", r.Name, was, is)
		}
	}
}
