package scenario

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/constraints"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// idleSections are those of a file by which no run differs.
var idleSections = []string{"karvon", "title", "description", "policies", "sweeps", "primary", "thresholds", "tolerances"}

// reach checks that the scenario has the path of a factor.
func (b *designer) reach(f *DesignFactor, pos syntax.Pos) (pathKind, bool) {
	if f.Path == PolicyFactor {
		return pathKind{kind: nil, constraint: constraint{isName: true}}, true
	}
	if first, _, _ := strings.Cut(f.Path, "."); slices.Contains(idleSections, first) {
		b.Add(BadSweep, pos, f.at, "what is under "+first+" changes no run", "name the path of a value of the model")
		return pathKind{}, false
	}
	if f.Path == "run.replications" {
		b.Add(BadSweep, pos, f.at, "all points have the same number of replications", "give it by --replications")
		return pathKind{}, false
	}
	p := newPatcher(b.sources, b.scenario.composed)
	p.set(setting{path: f.Path, pos: pos, value: &syntax.Tree{Form: syntax.Scalar, Pos: pos, Text: "0"}})
	b.Found.Merge(p.Found.Errors())
	return kindOf(f.Path), p.Found.Len() == 0
}

// tryLevels sets the levels of a factor of the file, of a range its ends, each
// alone, and reports what the scenario makes of them.
func (b *designer) tryLevels(f *DesignFactor, given *SweepFactor) {
	if f.Path == PolicyFactor {
		b.tryPolicies(f, given.Levels.start)
		return
	}
	tried := f.Values
	switch {
	case f.isRange && len(tried) > 2:
		tried = []string{tried[0], tried[len(tried)-1]}
	case f.isRange && len(tried) == 0:
		tried = []string{f.At(0), f.At(1)}
	}
	for i, level := range tried {
		if b.sources.ctx.Err() != nil {
			return
		}
		pos := given.Levels.start
		if given.Levels.Items != nil {
			pos = given.Levels.Items[i].Pos
		}
		setting, mistake := b.scenario.try(f.Path, level, f.file)
		f.keep(level, setting)
		if mistake != nil {
			b.Add(mistake.Code, pos, given.Levels.Path, fmt.Sprintf("the level %s: %s: %s", syntax.Abbreviated(level), mistake.Path, mistake.Message), mistake.Hint)
			return
		}
	}
}

// tryPolicies checks that the levels of policy are policies.
func (b *designer) tryPolicies(f *DesignFactor, pos syntax.Pos) {
	known := policyNames(b.scenario.composed)
	for _, level := range f.Values {
		for name := range strings.SplitSeq(level, "+") {
			if level != NoPolicy && !slices.Contains(known, name) {
				b.Add(UnknownPolicy, pos, f.at, "there is no policy "+syntax.Abbreviated(name), syntax.DidYouMean(name, append([]string{NoPolicy}, known...)))
			}
		}
	}
}

// value finds as what constraints see the levels: a quantity where all levels
// are one, of a distribution its mean, else a word.
func (b *designer) value(f *DesignFactor, kind pathKind) {
	f.Kind = constraints.Word
	if f.Path == PolicyFactor {
		return
	}
	levels := f.Values
	if f.Range() {
		f.Kind = constraints.Of(f.dimension)
		return
	}
	for _, dimension := range kind.levels().dimensions {
		f.values = map[string]constraints.Value{}
		for _, level := range levels {
			v, err := constraints.ParseQuantity(level, dimension)
			if err != nil {
				if v, err = b.meanLevel(f, level, kind, dimension); err != nil {
					break
				}
			}
			f.values[level] = v
		}
		if len(f.values) == len(levels) {
			f.Kind, f.dimension = constraints.Of(dimension), dimension
			return
		}
	}
	f.values = nil
}

// meanLevel gives the mean of a level that is a distribution.
func (b *designer) meanLevel(f *DesignFactor, level string, kind pathKind, dimension unit.Dimension) (constraints.Value, error) {
	scratch := newPhase(b.sources.besideLevels(f.file))
	t := scratch.level(level)
	if t == nil || t.Form != syntax.Mapping || kind.kind == nil {
		return constraints.Value{}, fmt.Errorf("no quantity")
	}
	d := newDecoder(scratch.sources)
	mean, ok := d.meanOf(t, place{constraint: kind.constraint})
	if !ok || d.Found.Len() > 0 {
		return constraints.Value{}, fmt.Errorf("no distribution")
	}
	return constraints.Quantity(mean, dimension), nil
}

