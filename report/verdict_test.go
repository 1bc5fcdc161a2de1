package report

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

func TestVerdictHeadline(t *testing.T) {
	for _, c := range []struct {
		name   string
		change map[string]stats.Estimate
		want   string
	}{
		{"all is well", nil, "The design load is carried."},
		{
			"a shortfall within 1% is none",
			map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": about(2480, 1)},
			"The design load is carried.",
		},
		{
			"intervals apart",
			map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": about(2300, 50)},
			"The design load is not carried: less passes than comes.",
		},
		{
			"intervals overlap",
			map[string]stats.Estimate{"crossing.uz-kz.trucks.carried": about(2420, 60)},
			"It is undecided whether the design load is carried: the intervals are too wide.",
		},
		{
			"a single replication is taken at its word",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": about(2500, math.NaN()),
				"crossing.uz-kz.trucks.carried": about(2400, math.NaN()),
			},
			"The design load is not carried: less passes than comes.",
		},
		{
			"less is offered than designed",
			map[string]stats.Estimate{
				"crossing.uz-kz.trucks.offered": about(1000, 10),
				"crossing.uz-kz.trucks.carried": about(1000, 10),
			},
			"The load offered is carried, but it is below the design load, on which it says nothing.",
		},
		{
			"a backlog grows at the crossing",
			map[string]stats.Estimate{"site.centre.drift": about(900, 100)},
			"The design load is not carried: the backlog grows.",
		},
		{
			"a backlog grows elsewhere",
			map[string]stats.Estimate{"site.hub.drift": about(900, 100)},
			"The design load is carried, but elsewhere more comes than passes.",
		},
		{
			"a load without a design load falls short",
			map[string]stats.Estimate{"crossing.uz-kz.people.carried": about(1000, 10)},
			"The design load is carried, but elsewhere more comes than passes.",
		},
		{
			"a drift that may be nothing",
			map[string]stats.Estimate{"site.centre.drift": about(900, 901)},
			"The design load is carried.",
		},
		{
			"a drift too small to matter",
			map[string]stats.Estimate{"site.centre.drift": about(100, 10)},
			"The design load is carried.",
		},
	} {
		if got := Judge(smallResult(c.change)).Headline; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestVerdictWithoutDesignSpeaksOfTheOfferedLoad(t *testing.T) {
	r := smallResult(nil)
	r.Plan.Crossings[0].Design = []float64{math.NaN(), math.NaN()}
	if got, want := Judge(r).Headline, "The load offered is carried."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestVerdictOfATerminatingRunWithoutCrossings(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{"site.hub.drift": about(900, 100)})
	r.Plan.Kind, r.Plan.Crossings = scenario.Terminating, nil
	verdict := Judge(r)
	if want := "No load is judged in a run that starts empty"; !strings.HasPrefix(verdict.Headline, want) {
		t.Errorf("got %q, want it to begin with %q", verdict.Headline, want)
	}
	for _, point := range verdict.Points {
		if strings.Contains(point, "Backlog") {
			t.Errorf("a run that starts empty has no trend, but the verdict says %q", point)
		}
	}
}

func TestVerdictNamesWhatIsWrong(t *testing.T) {
	r := smallResult(map[string]stats.Estimate{
		"site.hub.drift":          about(900, 100),
		"centre.customs.wait.p95": about(4320, 60),
	})
	r.Thresholds[0].Verdict = experiment.Undecided
	said := strings.Join(Judge(r).Points, "\n")
	for _, want := range []string{
		"2,500 of 2,500 trucks (design 2,500)",
		"Backlog: grows at hub (drift +900 ± 100 a week).",
		"0 of 1 met. Undecided: flow.trucks.time.p95",
		"centre.customs, where one in twenty waits 1 h 12 min or longer",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
}

func TestVerdictWithoutWaits(t *testing.T) {
	change := map[string]stats.Estimate{}
	for _, station := range []string{"centre.customs", "centre.gate", "hub.gate"} {
		change[station+".wait.p95"] = about(0, 0)
	}
	said := strings.Join(Judge(smallResult(change)).Points, "\n")
	if want := "at every station at least 95% are served without waiting"; !strings.Contains(said, want) {
		t.Errorf("the verdict does not say %q:\n%s", want, said)
	}
}

func TestNoDriftInARunThatStartsEmpty(t *testing.T) {
	r := smallResult(nil)
	r.Plan.Kind = scenario.Terminating
	for _, table := range Tables(r) {
		for _, column := range table.Columns {
			if column.Header == "drift" {
				t.Errorf("the table of %s shows a drift", table.Name)
			}
		}
	}
}
