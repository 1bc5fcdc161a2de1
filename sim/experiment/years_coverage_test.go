package experiment

import (
	"strings"
	"testing"

	"karvon/sim/outlook"
	"karvon/sim/plan/plantest"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// Three desks with a mean wait, or a quantile, of which the year is known by theory; two streams that grow apart share
// them in the second case, so that nothing is alike.
const growingDesks = `
karvon: 1
title: M/M/3 that grows
run: {kind: stationary, warm-up: 12h, window: 3 days, replications: 5, seed: 5}
entities: {truck: {}}
sites: {post: {stations: {desks: {servers: 3, service: {exponential: 5m}}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 12/h}, journey: [{visit: desks}, depart]}
  others: {entity: truck, arrivals: {rate: 12/h}, journey: [{visit: desks}, depart]}
years:
  base: 2024
  last: 2050
  streams:
    trucks: {flows: [trucks], traffic: 11/h, growth: 1.5%}
    others: {flows: [others], traffic: 11/h, growth: OTHERS}
thresholds: [THRESHOLD]
`

// The interval of a year misses it no oftener than is stated, with the error of all looks together. Chance alone fails
// the test once in 1/falseAlarm.
//
// This kills looks that are not paid for, and verdicts by the estimates alone.
func TestYearsAreWithinTheirIntervals(t *testing.T) {
	seeds := 1
	switch {
	case *longest:
		seeds = 1000
	case *long:
		seeds = 40
	}
	for name, c := range map[string]struct {
		others, threshold string
		fails             func(perSecond float64) bool
	}{
		"a mean, alike": {"1.5%", "post.desks.wait.mean < 6m", func(rate float64) bool {
			mean, _ := meanWait(3, 3600*rate, 5)
			return !(mean < 360)
		}},
		"a mean, apart": {"0.5%", "post.desks.wait.mean < 5m", func(rate float64) bool {
			mean, _ := meanWait(3, 3600*rate, 5)
			return !(mean < 300)
		}},
		"a quantile, alike": {"1.5%", "post.desks.wait.p95 < 20m", func(rate float64) bool {
			_, p95 := meanWait(3, 3600*rate, 5)
			return !(p95 < 1200)
		}},
	} {
		replaced := []string{"OTHERS", c.others, "THRESHOLD", c.threshold}
		exact := exactYear(t, replaced, c.fails)
		wrong, off, farther, width, runs := 0, 0, 0, 0, 0
		for seed := range uint64(seeds) {
			y := yearsOf(t, YearsOptions{Replications: 5, Base: Point{Seed: &seed}}, growingDesks, replaced...)
			f := y.Nothing.Full
			if exact < f.Low || exact > f.High {
				wrong++
			}
			if f.Year != exact {
				off++
			}
			if f.Year < exact-1 || f.Year > exact+1 {
				farther++
			}
			width, runs = width+f.High-f.Low, runs+y.Runs
		}
		t.Logf("%s: exactly %d; of %d seeds %d wrong, the estimate is another year in %d and two or more away in %d; the "+
			"interval is %.1f years wide, %d replications", name, exact, seeds, wrong, off, farther,
			float64(width)/float64(seeds), runs/seeds)
		if binomialUpperTail(wrong, seeds, 0.05) < falseAlarm {
			t.Errorf("%s: %d of %d are wrong", name, wrong, seeds)
		}
	}
}

// exactYear is the first year that fails by theory.
func exactYear(t *testing.T, replaced []string, fails func(perSecond float64) bool) int {
	t.Helper()
	text := strings.NewReplacer(replaced...).Replace(growingDesks)
	s, _ := responsetest.Compile(t, plantest.TextLibrary(text), "test", scenario.Options{})
	c, err := outlook.NewCourse(s, s.Years, nil)
	if err != nil {
		t.Fatal(err)
	}
	for year := c.Base; year <= c.Last; year++ {
		if fails(sumOf(c.Loads(year)) / day) {
			return year
		}
	}
	return c.Last + 1
}
