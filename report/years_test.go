package report

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// fullIn is a scenario that is full in a year if nothing is done, and in another with a phase of 2030.
func fullIn(nothing, phases experiment.FoundYear, drawn *experiment.YearsDrawn) *experiment.Years {
	return &experiment.Years{
		Model:  &response.Model{Plan: &plan.Plan{Name: "post"}},
		Course: &outlook.Course{Base: 2024, Last: 2050}, Drawn: drawn,
		Nothing: experiment.Era{From: 2024, Until: 2051, Full: nothing, Limit: math.NaN()},
		Eras:    []experiment.Era{{Policies: []string{"lane"}, From: 2030, Until: 2051, Full: phases, Limit: math.NaN()}},
	}
}

// A year is told with both of its intervals, and beyond both ends.
func TestHeadlinesOfYears(t *testing.T) {
	doubt := &experiment.YearsDrawn{Draws: 20,
		Nothing: experiment.YearSpread{Least: 2028, Low: 2029, High: 2037, Most: 2039},
		Finally: experiment.YearSpread{Least: 2040, Low: 2041, High: 2051, Most: 2051}}
	for want, y := range map[string]*experiment.Years{
		"If nothing is done post is full in 2031 (2030 to 2033 by chance; 2028 to 2039 with what is not known of the " +
			"growth). With the phases it is full again in 2044 (by chance no other year; 2040 to beyond 2050 with what is " +
			"not known of the growth).": fullIn(experiment.FoundYear{Year: 2031, Low: 2030, High: 2033},
			experiment.FoundYear{Year: 2044, Low: 2044, High: 2044}, doubt),
		"If nothing is done post is full already in 2024 (by chance no other year). With the phases it is still full in " +
			"2030 (2030 to beyond 2050 by chance).": fullIn(experiment.FoundYear{Year: 2024, Low: 2024, High: 2024},
			experiment.FoundYear{Year: 2030, Low: 2030, High: 2051}, nil),
		"If nothing is done post is not full by 2050 (2049 to beyond 2050 by chance). With the phases it is not full again " +
			"by 2050 (by chance not either).": fullIn(experiment.FoundYear{Year: 2051, Low: 2049, High: 2051},
			experiment.FoundYear{Year: 2051, Low: 2051, High: 2051}, nil),
	} {
		if got := yearsHeadline(y); got != want {
			t.Errorf("told: %s\nwant: %s", got, want)
		}
	}
}

func TestPhasesSayWhyTheyComeAndWhatTheyCost(t *testing.T) {
	dollars := 1.2e7
	for want, p := range map[string]experiment.PhaseYear{
		"A third lane (lane) is needed from 2031 on. It costs 12,000,000 USD.": {Policy: "lane", Title: "a third lane",
			Comes: 2031, Investment: &dollars},
		"The policy lane comes in 2035; it is full without it in 2031 to 2034. No cost is stated.": {Policy: "lane",
			Comes: 2035, NotBefore: 2035, FullFrom: 2031},
		"The policy lane comes in 2035, as planned; it is full without it in 2034. No cost is stated.": {Policy: "lane",
			Comes: 2035, Fixed: true, FullFrom: 2034},
		"The policy lane does not come by 2050. No cost is stated.": {Policy: "lane", Comes: 2051, NotBefore: 2055},
		"The policy lane is not needed by 2050. No cost is stated.": {Policy: "lane", Comes: 2051},
	} {
		y := fullIn(experiment.FoundYear{}, experiment.FoundYear{}, nil)
		y.Phases = []experiment.PhaseYear{p}
		if got := phasePoint(y, 0); got != want {
			t.Errorf("told: %s\nwant: %s", got, want)
		}
	}
}

// The doubt is told with what is beyond the last year, and an axis names no years that stand on each other.
func TestTheDoubtOfYearsAndTheirAxis(t *testing.T) {
	y := fullIn(experiment.FoundYear{Year: 2040, Low: 2039, High: 2042}, experiment.FoundYear{},
		&experiment.YearsDrawn{Draws: 20, Possible: 3, Nothing: experiment.YearSpread{Low: 2033, Middle: 2040, High: 2051}})
	want := "Chance moves the year in which it is full by 3 years, and the growth from 2033 to beyond 2050: in 3 of 20 " +
		"draws it is not full by then."
	if got := doubtPoint(y); got != want {
		t.Errorf("told: %s", got)
	}
	y.Drawn.Possible = 20
	if got := doubtPoint(y); got != "In none of 20 draws of the growth is it full by 2050, if nothing is done." {
		t.Errorf("told: %s", got)
	}
	var ticks []string
	for year := 2024; year <= 2050; year++ {
		if tick := tickOf(y, year); tick != "" {
			ticks = append(ticks, tick)
		}
	}
	if got := strings.Join(ticks, " "); got != "2024 2030 2035 2040 2045 2050" {
		t.Errorf("the axis has %s", got)
	}
}
