package report

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// A difference is told by its own sign, however small: an interval that holds 1 and not 0 is of more.
func TestASmallDifferenceHasItsSign(t *testing.T) {
	e := stats.Estimate{Mean: 0.9, Low: 0.5, High: 1.5, Confidence: 0.95, N: 9}
	got := stakeText(e, "h/day", "hours", "more {hours}", "less {hours}", "unseen {hours}")
	if !strings.HasPrefix(got, "more ") {
		t.Errorf("0.9 (0.5 to 1.5) is told as %q", got)
	}
}

// Of the hour that decides a quantile it is said which share is beyond the limit.
func TestTheShareBeyondALimitIsTold(t *testing.T) {
	r := smallResult(nil)
	j := onEachHour(r, 8, map[experiment.Verdict][]int{experiment.NotMet: {8}})
	j.Counted, j.Share = true, stats.Estimate{Mean: 0.94}
	if got := beyondText(&j); got != hoursText.beyond.with(values{"share": "6%"}) {
		t.Errorf("of 94%% within a limit from above it is said %q", got)
	}
	j.Operator = ">"
	if got := beyondText(&j); got != hoursText.beyond.with(values{"share": "94%"}) {
		t.Errorf("of 94%% within a limit from below it is said %q", got)
	}
	table := withWorstHours(document.Table{Rows: make([][]document.Cell, 1)}, []experiment.Judgement{j})
	if !slices.Contains(table.Notes, string(hoursText.byShare)) {
		t.Errorf("that shares decide is not among %q", table.Notes)
	}
	j.Counted = false
	table = withWorstHours(document.Table{Rows: make([][]document.Cell, 1)}, []experiment.Judgement{j})
	if slices.Contains(table.Notes, string(hoursText.byShare)) {
		t.Error("of a mean it is said that shares decide")
	}
}

// The number of which the most is best says so.
func TestAFrontSaysOfWhatTheLargestIsBest(t *testing.T) {
	s := &experiment.Sweep{
		Responses: []response.Response{{Name: "post.gate.wait.mean"}, {Name: "post.gate.utilisation"}},
		Front:     &experiment.Front{Responses: [2]int{0, 1}, Largest: [2]bool{false, true}, Confidence: 0.95},
	}
	said := frontValues(s)
	if said["first"] != "post.gate.wait.mean" || said["second"] != "post.gate.utilisation (the largest is best)" {
		t.Errorf("the front is of %v and %v", said["first"], said["second"])
	}
}

// An agency whose title says its country does not say it twice.
func TestAnAgencyNamesItsCountryOnce(t *testing.T) {
	for want, agency := range map[string]Agency{
		"customs (UZ)": {"customs", "UZ"}, "customs of UZ": {"customs of UZ", "UZ"}, "customs": {"customs", ""},
	} {
		if got := agency.words(); got != want {
			t.Errorf("%v is named %q", agency, got)
		}
	}
}

// With the phases it is said why it is full again, in the year in which that is; not beyond the last one.
func TestYearsSayWhyItIsFullAgain(t *testing.T) {
	y := &experiment.Years{Model: smallCentre(), Course: &outlook.Course{Base: 2024, Last: 2040},
		Nothing: experiment.Era{Full: experiment.FoundYear{Year: 2041}},
		Eras: []experiment.Era{{Policies: []string{"wide"}, Full: experiment.FoundYear{Year: 2033},
			Why: reason.Text("queues grow")}}}
	want := yearsText.whyAgain.with(values{"year": 2033, "why": worded(y.Eras[0].Why, spanOf(y.Plan))})
	if got := yearsPoints(y); !slices.Contains(got, want) {
		t.Errorf("%q is not among %q", want, got)
	}
	y.Eras[0].Full.Year = 2041
	if got := yearsPoints(y); len(got) > 0 && strings.Contains(got[0], "2041") {
		t.Errorf("beyond the last year it is said %q", got)
	}
}

// What no run uses is listed apart.
func TestWhatNoRunUsesIsATableOfItsOwn(t *testing.T) {
	text := `
karvon: 1
title: A post
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 2, service: 3m}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 4/h}, journey: [{visit: gate}, depart]}}
years: {base: 2024, last: 2030, streams: {trucks: {flows: [trucks], traffic: 100/day, growth: 7%}}}
`
	s, err := scenario.Load(t.Context(), fstest.MapFS{"post.yaml": {Data: []byte(text)}}, "post", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tables := Assumptions(s).Tables
	if last := tables[len(tables)-1]; len(tables) != 2 || last.Name != "outlook" || !last.Whole ||
		last.Title != string(listingText.outlook) {
		t.Errorf("there are %d tables, the last is %s, %q", len(tables), last.Name, last.Title)
	}
}

// What a search leaves out is counted: what was tried alone, and what in groups.
func TestWhatASearchLeavesOutIsCounted(t *testing.T) {
	found, alone := experiment.SearchedEnd{Fate: experiment.EndFound}, experiment.SearchedEnd{Fate: experiment.EndAlone}
	grouped := experiment.SearchedEnd{Fate: experiment.EndInGroup}
	s := &experiment.Sensitivity{Moved: make([]experiment.FactorGroup, 4), Search: &experiment.Screening{Delta: 0.05,
		Confidence: 0.95, Ends: []experiment.SearchedEnd{found, alone, alone, alone, alone, alone, grouped, alone}}}
	points := searchPoints(s)
	want := searchText.left.with(values{"alone": 2, "grouped": 1, "delta": "5%"})
	if !slices.Contains(points, want) {
		t.Errorf("%q is not among %q", want, points)
	}
}

// Agencies are counted by country, the countries in the order of their names.
func TestAgenciesAreCountedByCountry(t *testing.T) {
	all := []Agency{{"vets", "UZ"}, {"customs", "UZ"}, {"guards", "KZ"}, {"vets", "KZ"}, {"operator", ""}}
	want := []string{"operator", briefText.agencies.with(values{"count": 2, "country": "KZ"}),
		briefText.agencies.with(values{"count": 2, "country": "UZ"})}
	if got := countedAgencies(all); !slices.Equal(got, want) {
		t.Errorf("they are counted as %q, want %q", got, want)
	}
}

// What overturns an answer stands in columns of this order.
func TestColumnsOfWhatOverturnsStandInTheirOrder(t *testing.T) {
	table := overturnTable(&Decided{Decision: &experiment.Decision{Overturns: &experiment.Overturns{}}})
	var headers []string
	for _, column := range table.Columns {
		headers = append(headers, column.Header)
	}
	if want := []string{"quantity", "stated", "value", "end", "option", "shown"}; !slices.Equal(headers, want) {
		t.Errorf("the columns are %q", headers)
	}
}
