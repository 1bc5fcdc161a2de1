package report

import (
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// moved is an assumption of 2m that is moved from 1m to 3m.
func moved(name string) experiment.FactorGroup {
	return experiment.FactorGroup{Factor: scenario.Factor{Name: name, Low: "1m", High: "3m", Text: "2m"}}
}

// Of what was left out at both ends, each tried in a way of its own, the tidy row has what either moves at most.
func TestALeftOutAssumptionHasTheLargerOfItsBounds(t *testing.T) {
	factor := moved("papers")
	s := &experiment.Sensitivity{Moved: []experiment.FactorGroup{factor}, Search: &experiment.Screening{
		Ends: []experiment.SearchedEnd{
			{Fate: experiment.EndAlone, AtMost: []float64{0.02}}, {Fate: experiment.EndInGroup, AtMost: []float64{0.04}},
		},
		Together: []float64{0.04},
	}}
	if got := leftOutFields(s, "papers", 0); len(got) != 2 || got[1] != "0.04" {
		t.Errorf("%q, want at most 0.04", got)
	}
	if got := leftOutFields(s, "gates", 0); got[0] != "" {
		t.Errorf("what was not moved is left out: %q", got)
	}
}

// One kind of what changes is a sentence of its own, two are one.
func TestWhatChangesIsASentence(t *testing.T) {
	known := stats.Estimate{Mean: 30, Low: 20, High: 40, N: 10}
	unknown := stats.Unknown(math.NaN())
	for _, c := range []struct{ hours, money stats.Estimate }{{known, unknown}, {unknown, known}, {known, known}} {
		o := &experiment.Contrast{}
		o.Stake.Hours, o.Stake.Money = c.hours, c.money
		said := stakeSentence(o)
		if !strings.HasSuffix(said, ".") || strings.HasSuffix(said, "..") || strings.Contains(said, "~") {
			t.Errorf("it is said: %q", said)
		}
	}
	o := &experiment.Contrast{}
	o.Stake.Hours, o.Stake.Money = unknown, unknown
	if said := stakeSentence(o); said != "" {
		t.Errorf("of nothing known it is said: %q", said)
	}
}

// Points that do as well as the best are named.
func TestPointsThatDoAsWellAreNamed(t *testing.T) {
	m := smallCentre()
	s := &experiment.Sweep{Model: m, Responses: m.Responses[:1], Evaluations: make([]experiment.Evaluation, 3),
		Best: &experiment.Choice{Ending: experiment.OneBest, Best: []int{2, 0}, First: 10, Most: 20,
			Choosing: experiment.Choosing{Block: 1, Indifference: 60}}}
	for i, name := range []string{"a=1", "a=2", "a=3"} {
		s.Evaluations[i].Name = name
	}
	points := bestPoints(s)
	if len(points) != 2 || !strings.Contains(points[0], "a=1") || strings.Contains(points[0], "a=2") ||
		strings.Contains(points[0], "{") {
		t.Errorf("it is said: %q", points)
	}
}

func TestOneMoreOfAResourceIsOne(t *testing.T) {
	m := &experiment.Mending{}
	m.Kind, m.Place, m.More = plan.MoreUnits, "post.crew", 1
	if said := mendingWords(m); !strings.HasPrefix(said, "one more of post.crew") {
		t.Errorf("it is said: %s", said)
	}
}

// An end that was left out says nothing; one that has no result makes the factor be named alone.
func TestAFactorTellsOfTheEndsThatWereRun(t *testing.T) {
	m := smallCentre()
	r := &experiment.ResponseSensitivity{Response: m.Responses[0], Base: 100}
	tell := func(low, high float64, out [2]bool) string {
		e := &experiment.FactorEffect{Factor: moved("papers"), Out: out}
		e.Low, e.High = stats.Unknown(low), stats.Unknown(high)
		return factorText(r, e)
	}
	if said := tell(math.NaN(), 5, [2]bool{true, false}); said == "papers" || !strings.Contains(said, "3m") {
		t.Errorf("with the low end left out it is said: %s", said)
	}
	if said := tell(5, math.NaN(), [2]bool{false, true}); said == "papers" || !strings.Contains(said, "1m") {
		t.Errorf("with the high end left out it is said: %s", said)
	}
	for _, said := range []string{
		tell(math.NaN(), 5, [2]bool{}), tell(5, math.NaN(), [2]bool{}), tell(math.NaN(), math.NaN(), [2]bool{true, true}),
	} {
		if said != "papers" {
			t.Errorf("without a result it is said: %s", said)
		}
	}
}

// Columns of waits stand in their order: the most that anybody waits comes last.
func TestColumnsOfWaitsStandInTheirOrder(t *testing.T) {
	for _, e := range response.Estimands {
		if e.Subject != response.OfStation || e.Measure != "wait" {
			continue
		}
		var at []int
		for _, c := range e.Columns {
			at = append(at, c.At)
		}
		if len(slices.Compact(slices.Clone(at))) != len(at) || !slices.Equal(at, []int{1, 2, 16, 17}) {
			t.Errorf("the columns of %s stand at %v", e.Measure, at)
		}
	}
}

// A threshold that is met by its tolerance alone says so.
func TestWhatIsMetWithinTheToleranceSaysSo(t *testing.T) {
	j := &experiment.Judgement{Verdict: experiment.Met}
	j.Operator, j.Limit = "<", 100
	for mean, want := range map[float64]bool{90: false, 99: false, 101: true} {
		j.Estimate = stats.Unknown(mean)
		if said := staffVerdict(j); strings.Contains(said, "tolerance") != want {
			t.Errorf("of %v and a limit of 100 it is said: %s", mean, said)
		}
	}
}
