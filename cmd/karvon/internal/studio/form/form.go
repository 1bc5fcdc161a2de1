// Package form says for each question that a planner asks which fields its form has: those flags of its command that a
// planner needs, with what the scenario offers to choose from.
package form

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
)

// Kind is how a field is filled in.
type Kind string

// The kinds of fields.
const (
	Number  Kind = "number"
	Text    Kind = "text"
	Choice  Kind = "choice"  // one of its choices
	Choices Kind = "choices" // any number of its choices
	Switch  Kind = "switch"
)

// Field is a field of a form. It is about a flag of the question's command.
type Field struct {
	Flag     string   `json:"flag"`
	Label    string   `json:"label"`
	Help     string   `json:"help"`
	Kind     Kind     `json:"kind"`
	Choices  []Option `json:"choices"`
	Default  string   `json:"default"` // what the command takes where nothing is given, if that is known
	Required bool     `json:"required"`
	Further  bool     `json:"further"` // whether few need it
}

// Option is something to choose.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Form is the form of a question.
type Form struct {
	Fields []Field `json:"fields"`
	// Lacks says what the scenario lacks for the question, in a sentence; empty where it lacks nothing.
	Lacks string `json:"lacks"`
}

// maker makes the form of one question.
type maker struct {
	scenario *scenario.Scenario
	model    *response.Model
}

// forms makes forms by question.
var forms = map[string]func(maker) Form{
	"run": maker.run, "compare": maker.compare, "explain": maker.explain, "capacity": maker.capacity,
	"staff": maker.staff, "sensitivity": maker.sensitivity, "years": maker.years,
}

// Of makes the form of a question about a scenario.
func Of(question string, s *scenario.Scenario, m *response.Model) (*Form, error) {
	of := forms[question]
	if of == nil {
		return nil, fmt.Errorf("%q is no question with a form: there are %q", question, slices.Sorted(maps.Keys(forms)))
	}
	made := of(maker{s, m})
	for i := range made.Fields {
		if made.Fields[i].Choices == nil {
			made.Fields[i].Choices = []Option{}
		}
	}
	return &made, nil
}

func (m maker) run() Form {
	return Form{Fields: []Field{
		m.replications("How often the week is simulated, each time with other luck.", m.model.Replications),
		{Flag: "precision", Label: "Go on until this precise", Kind: Text, Further: true,
			Help: "Half of each interval is at " +
				"most this share of its number, such as 2%. Replications are added until it is."},
		{Flag: "uncertain", Label: "Draw the assumptions from their ranges", Kind: Switch, Further: true,
			Help: "Tells the doubt of chance from that of assumptions. A threshold then has a probability and no verdict."},
		m.where(),
	}}
}

func (m maker) compare() Form {
	return Form{Fields: []Field{
		m.replications("How often each of them is simulated, with the same luck in all.", m.model.Replications),
		{Flag: "looks", Label: "Looks", Kind: Number, Default: "1", Further: true, Help: "How many times you may look and " +
			"add replications: the intervals are wider by so much."},
	}}
}

func (m maker) explain() Form {
	fields := []Field{
		m.replications("Replications that the race of changes takes at most. At least 5.", m.model.Replications),
		{Flag: "top", Label: "Changes in the table", Kind: Number, Default: "10", Help: "How many changes the answer ranks."},
	}
	if agencies := m.agencies(); len(agencies) > 0 {
		fields = append(fields, Field{Flag: "as", Label: "Who asks", Kind: Choice, Choices: agencies,
			Help: "Of each change it is said whether this agency must act, or another."})
	}
	return Form{Fields: append(fields,
		m.responses("Numbers whose change is told besides"),
		Field{Flag: "only", Label: "Only these changes", Kind: Choices, Choices: m.changes(), Further: true,
			Help: "Without a choice it tries one more of everything that people wait for, at the " +
				"sites that the scenario is about."},
		Field{Flag: "indifference", Label: "Hours a day that do not matter", Kind: Number, Further: true,
			Help: "What is at places where all together wait less is left out. 1% of all waiting where nothing is given."},
	)}
}

func (m maker) capacity() Form {
	form := Form{Fields: []Field{
		m.replications("How often each load is simulated.", m.model.Replications),
		{Flag: "flow", Label: "Flows that grow", Kind: Choices, Choices: m.growing(),
			Help: "Their load is scaled from hour to hour alike. Without a choice all of them are."},
		{Flag: "from", Label: "Lowest load", Kind: Text, Default: "50%", Help: "100% is the load as stated."},
		{Flag: "to", Label: "Highest load", Kind: Text, Default: "200%", Help: "It goes on beyond where nothing gives way."},
		{Flag: "steps", Label: "Loads of the first grid", Kind: Number, Default: "7", Further: true,
			Help: "Between the lowest and the highest; the limits are then searched for."},
		{Flag: "resolution", Label: "How finely it is searched", Kind: Text, Default: "2%", Further: true,
			Help: "Width of the last bracket, as a share of the load."},
		m.where(),
	}}
	if len(m.growing()) == 0 {
		form.Lacks = "No flow of this scenario arrives at a rate or in intervals that could be scaled."
	}
	return form
}

