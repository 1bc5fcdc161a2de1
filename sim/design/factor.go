package design

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/design/grammar"
	"karvon/sim/internal/expression"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Factor is a factor of a design with its levels.
type Factor struct {
	Name string // by which tables and constraints call it; the path where none is given
	Path string // input path, or policy; of several paths the pattern that means them

	// Paths are those that the factor moves, as one.
	Paths []string
	grammar.Levels
	Kind expression.Kind // of the levels as constraints see them

	dimension unit.Dimension                                // of levels that are quantities
	values    map[string]expression.Value                   // of levels that are distributions
	settings  map[string]string                             // of levels that name data files
	stated    bool                                          // whether the file has a value at each path
	scale     func(path string, by float64) (string, error) // of relative levels
	pos       syntax.Pos
	file      string // in which the levels stand, or what cites them
	at        string // path of what gave it, for messages
}

// idleSections are those of a file by which no run differs.
var idleSections = []string{"karvon",
	"title", "description", "policies", "sweeps", "staffing", "years", "appraisal", "options", "indicators",
	"primary", "thresholds", "tolerances", "ties", "about", "sized-to"}

// reach checks that the scenario has the paths of a factor, and says how its levels are read.
func (b *designer) reach(f *Factor, pos syntax.Pos) (grammar.LevelKind, bool) {
	f.Paths, f.stated = []string{f.Path}, true
	if f.Path == scenario.PolicyFactor {
		return grammar.AnyLevel, true
	}
	if scenario.IsPattern(f.Path) {
		f.Paths, f.stated = b.scenario.PathsLike(f.Path)
		if len(f.Paths) == 0 {
			b.fail(pos, f.at, "no value of the scenario is at "+f.Path, "karvon show --assumptions lists them")
			return grammar.LevelKind{}, false
		}
	}
	for _, path := range f.Paths {
		if !b.reachPath(f, path, pos) {
			return grammar.LevelKind{}, false
		}
	}
	return b.kindOf(f), true
}

// reachPath checks that the scenario has a path, by which a run differs.
func (b *designer) reachPath(f *Factor, path string, pos syntax.Pos) bool {
	if first, _, _ := strings.Cut(path, "."); slices.Contains(idleSections, first) {
		b.fail(pos, f.at, "what is under "+first+" changes no run", "name the path of a value of the model")
		return false
	}
	if path == "run.replications" {
		b.fail(pos, f.at, "all points have the same number of replications", "give it by "+b.cited.Replications)
		return false
	}
	mistakes := b.scenario.CheckPath(path, pos)
	for _, e := range mistakes {
		b.Add(e.Code, e.Pos, e.Path, e.Message, e.Hint)
	}
	return len(mistakes) == 0
}

// kindOf says how the levels of a factor are read: where its paths differ in that, by what is written.
func (b *designer) kindOf(f *Factor) grammar.LevelKind {
	kind := scenario.LevelsAt(f.Paths[0])
	for _, path := range f.Paths[1:] {
		if other := scenario.LevelsAt(path); !slices.Equal(other.Dimensions, kind.Dimensions) || other.Whole != kind.Whole ||
			other.Words != kind.Words {
			return grammar.AnyLevel
		}
	}
	return kind
}

// tryLevels sets the levels of a factor of the file, of a range its ends, each alone, and reports what the scenario
// makes of them.
func (b *designer) tryLevels(f *Factor, given *scenario.SweepFactor) {
	if f.Path == scenario.PolicyFactor {
		b.tryPolicies(f, given.Levels.Start)
		return
	}
	for i, level := range f.Telling() {
		if b.ctx.Err() != nil {
			return
		}
		pos := given.Levels.Start
		if given.Levels.Items != nil {
			pos = given.Levels.Items[i].Pos
		}
		if !b.tryLevel(f, level, pos, given.Levels.Path) {
			return
		}
	}
}

// tryLevel sets a level of a factor, at all its paths, and reports what the scenario makes of it.
func (b *designer) tryLevel(f *Factor, level string, pos syntax.Pos, at string) bool {
	settings, ok := b.settings(f, level, pos, at)
	if !ok {
		return false
	}
	setting, mistake := b.scenario.TryTogether(b.ctx, f.Paths, settings, f.file)
	if !f.Relative() {
		f.keep(level, setting)
	}
	if mistake != nil {
		message := fmt.Sprintf("the level %s: %s: %s", syntax.Abbreviated(level), mistake.Path, mistake.Message)
		b.Add(mistake.Code, pos, at, message, mistake.Hint)
		return false
	}
	return true
}

