package report

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// errUntried stands for whatever keeps an option from having a result.
var errUntried = errors.New("replication 1: deadlock")

// A quantity has a plain name: by its own words, by what its key means, and by what it is of.
func TestQuantitiesHavePlainNames(t *testing.T) {
	for path, want := range map[string]string{
		"assumptions.share-of-trade":          "share of trade",
		"appraisal.time.truck.own":            "value of an hour (truck)",
		"appraisal.time.truck.cargo":          "value of an hour of the cargo (truck)",
		"appraisal.discount":                  "discount rate",
		"appraisal.fuel":                      "price of fuel",
		"appraisal.carbon":                    "price of a tonne of carbon dioxide",
		"appraisal.currency.worth":            "rate of exchange (currency)",
		"appraisal.projects.hall.upkeep-cost": "upkeep (hall)",
		"options.near":                        "what still counts as near the best",
		"years.streams.trucks.shift-of-day":   "shift of day (trucks)",
	} {
		if got := plainName(path); got != want {
			t.Errorf("%s is named %q, want %q", path, got, want)
		}
	}
}

// Shares above the best are rounded up: to whole per cent, and large ones to three figures.
func TestSharesAboveTheBestAreRoundedUp(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 0.481: "49%", 0.48: "48%", 9.9911: "1000%", 12.341: "1240%",
		123.456: "12400%", 1: "100%"} {
		if got := above(share); got != want {
			t.Errorf("%v is %s above, want %s", share, got, want)
		}
	}
}

