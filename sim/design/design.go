package design

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/design/grammar"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Design is a sweep whose factors and constraints are known to make sense of a scenario.
type Design struct {
	Sweep       *scenario.Sweep // of the file; nil where the request alone makes it
	Name        string          // of the sweep; empty where there is none
	Kind        grammar.Kind
	Size        int // points of a sample
	Factors     []Factor
	Constraints []*Constraint
	Responses   []string // that the sweep asks for; none for the primary ones
}

// Request is what somebody asks of a scenario's sweeps.
type Request struct {
	Name        string   // of a sweep of the file; empty for its only one, or for none where there are factors
	Factors     []string // path=levels, name=path=levels, or name=levels of a factor of the sweep
	Constraints []string
	Design      string // empty for the sweep's, or grid
	Cited       Citation
}

// Citation is the names under which messages cite the parts of a request. Empty names are the words factor,
// constraint, design and sweep, and run.replications.
type Citation struct {
	Factor, Constraint, Design, Sweep, Replications string
}

func (c Citation) named() Citation {
	return Citation{
		cmp.Or(c.Factor, "factor"), cmp.Or(c.Constraint, "constraint"), cmp.Or(c.Design, "design"),
		cmp.Or(c.Sweep, "sweep"), cmp.Or(c.Replications, "run.replications"),
	}
}

// New makes the design of a request. Factors of the request take the place of those of the sweep that have the same
// name or path, and others are added; its constraints are added. The error is a syntax.Errors, or the context's
// where that is done.
func New(ctx context.Context, s *scenario.Scenario, request Request) (*Design, error) {
	b := &designer{
		ctx: ctx, scenario: s, cited: request.Cited.named(), lines: map[string][]string{},
		Design: &Design{Kind: grammar.Grid},
	}
	b.Collector = syntax.NewCollector(ctx, b.line)
	b.cite(b.cited.Factor, request.Factors)
	b.cite(b.cited.Constraint, request.Constraints)
	b.cite(b.cited.Design, []string{request.Design})
	b.cite(b.cited.Sweep, []string{request.Name})
	if !b.choose(request) {
		return nil, b.Result()
	}
	b.placement(request.Design)
	b.fileFactors()
	for i, text := range b.lines[b.cited.Factor] {
		b.factor(text, syntax.Pos{File: b.cited.Factor, Line: i + 1, Column: 1})
	}
	b.overlaps()
	if b.Found.Len() == 0 {
		b.constraints(request.Constraints)
	}
	return b.Design, cmp.Or(ctx.Err(), b.Result())
}

// Check finds what is wrong with the sweeps of a scenario as it stands. The error is a syntax.Errors, or the
// context's where that is done.
func Check(ctx context.Context, s *scenario.Scenario) error {
	all := syntax.NewCollector(ctx, s.Line)
	for _, name := range slices.Sorted(maps.Keys(s.Sweeps)) {
		_, err := New(ctx, s, Request{Name: name})
		if err := ctx.Err(); err != nil {
			return err
		}
		var found syntax.Errors
		if errors.As(err, &found) {
			all.Found.Merge(found)
		}
	}
	return all.Result()
}

// designer makes a design, and gathers what is wrong.
type designer struct {
	syntax.Collector
	*Design
	ctx      context.Context
	scenario *scenario.Scenario
	cited    Citation
	lines    map[string][]string // of the request, by the name under which they are cited
}

// cite keeps texts of the request for messages.
func (b *designer) cite(name string, texts []string) {
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = strings.ReplaceAll(text, "\n", " ")
	}
	b.lines[name] = lines
}

// line gives the line at a position, of the request or of a file.
func (b *designer) line(pos syntax.Pos) string {
	lines, cited := b.lines[pos.File]
	if !cited {
		return b.scenario.Line(pos)
	}
	if pos.Line < 1 || pos.Line > len(lines) {
		return ""
	}
	return lines[pos.Line-1]
}

// fail records what makes no design points.
func (b *designer) fail(pos syntax.Pos, path, message, hint string) {
	b.Add(scenario.BadSweep, pos, path, message, hint)
}

