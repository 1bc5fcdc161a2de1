package outlook_test

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

const growing = `
karvon: 1
title: A post that grows
run: {kind: stationary, window: 1 day}
entities: {truck: {}, car: {}}
sites: {post: {stations: {gate: {servers: 2, service: 1m}}}}
flows:
  north: {entity: truck, arrivals: {rate: 60/day}, journey: [{visit: gate}, depart]}
  south: {entity: truck, arrivals: {rate: 20/day, growth: {by: 100%, years: 1}}, journey: [{visit: gate}, depart]}
  cars: {entity: car, arrivals: {interarrival: {exponential: 6m}}, journey: [{visit: gate}, depart]}
years:
  base: 2024
  last: 2030
  streams:
    trucks: {flows: [north, south], traffic: 100/day, here: 50%, growth: 10%}
    cars: {flows: [cars], traffic: 120/day, growth: CARS}
`

func course(t *testing.T, cars string, growth outlook.Growth) (*scenario.Scenario, *outlook.Course) {
	t.Helper()
	library := fstest.MapFS{"post.yaml": {Data: []byte(strings.Replace(growing, "CARS", cars, 1))}}
	s, err := scenario.Load(t.Context(), library, "post", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := outlook.NewCourse(s, s.Years, growth)
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

// Stated are 60 + 20 * 2 = 100 trucks and 240 cars a day; in 2026 there are 50 * 1.1² = 60.5 and 120 * 1.1² = 145.2.
func TestSettingsHaveTheLoadOfTheYear(t *testing.T) {
	s, c := course(t, "10%", nil)
	library := fstest.MapFS{"post.yaml": {Data: []byte(strings.Replace(growing, "CARS", "10%", 1))}}
	set, err := scenario.Load(t.Context(), library, "post", scenario.Options{Set: c.Settings(2026)})
	if err != nil {
		t.Fatal(err)
	}
	again, err := outlook.NewCourse(set, s.Years, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{145.2, 60.5} {
		if got := again.Streams[i].Stated; math.Abs(got-want) > 1e-6 {
			t.Errorf("set to the year the stream %s has %v a day, want %v", again.Streams[i].Name, got, want)
		}
	}
}

func TestOneFactorForAllIsTold(t *testing.T) {
	if _, c := course(t, "10%", nil); !c.Alike() {
		t.Error("trucks and cars are half of what is stated, and grow alike: that is one factor")
	}
	if _, c := course(t, "11%", nil); c.Alike() {
		t.Error("trucks and cars grow by 10 and 11%: that is no one factor")
	}
}

func TestGrowthOfAFutureTakesThePlace(t *testing.T) {
	_, c := course(t, "10%", func(stream string) (float64, bool) { return 1, stream == "trucks" })
	if year, ok := c.Reaches("trucks", 400, 2024, 2031); !ok || year != 2027 {
		t.Errorf("doubled each year, 50 are 400 in 2027; got %d", year)
	}
	if year, ok := c.Reaches("cars", 132, 2024, 2031); !ok || year != 2025 {
		t.Errorf("at 10%%, 120 are 132 in 2025; got %d", year)
	}
	if year, ok := c.Reaches("trucks", 60, 2027, 2028); !ok || year != 2027 {
		t.Errorf("from 2027 on there are more than 60 in 2027; got %d", year)
	}
	if _, ok := c.Reaches("trucks", 400, 2024, 2027); ok {
		t.Error("before 2027 there are no 400")
	}
	if _, ok := c.Reaches("cars", 1000, 2024, 2031); ok {
		t.Error("1,000 cars are beyond 2030")
	}
}

// Growth of -100% leaves nobody: flows keep a ten-thousandth of what is stated, as there are no intervals between none.
func TestAStreamThatHasDiedCanStillBeRead(t *testing.T) {
	s, c := course(t, "-100%", nil)
	if loads := c.Loads(2025); loads[0] != 0 || math.Abs(loads[1]-55) > 1e-9 {
		t.Fatalf("in 2025 there are %v", loads)
	}
	library := fstest.MapFS{"post.yaml": {Data: []byte(strings.Replace(growing, "CARS", "-100%", 1))}}
	set, err := scenario.Load(t.Context(), library, "post", scenario.Options{Set: c.Settings(2025)})
	if err != nil {
		t.Fatal(err)
	}
	again, err := outlook.NewCourse(set, s.Years, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Streams[0].Stated; math.Abs(got-0.024) > 1e-6 {
		t.Errorf("%v cars a day are left, want a ten-thousandth of 240", got)
	}
}
