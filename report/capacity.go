package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// CapacitySchema names the layout of a capacity in JSON.
const CapacitySchema = "karvon.capacity/1"

// Capacity arranges how much load a scenario carries.
func Capacity(c *experiment.Capacity) *Document {
	d := &Document{
		Title: "How much load " + c.Plan.Name + " carries",
		Setting: experimentSetting(c.Plan, c.Seed, fmt.Sprintf("the load of %s on their fixed profile, 100%% as stated; %s, %s of each with the same luck, brackets of %s",
			few(c.Flows), plural(len(c.Loads), "load"), plural(c.Replications, "replication"), percent(c.Resolution))),
		Headline: capacityHeadline(c),
		Points:   capacityPoints(c),
		Warnings: append(failureWarnings(c.Failures, c.Interrupted), c.Warnings...),
		Tables:   []Table{loadsTable(c)},
		Pictures: []Picture{loadPicture(c)},
		schema:   CapacitySchema,
		rows:     capacityRows(c),
		members:  capacityMembers(c),
	}
	if pressed := pressedTable(c); len(pressed.Rows) > 0 {
		d.Tables = append(d.Tables, pressed)
		d.Points = append(d.Points, pressedPoint(c))
	}
	for _, design := range c.Design {
		d.Points = append(d.Points, fmt.Sprintf("The design load of %s is %s of the load.", design.Name, percent(design.Scale)))
	}
	return d
}

// percent writes a scale as a share of the stated load.
func percent(scale float64) string { return fmt.Sprintf("%.4g%%", 100*scale) }

func capacityHeadline(c *experiment.Capacity) string {
	switch {
	case c.Service.Known:
		return fmt.Sprintf("The thresholds hold up to about %s of the load.", percent(c.Service.Scale))
	case c.Stable.Known:
		return fmt.Sprintf("The load can grow to about %s before a backlog grows.", percent(c.Stable.Scale))
	}
	return "No limit was found: " + c.Service.Why + "."
}

func findingPoint(what string, f *experiment.Finding) string {
	if !f.Known {
		return what + ": not known, " + f.Why + "."
	}
	high := percent(f.High)
	if math.IsInf(f.High, 0) {
		high = "more than was looked at"
	}
	return fmt.Sprintf("%s %s of the load (between %s and %s), about %s entities a day. Beyond it %s.",
		what, percent(f.Scale), percent(f.Low), high, roundly(f.Rate.Mean), f.Why)
}

// capacityPoints are the answers, but for that about a backlog from week to week
// where there are no weeks.
func capacityPoints(c *experiment.Capacity) []string {
	points := []string{findingPoint("Thresholds hold up to", &c.Service)}
	if c.Plan.Kind != scenario.Terminating {
		points = append(points, findingPoint("The backlog stays bounded up to", &c.Stable))
	}
	return append(points, saturatedPoint(&c.Saturated))
}

func saturatedPoint(f *experiment.Finding) string {
	if !f.Known {
		return "Saturated passage: not known, " + f.Why + "."
	}
	return fmt.Sprintf("Saturated passage: %s entities of the flows a day, at %s of the load.",
		figureOf(&Number{Unit: "1/day", Estimate: f.Rate}, scale{"", 1}), percent(f.Scale))
}

func loadsTable(c *experiment.Capacity) Table {
	table := Table{Name: "loads", Title: "What happens at each load", Whole: true, Columns: []Column{
		{Header: "load"}, {Header: "offered"}, {Header: "passed"}, {Header: "drift", Rank: 2}, {Header: "backlog"},
		{Header: "thresholds"}, {Header: "gives way", Rank: 1}, {Header: "busiest", Rank: 3}, {Header: "utilisation", Rank: 4},
	}}
	for i := range c.Loads {
		l := &c.Loads[i]
		number := func(what, unit string, e stats.Estimate) Cell {
			return Cell{Number: &Number{Name: "load." + percent(l.Scale) + "." + what, Unit: unit, Estimate: e}}
		}
		table.Rows = append(table.Rows, []Cell{
			{Text: percent(l.Scale), Value: &Number{Unit: "1", Estimate: stats.Unknown(l.Scale)}},
			number("offered", "1/day", l.Offered), number("passed", "1/day", l.Passed), number("drift", "1/week", l.Drift),
			text(backlogWords[l.Backlog]), text(heldText(l)), text(brokenText(c, l)), text(l.Busiest),
			number("utilisation", "1", stats.Unknown(l.Utilisation)),
		})
	}
	return table
}