func (m maker) staff() Form {
	chosen := len(m.scenario.Staffing) > 0
	form := Form{Fields: []Field{
		{Flag: "vary", Label: "Numbers that are chosen", Kind: Choices, Choices: m.varied(), Required: !chosen,
			Help: "Each from 1 to twice what it is now. " + instead(chosen, "Without a choice those of the scenario's section "+
				"staffing.", "At least one.")},
		m.replications("Replications that the test of a plan takes at most.", 16*m.model.Replications),
		{Flag: "confidence", Label: "Confidence", Kind: Text, Default: "95%",
			Help: "Of all that is said of the plan together."},
		{Flag: "cost", Label: "Cost of one on duty", Kind: Text,
			Help: "For all or by path, such as *=12 USD/h. Where no cost " +
				"is known hours are counted.", Further: true},
		{Flag: "shift", Label: "Shifts", Kind: Text, Further: true, Help: "Of every day, such as 8h@06:00,14:00,22:00."},
		{Flag: "budget", Label: "Replications of the search", Kind: Number, Further: true,
			Help: "That all plans take together at most."},
		m.where(),
	}}
	switch {
	case len(m.model.Thresholds) == 0:
		form.Lacks = "The scenario has no thresholds that a plan could be measured by. Give a condition below."
	case !chosen && len(m.varied()) == 0:
		form.Lacks = "The scenario has no number of servers, units or slots that could be chosen."
	}
	return form
}

func (m maker) sensitivity() Form {
	form := Form{Fields: []Field{
		{Flag: "method", Label: "How", Kind: Choice, Default: "one-at-a-time", Choices: []Option{
			{"one-at-a-time", "each to both ends of its range, the others as stated"},
			{"bifurcation", "first find those that matter among many, then each of these"},
			{"morris", "walks through all ranges, to screen them"},
			{"sobol", "shares of the variance, alone and together"},
		}, Help: "One at a time is needed for the sliders; bifurcation takes a small part of the " +
			"work where most do not matter."},
		{Flag: "only", Label: "Assumptions to move", Kind: Choices, Choices: m.factors(),
			Help: "Without a choice all that have a range are moved."},
		m.replications("How often each point is simulated.", m.model.Replications),
		m.responses("Numbers to ask about"),
		{Flag: "delta", Label: "Change that does not matter", Kind: Text, Default: "5%", Further: true,
			Help: "To bifurcation: a share of the number as stated."},
		{Flag: "size", Label: "Size of the sample", Kind: Number, Further: true,
			Help: "Walks of morris (10 where nothing is given), or sample of sobol (64)."},
	}}
	if len(m.factors()) == 0 {
		form.Lacks = "No quantity of this scenario has a range within which it could be moved."
	}
	return form
}

func (m maker) years() Form {
	form := Form{Fields: []Field{
		m.replications("How often each year is simulated; up to four times as many where they do not tell.",
			max(3, m.model.Replications)),
		{Flag: "draws", Label: "Draws of what is not known of the growth", Kind: Number, Default: "200",
			Help: "0 for none: then it grows as stated."},
		{Flag: "every", Label: "A row for each year", Kind: Switch, Help: "Else only the years in which something changes."},
		{Flag: "confidence", Label: "Confidence", Kind: Text, Default: "95%", Further: true,
			Help: "Of each year that is told."},
		{Flag: "budget", Label: "Replications of all draws", Kind: Number, Further: true, Help: "At most."},
		m.where(),
	}}
	if m.scenario.Years == nil {
		form.Lacks = "The scenario does not say how its traffic grows: it has no section years."
	}
	return form
}

func (m maker) replications(help string, of int) Field {
	return Field{Flag: "replications", Label: "Replications", Kind: Number, Default: strconv.Itoa(of), Help: help}
}

func (m maker) where() Field {
	return Field{Flag: "where", Label: "A further condition", Kind: Text, Further: true,
		Help: "On a number, such as flow.trucks.time.p95 < 6h. It is judged as the scenario's thresholds are."}
}

// responses offers those of which a planner asks: the primary ones and those of thresholds.
func (m maker) responses(label string) Field {
	field := Field{Flag: "for", Label: label, Kind: Choices, Further: true, Help: "Without a choice the primary ones."}
	offered := slices.Clone(m.model.Primary)
	for i := range m.model.Thresholds {
		offered = append(offered, m.model.Thresholds[i].Response)
	}
	for _, i := range offered {
		one := &m.model.Responses[i]
		option := Option{one.Name, one.Name}
		if !one.OfEachHour && !slices.Contains(field.Choices, option) {
			field.Choices = append(field.Choices, option)
		}
	}
	return field
}

func (m maker) agencies() []Option {
	var all []Option
	for _, name := range slices.Sorted(maps.Keys(m.scenario.Agencies)) {
		all = append(all, Option{name, cmp.Or(m.scenario.Agencies[name].Title, name)})
	}
	return all
}

// growing lists the flows whose load can be scaled.
func (m maker) growing() []Option {
	var all []Option
	for _, name := range slices.Sorted(maps.Keys(m.scenario.Flows)) {
		if _, err := m.scenario.Demand(name); err == nil {
			all = append(all, Option{name, cmp.Or(m.scenario.Flows[name].Title, name)})
		}
	}
	return all
}

// changes lists what there could be one more of, where the scenario is about it.
func (m maker) changes() []Option {
	var all []Option
	for _, change := range m.model.Changes() {
		if m.model.Concerns(&change) {
			all = append(all, Option{change.Name, change.Name})
		}
	}
	return all
}

// varied lists the numbers of servers, units and slots that can be chosen, each from 1 to twice what it is, or to 2.
func (m maker) varied() []Option {
	var all []Option
	for path, stated := range staffing.Stated(m.scenario) {
		bounds := fmt.Sprintf("1..%d", max(2, 2*stated))
		all = append(all, Option{path + "=" + bounds, path + " (" + bounds + ")"})
	}
	return all
}

// factors lists the quantities with a range.
func (m maker) factors() []Option {
	var all []Option
	for _, factor := range m.scenario.Doubt().Factors {
		all = append(all, Option{factor.Name, fmt.Sprintf("%s: %s (%s to %s)", factor.Name, factor.Text, factor.Low,
			factor.High)})
	}
	return all
}

func instead(of bool, one, other string) string {
	if of {
		return one
	}
	return other
}
