package scenario

import (
	"karvon/sim/design/grammar"
	"karvon/sim/syntax"
)

// Sweep is a design of an experiment: factors with their levels, which of their combinations are run, and what is
// asked.
type Sweep struct {
	Meta
	// the question in a line
	Title string `key:"title" languages:"Titles"`
	// what is decided by the answer, or why by these levels
	Why string `key:"why"`
	// what is changed, by names that constraints and tables use
	Factors map[string]*SweepFactor `key:"factors" required:"true"`
	// grid: all combinations of levels; lhs:POINTS, a Latin hypercube; sobol:POINTS, the first points of Sobol's
	// sequence
	Design Text `key:"design" default:"grid"`
	// conditions between factors, such as customs + gates <= 40; points that break one are not run
	Constraints []SweepConstraint `key:"constraints"`
	// what is tabulated, by dotted name; the primary responses by default
	Responses []Text `key:"responses"`

	Titles Translations `key:"-"` // in other languages than English
}

// SweepFactor is what a sweep changes.
type SweepFactor struct {
	Meta
	// input path of the value, or of several that are moved as one: * stands for anything, | stands between paths; left
	// out for the factor that is named policy, whose levels are policies
	Path Text `key:"path"`
	// a list, or a text: 8,10,12; 8..16; steps 8..16/2 or 5m..15m by 5m; ratios 1..16*2; multiples of what the file says
	// x0.8,x1.2 or +10%,+20%
	Levels SweepLevels `key:"levels" required:"true"`
}

// SweepLevels is the levels of a factor as written: a text, or the items of a list.
type SweepLevels struct {
	Meta
	text  string
	Items []Text // of a list, each in one line of YAML

	Start syntax.Pos // of the text's first character
}

// Parse reads the levels, of which so much is known.
func (l *SweepLevels) Parse(kind grammar.LevelKind) (grammar.Levels, error) {
	if l.Items == nil {
		return grammar.ParseLevels(l.text, kind)
	}
	values := make([]string, len(l.Items))
	for i, item := range l.Items {
		values[i] = item.Text
	}
	return grammar.ListLevels(values)
}

// SweepConstraint is a condition between the factors of a sweep.
type SweepConstraint struct{ Formula }

// PolicyFactor is the name of the factor whose levels are policies, and stands for its path.
const PolicyFactor = "policy"

// NoPolicy is the level without any policy.
const NoPolicy = "none"

func (s *Sweep) check(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "factors") && len(s.Factors) == 0 {
		d.fail(BadSweep, t.Get("factors"), at.under("factors", constraint{}), "the sweep has no factors",
			"name one, with its path and levels")
	}
	for name, f := range s.Factors {
		if f == nil || d.Blamed(f.Path.Path) {
			continue
		}
		given := f.Path.Text != ""
		switch {
		case name == PolicyFactor && given:
			d.Add(BadSweep, f.Path.Pos, f.Path.Path, "the factor policy has no path: its levels are policies",
				"leave path out, or choose another name")
		case name != PolicyFactor && !given && !d.Blamed(f.Meta.Path):
			d.Add(MissingKey, f.Pos, f.Meta.Path, "the key path is missing", "input path of the value that is changed")
		}
	}
	if t.Get("design") != nil && !d.Blamed(s.Design.Path) {
		if _, _, err := grammar.ParseKind(s.Design.Text); err != nil {
			d.Add(BadSweep, s.Design.Pos, s.Design.Path, err.Error(), "")
		}
	}
	d.mentionedOnce(s.Responses)
}

// sweepLevels reads a text or a list.
func (d *decoder) sweepLevels(target *SweepLevels, t *syntax.Tree, at place) {
	target.Meta, target.Start = at.meta(t), t.Pos
	written, mentions := t, false
	switch {
	case t.Form == syntax.Scalar:
		t = d.mentionedIn(t, at)
		mentions = t != written
		target.text, target.Start = t.Text, t.TextPos()
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
		settled := d.mentionedIn(item, at)
		mentions = mentions || settled != item
		item = settled
		text := item.AsWritten()
		if item.Form == syntax.Scalar {
			text = item.Text
		}
		target.Items = append(target.Items, Text{Meta{item.Pos, itemPath(at.path, i, item)}, text})
	}
	// At a point of the sweep the assumption that a level mentions can be at another level of it.
	if _, err := target.Parse(grammar.AnyLevel); err != nil && (d.asWritten || !mentions) {
		d.fail(BadSweep, t, at, err.Error(), "")
	}
}
