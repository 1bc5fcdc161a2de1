package scenario

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/constraints"
	"karvon/sim/syntax"
)

// Design is a sweep whose factors and constraints are known to make sense of a
// scenario.
type Design struct {
	Sweep       *Sweep // of the file; nil where the command line alone makes it
	Name        string // of the sweep; empty where there is none
	Kind        DesignKind
	Size        int // points of a sample
	Factors     []DesignFactor
	Constraints []*constraints.Constraint
	Responses   []string // that the sweep asks for; none for the primary ones
}

// DesignFactor is a factor with its levels.
type DesignFactor struct {
	Name string // by which tables and constraints call it; the path where none is given
	Path string // input path, or policy
	Levels
	Kind constraints.Kind // of the levels as constraints see them

	values   map[string]constraints.Value // of levels that are distributions
	settings map[string]string            // of levels that name data files
	pos      syntax.Pos
	file     string // in which the levels stand, or the argument
	at       string // path of what gave it, for messages
}

// DesignKind is how the points of a design are placed.
type DesignKind string

// The kinds of designs.
const (
	GridDesign  DesignKind = "grid"
	LatinDesign DesignKind = "lhs"
	SobolDesign DesignKind = "sobol"
)

// parseDesign reads grid, lhs:POINTS or sobol:POINTS.
func parseDesign(text string) (kind DesignKind, size int, ok bool) {
	word, count, sampled := strings.Cut(text, ":")
	kind = DesignKind(word)
	if kind == GridDesign {
		return kind, 0, !sampled
	}
	size, err := strconv.Atoi(count)
	return kind, size, err == nil && size >= 1 && bound.Points.Allows(int64(size)) && (kind == LatinDesign || kind == SobolDesign)
}

func badDesign(text string) string {
	return fmt.Sprintf("%q is no design: it is grid, lhs:POINTS or sobol:POINTS, with 1 to %d points", syntax.Abbreviated(text), bound.Points.Most)
}

// SweepRequest is what a command line says of a sweep.
type SweepRequest struct {
	Name        string   // of a sweep of the file; empty for its only one, or for none where there are factors
	Factors     []string // path=levels, name=path=levels, or name=levels of a factor of the sweep
	Constraints []string
	Design      string // empty for the sweep's, or grid
}

// The names under which messages cite the command line.
const (
	factorArgument     = "--factor"
	constraintArgument = "--constraint"
	designArgument     = "--design"
	sweepArgument      = "--sweep"
)

// NewDesign makes the design of a request. Factors of the command line take
// the place of those of the sweep that have the same name or path, and others
// are added; its constraints are added. The error is an Errors.
func (s *Scenario) NewDesign(request SweepRequest) (*Design, error) {
	b := &designer{phase: newPhase(s.sources), scenario: s, Design: &Design{Kind: GridDesign}}
	b.cite(factorArgument, request.Factors)
	b.cite(constraintArgument, request.Constraints)
	b.cite(designArgument, []string{request.Design})
	b.cite(sweepArgument, []string{request.Name})
	if !b.choose(request) {
		return nil, b.Result()
	}
	b.placement(request.Design)
	b.fileFactors()
	for i, text := range b.sources.byDisplay[factorArgument].lines {
		b.argument(text, syntax.Pos{File: factorArgument, Line: i + 1, Column: 1})
	}
	b.overlaps()
	if b.Found.Len() == 0 {
		b.constraints(request.Constraints)
	}
	return b.Design, cmp.Or(b.sources.ctx.Err(), b.Result())
}

// CheckSweeps finds what is wrong with the sweeps of a scenario as it stands.
// The error is an Errors.
func (s *Scenario) CheckSweeps() error {
	all := newPhase(s.sources)
	for _, name := range slices.Sorted(maps.Keys(s.Sweeps)) {
		_, err := s.NewDesign(SweepRequest{Name: name})
		if err := s.sources.ctx.Err(); err != nil {
			return err
		}
		if found, ok := err.(syntax.Errors); ok {
			all.Found.Merge(found)
		}
	}
	return all.Result()
}

// designer makes a design, and gathers what is wrong.
type designer struct {
	phase
	*Design
	scenario *Scenario
}

// cite keeps arguments of the command line for messages.
func (b *designer) cite(argument string, texts []string) {
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = strings.ReplaceAll(text, "\n", " ")
	}
	b.sources.byDisplay[argument] = &source{display: argument, lines: lines}
}

