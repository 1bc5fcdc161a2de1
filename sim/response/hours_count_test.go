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

// Ten trucks come at once at 08:00 and at 21:30 of each of two days, by the clocks of Kathmandu, and leave every six
// minutes: the last of the first ten at 09:00, which does not belong to the hour before.
func TestCountsByHoursAreThoseOfADay(t *testing.T) {
	const twice = `["08:00", "21:30"]`
	for name, want := range map[string]float64{
		"flow.trucks.arrived.from-08-to-09":         10,
		"flow.trucks.arrived.from-07-to-08":         0,
		"flow.trucks.arrived.from-08-to-08:01":      10,
		"flow.trucks.arrived.from-08:01-to-08":      10, // over midnight: those of 21:30
		"flow.trucks.arrived.from-20:45-to-20:44":   20,
		"flow.trucks.arrived.from-21-to-09":         20,
		"flow.trucks.turned-away.from-08-to-09":     0,
		"flow.trucks.completed.from-08-to-09":       9,
		"flow.trucks.completed.from-09-to-10":       1,
		"flow.trucks.completed.from-08:06-to-08:30": 4,
		"post.gate.arrived.from-08-to-12":           10,
		"post.gate.served.from-08-to-09":            9,
		"post.gate.served.from-21-to-22":            4,
		"post.gate.served.from-22-to-06":            6,
		"post.gate.served.from-09:01-to-21:30":      0,
	} {
		if got := inHours(t, byHours, twice, name); got.Value != want || got.Weight != 0 {
			t.Errorf("%s is %v; want %v", name, got, want)
		}
	}
	for _, test := range []struct {
		window, times, name string
		want                float64
	}{
		{"1 day", twice, "post.gate.served.from-22-to-06", 6},
		{"2h", twice, "post.gate.served.from-21-to-22", 4},                    // of a window of less than a day too
		{"3 days", `["22:15"]`, "flow.trucks.arrived.from-22-to-23", 10},      // three times
		{"90m", `["22:00"]`, "flow.trucks.arrived.from-22-to-23", 40},         // a quarter of the hour is in the window
		{"25h15m", `["22:00"]`, "flow.trucks.arrived.from-22-to-23", 10},      // its end does not belong to it
		{"27h", `["22:00"]`, "flow.trucks.arrived.from-22-to-23", 10},         // twice
		{"1 day", `["20:45"]`, "flow.trucks.arrived.from-20:45-to-21", 10},    // the window begins with them
		{"1 day", `["20:45"]`, "flow.trucks.arrived.from-20:45-to-20:46", 10}, // and ends a day later
	} {
		file := strings.ReplaceAll(byHours, "window: 2 days", "window: "+test.window)
		if got := inHours(t, file, test.times, test.name); got.Value != test.want {
			t.Errorf("%s of %s is %v; want %v", test.name, test.window, got.Value, test.want)
		}
	}
}

// Of whole days the 24 hours add up to all that is counted, of all counts of models of the library.
func TestCountsOfTheHoursAddUpToThoseOfTheDay(t *testing.T) {
	t.Parallel()
	for name, window := range map[string]string{"tutorial-4-centre": "2 days", "electronic-queue": "1 day",
		"priorities": "2 days"} {
		m := responsetest.Named(t, name)
		var counts, asked []string
		for i := range m.Responses {
			if r := &m.Responses[i]; r.CanBeOfHours() && !r.CanBeOfEachHour() {
				counts = append(counts, r.Name)
				for hour := range 24 {
					asked = append(asked, response.OfHour(r.Name, hour))
				}
			}
		}
		_, m = responsetest.Compile(t, scenarios.FS, name,
			scenario.Options{Set: []string{"run.window=" + window, "run.kind=stationary"}, AskedFor: asked})
		run := m.Run()
		for replication := range 2 { // the second finds the memory of the first
			rec, err := run.Replicate(7, replication)
			if err != nil {
				t.Fatal(err)
			}
			v := response.NewView(m.Plan, rec, m.Window)
			value := func(name string) float64 {
				i, ok := m.ResponseIndex(name)
				if !ok {
					t.Fatalf("there is no %s", name)
				}
				return v.Observe(&m.Responses[i]).Value
			}
			most := 0.0
			for _, name := range counts {
				sum := 0.0
				for hour := range 24 {
					part := value(response.OfHour(name, hour))
					sum, most = sum+part, max(most, part)
				}
				if whole := value(name); math.Abs(sum-whole) > 1e-9*whole {
					t.Errorf("the hours of %s add up to %v; all are %v", name, sum, whole)
				}
			}
			if most == 0 || len(counts) < 5 {
				t.Errorf("%s: %d counts, at most %v in an hour", name, len(counts), most)
			}
		}
	}
}

// A count of some hours is read as a number, by the day as all of them, and by the hour as one of each.
func TestLimitsOfCountsByHours(t *testing.T) {
	const name = "post.gate.served.from-08-to-12"
	m := responsetest.Text(t, strings.NewReplacer("TIMES", `["08:00"]`, "PRIMARY", name).Replace(byHours))
	i, _ := m.ResponseIndex(name)
	r := &m.Responses[i]
	for text, want := range map[string]float64{"35": 35, "35/day": 35, "7/week": 1, "35/h": 140, "1/min": 240,
		"0.1/s": 1440, "12.5": 12.5, "12.5/day": 12.5, "0": 0} {
		if got, err := r.Parse(text); err != nil || got != want {
			t.Errorf("%s is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"35 min", "35%", "many", ""} {
		if got, err := r.Parse(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
	if r.Unit() != "1/day" || r.MeasureName() != "served.from-08-to-12" || r.IsAsked() != true {
		t.Errorf("the unit is %s, the measure %s", r.Unit(), r.MeasureName())
	}
}

// A threshold on a count of some hours is judged by it.
func TestThresholdsOnCountsByHours(t *testing.T) {
	file := strings.NewReplacer("TIMES", `["08:00"]`, "primary: [PRIMARY]", "thresholds:\n"+
		"  - post.gate.served.from-08-to-09 >= 9/h\n  - flow.trucks.completed.from-08-to-09 < 9").Replace(byHours)
	_, m, err := responsetest.Try(t.Context(), plantest.TextLibrary(file), "test", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := m.Run().Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	v := response.NewView(m.Plan, rec, m.Window)
	for i, want := range []bool{true, false} {
		limit := &m.Thresholds[i]
		if value := v.Observe(&m.Responses[limit.Response]).Value; limit.Holds(value) != want || value != 9 {
			t.Errorf("%s: %v, %t", limit.Expression, value, limit.Holds(value))
		}
	}
}
