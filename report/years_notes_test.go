package report

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// A year in which it may be full by chance before a phase comes is told with the headline, and in the row of the phase.
func TestWhatMayBeFullBeforeAPhaseIsTold(t *testing.T) {
	y := fullIn(experiment.FoundYear{Year: 2030, Low: 2030, High: 2030}, experiment.FoundYear{}, nil)
	y.Eras = []experiment.Era{
		{Policies: []string{"lane"}, From: 2030, Until: 2040,
			Full: experiment.FoundYear{Year: 2040, Low: 2038, High: 2040}},
		{Policies: []string{"lane", "gate"}, From: 2040, Until: 2051,
			Full: experiment.FoundYear{Year: 2051, Low: 2051, High: 2051}},
	}
	want := "With the phases it is not full again by 2050 (from 2040 on by chance not either); by " +
		"chance it may be full in 2038 to 2039 already, before the phases of 2040 come."
	if got := yearsHeadline(y); !strings.HasSuffix(got, want) {
		t.Errorf("told: %s", got)
	}
	y.Phases = []experiment.PhaseYear{{Policy: "lane", Comes: 2030, Upkeep: 2e4}, {Policy: "gate", Comes: 2040}}
	var got []string
	for _, row := range phasesTable(y).Rows {
		got = append(got, row[6].Text)
	}
	if !slices.Equal(got, []string{"from 2038 on", "beyond 2050"}) {
		t.Errorf("by chance: %q", got)
	}
	if got := phasePoint(y, 0); !strings.HasSuffix(got, "No investment is stated, but upkeep of 20,000 USD a year.") {
		t.Errorf("told: %s", got)
	}
	built := 1e6
	y.Phases[0].Investment = &built
	if got := phasePoint(y, 0); !strings.HasSuffix(got, "It costs 1,000,000 USD, and upkeep of 20,000 USD a year.") {
		t.Errorf("told: %s", got)
	}
	y.Eras[0].Full.Low = 2040
	if got := yearsHeadline(y); !strings.HasSuffix(got, "by 2050 (by chance not either).") {
		t.Errorf("nothing may be full, told: %s", got)
	}
	if got := phasesTable(y).Rows[0][6].Text; got != "not either" {
		t.Errorf("by chance: %s", got)
	}
}

// A window that is too short to tell what grows is warned of where anything changes within the week.
func TestAWindowShorterThanWhatRepeatsIsWarnedOf(t *testing.T) {
	y := fullIn(experiment.FoundYear{}, experiment.FoundYear{}, nil)
	y.Plan.Kind, y.Plan.Cycle, y.Plan.Window = scenario.Cyclic, plan.Week, plan.Week/7
	if got := yearsWarnings(y); len(got) != 0 {
		t.Errorf("nothing changes, told: %q", got)
	}
	y.Plan.Schedules = []plan.Schedule{{Times: make([]int64, 2)}}
	if got := yearsWarnings(y); len(got) != 1 || !strings.HasPrefix(got[0], "The time counted, 1 day, is shorter than") {
		t.Errorf("told: %q", got)
	}
	y.Plan.Window = plan.Week
	if got := yearsWarnings(y); len(got) != 0 {
		t.Errorf("a week is enough, told: %q", got)
	}
}

// Rows whose cells do not explain each other are explained, and streams whose titles are too long keep them in a note.
func TestNotesOfYearsExplainTheirRows(t *testing.T) {
	y := fullIn(experiment.FoundYear{}, experiment.FoundYear{}, nil)
	y.Course.Streams = []outlook.Stream{{Name: "cars", Title: "cars"},
		{Name: "people", Title: "people on foot and in buses"}}
	y.Rows = []experiment.YearRow{
		{Year: 2031, Verdict: experiment.Met, Other: true},
		{Year: 2032, Verdict: experiment.NotMet, Other: true},
		{Year: 2033, Verdict: experiment.NotMet, Of: &experiment.Load{Verdicts: []experiment.Verdict{experiment.Met},
			Growing: []string{"cars"}}},
		{Year: 2034, Verdict: experiment.Met, Of: &experiment.Load{Verdicts: []experiment.Verdict{experiment.Met}}},
	}
	want := []string{
		"Not full as a larger load is shown to be carried, though their own runs do not tell: 2031.",
		"Full as a smaller load is shown not to be carried, though their own runs do not tell: 2032.",
		"Full with all thresholds met, as queues grow or too many are lost: 2033 (flow.cars.drift).",
		"Streams: people (people on foot and in buses).",
	}
	if got := yearsNotes(y); !slices.Equal(got, want) {
		t.Errorf("told: %q", got)
	}
}
