package report

import (
	"strings"
	"testing"

	"karvon/report/document/documenttest"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

func TestAStepIsNamedByItsLabelOrItsNumber(t *testing.T) {
	for path, want := range map[string]string{
		"journeys.visit.steps[2].choose[2].do.shopping":      "shopping of visit",
		"flows.visitors.journey[5].choose[2].otherwise[1]":   "step 5 of visitors, choice 2, otherwise 1",
		"flows.trucks.entry-papers.journey[1]":               "step 1 of trucks.entry-papers",
		"journeys.entry.steps[8]":                            "step 8 of entry",
		"journeys.entry.steps.weighing":                      "weighing of entry",
		"flows.steps-like.journey[3].split.do[1].choose[10]": "step 3 of steps-like, split, do 1, choice 10",
		"elsewhere": "elsewhere",
	} {
		if got := stepName(path); got != want {
			t.Errorf("%s is %q, not %q", path, got, want)
		}
	}
}

// gate is a place that grows by what comes less what leaves it.
func gate() experiment.PlaceStopped {
	return experiment.PlaceStopped{
		Kind: engine.StationPlace, Name: "post.gate", Waiting: true, Count: 25400, Grows: true, Since: 33180, For: 7200,
		Growth: 83000, Came: 99100, Served: 16100,
	}
}

func TestGrowthIsToldWithWhatItIsTheDifferenceOf(t *testing.T) {
	turning, peak, start := gate(), gate(), gate()
	turning.TurnedAway, turning.Came = 900, 100000
	peak.Repeats = 7 * 86400
	start.Since, start.Behind, start.BehindServed = 0, "post.desk", 16100
	for _, c := range []struct {
		place experiment.PlaceStopped
		want  string
	}{
		{gate(), "Grows without end: post.gate, where 25,400 wait; 83,000 a day more (99,100 come, 16,100 are served) " +
			"since 9 h 13 min after the start."},
		{turning, "Grows without end: post.gate, where 25,400 wait; 83,000 a day more (100,000 come, 900 are turned away " +
			"or give up, 16,100 are served) since 9 h 13 min after the start."},
		{peak, "Grew for 2 h, less than the week that repeats, so that it may be a peak: post.gate, where 25,400 wait; " +
			"83,000 a day more (99,100 come, 16,100 are served) since 9 h 13 min after the start."},
		{start, "Grows without end: post.gate, where 25,400 wait; 83,000 a day more (99,100 come, 16,100 are served) " +
			"since the start, held up by post.desk further on, which serves 16,100 a day."},
	} {
		if got := growthPoints(&experiment.Stoppage{Places: []experiment.PlaceStopped{c.place}}); len(got) != 1 ||
			got[0] != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestWhatAPeakIsIsToldOnceAndTheOthersAreCounted(t *testing.T) {
	s := &experiment.Stoppage{}
	for range 6 {
		peak := gate()
		peak.Repeats = 86400
		s.Places = append(s.Places, peak)
	}
	points := growthPoints(s)
	if said := strings.Join(points, "\n"); len(points) != 6 ||
		strings.Count(said, "less than the day that repeats") != 1 ||
		points[5] != "1 other place grew too; a table tells which." {
		t.Errorf("%q", points)
	}
}

func TestMoreMemoryIsToldToHelpWhereNothingGrows(t *testing.T) {
	still, peak := gate(), gate()
	still.Grows = false
	peak.Repeats = 86400
	for want, places := range map[sentence][]experiment.PlaceStopped{
		"A larger --memory only stops later where a place grows without end.": {still, peak, gate()},
		"A larger --memory tells whether it was a peak.":                      {still, peak},
		"Nothing was seen to grow: a larger --memory goes on.":                {still},
	} {
		if got := memoryAdvice(&experiment.Stoppage{Places: places}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAnInterruptedRunSaysHowManyOfHowManyAreInIt(t *testing.T) {
	r := smallResult(nil)
	r.Interrupted, r.Asked = true, 10
	if got, want := judge(r).Headline,
		"The run was interrupted after 4 of 10 simulated weeks, of which this tells: it has no verdict."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAReasonIsToldOnceForAllThatHaveIt(t *testing.T) {
	for _, c := range []struct{ things, want string }{
		{"a=stopped", "Cannot be told: a (stopped)."},
		{"a=stopped b=stopped c=stopped", "Cannot be told (stopped): a; b; c."},
		{"a=stopped b=rare c=stopped", "Cannot be told: a; c (all: stopped); b (rare)."},
		{"a= b=", "Cannot be told: a; b."},
		{"", ""},
	} {
		var r reasons
		for _, thing := range strings.Fields(c.things) {
			name, why, _ := strings.Cut(thing, "=")
			r.add(name, why)
		}
		if got := strings.Join(r.said(&thresholdsText.untold, week), ""); got != c.want {
			t.Errorf("%s: got %q, want %q", c.things, got, c.want)
		}
	}
}

func TestWhatMoreRunsWouldTellIsToldOnce(t *testing.T) {
	for counted, want := range []string{
		"Too few weeks simulated to tell (rare): a; b.", "Too few days simulated to tell (rare): a; b.",
		"Too few runs simulated to tell (rare): a; b.",
	} {
		var r reasons
		r.add("a", "rare")
		r.add("b", "rare")
		if got := strings.Join(r.said(&thresholdsText.tooFew, span(counted)), ""); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestChanceIsToldOfWhereAnyNumberHasAnInterval(t *testing.T) {
	r := smallResult(nil)
	if !strings.Contains(setting(r), "Chance alone") {
		t.Errorf("%q", setting(r))
	}
	r.Plan.Assumptions, r.Plan.Quantities = 1, 4
	if said := strings.Join(doubts(r), "\n"); !strings.Contains(said,
		"1 of the scenario's 4 quantities is an assumption; ±") {
		t.Errorf("%q", said)
	}
	for i := range r.Responses {
		r.Responses[i].Estimate = stats.Unknown(r.Responses[i].Mean)
	}
	if said := setting(r) + strings.Join(doubts(r), "\n"); strings.Contains(said, "Chance alone") ||
		strings.Contains(said, "±") {
		t.Errorf("%q", said)
	}
}

func TestQueuesThatGrowAreNamedTheLargestFirst(t *testing.T) {
	x := newIndex(smallResult(map[string]stats.Estimate{"site.centre.drift": documenttest.About(900, 100),
		"site.hub.drift": documenttest.About(1500, 100)}))
	if got, want := x.backlogPoint(&experiment.Conclusion{Backlog: experiment.NotMet, Growing: []int{0, 1}}),
		"Queues grow at hub (change in a week +1,500 ± 100) and centre (change in a week +900 ± 100)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestManyNamesAreCounted(t *testing.T) {
	names := strings.Fields("a b c d e f g h i")
	for count, want := range map[int]string{1: "a", 2: "a and b", 7: "a, b, c, d, e, f and g",
		9: "a, b, c, d, e, f and 3 others"} {
		if got := firstOf(names[:count]); got != want {
			t.Errorf("%d names are %q, not %q", count, got, want)
		}
	}
}
