package scenario

import (
	"karvon/sim/constraints"
	"karvon/sim/syntax"
)

// Sweep is a design of an experiment: factors with their levels, which of
// their combinations are run, and what is asked.
type Sweep struct {
	Meta
	Title       string                  `key:"title" doc:"the question in a line"`
	Why         string                  `key:"why" doc:"what is decided by the answer, or why by these levels"`
	Factors     map[string]*SweepFactor `key:"factors" required:"true" doc:"what is changed, by names that constraints and tables use"`
	Design      Text                    `key:"design" default:"grid" doc:"grid: all combinations of levels; lhs:POINTS, a Latin hypercube; sobol:POINTS, the first points of Sobol's sequence"`
	Constraints []SweepConstraint       `key:"constraints" doc:"conditions between factors, such as customs + gates <= 40; points that break one are not run"`
	Responses   []Text                  `key:"responses" doc:"what is tabulated, by dotted name; the primary responses by default"`
}

// SweepFactor is what a sweep changes.
type SweepFactor struct {
	Meta
	Path   Text        `key:"path" doc:"input path of the value; left out for the factor that is named policy, whose levels are policies"`
	Levels SweepLevels `key:"levels" required:"true" doc:"a list, or a text: 8,10,12; 8..16; steps 8..16/2 or 5m..15m by 5m; ratios 1..16*2"`
}

// SweepLevels is the levels of a factor as written: a text, or the items of a
// list.
type SweepLevels struct {
	Meta
	Text  string
	Items []Text // of a list, each in one line of YAML

	start syntax.Pos // of the text's first character
}

// SweepConstraint is a condition between the factors of a sweep.
type SweepConstraint struct {
	Meta
	Text string
	Root *constraints.Expression

	start  syntax.Pos // of the text's first character
	inline bool       // whether columns of the text are columns of the line
}

// PolicyFactor is the name of the factor whose levels are policies, and stands
// for its path.
const PolicyFactor = "policy"

// NoPolicy is the level without any policy.
const NoPolicy = "none"

func (s *Sweep) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "factors") && len(s.Factors) == 0 {
		d.fail(BadSweep, t.Get("factors"), at.under("factors", constraint{}), "the sweep has no factors", "name one, with its path and levels")
	}
	for name, f := range s.Factors {
		if f == nil || d.Blamed(f.Path.Path) {
			continue
		}
		given := f.Path.Text != ""
		switch {
		case name == PolicyFactor && given:
			d.Add(BadSweep, f.Path.Pos, f.Path.Path, "the factor policy has no path: its levels are policies", "leave path out, or choose another name")
		case name != PolicyFactor && !given && !d.Blamed(f.Meta.Path):
			d.Add(MissingKey, f.Pos, f.Meta.Path, "the key path is missing", "input path of the value that is changed")
		}
	}
	if t.Get("design") != nil && !d.Blamed(s.Design.Path) {
		if _, _, ok := parseDesign(s.Design.Text); !ok {
			d.Add(BadSweep, s.Design.Pos, s.Design.Path, badDesign(s.Design.Text), "")
		}
	}
	d.mentionedOnce(s.Responses)
}

// sweepLevels reads a text or a list.
func (d *decoder) sweepLevels(target *SweepLevels, t *syntax.Tree, at place) {
	target.Meta, target.start = at.meta(t), t.Pos
	switch {
	case t.Form == syntax.Scalar:
		target.Text, target.start = t.Text, t.TextPos()
	case t.Form != syntax.List:
		d.wrongForm(t, at, "levels such as 8..16, or a list")
		return
	case len(t.Items) == 0:
		d.fail(BadSweep, t, at, "the factor has no levels", "")
		return
	}
	for i, item := range t.Items {
		if item.Form == syntax.Nothing {
			d.fail(MissingValue, item, at, "a level has no value", "")
			return
		}
		text := item.AsWritten()
		if item.Form == syntax.Scalar {
			text = item.Text
		}
		target.Items = append(target.Items, Text{Meta{item.Pos, itemPath(at.path, i, item)}, text})
	}
	if _, err := target.parse(anyLevel); err != nil {
		d.fail(BadSweep, t, at, err.Error(), "")
	}
}

// sweepConstraint reads a condition between factors. Whether its names exist
// and go together is for the design to say, which knows the factors' paths.
func (d *decoder) sweepConstraint(target *SweepConstraint, t *syntax.Tree, at place) {
	*target = SweepConstraint{Meta: at.meta(t), start: t.TextPos(), inline: t.Inline}
	text, ok := d.single(t, at, "a condition between factors such as customs + gates <= 40")
	if !ok {
		return
	}
	target.Text = text
	root, err := constraints.Parse(text)
	if err != nil {
		d.Found.Add(target.mistake(d.sources, err), nil)
		return
	}
	target.Root = root
}

// mistake places what is wrong with a constraint.
func (c *SweepConstraint) mistake(sources *sources, err error) syntax.Error {
	e := syntax.Error{Code: BadConstraint, Pos: c.start, Path: c.Path, Message: err.Error()}
	if m, ok := err.(*constraints.Error); ok {
		e.Message, e.Hint = m.Message, m.Hint
		if c.inline {
			e.Pos = c.start.Right(m.Column)
		}
	}
	e.Line = sources.line(e.Pos)
	return e
}