// settings are the values of all paths of a factor at a level.
func (b *designer) settings(f *Factor, level string, pos syntax.Pos, at string) ([]string, bool) {
	settings := slices.Repeat([]string{level}, len(f.Paths))
	if !f.Relative() {
		return settings, true
	}
	for n, path := range f.Paths {
		setting, err := f.multiplied(path, level)
		if err != nil {
			b.fail(pos, at, "the level "+syntax.Abbreviated(level)+": "+err.Error(), "name paths of quantities")
			return nil, false
		}
		settings[n] = setting
	}
	return settings, true
}

// narrow leaves out the paths of a factor that its file says nothing at and that take no level, such as the growth of a
// flow that comes by a timetable.
func (b *designer) narrow(f *Factor) {
	f.scale = func(path string, by float64) (string, error) { return b.scenario.ScaledAt(b.ctx, path, by) }
	if f.stated || f.Relative() {
		return
	}
	level := f.Telling()[0]
	taken := slices.DeleteFunc(slices.Clone(f.Paths), func(path string) bool {
		_, mistake := b.scenario.Try(b.ctx, path, level, f.file)
		return mistake != nil
	})
	if len(taken) > 0 { // else the mistake is told where the level is tried
		f.Paths = taken
	}
}

// tryPolicies checks that the levels of policy are policies.
func (b *designer) tryPolicies(f *Factor, pos syntax.Pos) {
	known := b.scenario.PolicyNames()
	for _, level := range f.Values {
		for name := range strings.SplitSeq(level, "+") {
			if level != scenario.NoPolicy && !slices.Contains(known, name) {
				b.Add(scenario.UnknownPolicy, pos, f.at, "there is no policy "+syntax.Abbreviated(name),
					syntax.DidYouMean(name, append([]string{scenario.NoPolicy}, known...)))
			}
		}
	}
}

// value finds as what constraints see the levels: a quantity where all levels are one, of a distribution its mean,
// else a word.
func (b *designer) value(f *Factor, kind grammar.LevelKind) {
	f.Kind = expression.WordKind
	if f.Path == scenario.PolicyFactor {
		return
	}
	if f.Relative() {
		f.Kind, f.dimension = expression.Of(f.By()), f.By()
		return
	}
	levels := f.Values
	if f.Range() {
		f.dimension = f.Dimension()
		f.Kind = expression.Of(f.dimension)
		return
	}
	for _, dimension := range kind.Dimensions {
		f.values = map[string]expression.Value{}
		for _, level := range levels {
			v, err := expression.ParseValue(level, dimension)
			if err != nil {
				mean, ok := b.scenario.MeanAt(b.ctx, f.Paths[0], level, f.file)
				if !ok {
					break
				}
				v = expression.ValueOf(mean, dimension)
			}
			f.values[level] = v
		}
		if len(f.values) == len(levels) {
			f.Kind, f.dimension = expression.Of(dimension), dimension
			return
		}
	}
	f.values = nil
}

// keep notes the setting of a level where that is not the level itself.
func (f *Factor) keep(level, setting string) {
	if setting == level || setting == "" {
		return
	}
	if f.settings == nil {
		f.settings = map[string]string{}
	}
	f.settings[level] = setting
}

// Setting is the value that a setting of a path of the factor takes for a level: the level itself but where that is
// relative, or names data files, which lie beside the sweep.
func (f *Factor) Setting(path, level string) string {
	if f.Relative() {
		setting, _ := f.multiplied(path, level) // which was tried
		return setting
	}
	if setting, known := f.settings[level]; known {
		return setting
	}
	return level
}

// multiplied is the value of a path at a relative level.
func (f *Factor) multiplied(path, level string) (string, error) {
	by, err := f.Scale(level)
	if err != nil {
		return "", err
	}
	return f.scale(path, by)
}

// Value is a level as constraints see it.
func (f *Factor) Value(level string) expression.Value {
	if f.Kind == expression.WordKind {
		return expression.Value{Word: level}
	}
	if v, known := f.values[level]; known {
		return v
	}
	if f.Relative() {
		v, _ := expression.ParseValue(f.Plain(level), f.dimension)
		return v
	}
	v, _ := expression.ParseValue(level, f.dimension) // a level of the range is one
	return v
}

// Point is the levels of a point as constraints see them; nothing where there are no
func (d *Design) Point(levels []string) []expression.Value {
	if len(d.Constraints) == 0 {
		return nil
	}
	values := make([]expression.Value, len(levels))
	for i := range levels {
		values[i] = d.Factors[i].Value(levels[i])
	}
	return values
}

