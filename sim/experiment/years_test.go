package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/outlook"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// A lane whose mean wait is ρ/(1-ρ) times 10 minutes: at 72 trucks a day it is 10 minutes, so that with 40 a day in
// 2024 and 7% more each year 2032 has 68.7 and 2033 73.5: it is full in 2033. Two such lanes with half of the load each
// would be so at 144.
const oneLane = `
karvon: 1
title: One lane that grows
assumptions: {trade: {value: 7%, range: [4%, 12%]}}
run: {kind: stationary, warm-up: 1 day, window: 26 weeks, replications: 6, seed: 4}
entities: {truck: {}, car: {}}
sites:
  post: {stations: {lane: {servers: 1, service: {exponential: 10m}}, cars: {servers: 1, service: {exponential: 10m}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 50/day}, journey: [{visit: lane}, depart]}
  cars: {entity: car, arrivals: {rate: 20/day}, journey: [{visit: cars}, depart]}
policies: {twice: {title: twice as fast, set: {sites.post.stations.lane.service: {exponential: 5m}}}}
years:
  base: 2024
  last: 2050
  streams: {trucks: {flows: [trucks], traffic: 40/day, growth: $trade}}
thresholds: [post.lane.wait.mean < 10m]
`

// yearsOf finds the years of a scenario, with lines of its text replaced.
func yearsOf(t *testing.T, o YearsOptions, text string, replaced ...string) *Years {
	t.Helper()
	y, err := foundYears(t, o, text, replaced...)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func foundYears(t *testing.T, o YearsOptions, text string, replaced ...string) (*Years, error) {
	t.Helper()
	text = strings.NewReplacer(replaced...).Replace(text)
	load := loaderOf(text)
	m, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	o.Read = func(ctx context.Context, policies []string) (*scenario.Scenario, error) {
		return scenario.Load(ctx, plantest.TextLibrary(text), "test", scenario.Options{Policies: policies})
	}
	if o.Replications == 0 {
		o.Replications = 6
	}
	o.Confidence = 0.95
	return FindYears(t.Context(), &Runner{Load: load}, m, o)
}

// An interruption tells what is known until then: years that are further apart, and draws that are open.
func TestInterruptedYearsTellWhatIsKnown(t *testing.T) {
	text := strings.Replace(oneLane, "window: 26 weeks", "window: 4 weeks", 1)
	load := loaderOf(text)
	m, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	whole := yearsOf(t, YearsOptions{Draws: 20}, text)
	for looks := 1; looks <= whole.Loads; looks += 2 {
		ctx, cancel := context.WithCancel(t.Context())
		loads := 0
		runner := &Runner{Load: func(c context.Context, configuration Configuration) (*response.Model, error) {
			if loads++; loads > looks {
				cancel()
			}
			return load(context.WithoutCancel(c), configuration)
		}}
		y, err := FindYears(ctx, runner, m, YearsOptions{Replications: 6, Confidence: 0.95, Draws: 20,
			Read: func(ctx context.Context, policies []string) (*scenario.Scenario, error) {
				return scenario.Load(ctx, plantest.TextLibrary(text), "test", scenario.Options{Policies: policies})
			}})
		cancel()
		if err != nil {
			t.Fatalf("after %d looks: %v", looks, err)
		}
		f, all := y.Nothing.Full, whole.Nothing.Full
		if y.Interrupted != (looks < whole.Loads) || f.Low > all.Low || f.High < all.High {
			t.Errorf("interrupted after %d looks of %d: %v, full in %+v, in whole %+v", looks, whole.Loads, y.Interrupted, f,
				all)
		}
		if d := y.Drawn; d == nil || d.Nothing.Least > whole.Drawn.Nothing.Least ||
			d.Nothing.Most < whole.Drawn.Nothing.Most {
			t.Errorf("interrupted after %d looks the draws are %+v, in whole %+v", looks, d, whole.Drawn)
		}
	}
}

func TestTheYearOfOneLaneIsThatByHand(t *testing.T) {
	y := yearsOf(t, YearsOptions{}, oneLane)
	if f := y.Nothing.Full; f.Year != 2033 || f.Low > 2033 || f.High < 2033 || f.High-f.Low > 2 {
		t.Errorf("it is full in %+v, by hand in 2033", f)
	}
	if !y.Alike || y.Drawn != nil || len(y.Eras) != 0 {
		t.Errorf("one stream, no draws, no phases: %+v", y)
	}
	if l := y.Nothing.Limit; math.Abs(l-72) > 4 {
		t.Errorf("%v a day are carried, by hand 72", l)
	}
}

// With 4 to 12% a year the 72 trucks are reached in 2040 and 2030 at the ends: 40·1.04^16 = 74.9, 40·1.12^6 = 78.9.
func TestDrawsOfTheGrowthSpreadTheYear(t *testing.T) {
	y := yearsOf(t, YearsOptions{Draws: 100}, oneLane)
	d := y.Drawn
	if d == nil || d.Draws != 100 || d.Open != 0 || d.Spent != 0 ||
		!slices.Equal(d.Factors, []string{"assumptions.trade"}) {
		t.Fatalf("the draws are %+v", d)
	}
	if d.Nothing.Low < 2030 || d.Nothing.Low > 2032 || d.Nothing.High > 2040 || d.Nothing.High < 2036 ||
		d.Nothing.Least > d.Nothing.Low || d.Nothing.Most < d.Nothing.High {
		t.Errorf("the years of the draws are %+v", d.Nothing)
	}
}

// Cars grow by another rate: nothing is alike, and the draws simulate what they lack. They have a lane of their own, on
// which no threshold is, so that the years are those of the trucks.
func TestDrawsOfStreamsThatDifferAreSimulatedWithinTheirBudget(t *testing.T) {
	two := []string{"growth: $trade}", "growth: $trade}, cars: {flows: [cars], traffic: 20/day, growth: {by: {value: " +
		"3%, range: [2%, 4%]}}}", "window: 26 weeks", "window: 8 weeks"}
	y := yearsOf(t, YearsOptions{Draws: 40, Budget: 6 * 60}, oneLane, two...)
	d := y.Drawn
	if y.Alike || d.Spent == 0 || d.Spent > d.Budget || d.Open != 0 {
		t.Errorf("alike: %v, spent %d of %d, open %d", y.Alike, d.Spent, d.Budget, d.Open)
	}
	if d.Nothing.Low < 2029 || d.Nothing.Low > 2033 || d.Nothing.High > 2041 || d.Nothing.High < 2035 {
		t.Errorf("the years of the draws are %+v", d.Nothing)
	}
	without := yearsOf(t, YearsOptions{Draws: 40, Budget: 0}, oneLane, two...).Drawn
	if without.Spent != 0 || without.Open == 0 || without.Nothing.Low > d.Nothing.Low ||
		without.Nothing.High < d.Nothing.High {
		t.Errorf("without a budget the years are %+v, with one %+v", without, d)
	}
}

// Once twice as fast, one lane is full at 216 a day, where its mean wait is 15 minutes: ρ/(1-ρ)·5. With a threshold of
// 10 minutes it is so at 192: 40·1.07^23 = 189.6 in 2047, so in 2048.
func TestPhasesComeWhenItIsFull(t *testing.T) {
	phases := func(text string) []string {
		return []string{"  streams:", "  phases: [" + text + "]\n  streams:", "window: 26 weeks", "window: 6 weeks"}
	}
	y := yearsOf(t, YearsOptions{}, oneLane, phases("{policy: twice, when-full: true}")...)
	p := y.Phases[0]
	if p.Comes != y.Nothing.Full.Year || p.FullFrom != 0 || p.Fixed || len(y.Eras) != 2 {
		t.Errorf("the phase comes %+v, full in %+v", p, y.Nothing.Full)
	}
	if f := y.Eras[1].Full; f.Year < 2047 || f.Year > 2049 || f.Low > 2048 || f.High < 2048 {
		t.Errorf("full again in %+v, by hand in 2048", f)
	}
	y = yearsOf(t, YearsOptions{}, oneLane, phases("{policy: twice, when-full: true, not-before: 2036}")...)
	if p := y.Phases[0]; p.Comes != 2036 || p.FullFrom != y.Nothing.Full.Year {
		t.Errorf("a phase that cannot come before 2036 is %+v", p)
	}
	y = yearsOf(t, YearsOptions{}, oneLane, phases("{policy: twice, in: 2028}")...)
	if p := y.Phases[0]; p.Comes != 2028 || p.FullFrom != 0 || !p.Fixed || len(y.Eras) != 2 ||
		y.Eras[0].Full.Year != 2028 {
		t.Errorf("a phase of 2028 is %+v, the eras are %+v", p, y.Eras)
	}
}

func TestYearsBeyondTheEndsAreTold(t *testing.T) {
	y := yearsOf(t, YearsOptions{}, oneLane, "$trade", "0.1%", "window: 26 weeks", "window: 8 weeks")
	if f := y.Nothing.Full; f.Year != 2051 || f.Low != 2051 || f.High != 2051 {
		t.Errorf("hardly growing it is full in %+v", f)
	}
	y = yearsOf(t, YearsOptions{}, oneLane, "traffic: 40/day", "traffic: 130/day", "window: 26 weeks", "window: 8 weeks")
	if f := y.Nothing.Full; f.Year != 2024 || f.High != 2024 {
		t.Errorf("too much from the start is full in %+v", f)
	}
	y = yearsOf(t, YearsOptions{}, oneLane, "$trade", "-100%", "last: 2050", "last: 2025", "window: 26 weeks",
		"window: 4 weeks")
	if f := y.Nothing.Full; f.Year != 2026 || len(y.Falling) != 1 || len(y.Rows) != 2 {
		t.Errorf("traffic that dies is full in %+v, falls %+v, rows %+v", f, y.Falling, y.Rows)
	}
	y = yearsOf(t, YearsOptions{}, oneLane, "$trade", "1000%", "window: 26 weeks", "window: 1 week")
	if f := y.Nothing.Full; f.Year != 2025 {
		t.Errorf("eleven times as much is full in %+v", f)
	}
}

// What comes and goes: 15% more each year to 2030 and 20% less after that: 40·1.15^5 = 80.5 in 2029 is the first year
// above 72. At 8% it never is: 63.5 in 2030.
func TestTheFirstCrossingOfALoadThatFallsIsFound(t *testing.T) {
	for growth, want := range map[string]int{"15%": 2029, "8%": 2051} {
		y := yearsOf(t, YearsOptions{}, oneLane, "growth: $trade", "growth: {by: "+growth+", then: [{from: 2031, by: -20%}]}")
		if f := y.Nothing.Full; f.Year != want || len(y.Falling) != 1 || y.Falling[0].Year != 2031 {
			t.Errorf("at %s it is full in %+v, want %d; falls %+v", growth, f, want, y.Falling)
		}
	}
}

// A phase that cannot come before the traffic has fallen is not built: with 92.5 trucks in 2030 and 59 in 2032, one
// lane is full in 2029 and 2030, and in 2033 no more.
func TestAPhaseIsNotBuiltAfterTheTrafficHasFallen(t *testing.T) {
	for before, want := range map[string]int{"2030": 2030, "2033": 2051} {
		y := yearsOf(t, YearsOptions{Draws: 20}, oneLane, "growth: $trade",
			"growth: {by: {value: 15%, range: [14.9%, 15.1%]}, then: [{from: 2031, by: -20%}]}", "window: 26 weeks",
			"window: 8 weeks",
			"  streams:", "  phases: [{policy: twice, when-full: true, not-before: "+before+"}]\n  streams:")
		if p := y.Phases[0]; p.Comes != want || y.Drawn.Phases[0].Low > want || y.Drawn.Phases[0].High < want {
			t.Errorf("not before %s it comes in %d, in draws %+v, want %d", before, p.Comes, y.Drawn.Phases[0], want)
		}
	}
}

// A mark goes by the load with the phases that are in operation: 40·1.07^6 = 60 in 2030, of which a phase makes twice
// as many, 120.
func TestAMarkGoesByTheLoadWithPhases(t *testing.T) {
	y := yearsOf(t, YearsOptions{Draws: 20}, oneLane, "policies: {twice: {title: twice as fast, set: {",
		"policies: {twice: {set: {years.streams.trucks.traffic: 80/day, ", "window: 26 weeks", "window: 2 weeks",
		"  streams:",
		"  marks: {many: {stream: trucks, load: 100/day}}\n  phases: [{policy: twice, in: 2030}]\n  streams:")
	if m := y.Marks[0]; m.Reached != 2030 || y.Drawn.Marks[0].Low > 2030 || y.Drawn.Marks[0].High > 2034 {
		t.Errorf("100 a day are reached in %d, in draws %+v", m.Reached, y.Drawn.Marks[0])
	}
	if load := y.LoadIn(2030); math.Abs(load-120.06) > 0.1 || y.LoadIn(2029) > 60 {
		t.Errorf("in 2030 there are %v a day, in 2029 %v", load, y.LoadIn(2029))
	}
}

// What is stated is within the years of the draws, though it is at the end of its range.
func TestTheYearsOfDrawsHoldTheYearAsStated(t *testing.T) {
	y := yearsOf(t, YearsOptions{Draws: 40}, oneLane, "range: [4%, 12%]", "range: [7%, 30%]", "window: 26 weeks",
		"window: 8 weeks")
	s, f := y.Drawn.Nothing, y.Nothing.Full
	if s.High < f.Year || s.Most < f.High || s.Low > f.Year || s.Middle >= f.Year {
		t.Errorf("as stated it is full in %+v, in draws %+v", f, s)
	}
}

func TestMistakesAreTold(t *testing.T) {
	clash := "policies: {twice: {set: {sites.post.stations.lane.servers: 2}}, again: {set: " +
		"{sites.post.stations.lane.servers: 3}}}"
	stated := "policies: {twice: {title: twice as fast, set: {sites.post.stations.lane.service: {exponential: 5m}}}}"
	for want, replaced := range map[string][]string{
		"no traffic in 2024":   {"traffic: 40/day", "traffic: 40/day, here: 0%"},
		"comes at given times": {"arrivals: {rate: 50/day}", "arrivals: {times: [8h, 12h]}"},
		"set this differently": {stated, clash, "  streams:",
			"  phases: [{policy: twice, in: 2030}, {policy: again, in: 2035}]\n  streams:"},
		"change the years or the streams": {stated, "policies: {twice: {set: {years.last: 2040}}}", "  streams:",
			"  phases: [{policy: twice, in: 2030}]\n  streams:"},
	} {
		if _, err := foundYears(t, YearsOptions{}, oneLane, replaced...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("told: %v, want: %s", err, want)
		}
	}
}

// What is searched is what all loads would tell, and no more of them are looked at than is said.
func TestTheSearchFindsTheFirstYearThatFails(t *testing.T) {
	for n, course := range coursesOf(t) {
		for limit := 0.2; limit < 40; limit *= 1.13 {
			for _, weight := range []float64{0, 0.3, 1} {
				fails := func(loads []float64) bool {
					return float64(weight*loads[0])+float64((1-weight)*loads[1]) > float64(limit*50)
				}
				want := course.Last + 1
				for year := course.Last; year >= course.Base; year-- {
					if fails(course.Loads(year)) {
						want = year
					}
				}
				w, looks := &world{course: course}, 0
				for {
					least, most, next := w.first(course, course.Base, course.Last+1, byEstimate, 0)
					if least > want || most < want {
						t.Fatalf("course %d: the year %d is not within %d to %d", n, want, least, most)
					}
					if least == most {
						break
					}
					loads := course.Loads(next)
					w.looked, looks = append(w.looked, &lookedAt{loads: loads, holds: !fails(loads), replications: 1}), looks+1
				}
				if looks > mostYearLooks(course) {
					t.Errorf("course %d: %d looks, said to be at most %d", n, looks, mostYearLooks(course))
				}
			}
		}
	}
}

// coursesOf are of two streams: alike, apart, and one that falls.
func coursesOf(t *testing.T) []*outlook.Course {
	t.Helper()
	var courses []*outlook.Course
	for _, growth := range [][2]string{{"7%", "7%"}, {"2%", "30%"}, {"10%", "-10%"}, {"-5%", "-5%"},
		{"{by: 20%, then: [{from: 2030, by: -20%}, {from: 2040, by: 30%}]}", "5%"}} {
		text := strings.Replace(oneLane, "growth: $trade}",
			fmt.Sprintf("growth: %s}, cars: {flows: [cars], traffic: 50/day, growth: %s}", growth[0], growth[1]), 1)
		s, _ := responsetest.Compile(t, plantest.TextLibrary(text), "test", scenario.Options{})
		c, err := outlook.NewCourse(s, s.Years, nil)
		if err != nil {
			t.Fatal(err)
		}
		courses = append(courses, c)
	}
	return courses
}