var backlogWords = map[experiment.Verdict]string{
	experiment.Met: "bounded", experiment.NotMet: "grows", experiment.Undecided: "undecided",
}

// heldText counts the thresholds that hold.
func heldText(l *experiment.Load) string {
	met, undecided := 0, 0
	for _, v := range l.Verdicts {
		switch v {
		case experiment.Met:
			met++
		case experiment.Undecided:
			undecided++
		}
	}
	text := fmt.Sprintf("%d of %d", met, len(l.Verdicts))
	if undecided > 0 {
		text += fmt.Sprintf(", %d undecided", undecided)
	}
	return text
}

// brokenText lists what is not carried at a load.
func brokenText(c *experiment.Capacity, l *experiment.Load) string {
	var parts []string
	for i, v := range l.Verdicts {
		if v == experiment.NotMet {
			parts = append(parts, c.Plan.Responses[c.Plan.Thresholds[i].Response].Name)
		}
	}
	for _, flow := range l.Growing {
		parts = append(parts, "flow."+flow+".drift")
	}
	return strings.Join(parts, ", ")
}

func capacityRows(c *experiment.Capacity) [][]string {
	header := []string{"scale", "offered", "offered_half_width", "passed", "passed_half_width", "drift", "drift_half_width", "backlog", "busiest", "utilisation"}
	for i := range c.Plan.Thresholds {
		header = append(header, c.Plan.Thresholds[i].Expression, "verdict "+strconv.Itoa(i+1))
	}
	rows := [][]string{header}
	for i := range c.Loads {
		l := &c.Loads[i]
		row := []string{plainFloat(l.Scale), plainFloat(l.Offered.Mean), plainFloat(l.Offered.HalfWidth()), plainFloat(l.Passed.Mean), plainFloat(l.Passed.HalfWidth()),
			plainFloat(l.Drift.Mean), plainFloat(l.Drift.HalfWidth()), backlogWords[l.Backlog], l.Busiest, plainFloat(l.Utilisation)}
		for j := range l.Verdicts {
			row = append(row, plainFloat(l.Values[j].Mean), string(l.Verdicts[j]))
		}
		rows = append(rows, row)
	}
	return rows
}

// findingJSON is a found load in JSON.
type findingJSON struct {
	Known     bool   `json:"known"`
	Scale     real   `json:"scale"`
	Low       real   `json:"low"`
	High      real   `json:"high"`
	Rate      real   `json:"rate"` // a day
	HalfWidth real   `json:"rate_half_width"`
	Why       string `json:"why"`
}

func findingMember(name string, f *experiment.Finding) member {
	return member{name, findingJSON{f.Known, real(f.Scale), real(f.Low), real(f.High), real(f.Rate.Mean), real(f.Rate.HalfWidth()), f.Why}}
}

func capacityMembers(c *experiment.Capacity) []member {
	var loads, design []member
	for i := range c.Loads {
		l := &c.Loads[i]
		thresholds := map[string]any{}
		for j := range l.Verdicts {
			thresholds[c.Plan.Thresholds[j].Expression] = map[string]any{"value": real(l.Values[j].Mean), "verdict": string(l.Verdicts[j])}
		}
		loads = append(loads, member{"load." + plainFloat(l.Scale), map[string]any{
			"offered": real(l.Offered.Mean), "passed": real(l.Passed.Mean), "passed_half_width": real(l.Passed.HalfWidth()),
			"drift": real(l.Drift.Mean), "drift_half_width": real(l.Drift.HalfWidth()), "backlog": backlogWords[l.Backlog],
			"busiest": l.Busiest, "utilisation": real(l.Utilisation), "thresholds": thresholds,
		}})
	}
	for _, d := range c.Design {
		design = append(design, member{d.Name, real(d.Scale)})
	}
	return []member{
		{"scenario", c.Plan.Name}, {"flows", c.Flows}, {"seed", c.Seed}, {"replications", c.Replications}, {"resolution", c.Resolution},
		{"interrupted", c.Interrupted}, {"confidence", c.Plan.Confidence},
		{"capacity", []member{findingMember("capacity.service", &c.Service), findingMember("capacity.stable", &c.Stable), findingMember("capacity.saturated", &c.Saturated)}},
		{"design", design}, pressedMember(c), {"failures", failuresJSON(c.Failures)}, {"loads", loads},
	}
}