// Number is a level in base units, where levels are quantities.
func (f *Factor) Number(level string) (number float64, dimension unit.Dimension, ok bool) {
	if f.Kind == expression.WordKind {
		return 0, 0, false
	}
	if f.Relative() {
		number, err := f.Levels.Number(level)
		return number, f.dimension, err == nil
	}
	number, err := unit.Parse(level, f.dimension)
	return number, f.dimension, err == nil
}

// overlaps refuses factors that would set the same value, and policies that set what another factor sets: one would
// undo the other.
func (b *designer) overlaps() {
	for i := range b.Factors {
		f := &b.Factors[i]
		for j := range b.Factors[:i] {
			other := &b.Factors[j]
			switch {
			case f.Name == other.Name, f.Path == other.Path:
				b.fail(f.pos, f.at, "the factor "+f.Path+" stands twice", "")
			default:
				b.overlap(f, other)
			}
		}
		if f.Path == scenario.PolicyFactor {
			b.policyOverlaps(f)
		}
	}
	if b.Kind == grammar.Grid {
		b.gridSize()
	}
}

// overlap refuses two factors of which one would undo what the other sets.
func (b *designer) overlap(f, other *Factor) {
	for _, path := range f.Paths {
		for _, second := range other.Paths {
			if path == second || inside(path, second) || inside(second, path) {
				b.fail(f.pos, f.at, path+" and "+second+" are set by two factors, of which one would undo the other", "")
				return
			}
		}
	}
}

func (b *designer) policyOverlaps(policies *Factor) {
	for _, level := range policies.Values {
		for name := range strings.SplitSeq(level, "+") {
			policy := b.scenario.Policies[name]
			if policy == nil {
				continue
			}
			for i := range b.Factors {
				f := &b.Factors[i]
				for path := range policy.Set {
					if slices.ContainsFunc(f.Paths, func(own string) bool {
						return path == own || inside(path, own) || inside(own, path)
					}) {
						b.fail(f.pos, f.at, fmt.Sprintf("the policy %s sets %s too, and the factor would undo that", name, path),
							"leave one of them out")
					}
				}
			}
		}
	}
}

// gridSize checks that a grid has levels, and not too many combinations.
func (b *designer) gridSize() {
	size := 1
	for i := range b.Factors {
		f := &b.Factors[i]
		if len(f.Values) == 0 {
			b.fail(f.pos, f.at, "the factor "+f.Name+" has a range without steps",
				"say them, as low..high by step, or choose a design that samples")
			return
		}
		if size *= len(f.Values); !bound.Points.Allows(int64(size)) {
			b.fail(f.pos, f.at,
				"the grid has too many points: "+bound.Points.String(), "take fewer levels, or a design that samples")
			return
		}
	}
}

// constraints finds what the constraints of the sweep and of the request mean.
func (b *designer) constraints(arguments []string) {
	var given []*scenario.Formula
	if b.Sweep != nil {
		for i := range b.Sweep.Constraints {
			given = append(given, &b.Sweep.Constraints[i].Formula)
		}
	}
	for i, text := range arguments {
		at := syntax.Pos{File: b.cited.Constraint, Line: i + 1, Column: 1}
		root, mistake := expression.Parse(text, expression.Constraint)
		f := &scenario.Formula{Text: text, Root: root, Start: at, Inline: true}
		if mistake != nil {
			b.misread(f, mistake)
			continue
		}
		given = append(given, f)
	}
	variables := b.variables()
	for _, f := range given {
		constraint, mistake := newConstraint(f.Text, f.Root, variables)
		if mistake != nil {
			b.misread(f, mistake)
			continue
		}
		b.Design.Constraints = append(b.Design.Constraints, constraint)
	}
}

// misread records what is wrong with a constraint.
func (b *designer) misread(f *scenario.Formula, mistake *expression.Error) {
	b.Add(scenario.BadConstraint, f.At(mistake.Column), f.Path, mistake.Message, mistake.Hint)
}

// variables are the factors as constraints can name them.
func (b *designer) variables() []variable {
	var known []variable
	for i := range b.Factors {
		f := &b.Factors[i]
		v := variable{expression.Symbol{Kind: f.Kind, Title: fmt.Sprintf("factor %q", f.Name)}, f.Name, f.Path}
		if f.Kind == expression.WordKind {
			v.Words = map[string]bool{}
			for _, level := range f.Values {
				v.Words[level] = true
			}
			if f.Path != scenario.PolicyFactor {
				v.Why = "it has levels that are no quantities of one kind: " + strings.Join(f.Values, ", ")
			}
		}
		known = append(known, v)
	}
	return known
}

// inside tells whether a path leads on from another.
func inside(path, outer string) bool { return strings.HasPrefix(path, outer+".") }
