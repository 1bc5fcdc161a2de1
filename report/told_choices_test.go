package report

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
)

// What was left out has a tidy row with its name and range; which of its ends was is told by their numbers.
func TestRowsOfWhatWasLeftOutStandInTheirColumns(t *testing.T) {
	found, alone := experiment.SearchedEnd{Fate: experiment.EndFound}, experiment.SearchedEnd{Fate: experiment.EndAlone,
		AtMost: []float64{0.01}}
	s := &experiment.Sensitivity{
		Moved:     []experiment.FactorGroup{moved("gates"), moved("papers"), moved("scans")},
		Search:    &experiment.Screening{Ends: []experiment.SearchedEnd{alone, alone, found, alone, found, found}},
		Responses: []experiment.ResponseSensitivity{{Response: smallCentre().Responses[0]}},
	}
	rows := leftOutRows(s, 0)
	if len(rows) != 1 {
		t.Fatalf("%d rows, want that of gates alone: %q", len(rows), rows)
	}
	at := slices.Index(rows[0], "gates")
	if at < 0 || !slices.Equal(rows[0][at:at+5], []string{"gates", "1m", "2m", "3m", ""}) {
		t.Errorf("the row is %q", rows[0])
	}
	all := allLeftOut(s)
	if len(all) != 2 || !slices.Equal(all[0].ends, []int{0, 1}) || !slices.Equal(all[1].ends, []int{3}) ||
		all[1].moved != 1 {
		t.Errorf("left out are %+v, want the high end of papers as the last", all)
	}
}

// Without a result of any draw it is said of which threshold nothing is told.
func TestAThresholdWithoutDrawsIsNamed(t *testing.T) {
	m := smallCentre()
	m.Thresholds = []response.Threshold{{Expression: "post.gate.wait.p95 < 1h"}}
	u := &experiment.Uncertainty{Model: m}
	if said := uncertaintyVerdict(u); said != "post.gate.wait.p95 < 1h: no draw has a value." {
		t.Errorf("it is said: %s", said)
	}
}

const servedByTwo = `karvon: 1
title: A post of two agencies
run: {kind: stationary, window: 2 days}
entities: {truck: {}}
agencies:
  guards: {title: border guards, country: Uzbekistan, runs: [post.gate]}
  customs: {runs: [post.desk]}
sites:
  post:
    schedules: {day: [{from: "08:00", to: "20:00", value: 2}, {from: "20:00", to: "08:00", value: 1}]}
    stations: {gate: {servers: {schedule: day}, service: 1m, costs: {duty: 1 USD/h}}, desk: {servers: 1, service: 1m}}
flows: {trucks: {entity: truck, arrivals: {rate: 2/h}, journey: [{visit: gate}, {visit: desk}, depart]}}
staffing:
  gate:
    of: [sites.post.stations.gate.servers]
    most: 3
    blocks: [{from: "06:00", to: "22:00"}, {from: "22:00", to: "06:00"}]
`

func twoAgencies(t *testing.T) (*scenario.Scenario, *response.Model) {
	t.Helper()
	return responsetest.Compile(t, fstest.MapFS{"two.yaml": {Data: []byte(servedByTwo)}}, "two", scenario.Options{})
}

func TestWhoMustActIsNamedWithHisCountry(t *testing.T) {
	_, m := twoAgencies(t)
	x := &experiment.Explanation{Model: m}
	want := map[string]string{"post.gate.servers+1": "border guards (Uzbekistan)", "post.desk.servers+1": "customs"}
	for _, c := range m.Changes() {
		if name, known := want[c.Name]; known {
			if said := actorText(x, &experiment.Mending{Change: c}); said != name {
				t.Errorf("for %s must act %q, want %q", c.Name, said, name)
			}
		}
	}
}

// Blocks across which a schedule changes have not one number; each of them is named.
func TestBlocksWithoutOneNumberAreNamed(t *testing.T) {
	s, m := twoAgencies(t)
	problem, err := staffing.Read(s, staffing.Request{})
	if err != nil {
		t.Fatal(err)
	}
	x := &experiment.Staff{Model: m, Problem: problem, Chosen: &experiment.StaffedPlan{Numbers: problem.Most()}}
	if where := notOneNumber(x); len(where) != 1 || !strings.Contains(where[0], "06:00 to 22:00") {
		t.Errorf("without one number are %q", where)
	}
}

// Each fate of a point has a word of its own, and each ending a sentence.
func TestFatesAndEndingsOfChoicesAreTold(t *testing.T) {
	m := smallCentre()
	s := &experiment.Sweep{Model: m, Responses: m.Responses[:1], Evaluations: make([]experiment.Evaluation, 4),
		Best: &experiment.Choice{Choosing: experiment.Choosing{Block: 1, Indifference: 60},
			Points: make([]experiment.Chosen, 4)}}
	said := map[string]bool{}
	for i, fate := range []experiment.Fate{
		experiment.Remains, experiment.Beaten, experiment.Infeasible, experiment.Disqualified,
	} {
		s.Best.Points[i].Fate = fate
		said[fateWord(s, i)] = true
	}
	if len(said) != 4 {
		t.Errorf("four fates are %d words", len(said))
	}
	headlines := map[string]bool{}
	for _, ending := range []experiment.Ending{
		experiment.NotToldApart, experiment.MayNotMeet, experiment.NoneMeets, experiment.ChoiceStopped,
		experiment.NothingChosen,
	} {
		s.Best.Ending, s.Best.Best = ending, []int{0, 1}
		headlines[bestHeadline(s)] = true
	}
	if len(headlines) != 5 {
		t.Errorf("five endings are %d sentences: %v", len(headlines), headlines)
	}
}

// Values of one date stand by their paths.
func TestSourcesOfOneDateStandByTheirPaths(t *testing.T) {
	s := &scenario.Scenario{Values: []scenario.Value{
		{Meta: scenario.Meta{Path: "sites.b"}, Source: scenario.Evidence{Of: "a report"}},
		{Meta: scenario.Meta{Path: "sites.a"}, Source: scenario.Evidence{Of: "a report"}},
	}}
	if found := bySource(s); found[0].Path != "sites.a" || found[1].Path != "sites.b" {
		t.Errorf("they stand as %s and %s", found[0].Path, found[1].Path)
	}
}

// Who is lost is told by what they do, in columns of these words.
func TestWhoIsLostIsToldInWords(t *testing.T) {
	table := newIndex(lostAtAGate(t)).lostTable()
	var words []string
	for _, c := range table.Columns {
		words = append(words, c.Header+": "+c.Words)
	}
	if want := []string{"flow: ", "lost: lost in all", "balked: turn back", "reneged: give up",
		"refused: find a queue full", "diverted: choose another way"}; !slices.Equal(words, want) {
		t.Errorf("%q", words)
	}
}

// The columns of batches stand in the order in which a batch gathers.
func TestColumnsOfBatchesStandInTheirOrder(t *testing.T) {
	var at []int
	for _, e := range response.Estimands {
		for _, c := range e.Columns {
			if e.Subject == response.OfBatch {
				at = append(at, c.At)
			}
		}
	}
	if slices.Sort(at); !slices.Equal(at, []int{1, 2, 3, 4, 5}) {
		t.Errorf("they stand at %v", at)
	}
}
