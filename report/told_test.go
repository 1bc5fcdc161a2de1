package report

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// The way in which queues lose a flow is told by its share of the flow.
func TestWaysOfBeingLostAreSharesOfAll(t *testing.T) {
	said := newIndex(lostAtAGate(t)).waysOf("trucks")
	found := regexp.MustCompile(`([\d.]+)% give up`).FindStringSubmatch(said)
	if found == nil {
		t.Fatalf("it is said: %s", said)
	}
	if value, err := strconv.ParseFloat(found[1], 64); err != nil || value < 1 || value > 90 {
		t.Errorf("%v%% give up: %s", value, said)
	}
}

func TestThoseWhoStandAreCountedByFlow(t *testing.T) {
	p := &plan.Plan{
		Flows:     []plan.Flow{{Name: "cars"}, {Name: "trucks"}},
		Standings: []plan.Standing{{Flow: 1, Count: 20}, {Flow: 1, Count: 5}},
	}
	said := standingGroups(p)
	if len(said) != 1 || !strings.Contains(said[0], "25") || !strings.Contains(said[0], "trucks") {
		t.Errorf("it is said: %q", said)
	}
}

// What is drawn otherwise than evenly has a column where there is such a value, and none elsewhere.
func TestAssumptionsSayFromWhatTheyAreDrawn(t *testing.T) {
	for doubt, want := range map[string]bool{"": false, "triangular": true} {
		table := tableOfValues([]scenario.Value{{Meta: scenario.Meta{Path: "assumptions.papers"}, Text: "6m", Doubt: doubt}})
		drawn := false
		for _, column := range table.Columns {
			drawn = drawn || column.Header == "drawn from"
		}
		if drawn != want {
			t.Errorf("with the doubt %q there is a column: %v", doubt, drawn)
		}
	}
}

// A narrow terminal keeps what is waited for longer than trips and delays.
func TestTimesOnTheWayGoFirst(t *testing.T) {
	columns := columnsOf([]engine.Doing{engine.IsServed, engine.AwaitsServer, engine.Travels})
	ranks := []int{columns[0].Rank, columns[1].Rank, columns[2].Rank}
	if !slices.Equal(ranks, []int{1, 1, 2}) {
		t.Errorf("the ranks are %v", ranks)
	}
}

func TestSeveralMoreAreCounted(t *testing.T) {
	m := &experiment.Mending{}
	m.Kind, m.Place, m.More = plan.MoreUnits, "post.crew", 2
	if said := mendingWords(m); !strings.HasPrefix(said, "2 more ") {
		t.Errorf("it is said: %s", said)
	}
}

func TestHoursHaveTwoDigits(t *testing.T) {
	for hours, want := range map[float64]float64{0.6612: 0.66, 6.66: 6.7, 66.6: 67, 666.4: 666} {
		if got := hoursOf(hours); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v hours are %v, want %v", hours, got, want)
		}
	}
}

func TestGrowthIsToldInHowManyDraws(t *testing.T) {
	u := &experiment.Uncertainty{}
	if said := growthInDraws(u); said != nil {
		t.Errorf("where none grow it is said: %q", said)
	}
	u.Growth.Growing, u.Growth.Of = 3, 20
	p := &plan.Plan{Name: "post", Kind: scenario.Stationary, Window: plan.Day, Confidence: 0.95}
	u.Model = &response.Model{Plan: p}
	u.Doubt, u.Draws, u.Each = &scenario.Doubt{}, 20, 1
	said := Uncertainty(u).Points
	if !slices.ContainsFunc(said, func(point string) bool { return strings.Contains(point, "3 of 20") }) {
		t.Errorf("without thresholds it is said: %q", said)
	}
}

// The headline is of the first change that surely saves; those before it may save more by chance alone.
func TestTheFirstThatSurelySavesIsTold(t *testing.T) {
	x := &experiment.Explanation{Indifference: 1, Waited: 70}
	x.Mendings = []experiment.Mending{{Saved: about(20, 25)}, {Saved: about(5, 2)}, {Saved: about(4, 1)}}
	for i := range x.Mendings {
		m := &x.Mendings[i]
		name := "post." + string(rune('a'+i))
		m.Kind, m.Place, m.Name, m.Added = plan.MoreServers, name, name, math.NaN()
	}
	if said := explanationHeadline(x); !strings.HasPrefix(said, "One more server at post.b surely saves hours: ") {
		t.Errorf("it is said: %s", said)
	}
	said := strings.Join(besidesFirst(x), "\n")
	if !strings.Contains(said, "Then one more server at post.c") ||
		!strings.Contains(said, "whether post.b saves more than post.a") {
		t.Errorf("it is said: %s", said)
	}
	x.Mendings = x.Mendings[:1]
	if said := explanationHeadline(x); !strings.HasPrefix(said, "Nothing that was tried is seen to save more") {
		t.Errorf("it is said: %s", said)
	}
}