func TestQuantitiesHaveThreeFigures(t *testing.T) {
	for text, want := range map[string]string{"34.5678 USD/h": "34.6 USD/h", "3,456.789 USD/h": "3,460 USD/h",
		"12": "12", "0.31234 of what is stated": "0.312 of what is stated", "4m30s": "4m30s",
		"between 1.2345 and  7.6543": "between 1.23 and  7.65"} {
		if got := threeFigures(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

// How an option fares in a future is told by what is worst.
func TestWordsOfCells(t *testing.T) {
	grows := experiment.Cell{Verdict: experiment.NotMet, Overloaded: []string{"post.gate"}}
	lost := experiment.Cell{Verdict: experiment.NotMet}
	lost.Lost = []experiment.Loss{{Flow: "trucks"}}
	for want, c := range map[sentence]*experiment.Cell{
		optionsTableText.unknown:           {Err: errUntried, Overloaded: []string{"post.gate"}},
		optionsTableText.stopped:           {Overload: errUntried, Overloaded: []string{"post.gate"}},
		optionsTableText.grows:             &grows,
		optionsTableText.metButLost:        &lost,
		verdictWords[experiment.Undecided]: {Verdict: experiment.Undecided},
	} {
		if got := cellWords(c); got != string(want) {
			t.Errorf("it is told as %q, want %q", got, want)
		}
	}
	if cell := cellHours(stats.Unknown(3), &experiment.Cell{Err: errUntried}); cell.Number != nil {
		t.Error("what failed has hours")
	}
	if cell := cellHours(stats.Unknown(3), &experiment.Cell{}); cell.Number == nil || cell.Number.Unit != "h/day" ||
		cell.Number.Mean != 3 {
		t.Errorf("3 hours a day are told as %+v", cell.Number)
	}
}

// An interval without ends is none; one with ends stays as it is.
func TestIntervalsWithoutEndsAreNone(t *testing.T) {
	open := finite(stats.Estimate{Mean: 3, Low: math.Inf(-1), High: 7})
	if !math.IsNaN(open.Low) || !math.IsNaN(open.High) || open.Mean != 3 {
		t.Errorf("it is %+v", open)
	}
	if closed := finite(stats.Estimate{Mean: 3, Low: 2, High: 7}); closed.Low != 2 || closed.High != 7 {
		t.Errorf("it is %+v", closed)
	}
}

// Quantities of the section years are written as the scenario has them: shares, rates a day, and else their text.
func TestWrittenQuantitiesAreCells(t *testing.T) {
	if cell := writtenCell("42%"); cell.Number == nil || cell.Number.Unit != "1" || cell.Number.Mean != 0.42 {
		t.Errorf("42%% is told as %+v", cell)
	}
	if cell := writtenCell("6/h"); cell.Number == nil || cell.Number.Unit != "1/day" ||
		math.Abs(cell.Number.Mean-144) > 1e-9 {
		t.Errorf("6/h is told as %+v", cell)
	}
	if cell := writtenCell("as many as come"); cell.Number != nil || cell.Text != "as many as come" {
		t.Errorf("a text is told as %+v", cell)
	}
}

// What of a section is not modelled is listed: of a link the cost alone.
func TestIndicatorsThatAreNotModelledAreListed(t *testing.T) {
	corridor, known := &plan.Corridor{}, &experiment.Distribution{}
	for want, x := range map[string]*experiment.SectionIndicators{
		"TFI1, TFI2, TFI3": {Corridor: corridor}, "TFI2, TFI3": {Corridor: corridor, Time: known},
		"TFI1, TFI3": {Corridor: corridor, Paid: known}, "TFI3": {},
	} {
		if got := lacks(x, true); got != want {
			t.Errorf("not modelled are %q, want %q", got, want)
		}
		if got := lacks(x, false); got != strings.TrimSuffix(strings.TrimSuffix(want, "TFI3"), ", ") {
			t.Errorf("but for the cost not modelled are %q", got)
		}
	}
}

// By what crossings are parted is told with the name of the attribute, where that is another word.
func TestGroupsNameTheirAttribute(t *testing.T) {
	x := &experiment.ReleaseTimes{Attribute: [2]string{"colour", "procedure"}}
	for kind, want := range map[experiment.GroupKind]string{
		experiment.ByChannel:   indicatorText.byAttribute.with(values{"kind": "channel", "attribute": "colour"}),
		experiment.ByProcedure: "procedure", experiment.ByHour: "hour of arrival",
	} {
		if got := groupText(x, kind); got != want {
			t.Errorf("by %s it is told as %q, want %q", kind, got, want)
		}
	}
}

// A plan that breaks a threshold is told by the worst that is known of it.
func TestWhatPlansOfStaffBreakIsTold(t *testing.T) {
	x := twoBlocks(t)
	plain := experiment.StaffedPlan{Broken: -1, Hour: -1, Verdict: experiment.Undecided}
	stopped, good := plain, plain
	stopped.Overload, stopped.Broken, good.Verdict = errUntried, 0, experiment.Met
	for want, p := range map[sentence]*experiment.StaffedPlan{staffText.overload: &stopped, staffText.meetsToo: &good,
		staffText.noneShown: &plain} {
		if got := breakText(x, p); got != string(want) {
			t.Errorf("it is told as %q, want %q", got, want)
		}
	}
	x.Chosen.Verdict = experiment.Undecided
	if got := staffHeadline(x); got == string(staffText.interrupted) || strings.Contains(got, "{") {
		t.Errorf("of a plan that was not shown to hold it is said %q", got)
	}
	x.Interrupted, x.Spent, x.Budget = true, true, 61
	if got := staffHeadline(x); got != string(staffText.interrupted) {
		t.Errorf("of a search that was interrupted it is said %q", got)
	}
	for range mostPoints + 2 {
		x.Neighbours = append(x.Neighbours, good)
		x.Neighbours[len(x.Neighbours)-1].Numbers = []int{2, 3}
	}
	points := staffPoints(x)
	for _, want := range []string{staffText.moreLess.with(values{"more": 2}), staffText.spent.with(values{"budget": 61})} {
		if !slices.Contains(points, want) {
			t.Errorf("%q is not among %q", want, points)
		}
	}
	if numberCell(-1).Number != nil || numberCell(0).Number == nil {
		t.Error("nought is told as none, or none as nought")
	}
}

// A threshold that is met beyond its limit says that it is within the tolerance, and a limit of nought has no part to
// spare.
func TestWhatIsLeftToALimit(t *testing.T) {
	j := experiment.Judgement{Estimate: stats.Unknown(66), Verdict: experiment.Met}
	j.Limit, j.Operator = 60, "<"
	if got := staffVerdict(&j); got != staffText.tolerated.with(values{"verdict": verdictWords[experiment.Met].said()}) {
		t.Errorf("it is told as %q", got)
	}
	if cell := spareCell(&j); cell.Number == nil || math.Abs(cell.Number.Mean+0.1) > 1e-9 || cell.Number.Unit != "1" {
		t.Errorf("66 of 60 leave %+v", cell.Number)
	}
	j.Limit = 0
	if cell := spareCell(&j); cell != (document.Cell{}) {
		t.Errorf("of nought there is left %+v", cell)
	}
}
