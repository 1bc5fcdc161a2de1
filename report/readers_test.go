package report

import (
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// within makes an estimate with its interval.
func within(mean, low, high float64) stats.Estimate {
	e := stats.Unknown(mean)
	e.Low, e.High, e.N, e.Confidence = low, high, 10, 0.95
	return e
}

// An index of Sobol's is a share of the variance; at ±59 points of 64 a sample, ±20 points take 8.7 times as many.
func TestWideSharesOfTheVarianceAreCutAndWarnedOf(t *testing.T) {
	if e := possibleShare(within(1.19, 0.6, 1.78)); e.Mean != 1 || e.Low != 0.6 || e.High != 1 {
		t.Errorf("119%% is shown as %v from %v to %v", e.Mean, e.Low, e.High)
	}
	if e := possibleShare(within(-0.2, -0.6, 0.1)); e.Mean != 0 || e.Low != 0 || e.High != 0.1 {
		t.Errorf("-20%% is shown as %v from %v to %v", e.Mean, e.Low, e.High)
	}
	s := &experiment.Sensitivity{Method: experiment.SobolShare, Points: 64 * 3, Moved: make([]experiment.FactorGroup, 1)}
	s.Responses = []experiment.ResponseSensitivity{
		{Response: response.Response{Name: "wide"}, Effects: make([]experiment.FactorEffect, 1)},
		{Response: response.Response{Name: "narrow"}, Effects: make([]experiment.FactorEffect, 1)},
	}
	s.Responses[0].Effects[0].Index.First = within(1.19, 0.6, 1.78)
	s.Responses[0].Effects[0].Index.Total = within(0.5, 0.4, 0.6)
	s.Responses[1].Effects[0].Index.First = within(0.5, 0.4, 0.6)
	s.Responses[1].Effects[0].Index.Total = stats.Unknown(0.5)
	want := "The shares of the variance of wide are known to ±59% only, of a sample of 64; --size 576 would bring all " +
		"to about ±20%. What lies beyond 0 or 100% is cut there."
	if got := wideShares(s); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.Responses = s.Responses[1:]
	if got := wideShares(s); got != nil {
		t.Errorf("it is warned of narrow shares: %q", got)
	}
}

// What goes to a value between bounds has no share, and both bounds are said.
func TestADifferenceBetweenBoundsSaysBoth(t *testing.T) {
	d := &experiment.Difference{}
	d.Name, d.Estimand = "flow.trucks.time.within-1h", &response.Estimand{}
	d.Estimand.Unit = "1"
	d.Estimate, d.Base, d.Other = within(-0.4, -0.45, -0.1), within(0.432, 0.42, 0.44), within(0, 0, 0.3)
	d.Other.Bound, d.Other.Most, d.Bound = stats.Between, 0.279, stats.Open
	got := differenceSentence(d)
	if !strings.Contains(got, "falls from 43.20 % to between 0.00 and 27.90 % (difference ") {
		t.Errorf("it is said: %s", got)
	}
	d.Other.Bound = stats.Exact
	if got := differenceSentence(d); !strings.Contains(got, "to 0.00 % (~ -93%, difference ") {
		t.Errorf("without bounds it is said: %s", got)
	}
}

// A queue that comes about goes from seconds to hours, each in its own unit.
func TestADifferenceSaysSecondsBesideHours(t *testing.T) {
	d := &experiment.Difference{}
	d.Name, d.Estimand = "road.wait.mean", &response.Estimand{}
	d.Estimand.Unit = "s"
	d.Base, d.Other = stats.Unknown(0.066), stats.Unknown(30*3600)
	d.Other.Bound, d.Estimate = stats.AtLeast, within(30*3600, 29*3600, 31*3600)
	if got := differenceSentence(d); !strings.Contains(got, "from 0.066 s to ≥ 30.0 h (") {
		t.Errorf("it is said: %s", got)
	}
}

func TestGroupsThatMoveAsOneAreCounted(t *testing.T) {
	of := func(members ...int) string {
		d := &scenario.Doubt{}
		for _, n := range members {
			d.Groups = append(d.Groups, scenario.Group{Members: make([]int, n)})
		}
		return list(tiesOf(d))
	}
	for want, got := range map[string]string{
		"2 that move as one": of(2), "5 that move in 2 groups, each as one": of(2, 3), "independently": of(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Where draws failed or were not finished, it is said of how many the numbers are.
func TestNumbersOfFewerDrawsThanAskedForSaySo(t *testing.T) {
	of := func(whole, failed int) string {
		u := &experiment.Uncertainty{Draws: 20, Failures: make([]experiment.Failure, failed)}
		u.Responses = []experiment.UncertainResponse{{Values: make([][]float64, whole)}}
		return strings.Join(leftOut(u), " ")
	}
	for want, got := range map[string]string{
		"": of(20, 0), "The numbers are of 18 of 20 draws; 2 failed.": of(18, 2),
		"The numbers are of 15 of 20 draws; 1 failed and 4 unfinished.": of(15, 1),
		"The numbers are of 19 of 20 draws; 1 unfinished.":              of(19, 0),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The only threshold is told of once, several together and each.
func TestTheVerdictInDrawsSaysEachThresholdOnce(t *testing.T) {
	u := &experiment.Uncertainty{Model: &response.Model{}}
	met := func(in, of int) experiment.MetInDraws {
		return experiment.MetInDraws{Met: in, Of: of, Probability: stats.Proportion(in, of, 0.95)}
	}
	u.Thresholds = []response.Threshold{{Expression: "a < 1"}}
	u.InDraws, u.AllInDraws = []experiment.MetInDraws{met(14, 20)}, met(14, 20)
	want := "a < 1 is met in 14 of 20 draws of the assumptions, a probability of 70 % (45 to 89)."
	if got := uncertaintyVerdict(u); got != want || verdictInDraws(u) != nil {
		t.Errorf("got %q and %q, want %q alone", got, verdictInDraws(u), want)
	}
	u.Thresholds = append(u.Thresholds, response.Threshold{Expression: "b < 1"}, response.Threshold{Expression: "c < 1"})
	u.InDraws = append(u.InDraws, met(20, 20), met(0, 0))
	want = "a < 1: met in 14 of 20 draws, 70 % (45 to 89).|c < 1: no draw has a value.|" +
		"Met in each of the draws: b < 1."
	if got := strings.Join(verdictInDraws(u), "|"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	want = "All 3 thresholds are met at once in 14 of 20 draws of the assumptions, a probability of 70 % (45 to 89)."
	if got := uncertaintyVerdict(u); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.AllInDraws = met(0, 0)
	want = "No draw tells whether all 3 thresholds are met at once: each has one without a value."
	if got := uncertaintyVerdict(u); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Beside a share of a flow that queues can lose it is said that the lost count; not beside its mean time, and not where
// nobody can be lost.
func TestSharesOfThoseWhoCanBeLostSayThatTheLostCount(t *testing.T) {
	for patience, notes := range map[string]int{"": 0, ", queue: {patience: 5m}": 1} {
		m := responsetest.Text(t, `
karvon: 1
title: A gate that is left
run: {kind: stationary, warm-up: 1h, window: 1 day, replications: 2, seed: 7}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 60s`+patience+`}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 30/h}, journey: [{visit: gate}, depart]}}
primary: [flow.trucks.time.within-1h, flow.trucks.time.mean]
`)
		for at, want := range []int{notes, 0} {
			r := m.Responses[m.Primary[at]]
			if got := lostNotes(m, &experiment.ResponseSensitivity{Response: r}); len(got) != want {
				t.Errorf("%s with %q has the notes %q", r.Name, patience, got)
			}
		}
	}
}

// Draws in which queues grow are told beside the verdict, and in JSON.
func TestDrawsInWhichQueuesGrowAreTold(t *testing.T) {
	u := &experiment.Uncertainty{Growth: experiment.GrowthInDraws{Growing: 7, Of: 20}}
	const want = "Queues grow in 7 of 20 draws: what these give, and the averages of all, rests on how long the window is."
	if got := strings.Join(growthInDraws(u), "|"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.Growth.Growing = 0
	if got := growthInDraws(u); got != nil {
		t.Errorf("got %q, want nothing", got)
	}
}

// A site and its only zone have the same numbers of who is inside: one sentence tells both.
func TestWhatHasTheSameNumbersIsToldOnce(t *testing.T) {
	o := &experiment.Contrast{}
	for i, name := range []string{"post.yard.inside.mean", "site.post.inside.mean", "post.gate.queue.mean"} {
		d := experiment.Difference{Base: stats.Unknown(6.64), Other: stats.Unknown(5.49), Estimate: within(-1.15, -1.6, -0.7)}
		if i == 2 {
			d.Base = stats.Unknown(1.61)
		}
		d.Name, d.Estimand, d.Index = name, &response.Estimand{Subject: response.OfStation}, i
		o.Explored = append(o.Explored, d)
	}
	told := toldBesides(o)
	if len(told) != 2 || told[0].Name != "post.yard.inside.mean" || told[1].Name != "post.gate.queue.mean" {
		t.Errorf("told are %d: %v", len(told), told)
	}
}

// Nothing tells by chance from a largest value, and what did not change at all did not.
func TestALargestValueIsNotSaidNotToChange(t *testing.T) {
	d := &experiment.Difference{Base: stats.Unknown(35), Other: stats.Unknown(17), Estimate: stats.Unknown(-18)}
	d.Name, d.Estimand, d.Extreme = "post.gate.queue.max", &response.Estimand{}, true
	if got := differenceSentence(d); !strings.HasPrefix(got, "post.gate.queue.max goes from 35 to 17 (difference -18): ") {
		t.Errorf("it is said: %s", got)
	}
	d.Other, d.Mean = d.Base, 0
	if got := differenceSentence(d); !strings.Contains(got, "is not seen to change") {
		t.Errorf("of the same it is said: %s", got)
	}
}