// about is an estimate with an interval.
func about(mean, half float64) stats.Estimate {
	e := stats.Unknown(mean)
	e.Low, e.High = mean-half, mean+half
	return e
}

func TestHoursOnDutyHaveTheirCost(t *testing.T) {
	m := &experiment.Mending{}
	m.Added, m.Duty = 1, 10
	if said, want := costsText(m), "24 hours a day on duty (10 USD)"; said != want {
		t.Errorf("it is said %q, want %q", said, want)
	}
}

// Where the scenario asks about no flow, those that take most hours are told of.
func TestFlowsThatTakeMostHoursAreToldOf(t *testing.T) {
	r := lostAtAGate(t)
	m := *r.Model
	m.Primary = nil
	r.Model = &m
	flows := []experiment.TimeAccount{{Completed: 24, Time: stats.Unknown(3600), Parts: []experiment.TimePart{
		{Doing: engine.IsServed, Place: "post.gate", Time: stats.Unknown(3600), Share: 1},
	}}}
	said := newAccount(r, flows).points()
	if len(said) != 1 || !strings.HasPrefix(said[0], "trucks takes ") {
		t.Errorf("it is said %q", said)
	}
}

// What changes the conclusion, though not beyond chance, is told as such.
func TestAChangeOfTheConclusionThatChanceCanMakeIsToldAsSuch(t *testing.T) {
	s := &experiment.Sensitivity{Model: smallCentre(), Moved: make([]experiment.FactorGroup, 5)}
	s.Stated.Known = true
	s.Reversals = make([]experiment.Reversal, 1)
	s.Reversals[0].Name, s.Reversals[0].Low = "assumptions.papers", "2m"
	unsure := conclusionSentence(s)
	if s.Reversals[0].Surely() || !strings.Contains(unsure, "none beyond chance: assumptions.papers") {
		t.Errorf("it is said %q, surely: %v", unsure, s.Reversals[0].Surely())
	}
}

// The table of a share of those who can be lost says that the lost count.
func TestTheTableOfAShareSaysThatTheLostCount(t *testing.T) {
	r := lostAtAGate(t)
	s := &experiment.Sensitivity{Model: r.Model, Method: experiment.OneAtATime}
	for i := range r.Model.Responses {
		if r.Model.Responses[i].Name == "flow.trucks.time.within-1h" {
			effect := experiment.FactorEffect{Low: stats.Unknown(0.1), High: stats.Unknown(0.2), Size: 0.2}
			s.Responses = []experiment.ResponseSensitivity{{
				Response: r.Model.Responses[i], Effects: []experiment.FactorEffect{effect},
			}}
		}
	}
	if len(s.Responses) == 0 {
		t.Fatal("the model has no such share")
	}
	for _, table := range Sensitivity(s).Tables {
		if slices.Contains(table.Notes, string(sensitivityText.lost)) {
			return
		}
	}
	t.Error("no table says it")
}

func TestWaysToWriteAChangeAreTold(t *testing.T) {
	texts := map[string]bool{}
	for _, way := range []plan.Way{{}, {Setting: "a.servers=2"}, {Schedule: "day"}, {Hours: "sites.post.hours"}} {
		m := &experiment.Mending{Way: way}
		m.Site = 0
		texts[wayText(&experiment.Explanation{Model: smallCentre()}, m)] = true
	}
	if len(texts) != 4 || !texts["a.servers=2"] || !texts["sites.post.hours"] {
		t.Errorf("it is said: %v", texts)
	}
}

func TestAnExplanationWarnsOfGrowthAndLosses(t *testing.T) {
	x := &experiment.Explanation{Growing: []string{"trucks"}}
	x.Lost = []experiment.Loss{{Flow: "cars", Share: stats.Unknown(0.32)}}
	said := statedWarnings(x)
	if len(said) != 2 || !strings.Contains(said[0], "(trucks)") || !strings.Contains(said[1], "lose 32% of cars.") {
		t.Errorf("it is said: %q", said)
	}
}
