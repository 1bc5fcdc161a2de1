package inputs

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Taken is what a table gives anew of a scenario.
type Taken struct {
	File    string
	Entries []scenario.Entry // to be applied after the policies
	Edits   []scenario.Edit
	Doubts  []string // of a table that was written of another scenario, or of another state of this one
}

// Settings writes the entries as settings path=value.
func (t *Taken) Settings() []string {
	var all []string
	for _, e := range t.Entries {
		all = append(all, e.Setting())
	}
	return all
}

// Take finds what a table says otherwise than the scenario of which it was written, and what a load with some policies
// and settings has to set for that. The error is a syntax.Errors with all mistakes, those too that show only when the
// scenario is loaded with the table; nothing is taken then.
func (t *Table) Take(ctx context.Context, library scenario.Library, name string, options scenario.Options) (*Taken,
	error) {
	taken := &Taken{File: t.file}
	base, err := t.base(ctx, library, name, options, taken)
	if err != nil {
		return nil, err
	}
	c := &comparison{mistakes: syntax.NewCollector(ctx, nil), known: map[[2]string]*scenario.Input{},
		seen: map[[2]string]syntax.Pos{}}
	c.inputs, _ = base.Inputs()
	for i := range c.inputs {
		c.known[c.inputs[i].Key()] = &c.inputs[i]
	}
	for i := range t.rows {
		c.row(&t.rows[i])
	}
	if err := c.Result(); err != nil {
		return nil, err
	}
	// Numbers of one value follow each other, wherever their rows have been moved.
	slices.SortStableFunc(c.edits, func(a, b scenario.Edit) int { return cmp.Compare(a.Is.Name, b.Is.Name) })
	taken.Edits = c.edits
	if len(c.edits) == 0 {
		return taken, nil
	}
	target, err := scenario.Load(ctx, library, name, scenario.Options{Policies: options.Policies})
	if err != nil {
		return nil, err
	}
	entries, wrong := target.Entries(c.edits)
	if len(wrong) > 0 {
		return nil, wrong.Sort()
	}
	taken.Entries = entries
	options.Entries = entries
	if _, err := scenario.Load(ctx, library, name, options); err != nil {
		return nil, err
	}
	return taken, nil
}

// base loads the scenario as it was when the table was written; as it is in this run where the table does not say.
func (t *Table) base(ctx context.Context, library scenario.Library, name string, options scenario.Options,
	taken *Taken) (*scenario.Scenario, error) {
	own := scenario.Options{Policies: t.policies, Set: t.settings}
	if !t.told {
		own = scenario.Options{Policies: options.Policies}
	}
	base, err := scenario.Load(ctx, library, name, own)
	if err != nil && t.told {
		taken.Doubts = append(taken.Doubts, t.file+" was written under policies or settings that "+name+
			" does not take: its values are compared with those of this run")
		base, err = scenario.Load(ctx, library, name, scenario.Options{Policies: options.Policies})
	}
	if err != nil {
		return nil, err
	}
	switch {
	case !t.told:
	case t.scenario != base.Name:
		taken.Doubts = append(taken.Doubts, fmt.Sprintf("%s was written of the scenario %s, not of %s: what differs is taken",
			t.file, t.scenario, base.Name))
	case t.hash != "" && t.hash != base.Hash:
		taken.Doubts = append(taken.Doubts, fmt.Sprintf("%s was written of another state of %s (hash %s, now %s): what "+
			"differs is taken, also where it is the scenario that has changed", t.file, base.Name, t.hash, base.Hash))
	}
	return base, nil
}

// comparison finds what rows say otherwise than the inputs of a scenario.
type comparison struct {
	mistakes
	inputs []scenario.Input
	known  map[[2]string]*scenario.Input
	seen   map[[2]string]syntax.Pos
	edits  []scenario.Edit
}

// row compares a row with the input that it names.
func (c *comparison) row(r *row) {
	before := c.Found.Len()
	in := c.inputOf(r)
	if in == nil {
		return
	}
	if at, twice := c.seen[in.Key()]; twice {
		c.Add(scenario.BadData, r.cells[nameColumn].pos, in.Name, "the row stands twice",
			"the other stands at "+at.String()+"; remove one of them")
		return
	}
	c.seen[in.Key()] = r.cells[nameColumn].pos
	if unit, ok := r.cells[unitColumn]; ok {
		c.unit(unit, in)
	}
	e := scenario.Edit{Was: *in, Is: *in, At: map[string]syntax.Pos{}}
	c.number(r, &e)
	c.span(r, &e)
	c.evidence(r, &e)
	if c.Found.Len() == before && len(e.At) > 0 {
		c.edits = append(c.edits, e)
	}
}

