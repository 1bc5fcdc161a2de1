package scenarios_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// asTheyAre are runs of scenarios as their files say, at which several tests look: each is simulated once.
var asTheyAre = struct {
	mutex   sync.Mutex
	results map[string]*experiment.Result
}{results: map[string]*experiment.Result{}}

// replay runs an episode, with policies, over a window in ns; 0 for that of the file, as for the replications.
func replay(t *testing.T, name string, window int64, replications int, policies ...string) *experiment.Result {
	t.Helper()
	if asItIs := window == 0 && replications == 0 && len(policies) == 0; asItIs {
		asTheyAre.mutex.Lock()
		defer asTheyAre.mutex.Unlock()
		if asTheyAre.results[name] == nil {
			asTheyAre.results[name] = simulated(t, name, experiment.Options{})
		}
		return asTheyAre.results[name]
	}
	return simulated(t, name, experiment.Options{Window: window, Replications: replications}, policies...)
}

func simulated(t *testing.T, name string, options experiment.Options, policies ...string) *experiment.Result {
	t.Helper()
	_, p := compile(t, name, scenario.Options{Policies: policies})
	result, err := experiment.Run(context.Background(), p, options)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// leftBehind gives how many of a flow are inside at the end of an episode that begins empty, with the half-width of
// its interval.
func leftBehind(r *experiment.Result, flow string) (mean, halfWidth float64) {
	drift := r.Find("flow." + flow + ".drift")
	weeks := float64(r.Plan.Window) / float64(plan.Week)
	return drift.Mean * weeks, drift.HalfWidth() * weeks
}

// Consistency, not prediction: five days of what comes less what is taken.
func TestNurZholysQueueIsTheBalanceOfWhatCameAndWhatWasTaken(t *testing.T) {
	with := replay(t, "nur-zholy-2025", 0, 0)
	booked, one := leftBehind(with, "booked")
	diverted, other := leftBehind(with, "diverted")
	if got, doubt := booked+diverted, one+other; math.Abs(got-1625) > 2*doubt {
		t.Errorf("%.0f ± %.0f trucks wait after five days, the balance is 1,625", got, doubt)
	}
	if got := booked + diverted; got < 1350 || got > 1750 { // "about 1,500"
		t.Errorf("%.0f trucks wait after five days, about 1,500 were counted", got)
	}
	without, doubt := leftBehind(replay(t, "nur-zholy-2025", 0, 0, "without-kalzhat"), "booked")
	if math.Abs(without-375) > 2*doubt || without > 700 {
		t.Errorf("%.0f ± %.0f trucks wait without the diversion, the balance is 375", without, doubt)
	}
	enough := replay(t, "nur-zholy-2025", 0, 0, "slots-as-china-takes")
	booked, _ = leftBehind(enough, "booked")
	diverted, _ = leftBehind(enough, "diverted")
	if booked+diverted > 200 {
		t.Errorf("%.0f trucks wait where no more come than are taken", booked+diverted)
	}
}

// inTheMorning gives how many people of Dostuk still wait at six in the morning after each day. The episode begins on
// 5 August and runs until seven of the last morning.
func inTheMorning(t *testing.T, policies ...string) (left [8]float64) {
	t.Helper()
	asked := make([]string, 8)
	for day := 1; day <= 7; day++ {
		asked[day] = fmt.Sprintf("flow.people.inside.at.2024-08-%02dT06:00", 5+day)
	}
	_, p := compile(t, "dostuk-2024", scenario.Options{
		Policies: policies, Set: []string{"run.window=175h", "primary=[" + strings.Join(asked[1:], ", ") + "]"},
	})
	result, err := experiment.Run(context.Background(), p, experiment.Options{Replications: 4})
	if err != nil {
		t.Fatal(err)
	}
	for day := 1; day <= 7; day++ {
		left[day] = result.Find(asked[day]).Mean
	}
	return left
}

// With the published capacity no day clears, and the market days least; with booths that are quicker than published
// by a fifth, these alone do not.
func TestDostuksMarketDaysDoNotClear(t *testing.T) {
	if !*long {
		t.Skip("takes long")
	}
	t.Parallel()
	const tuesday, friday, saturday, sunday = 2, 5, 6, 7
	left := inTheMorning(t)
	for day := 1; day <= sunday; day++ {
		grown := left[day] - left[day-1]
		market := day == tuesday || day == saturday
		if grown <= 0 || market != (grown > 8000) {
			t.Errorf("published capacity: the queue grows by %.0f on day %d", grown, day)
		}
	}
	passed := replay(t, "dostuk-2024", 0, 4).Find("crossing.dostuk.people.carried")
	if passed.Mean > 16400 || passed.Mean < 15500 {
		t.Errorf("%.0f people a day pass, at most 16,400 can", passed.Mean)
	}
	quicker := inTheMorning(t, "ordinary-days-clear")
	for day := 1; day <= sunday; day++ {
		market := day == tuesday || day == saturday
		if market && quicker[day] < 3000 || (day == 1 || day == friday) && quicker[day] > 1000 {
			t.Errorf("quicker booths: %.0f wait in the morning after day %d", quicker[day], day)
		}
	}
}

// Predicted: the sign and the order of size of both effects.
func TestOpeningTheFASTBoothHelpsTheOthersFarMoreThanItHurts(t *testing.T) {
	apart, pooled := replay(t, "fast-lane", 0, 0), replay(t, "fast-lane", 0, 0, "open-to-all")
	mean := func(r *experiment.Result, flow string) float64 { return r.Find("flow."+flow+".time.mean").Mean / 60 }
	median := apart.Find("flow.others.time.p50")
	if math.Abs(median.Mean-11.4*60) > 2*median.HalfWidth() {
		t.Errorf("the median of the others is %.1f min, fitted to 11.4", median.Mean/60)
	}
	if before, after := mean(apart, "others"), mean(pooled, "others"); after > before/3 || before-after < 8 {
		t.Errorf("the others take %.1f min apart and %.1f min pooled: no sharp fall", before, after)
	}
	if before, after := mean(apart, "fast"), mean(pooled, "fast"); after <= before || after > before+3 {
		t.Errorf("FAST takes %.1f min apart and %.1f min pooled: no slight rise", before, after)
	}
}
