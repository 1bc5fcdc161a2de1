package studio

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Edit is a change of a configuration: of values, of hours, of a policy, of how it is run, or of its text.
type Edit struct {
	ID     string  `json:"id"`
	Edits  []Value `json:"edits"`
	Staff  *Duty   `json:"staff"`
	Hours  *Hours  `json:"hours"`
	Policy string  `json:"policy"`
	On     bool    `json:"on"`
	Run    *Run    `json:"run"`
	Text   *string `json:"text"`
}

// Value sets a value, or a number of it as the levers name it: Part is which number of a distribution or of a schedule.
// Without a value and a number, what was set is taken back.
type Value struct {
	Path   string   `json:"path"`
	Value  string   `json:"value"`
	Part   string   `json:"part"`
	Number *float64 `json:"number"`
}

// edit changes a configuration; it gives the mistakes where the change makes some, and changes nothing then.
func (s *Session) edit(ctx context.Context, c *configuration, e *Edit) ([]Mistake, error) {
	if e.kinds() > 1 {
		return nil, wrongf("a change is one of the text, a policy, how it is run, a grid of staff, or values")
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	now := c.now()
	next := *now
	next.settings = slices.Clone(now.settings)
	switch {
	case e.Text != nil:
		if len(*e.Text) > mostText || strings.TrimSpace(*e.Text) == "" {
			return nil, wrongf("a scenario has a text of %d bytes at most", mostText)
		}
		next.label, next.text = "the text", *e.Text
		if !now.own() { // so that it is not taken for the one that it was made of
			next.file = "my-" + now.file + ".yaml"
		}
	case e.Policy != "":
		next.policies = slices.DeleteFunc(slices.Clone(now.policies), func(name string) bool { return name == e.Policy })
		next.label = "without " + e.Policy
		if e.On {
			next.policies, next.label = append(next.policies, e.Policy), "with "+e.Policy
		}
	case e.Run != nil:
		if _, err := e.Run.arguments(); err != nil {
			return nil, err
		}
		next.run, next.label = *e.Run, "how it is run"
	case e.Staff != nil:
		grid, err := e.Staff.grid()
		if err != nil {
			return nil, err
		}
		text, err := grid.schedule()
		if err != nil {
			return nil, err
		}
		next.set(setting{path: e.Staff.Path, value: text, label: "by the hour"})
		next.label = e.Staff.Path
	case e.Hours != nil:
		text, err := e.Hours.text()
		if err != nil {
			return nil, err
		}
		next.set(setting{path: e.Hours.Path, value: text, label: "open"})
		next.label = e.Hours.Path
	case len(e.Edits) > 0:
		if err := s.values(ctx, c, &next, e.Edits); err != nil {
			return mistakesOf(err)
		}
	default:
		return nil, wrongf("nothing is to be changed")
	}
	return s.become(ctx, c, next)
}

// kinds is how many kinds of change an edit asks for.
func (e *Edit) kinds() (kinds int) {
	for _, asked := range []bool{e.Text != nil, e.Policy != "", e.Run != nil, e.Staff != nil, len(e.Edits) > 0} {
		if asked {
			kinds++
		}
	}
	return kinds
}

// values makes settings of values.
func (s *Session) values(ctx context.Context, c *configuration, next *state, edits []Value) error {
	var numbers []Value
	for _, v := range edits {
		switch {
		case v.Path == "":
			return wrongf("a value has a path, such as assumptions.name")
		case v.Number != nil:
			numbers = append(numbers, v)
		case v.Value != "":
			next.set(setting{v.Path, v.Value, v.Value})
		default:
			next.settings = slices.DeleteFunc(next.settings, func(set setting) bool { return set.path == v.Path })
		}
	}
	next.label = edits[0].Path
	if len(numbers) == 0 {
		return nil
	}
	return s.numbers(ctx, c, next, numbers)
}

// numbers makes settings of numbers, each a part of a value: the whole value is set, as the scenario has it besides.
func (s *Session) numbers(ctx context.Context, c *configuration, next *state, numbers []Value) error {
	found := c.current
	if !slices.Equal(next.settings, c.now().settings) { // other values are set at once
		var err error
		if found, err = s.load(ctx, c, next); err != nil {
			return err
		}
	}
	inputs, _ := found.scenario.Inputs()
	var edits []scenario.Edit
	labels := map[string]string{}
	for _, v := range numbers {
		at := slices.IndexFunc(inputs, func(in scenario.Input) bool { return in.Name == v.Path && in.Part == v.Part })
		if at < 0 {
			return missingf("%s %s is no number of this scenario", v.Path, v.Part)
		}
		edits = append(edits, numberEdit(&inputs[at], *v.Number))
		labels[v.Path] = written(v.Part, *v.Number, inputs[at].Unit)
	}
	slices.SortStableFunc(edits, func(a, b scenario.Edit) int { return strings.Compare(a.Is.Name, b.Is.Name) })
	entries, mistakes := found.scenario.Entries(edits)
	if len(mistakes) > 0 {
		return mistakes
	}
	for _, entry := range entries {
		path, value, _ := strings.Cut(entry.Setting(), "=")
		next.set(setting{path, value, labels[path]})
	}
	return nil
}

// numberEdit gives an input anew. A number beyond its range is a decision and no longer an estimate: it has no range.
func numberEdit(was *scenario.Input, number float64) scenario.Edit {
	is := *was
	is.Number = number
	here := syntax.Pos{File: "(edit)", Line: 1, Column: 1}
	at := map[string]syntax.Pos{scenario.EditNumber: here}
	if was.Doubted && (number < was.Low || number > was.High) {
		is.Doubted, is.Low, is.High, is.Meaning = false, 0, 0, ""
		at[scenario.EditLow], at[scenario.EditHigh] = here, here
	}
	return scenario.Edit{Was: *was, Is: is, At: at}
}

// written is a number as people read it, with the part of a value that it is.
func written(part string, number float64, unit string) string {
	text := strconv.FormatFloat(number, 'f', -1, 64)
	switch {
	case unit == "%":
		text += "%"
	case unit != "" && !strings.HasPrefix(unit, "/"):
		text += " " + unit
	default:
		text += unit
	}
	if part == "" {
		return text
	}
	return fmt.Sprintf("%s %s", part, text)
}

// set puts a setting in the place of another of its path, or behind the others. What was set within it goes: it would
// have no effect, neither now nor where it is set anew.
func (s *state) set(one setting) {
	s.settings = slices.DeleteFunc(s.settings, func(old setting) bool {
		return strings.HasPrefix(old.path, one.path+".")
	})
	for i := range s.settings {
		if s.settings[i].path == one.path {
			s.settings[i] = one
			return
		}
	}
	s.settings = append(s.settings, one)
}
