package report

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/traffic"
)

func TestVerdictHeadline(t *testing.T) {
	for _, c := range []struct {
		name   string
		change map[string]stats.Estimate
		want   string
	}{
		{"all is well", nil, "All the traffic gets through at the design load."},
		{
			"a shortfall within 1% is none",
			map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": documenttest.About(2480, 1)},
			"All the traffic gets through at the design load.",
		},
		{
			"intervals apart",
			map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": documenttest.About(2300, 50)},
			"Not all the traffic gets through at the design load: less gets through than arrives.",
		},
		{
			"intervals overlap",
			map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": documenttest.About(2420, 60)},
			"Too few weeks simulated to tell whether all the traffic gets through at the design load.",
		},
		{
			"a single replication is taken at its word",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": documenttest.About(2500, math.NaN()),
				"crossing.uz-kz.trucks.carried": documenttest.About(2400, math.NaN()),
			},
			"Not all the traffic gets through at the design load: less gets through than arrives.",
		},
		{
			"two replications that chance sets apart",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": stats.MeanInterval([]float64{2490, 2510}, 0.95),
				"crossing.uz-kz.trucks.carried": stats.MeanInterval([]float64{2380, 2450}, 0.95),
			},
			"Too few weeks simulated to tell whether all the traffic gets through at the design load.",
		},
		{
			"two replications that chance does not set apart",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": stats.MeanInterval([]float64{2490, 2510}, 0.95),
				"crossing.uz-kz.trucks.carried": stats.MeanInterval([]float64{1500, 1500}, 0.95),
			},
			"Not all the traffic gets through at the design load: less gets through than arrives.",
		},
		{
			"less is offered than designed by two replications",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": stats.MeanInterval([]float64{900, 1100}, 0.95),
				"crossing.uz-kz.trucks.carried": stats.MeanInterval([]float64{900, 1100}, 0.95),
			},
			"All the traffic gets through, but less arrives than the design load, of which this says nothing.",
		},
		{
			"less is offered than designed",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": documenttest.About(1000, 10),
				"crossing.uz-kz.trucks.carried": documenttest.About(1000, 10),
			},
			"All the traffic gets through, but less arrives than the design load, of which this says nothing.",
		},
		{
			"a backlog grows at the crossing",
			map[string]stats.Estimate{"site.centre.drift": documenttest.About(900, 100),
				"flow.buses.drift": documenttest.About(900, 100)},
			"Not all the traffic gets through at the design load: queues grow from week to week.",
		},
		{
			"a backlog grows elsewhere",
			map[string]stats.Estimate{"site.hub.drift": documenttest.About(900, 100),
				"flow.trucks.drift": documenttest.About(900, 100)},
			"All the traffic gets through at the design load, but elsewhere more arrives than gets through.",
		},
		{
			"a load without a design load falls short",
			map[string]stats.Estimate{"crossing.uz-kz.people.carried": documenttest.About(1000, 10)},
			"All the traffic gets through at the design load, but elsewhere more arrives than gets through.",
		},
		{
			"less is offered than designed, and more elsewhere than passes",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": documenttest.About(1000, 10),
				"crossing.uz-kz.trucks.carried": documenttest.About(1000, 10),
				"crossing.uz-kz.people.carried": documenttest.About(1000, 10),
			},
			"All the traffic gets through, but less arrives than the design load, of which this says nothing. Elsewhere more " +
				"arrives than gets through.",
		},
		{
			"a drift that may be nothing",
			map[string]stats.Estimate{"site.centre.drift": documenttest.About(900, 901)},
			"All the traffic gets through at the design load.",
		},
		{
			"a drift too small to matter",
			map[string]stats.Estimate{"site.centre.drift": documenttest.About(100, 10)},
			"All the traffic gets through at the design load.",
		},
	} {
		if got := judge(smallResult(c.change)).Headline; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestVerdictWithoutDesignSpeaksOfTheOfferedLoad(t *testing.T) {
	r := smallResult(nil)
	r.Plan.Crossings[0].Design = []float64{math.NaN(), math.NaN()}
	if got, want := judge(r).Headline, "All the traffic gets through."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// aDay is a result of a run of a day that starts empty and has no crossing, in which so many are inside at the end
// and on average.
func aDay(left, average float64) *experiment.Result {
	r := smallResult(map[string]stats.Estimate{
		"flow.buses.drift": documenttest.About(0, 0), "flow.buses.inside.mean": documenttest.About(0, 0),
		"flow.trucks.drift": documenttest.About(7*left, 7), "flow.trucks.inside.mean": documenttest.About(average, 1),
	})
	r.Plan.Kind, r.Plan.Crossings, r.Plan.Window = scenario.Terminating, nil, plan.Day
	return r
}

func TestVerdictOfARunThatStartsEmptyIsAboutWhoIsInsideAtItsEnd(t *testing.T) {
	for _, c := range []struct {
		left, average float64
		want          string
	}{
		{10, 30, "All the traffic gets through by the day's end."},
		{400, 500, "Most of the traffic gets through: of about 5,000 who arrive 400 (8%) are still inside at the day's " +
			"end, no more than on average before."},
		{4000, 2000, "Not all the traffic gets through: of about 5,000 who arrive 4,000 (80%) are still inside at the " +
			"day's end, more than on average before."},
	} {
		verdict := judge(aDay(c.left, c.average))
		if verdict.Headline != c.want {
			t.Errorf("got %q, want %q", verdict.Headline, c.want)
		}
		said := strings.Join(verdict.Points, "\n")
		if strings.Contains(said, "Queues are no longer") {
			t.Errorf("a run that starts empty has no trend, but the verdict says %q", said)
		}
		if want := "To judge more, name a crossing"; !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
}

// Nobody is inside at the end of whom a queue turned away.
func TestVerdictOfARunThatStartsEmptyCountsWhoWentAway(t *testing.T) {
	for _, c := range []struct {
		left   float64
		answer experiment.Answer
		want   string
	}{
		{10, experiment.LostToQueues, "Not all the traffic gets through: queues turn too many away."},
		{400, experiment.LostToQueues, "Not all the traffic gets through: queues turn too many away."},
		{10, experiment.NotTold, "Too few days simulated to tell whether all the traffic gets through."},
		{10, experiment.Carried, "All the traffic gets through by the day's end."},
	} {
		r := aDay(c.left, 500)
		concluded := r.Conclude()
		concluded.Answer = c.answer
		got := newIndex(r).remainingHeadline(concluded.Remaining, concluded, headline(r.Plan, concluded))
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestVerdictOfARunThatStartsEmptySaysThatThresholdsAreNotMet(t *testing.T) {
	r := aDay(10, 30)
	r.Thresholds[0].Verdict = experiment.NotMet
	want := "1 threshold is not met: " + r.Thresholds[0].Expression + ". All the traffic gets through by the day's end."
	if judge(r).Headline != want {
		t.Errorf("got %q, want %q", judge(r).Headline, want)
	}
}

// Who reads no further must not take a load that gets through for an aim that is reached.
func TestHeadlineBeginsWithThresholdsThatAreMissedWhereTheLoadGetsThrough(t *testing.T) {
	r := smallResult(nil)
	for i := range r.Thresholds {
		r.Thresholds[i].Verdict = experiment.Met
	}
	missed := &r.Thresholds[0]
	missed.Verdict = experiment.NotMet
	want := "1 threshold is not met: " + missed.Expression + ". All the traffic gets through at the design load."
	if got := judge(r).Headline; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	failing := smallResult(map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": documenttest.About(1, 1)})
	failing.Thresholds[0].Verdict = experiment.NotMet
	if got := judge(failing).Headline; !strings.HasPrefix(got, "Not all the traffic gets through") {
		t.Errorf("got %q", got)
	}
}

func TestLongestQueueIsTheOneWithTheMostWaitingOfAll(t *testing.T) {
	for name, kind := range map[string]string{
		"centre.e-queue": " (electronic queue)", "centre.inspectors": " (resource)", "hub.gate": "",
		"link.m39.to.hub": " (link)",
	} {
		said := strings.Join(judge(smallResult(map[string]stats.Estimate{name +
			".queue.mean": documenttest.About(100, 1)})).Points, "\n")
		shown := strings.TrimPrefix(name, "link.")
		if want := "Longest queue: " + shown + kind +
			", where 100 wait at a time on average, 2,400 hours of waiting a day in all"; !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
}

func TestLongestWaitIsToldWhereItIsNotInTheLongestQueue(t *testing.T) {
	said := strings.Join(judge(smallResult(map[string]stats.Estimate{
		"centre.e-queue.queue.mean": documenttest.About(100, 1), "hub.gate.wait.p95": documenttest.About(36000, 1),
	})).Points, "\n")
	if want := "Longest wait: hub.gate, where 19 in 20 wait at most 10 h."; !strings.Contains(said, want) {
		t.Errorf("the verdict does not say %q:\n%s", want, said)
	}
}

// What was not over as the run ended can take longer than is known.
func TestAWaitThatIsKnownByABoundIsToldAsOne(t *testing.T) {
	open := func(mean, most float64, bound stats.Bound, share float64) stats.Estimate {
		e := stats.Unknown(mean)
		e.Most, e.Bound, e.Unfinished = most, bound, share
		return e
	}
	interval := documenttest.About(36000, 3600)
	interval.Bound, interval.Most, interval.Unfinished = stats.Between, 40000, 0.05
	for _, c := range []struct {
		tail stats.Estimate
		want string
	}{
		{open(36000, 0, stats.AtLeast, 0.897), "1 in 20 waits at least 10 h (89.7% were still waiting)"},
		{open(36000, 0, stats.AtLeast, 0), "1 in 20 waits at least 10 h"},
		{open(0, 0, stats.AtLeast, 0.5), "how long 19 in 20 wait is not known (50% were still waiting)"},
		{open(36000, 72000, stats.Between, 0.03), "19 in 20 wait at most 10 h to 20 h (3% were still waiting)"},
		{interval, "19 in 20 wait at most 9 h to 11 h (5% were still waiting)"},
		{open(36000, 0, stats.AtMost, 0), "19 in 20 wait at most 10 h"},
		{open(36000, 0, stats.Exact, 0), "19 in 20 wait at most 10 h"},
		{open(0, 0, stats.Exact, 0), "19 in 20 do not wait"},
	} {
		if got := atMost(c.tail); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestWhatIsStatedAndKnownByABoundIsToldAsOne(t *testing.T) {
	r := &experiment.ResponseSensitivity{Response: smallResult(nil).Find("hub.gate.wait.p95").Response, Base: 36000}
	for bound, want := range map[stats.Bound]string{stats.Exact: "10 h", stats.AtLeast: "≥ 10 h",
		stats.Between: "≥ 10 h"} {
		r.Bound = bound
		if got := effectsTitle(r); got != "hub.gate.wait.p95 ("+want+" as stated): the strongest assumptions first" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTheSizeOfAChangeIsBoundedOnItsOwnSide(t *testing.T) {
	for _, c := range []struct {
		mean  float64
		bound stats.Bound
		want  sentence
	}{
		{5, stats.Exact, comparisonText.effect}, {5, stats.AtLeast, comparisonText.effectAtLeast},
		{5, stats.AtMost, comparisonText.effectAtMost},
		{-5, stats.AtLeast, comparisonText.effectAtMost}, {-5, stats.AtMost, comparisonText.effectAtLeast},
		{-5, stats.Open, comparisonText.effectAbout},
	} {
		e := stats.Unknown(c.mean)
		e.Bound = c.bound
		if got := effectText(e); got != c.want {
			t.Errorf("%v, %s: %q, not %q", c.mean, c.bound, got, c.want)
		}
	}
}

func TestVerdictNamesWhatIsWrong(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{
		"site.hub.drift":          documenttest.About(900, 100),
		"flow.trucks.drift":       documenttest.About(900, 100),
		"centre.customs.wait.p95": documenttest.About(4320, 60),
	})
	r.Thresholds[0].Verdict = experiment.Undecided
	said := strings.Join(judge(r).Points, "\n")
	for _, want := range []string{
		"2,500 of 2,500 trucks (design 2,500)",
		"Queues grow at hub (change in a week +900 ± 100).",
		"0 of 1 met. Cannot be told: flow.trucks.time.p95",
		"centre.customs, where 31.4 wait at a time on average, 754 hours of waiting a day in all; 19 in 20 wait at most 1 " +
			"h 12 min.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
}

func TestTextAndDataSayTheSameOfTheBacklog(t *testing.T) {
	for _, c := range []struct {
		drift         stats.Estimate
		verdict, said string
	}{
		{documenttest.About(9000, 100), "grows", "Queues grow at centre (change in a week +9,000 ± 100) and hub ("},
		{documenttest.About(0, 100), "bounded", "At every site queues are no longer at the week's end than at its start."},
		{documenttest.About(900, 9000), "undecided",
			"Too few weeks simulated to tell whether queues are longer at the week's end than at its start."},
	} {
		r := smallResult(map[string]stats.Estimate{"site.hub.drift": c.drift, "site.centre.drift": c.drift,
			"flow.trucks.drift": c.drift})
		if said := strings.Join(judge(r).Points, "\n"); !strings.Contains(said, c.said) {
			t.Errorf("the verdict does not say %q:\n%s", c.said, said)
		}
		member, err := json.Marshal(backlogMembers(r)[0].Value)
		if want := `{"verdict":"` + c.verdict + `"`; err != nil || !strings.HasPrefix(string(member), want) {
			t.Errorf("%v: the data say %s, not %s", err, member, want)
		}
	}
}

// A site at which more are left than came is named, also where that is little beside all who come.
func TestSitesThatRiseByATrifleAreNamed(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{"site.hub.drift": documenttest.About(18, 17),
		"flow.trucks.drift": documenttest.About(18, 17)})
	want := "Queues are no longer at the week's end than at its start, but for hub (change in a week +18 ± 17); at all " +
		"sites together they grow by at most 1% of those who come."
	if said := judge(r).Points; !slices.Contains(said, want) {
		t.Errorf("%q", said)
	}
	r.Plan.Sites = r.Plan.Sites[:1]
	want = "Queues are hardly longer at the week's end than at its start (change in a week +18 ± 17, at most 1% of " +
		"those who come)."
	r.Find("site.centre.drift").Estimate = documenttest.About(18, 17)
	if got := newIndex(r).backlogPoint(&experiment.Conclusion{Backlog: experiment.Met, Rising: []int{0}}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheOnlySiteIsSaidWithItsDriftWhereTheBacklogCannotBeTold(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{"site.centre.drift": documenttest.About(40, 90)})
	r.Plan.Sites = r.Plan.Sites[:1]
	want := "Too few weeks simulated to tell whether queues are longer at the week's end than at its start " +
		"(change in a week +40 ± 90)."
	if got := newIndex(r).backlogPoint(&experiment.Conclusion{Backlog: experiment.Undecided}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Where no site grows beyond chance by itself, those are named at which more are left than came, not those with fewer.
func TestASiteWithFewerThanBeforeIsNotSaidToGrow(t *testing.T) {
	change := map[string]stats.Estimate{"flow.trucks.drift": documenttest.About(900, 100)}
	change["site.hub.drift"], change["site.centre.drift"] = documenttest.About(920, 1000), documenttest.About(-50, 300)
	said := judge(smallResult(change)).Points
	if want := "Queues grow at hub (change in a week +920 ± 1,000)."; !slices.Contains(said, want) {
		t.Errorf("%q", said)
	}
	change["site.hub.drift"] = documenttest.About(-10, 1000)
	if said := judge(smallResult(change)); !slices.Contains(said.Points, "Queues of trucks grow.") ||
		!strings.Contains(said.Headline, "queues grow") {
		t.Errorf("%q, %q", said.Headline, said.Points)
	}
}

func TestQueuesThatGrowAtNoSiteAreNamedByTheirFlows(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{"flow.buses.drift": documenttest.About(9000, 100)})
	r.Plan.Flows[0].Sites = nil
	if said := judge(r).Points; !slices.Contains(said, "Queues of buses grow.") {
		t.Errorf("%q", said)
	}
}

func TestARunWithoutBacklogToJudgeSaysNothingOfIt(t *testing.T) {
	empty, stopped := smallResult(nil), smallResult(nil)
	empty.Plan.Kind = scenario.Terminating
	stopped.Interrupted = true
	for _, r := range []*experiment.Result{empty, stopped} {
		if members := backlogMembers(r); members != nil {
			t.Errorf("%v", members)
		}
	}
}

func TestVerdictWithoutWaits(t *testing.T) {
	r := smallResult(nil)
	for i := range r.Responses {
		if strings.HasSuffix(r.Responses[i].Name, ".wait.p95") {
			r.Responses[i].Estimate = documenttest.About(0, 0)
		}
	}
	said := strings.Join(judge(r).Points, "\n")
	if want := "everywhere at least 19 in 20 do not wait at all"; !strings.Contains(said, want) {
		t.Errorf("the verdict does not say %q:\n%s", want, said)
	}
}

func TestNoDriftInARunThatStartsEmpty(t *testing.T) {
	r := smallResult(nil)
	drifts := func() (tables []string) {
		for _, table := range Tables(r) {
			if slices.ContainsFunc(table.Columns, func(c document.Column) bool { return c.Header == "drift" }) {
				tables = append(tables, table.Name)
			}
		}
		return tables
	}
	if len(drifts()) == 0 {
		t.Error("no table of a week that repeats shows a drift")
	}
	if r.Plan.Kind = scenario.Terminating; len(drifts()) > 0 {
		t.Errorf("the tables of %v show a drift", drifts())
	}
}

// A place to which a small part of the traffic leads can be overloaded while the whole passes: that is no "all".
func TestAnOverloadedPlaceOfAFewIsInTheHeadline(t *testing.T) {
	c := &experiment.Conclusion{Answer: experiment.Carried, Overloads: []traffic.Overload{{Work: 3, Most: 3, There: 2}}}
	p := smallCentre().Plan
	want := "Nearly all the traffic gets through: on the way of a few more comes to a place than it can serve."
	if got := headline(p, c); got != want {
		t.Errorf("got %q", got)
	}
	c.Overloads[0].Work = 2.01 // and 3 at most
	if got := headline(p, c); got != want {
		t.Errorf("of a place of which perhaps more is asked got %q", got)
	}
	c.Overloads[0].Most = 2.01 // be it on the way of all
	want = "Nearly all the traffic gets through: less than 1% more comes to a place than it can serve."
	if got := headline(p, c); got != want {
		t.Errorf("of a place of which hardly more is asked got %q", got)
	}
	c.Designed = true
	if got := headline(p, c); !strings.HasPrefix(got, "Nearly all the traffic gets through at the design load: ") {
		t.Errorf("at the design load got %q", got)
	}
	if c.Overloads = nil; strings.Contains(headline(p, c), "Nearly") {
		t.Errorf("without an overload got %q", headline(p, c))
	}
}