// inputOf finds the input of a row by its name and part.
func (c *comparison) inputOf(r *row) *scenario.Input {
	name, part := r.cells[nameColumn], r.cells[partColumn]
	if c.unreadable(name) || c.unreadable(part) {
		return nil
	}
	if name.Text == "" {
		c.Add(scenario.BadData, name.pos, "", "the row has no name",
			"each row begins with the name of what it gives; remove the row, or write the name back")
		return nil
	}
	if in := c.known[[2]string{name.Text, part.Text}]; in != nil {
		return in
	}
	var names, parts []string
	for i := range c.inputs {
		names = append(names, c.inputs[i].Name)
		if c.inputs[i].Name == name.Text {
			parts = append(parts, c.inputs[i].Part)
		}
	}
	switch {
	case len(parts) == 0:
		c.AddMeant(scenario.NoSuchPath, name.pos, "", "the scenario has no input "+syntax.Abbreviated(name.Text),
			func() string { return syntax.DidYouMean(name.Text, slices.Compact(names)) })
	case len(parts) == 1 && parts[0] == "":
		c.Add(scenario.BadData, part.pos, name.Text,
			"the value is one number, and has no part "+syntax.Abbreviated(part.Text), "leave the cell blank, as it was")
	default:
		c.Add(scenario.BadData, part.pos, name.Text, fmt.Sprintf("the value has no part %q", part.Text),
			"its parts are "+syntax.Listed(parts, "and"))
	}
	return nil
}

// unit refuses another unit than the one in which a number is written.
func (c *comparison) unit(u cell, in *scenario.Input) {
	if c.unreadable(u) {
		return
	}
	if u.Text == in.Unit || u.Percent && in.Unit == "%" {
		return
	}
	written := in.Unit
	if written == "" {
		c.Add(scenario.BadData, u.pos, in.Name, fmt.Sprintf("the number has no unit, here stands %q", u.Text),
			"leave the cell blank, as it was")
		return
	}
	c.Add(scenario.BadData, u.pos, in.Name, fmt.Sprintf("the unit is %s, here stands %q", written, u.Text),
		"the unit cannot be changed: write it back, and the number in it")
}

// unreadable tells of a cell that nothing can be read from.
func (c *comparison) unreadable(of cell) bool {
	mistake := of.Mistake()
	if mistake != nil {
		c.Add(scenario.BadData, of.pos, "", mistake.Message, mistake.Hint)
	}
	return mistake != nil
}

func (c *comparison) number(r *row, e *scenario.Edit) {
	given := r.cells[scenario.EditNumber]
	if c.unreadable(given) {
		return
	}
	value, blank, ok := c.readNumber(given, &e.Was)
	switch {
	case !ok:
	case blank:
		c.Add(scenario.MissingValue, given.pos, e.Was.Name, "the cell is blank",
			"write a number, or remove the row: then the number stays as it is")
	case !same(value, e.Was.Number):
		e.Is.Number, e.At[scenario.EditNumber] = value, given.pos
	}
}

// same tells whether two numbers are one, but for what spreadsheets lose of them: they keep fifteen digits.
func same(a, b float64) bool {
	return math.Abs(a-b) <= 1e-13*max(math.Abs(a), math.Abs(b))
}

// span reads the range of a row.
func (c *comparison) span(r *row, e *scenario.Edit) {
	lowCell, hasLow := r.cells[scenario.EditLow]
	highCell, hasHigh := r.cells[scenario.EditHigh]
	if !hasLow || !hasHigh {
		return
	}
	if c.unreadable(lowCell) || c.unreadable(highCell) {
		return
	}
	low, noLow, ok := c.readNumber(lowCell, &e.Was)
	high, noHigh, fine := c.readNumber(highCell, &e.Was)
	switch {
	case !ok || !fine:
		return
	case noLow != noHigh:
		at := lowCell
		if noHigh {
			at = highCell
		}
		c.Add(scenario.BadProvenance, at.pos, e.Was.Name, "the range has one end", "write both ends, or none")
		return
	case noLow && e.Was.Doubted:
		e.Is.Doubted, e.Is.Low, e.Is.High, e.Is.Meaning = false, 0, 0, ""
		e.At[scenario.EditLow] = lowCell.pos
	case !noLow && !e.Was.Ranged && !(e.Was.Doubted && same(low, e.Was.Low) && same(high, e.Was.High)):
		c.Add(scenario.BadProvenance, lowCell.pos, e.Was.Name, "no range can be given here",
			"leave low and high as they were: a range stands with the first number of a value, or in the scenario's file")
		return
	case !noLow:
		if !e.Was.Doubted || !same(low, e.Was.Low) {
			e.Is.Low, e.Is.Doubted, e.At[scenario.EditLow] = low, true, lowCell.pos
		}
		if !e.Was.Doubted || !same(high, e.Was.High) {
			e.Is.High, e.Is.Doubted, e.At[scenario.EditHigh] = high, true, highCell.pos
		}
	}
	c.meaning(r, e)
}

// meaning reads how a range is meant.
func (c *comparison) meaning(r *row, e *scenario.Edit) {
	given, there := r.cells[scenario.EditMeaning]
	if !there || c.unreadable(given) || given.Text == e.Was.Meaning {
		return
	}
	switch {
	case !e.Is.Doubted && given.Text == "", !e.Is.Doubted && e.Was.Doubted:
		return // it has gone with the range
	case !e.Is.Doubted:
		c.Add(scenario.BadProvenance, given.pos, e.Was.Name, "it says how a range is meant, but there is none",
			"write low and high too")
		return
	}
	e.Is.Meaning, e.At[scenario.EditMeaning] = strings.ToLower(given.Text), given.pos
}
