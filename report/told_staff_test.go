package report

import (
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/staffing"
	"karvon/sim/stats"
)

// twoBlocks are plans of staff by day and by night; the threshold is that of the small centre.
func twoBlocks(t *testing.T) *experiment.Staff {
	t.Helper()
	s, _ := twoAgencies(t)
	problem, err := staffing.Read(s, staffing.Request{})
	if err != nil {
		t.Fatal(err)
	}
	r := smallResult(nil)
	broken := experiment.StaffedPlan{Numbers: []int{2, 3}, Cost: 140, Broken: 0, Hour: 8,
		Judgements: r.Thresholds, Verdict: experiment.NotMet}
	undecided := experiment.StaffedPlan{Numbers: []int{1, 3}, Cost: 70, Broken: -1, Hour: -1,
		Verdict: experiment.Undecided}
	return &experiment.Staff{Model: r.Model, Problem: problem, Failed: []experiment.StaffedPlan{broken, undecided},
		Chosen: &experiment.StaffedPlan{Numbers: []int{3, 3}, Cost: 280, Broken: -1, Hour: -1, Verdict: experiment.Met}}
}

// Cheaper plans that were not shown to hold have a row a block, with what they break.
func TestPlansThatWereNotShownHaveARowABlock(t *testing.T) {
	x := twoBlocks(t)
	table := failedStaff(x)
	var headers []string
	for _, column := range table.Columns {
		headers = append(headers, column.Header)
	}
	if want := []string{"plan", "place", "when", "number", "cost", "breaks", "value"}; !slices.Equal(headers, want) {
		t.Errorf("the columns are %q", headers)
	}
	if len(table.Rows) != 4 {
		t.Fatalf("%d rows of two plans with two blocks", len(table.Rows))
	}
	for i, want := range [][]float64{{1, 2, 20}, {1, 3, 20}, {2, 1, 10}, {2, 3, 10}} {
		row := table.Rows[i]
		if row[0].Number.Mean != want[0] || row[3].Number.Mean != want[1] || row[4].Number.Mean != want[2] ||
			row[1].Text != "post.gate" || !strings.Contains(row[2].Text, " to ") {
			t.Errorf("row %d is of plan %v at %s, %s: %v for %v", i, row[0].Number.Mean, row[1].Text, row[2].Text,
				row[3].Number.Mean, row[4].Number.Mean)
		}
	}
	if row := table.Rows[0]; row[5].Text != x.Thresholds[0].Expression || row[6].Number == nil {
		t.Errorf("it breaks %q, with %v", row[5].Text, row[6].Number)
	}
	if row := table.Rows[2]; row[5].Text != "is not shown to break any threshold" || row[6].Number != nil {
		t.Errorf("of what is not told it is said: %q, with %v", row[5].Text, row[6].Number)
	}
}

// The hour is told with what a plan breaks, where there is one; hours are the unit where no costs are known.
func TestWhatAPlanBreaksAndCosts(t *testing.T) {
	x := twoBlocks(t)
	if said := breakText(x, &x.Failed[0]); !strings.HasSuffix(said, ", most in the hour from 08:00") {
		t.Errorf("it is said: %s", said)
	}
	x.Failed[0].Hour = -1
	if said := breakText(x, &x.Failed[0]); strings.Contains(said, "hour") {
		t.Errorf("without an hour it is said: %s", said)
	}
	for priced, want := range map[bool]string{true: "USD/day", false: "h/day"} {
		if x.Problem.Priced = priced; costUnit(x) != want {
			t.Errorf("the unit is %s, want %s", costUnit(x), want)
		}
	}
	x.Today = &experiment.StaffedPlan{Numbers: []int{3, 3}, Verdict: experiment.Undecided, Broken: -1, Hour: -1}
	if said := todayText(x); said != "is this plan" {
		t.Errorf("of the same plan it is said: %s", said)
	}
	x.Today.Numbers = []int{3, 2}
	if said := todayText(x); said != "is not told to meet the thresholds or not" {
		t.Errorf("of another plan it is said: %s", said)
	}
}

// Of waits that take the same hours those stand first whose place comes first.
func TestWaitsOfTheSameHoursStandByPlace(t *testing.T) {
	a := &account{Result: smallResult(nil), days: 1, traffic: []experiment.TimeAccount{{Completed: 10, Flow: 1,
		Parts: []experiment.TimePart{
			{Doing: engine.AwaitsServer, Place: "b", Time: stats.Unknown(60)},
			{Doing: engine.AwaitsServer, Place: "a", Time: stats.Unknown(60)},
		}}}}
	waits, _ := a.waitsOf()
	if len(waits) != 2 || waits[0].place != "a" || waits[1].place != "b" {
		t.Errorf("they stand as %+v", waits)
	}
}

// Who must act is a column in these words, and those who stand as a run starts are named.
func TestWordsOfActorsAndOfThoseWhoStand(t *testing.T) {
	x := &experiment.Explanation{Indifference: 1}
	x.Model = smallCentre()
	at := slices.IndexFunc(mendingTable(x).Columns, func(c document.Column) bool { return c.Header == "agency" })
	if at < 0 || mendingTable(x).Columns[at].Words != "who must act" {
		t.Errorf("the column of who must act stands at %d", at)
	}
	p := &plan.Plan{Flows: []plan.Flow{{Name: "trucks"}}, Standings: []plan.Standing{{Flow: 0, Count: 25}}}
	said := standingNotes(p, standingText.besides)
	if len(said) != 1 || !strings.HasPrefix(said[0], "Besides, 25 of trucks") {
		t.Errorf("it is said: %q", said)
	}
}

// Points at which queues grow are shown apart.
func TestPointsWhereQueuesGrowAreShown(t *testing.T) {
	m := smallCentre()
	s := &experiment.Sweep{Model: m, Responses: m.Responses[:2], Evaluations: make([]experiment.Evaluation, 2),
		Front: &experiment.Front{Responses: [2]int{0, 1}, Points: []experiment.Standing{experiment.QueuesGrow,
			experiment.BehindFront}}}
	for i := range s.Evaluations {
		for n := range 2 {
			s.Evaluations[i].Responses = append(s.Evaluations[i].Responses, &experiment.ResponseEstimate{
				Response: m.Responses[n], Estimate: stats.Unknown(float64(i + n + 1))})
		}
	}
	var names []string
	for _, picture := range frontPictures(s) {
		for _, series := range picture.Series {
			names = append(names, series.Name)
		}
	}
	if want := []string{string(frontText.behind), string(frontText.grow)}; !slices.Equal(names, want) {
		t.Errorf("the series are %q, want %q", names, want)
	}
}