// choose finds the sweep that is asked for.
func (b *designer) choose(request SweepRequest) bool {
	names := slices.Sorted(maps.Keys(b.scenario.Sweeps))
	switch {
	case request.Name != "":
		b.Name, b.Sweep = request.Name, b.scenario.Sweeps[request.Name]
		if b.Sweep == nil {
			hint := syntax.DidYouMean(request.Name, names)
			if len(names) == 0 {
				hint = "the scenario has no sweeps"
			}
			b.Add(UnknownReference, syntax.Pos{File: sweepArgument, Line: 1, Column: 1}, "", "there is no sweep "+syntax.Abbreviated(request.Name), hint)
			return false
		}
	case len(request.Factors) > 0:
	case len(names) == 1:
		b.Name, b.Sweep = names[0], b.scenario.Sweeps[names[0]]
	case len(names) == 0:
		b.Add(BadSweep, syntax.Pos{File: b.scenario.Name}, "", "a sweep needs a --factor, or a sweep of the scenario", "the scenario has none")
		return false
	default:
		b.Add(BadSweep, syntax.Pos{File: b.scenario.Name}, "", "the scenario has several sweeps", "choose one by --sweep: "+strings.Join(names, ", "))
		return false
	}
	return true
}

// placement reads how the points are placed.
func (b *designer) placement(argument string) {
	text := argument
	if text == "" && b.Sweep != nil {
		text = b.Sweep.Design.Text
	}
	if text == "" {
		return
	}
	kind, size, ok := parseDesign(text)
	if !ok {
		b.Add(BadSweep, syntax.Pos{File: designArgument, Line: 1, Column: 1}, "", badDesign(text), "")
	}
	b.Kind, b.Size = kind, size
}

// fileFactors takes the factors of the sweep, by name.
func (b *designer) fileFactors() {
	if b.Sweep == nil {
		return
	}
	for _, response := range b.Sweep.Responses {
		b.Responses = append(b.Responses, response.Text)
	}
	for _, name := range slices.Sorted(maps.Keys(b.Sweep.Factors)) {
		given := b.Sweep.Factors[name]
		f := DesignFactor{Name: name, Path: given.Path.Text, pos: given.Path.Pos, at: given.Path.Path, file: given.Levels.start.File}
		if name == PolicyFactor {
			f.Path, f.pos, f.at = PolicyFactor, given.Pos, given.Meta.Path
		}
		kind, ok := b.reach(&f, f.pos)
		if !ok {
			continue
		}
		levels, err := given.Levels.parse(kind.levels())
		if err != nil {
			b.Add(BadSweep, given.Levels.start, given.Levels.Path, err.Error(), "")
			continue
		}
		f.Levels = levels
		before := b.Found.Len()
		b.tryLevels(&f, given)
		if b.Found.Len() == before {
			b.value(&f, kind)
			b.Factors = append(b.Factors, f)
		}
	}
}

// argument takes a factor of the command line.
func (b *designer) argument(text string, pos syntax.Pos) {
	first, rest, ok := strings.Cut(text, "=")
	f := DesignFactor{Name: first, Path: first, pos: pos, file: pos.File}
	levelsAt := pos.Right(len([]rune(first)) + 1)
	known := slices.IndexFunc(b.Factors, func(f DesignFactor) bool { return f.Name == first || f.Path == first })
	if path, levels, named := strings.Cut(rest, "="); named && ok && known < 0 && !strings.Contains(first, ".") {
		d := newPhase(b.sources)
		if !namePattern.MatchString(first) || first == PolicyFactor {
			d.Add(BadName, pos, "", strconv.Quote(first)+" is not a name for a factor", nameHint(first))
			b.Found.Merge(d.Found.Errors())
			return
		}
		f.Path, rest = path, levels
		f.pos = levelsAt
		levelsAt = levelsAt.Right(len([]rune(path)) + 1)
	}
	if !ok || f.Path == "" || strings.TrimSpace(rest) == "" {
		b.Add(BadSweep, pos, "", "a factor is written as path=levels or name=path=levels", "as sites.post.stations.gate.servers=8..16")
		return
	}
	if known >= 0 {
		f.Name, f.Path = b.Factors[known].Name, b.Factors[known].Path
	}
	kind, ok := b.reach(&f, f.pos)
	if !ok {
		return
	}
	levels, err := parseLevels(rest, kind.levels())
	if err != nil {
		b.Add(BadSweep, levelsAt, f.Path, err.Error(), "")
		return
	}
	f.Levels = levels
	if f.Path == PolicyFactor {
		b.tryPolicies(&f, levelsAt)
	}
	b.value(&f, kind)
	if known >= 0 {
		b.Factors[known] = f
		return
	}
	b.Factors = append(b.Factors, f)
}