// choose finds the sweep that is asked for.
func (b *designer) choose(request Request) bool {
	names := slices.Sorted(maps.Keys(b.scenario.Sweeps))
	switch {
	case request.Name != "":
		b.Name, b.Sweep = request.Name, b.scenario.Sweeps[request.Name]
		if b.Sweep == nil {
			hint := syntax.DidYouMean(request.Name, names)
			if len(names) == 0 {
				hint = "the scenario has no sweeps"
			}
			b.Add(scenario.UnknownReference, syntax.Pos{File: b.cited.Sweep, Line: 1, Column: 1}, "",
				"there is no sweep "+syntax.Abbreviated(request.Name), hint)
			return false
		}
	case len(request.Factors) > 0:
	case len(names) == 1:
		b.Name, b.Sweep = names[0], b.scenario.Sweeps[names[0]]
	case len(names) == 0:
		b.fail(syntax.Pos{File: b.scenario.Name}, "",
			"a sweep needs a "+b.cited.Factor+", or a sweep of the scenario", "the scenario has none")
		return false
	default:
		b.fail(syntax.Pos{File: b.scenario.Name}, "",
			"the scenario has several sweeps", "choose one by "+b.cited.Sweep+": "+strings.Join(names, ", "))
		return false
	}
	return true
}

// placement reads how the points are placed.
func (b *designer) placement(text string) {
	if text == "" && b.Sweep != nil {
		text = b.Sweep.Design.Text
	}
	if text == "" {
		return
	}
	kind, size, err := grammar.ParseKind(text)
	if err != nil {
		b.fail(syntax.Pos{File: b.cited.Design, Line: 1, Column: 1}, "", err.Error(), "")
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
		f := Factor{Name: name, Path: given.Path.Text, pos: given.Path.Pos, at: given.Path.Path,
			file: given.Levels.Start.File}
		if name == scenario.PolicyFactor {
			f.Path, f.pos, f.at = scenario.PolicyFactor, given.Pos, given.Meta.Path
		}
		kind, ok := b.reach(&f, f.pos)
		if !ok {
			continue
		}
		levels, err := given.Levels.Parse(kind)
		if err != nil {
			b.fail(given.Levels.Start, given.Levels.Path, err.Error(), "")
			continue
		}
		f.Levels = levels
		b.narrow(&f)
		before := b.Found.Len()
		b.tryLevels(&f, given)
		if b.Found.Len() == before {
			b.value(&f, kind)
			b.Factors = append(b.Factors, f)
		}
	}
}

// factor takes a factor of the request.
func (b *designer) factor(text string, pos syntax.Pos) {
	first, rest, ok := strings.Cut(text, "=")
	f := Factor{Name: first, Path: first, pos: pos, file: pos.File}
	levelsAt := pos.Right(len([]rune(first)) + 1)
	known := slices.IndexFunc(b.Factors, func(f Factor) bool { return f.Name == first || f.Path == first })
	if path, levels, named := strings.Cut(rest, "="); named && ok && known < 0 && !strings.Contains(first, ".") {
		if !scenario.IsName(first) || first == scenario.PolicyFactor {
			b.Add(scenario.BadName, pos, "",
				strconv.Quote(first)+" is not a name for a factor", scenario.NameHint(first))
			return
		}
		f.Path, rest = path, levels
		f.pos = levelsAt
		levelsAt = levelsAt.Right(len([]rune(path)) + 1)
	}
	if !ok || f.Path == "" || strings.TrimSpace(rest) == "" {
		b.fail(pos, "",
			"a factor is written as path=levels or name=path=levels", "as sites.post.stations.gate.servers=8..16")
		return
	}
	if known >= 0 {
		f.Name, f.Path = b.Factors[known].Name, b.Factors[known].Path
	}
	kind, ok := b.reach(&f, f.pos)
	if !ok {
		return
	}
	levels, err := grammar.ParseLevels(rest, kind)
	if err != nil {
		b.fail(levelsAt, f.Path, err.Error(), "")
		return
	}
	f.Levels = levels
	b.narrow(&f)
	switch {
	case f.Path == scenario.PolicyFactor:
		b.tryPolicies(&f, levelsAt)
	case f.Relative():
		if _, ok := b.settings(&f, f.Telling()[0], levelsAt, f.Path); !ok {
			return
		}
	}
	b.value(&f, kind)
	if known >= 0 {
		b.Factors[known] = f
		return
	}
	b.Factors = append(b.Factors, f)
}