// Value is a level as constraints see it.
func (f *DesignFactor) Value(level string) constraints.Value {
	if f.Kind == constraints.Word {
		return constraints.Value{Word: level}
	}
	if v, known := f.values[level]; known {
		return v
	}
	v, _ := constraints.ParseQuantity(level, f.dimension) // a level of the range is one
	return v
}

// Number is a level in base units, where levels are quantities.
func (f *DesignFactor) Number(level string) (number float64, dimension unit.Dimension, ok bool) {
	if f.Kind == constraints.Word {
		return 0, 0, false
	}
	number, err := unit.Parse(level, f.dimension)
	return number, f.dimension, err == nil
}

// overlaps refuses factors that would set the same value, and policies that
// set what another factor sets: one would undo the other.
func (b *designer) overlaps() {
	for i := range b.Factors {
		f := &b.Factors[i]
		for j := range b.Factors[:i] {
			other := &b.Factors[j]
			switch {
			case f.Name == other.Name, f.Path == other.Path:
				b.Add(BadSweep, f.pos, f.at, "the factor "+f.Path+" stands twice", "")
			case within(f.Path, other.Path), within(other.Path, f.Path):
				b.Add(BadSweep, f.pos, f.at, f.Path+" and "+other.Path+" are set by two factors, of which one would undo the other", "")
			}
		}
		if f.Path == PolicyFactor {
			b.policyOverlaps(f)
		}
	}
	if b.Kind == GridDesign {
		b.gridSize()
	}
}

func (b *designer) policyOverlaps(policies *DesignFactor) {
	for _, level := range policies.Values {
		for name := range strings.SplitSeq(level, "+") {
			policy := b.scenario.Policies[name]
			if policy == nil {
				continue
			}
			for i := range b.Factors {
				f := &b.Factors[i]
				for path := range policy.Set {
					if path == f.Path || within(path, f.Path) || within(f.Path, path) {
						b.Add(BadSweep, f.pos, f.at, fmt.Sprintf("the policy %s sets %s too, and the factor would undo that", name, path), "leave one of them out")
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
			b.Add(BadSweep, f.pos, f.at, "the factor "+f.Name+" has a range without steps", "say them, as low..high by step, or choose a design that samples")
			return
		}
		if size *= len(f.Values); !bound.Points.Allows(int64(size)) {
			b.Add(BadSweep, f.pos, f.at, "the grid has too many points: "+bound.Points.String(), "take fewer levels, or a design that samples")
			return
		}
	}
}

// constraints finds what the constraints of the sweep and of the command line
// mean.
func (b *designer) constraints(arguments []string) {
	var known []constraints.Factor
	for i := range b.Factors {
		f := &b.Factors[i]
		factor := constraints.Factor{Name: f.Name, Path: f.Path, Kind: f.Kind}
		if f.Kind == constraints.Word {
			factor.Words = f.Values
			if f.Path != PolicyFactor {
				factor.Why = "it has levels that are no quantities of one kind: " + strings.Join(f.Values, ", ")
			}
		}
		known = append(known, factor)
	}
	check := func(c *SweepConstraint) {
		checked, err := c.Root.Check(known)
		if err != nil {
			b.Found.Add(c.mistake(b.sources, err), nil)
			return
		}
		b.Design.Constraints = append(b.Design.Constraints, checked)
	}
	if b.Sweep != nil {
		for i := range b.Sweep.Constraints {
			check(&b.Sweep.Constraints[i])
		}
	}
	for i, text := range arguments {
		c := &SweepConstraint{Text: text, start: syntax.Pos{File: constraintArgument, Line: i + 1, Column: 1}, inline: true}
		root, err := constraints.Parse(text)
		if err != nil {
			b.Found.Add(c.mistake(b.sources, err), nil)
			continue
		}
		c.Root = root
		check(c)
	}
}
