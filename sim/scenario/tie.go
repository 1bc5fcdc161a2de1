package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"karvon/sim/doubt"
	"karvon/sim/syntax"
)

// Tie says of quantities with ranges that they are not known independently of each other: Together or Correlated is
// given.
type Tie struct {
	Meta
	// what makes them go together
	Title string `key:"title"`
	// quantities that are one ignorance, all at the same quantile of what they are drawn from: input paths, with * for
	// anything, or names of assumptions
	Together []Text `key:"together"`
	// quantities each two of which have the correlation of ranks that is given: input paths, with * for anything, or
	// names of assumptions
	Correlated []Text `key:"correlated"`
	// rank correlation of each two (Spearman's), between -1 and 1
	Correlation *float64 `key:"correlation" unit:"number" min:"-1" max:"1"`
}

func (tie *Tie) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "together", "correlated") {
		return
	}
	correlation := t.Get("correlation")
	switch {
	case tiesNothing(t.Get("together")), tiesNothing(t.Get("correlated")):
		d.fail(badTie, t, at, "nothing is tied", "name two quantities at least")
	case tie.Correlation == nil && t.Get("correlated") != nil && correlation == nil:
		d.fail(MissingKey, t, at, "the key correlation is missing", "the rank correlation of each two, such as 0.7")
	case correlation != nil && t.Get("together") != nil:
		d.fail(badTie, correlation, at.under("correlation", constraint{}), "what goes together has no correlation besides",
			"write correlated in place of together, or leave it out")
	case tie.Correlation != nil && (*tie.Correlation == 1 || *tie.Correlation == -1):
		d.fail(badTie, correlation, at.under("correlation", constraint{}), correlation.AsWritten()+" leaves nothing open",
			"it lies between -1 and 1; together is for what moves as one")
	case correlation != nil && states(correlation, nil) && correlation.Get("range") != nil:
		d.fail(badTie, correlation.Get("range"), at.under("correlation", constraint{}), "a correlation is not drawn itself",
			"leave its range out")
	}
	d.mentionedOnce(tie.Together)
	d.mentionedOnce(tie.Correlated)
}

func tiesNothing(t *syntax.Tree) bool { return t != nil && t.Form == syntax.List && len(t.Items) == 0 }

// binder resolves the ties of a scenario.
type binder struct {
	*decoder
	doubt *Doubt
	paths map[string]bool // of quantities, with a range or without
	group map[int]*Tie    // by factor
	first map[int]int     // the factor that stands for a factor's group

	column map[int]int // by factor, in Doubt.Columns
	ranks  map[[2]int]correlation
	ties   []*Tie // by position
}

// correlation is of two columns, as a tie states it.
type correlation struct {
	tie  *Tie
	rank float64
}

// bind finds what is tied.
func (d *decoder) bind(ties map[string]*Tie, found *Doubt) {
	if len(ties) == 0 || d.variant {
		return
	}
	b := &binder{decoder: d, doubt: found, paths: map[string]bool{}, group: map[int]*Tie{}, first: map[int]int{},
		column: map[int]int{}, ranks: map[[2]int]correlation{}}
	for i := range d.values {
		b.paths[d.values[i].Path] = true
	}
	for i := range found.Factors {
		b.paths[found.Factors[i].Name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(ties)) {
		if b.whole(ties[name]) && len(ties[name].Together) > 0 {
			b.together(name, ties[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(ties)) {
		if b.whole(ties[name]) && ties[name].Correlation != nil {
			b.correlate(ties[name])
		}
	}
	b.fill()
}

// whole tells whether nothing is wrong with a tie by itself.
func (b *binder) whole(tie *Tie) bool {
	return tie != nil && !b.Blamed(tie.Path) && !b.Blamed(join(tie.Path, "correlation"))
}

// members lists the factors that a tie names, in their order. What it names must exist as the files stand: a policy
// or a setting may remove it.
func (b *binder) members(texts []Text) []int {
	chosen := map[int]bool{}
	for _, text := range texts {
		known := false
		for i := range b.doubt.Factors {
			if names(text.Text, b.doubt.Factors[i].Name) {
				chosen[i], known = true, true
			}
		}
		for at := range b.paths {
			known = known || names(text.Text, at)
		}
		if known || !b.asWritten {
			continue
		}
		name := strings.TrimPrefix(text.Text, assumptionsKey+".")
		switch a := b.assumptions[name]; {
		case a != nil && len(a.places) > 0: // what is wrong with its use is told there
		case a != nil:
			b.Add(badTie, text.Pos, text.Path, "the assumption "+name+" is used nowhere, so that nothing goes with it",
				"write $"+name+" where it is meant, or leave it out of the tie")
		default:
			b.AddMeant(badTie, text.Pos, text.Path, "no quantity is named "+syntax.Abbreviated(text.Text),
				func() string { return b.meantPath(text.Text) })
		}
	}
	return slices.Sorted(maps.Keys(chosen))
}

// meantPath suggests a quantity with a range that is near to what was written. Assumptions have their names, as a tie
// writes them.
func (b *binder) meantPath(text string) string {
	var all []string
	for i := range b.doubt.Factors {
		all = append(all, strings.TrimPrefix(b.doubt.Factors[i].Name, assumptionsKey+"."))
	}
	if len(all) == 0 {
		return "no quantity of the scenario has a range"
	}
	return syntax.DidYouMean(strings.TrimPrefix(text, assumptionsKey+"."), all)
}

// names tells whether a path, a pattern or the name of an assumption means a quantity.
func names(text, quantity string) bool {
	return Matches(text, quantity) || Matches(join(assumptionsKey, text), quantity)
}

// Matches tells whether a pattern means an input path: * stands for anything, and all else for itself, such as the
// number in quotas[1].share.
func Matches(pattern, quantity string) bool {
	part, pattern, more := strings.Cut(pattern, "*")
	quantity, ok := strings.CutPrefix(quantity, part)
	if !more {
		return ok && quantity == ""
	}
	for ok {
		part, pattern, more = strings.Cut(pattern, "*")
		if !more {
			return strings.HasSuffix(quantity, part)
		}
		_, quantity, ok = strings.Cut(quantity, part)
	}
	return false
}

func (b *binder) together(name string, tie *Tie) {
	members := b.members(tie.Together)
	for _, i := range members {
		if other := b.group[i]; other != nil {
			b.Add(badTie, tie.Pos, tie.Path, b.doubt.Factors[i].Name+" goes together with others in two ties",
				"the other stands at "+other.Pos.String())
			return
		}
	}
	if len(members) < 2 {
		b.idle(tie, nil)
		return
	}
	for _, i := range members {
		b.group[i], b.first[i] = tie, members[0]
	}
	b.doubt.Groups = append(b.doubt.Groups, Group{Name: name, Members: members})
}

// idle warns of a tie that ties nothing: of all that it names, at most one has a range, or all go together already, by
// another tie.
func (b *binder) idle(tie, by *Tie) {
	message, hint := "fewer than two of the quantities that are tied have a range",
		"a policy or a setting may have put known values in"
	if by != nil {
		message, hint = "all quantities that are correlated go together already", "by the tie at "+by.Pos.String()
	}
	b.doubts.Add(idleTie, tie.Pos, tie.Path, message, hint)
}

func (b *binder) correlate(tie *Tie) {
	members := b.members(tie.Correlated)
	var columns []int
	for _, i := range members {
		if first, grouped := b.first[i]; grouped {
			i = first
		}
		if !slices.Contains(columns, i) {
			columns = append(columns, i)
		}
	}
	if len(columns) < 2 {
		var by *Tie
		if len(members) > 1 {
			by = b.group[members[0]]
		}
		b.idle(tie, by)
		return
	}
	slices.Sort(columns)
	for k, i := range columns {
		if _, known := b.column[i]; !known {
			b.column[i] = len(b.doubt.Columns)
			b.doubt.Columns = append(b.doubt.Columns, i)
		}
		for _, j := range columns[:k] {
			pair := [2]int{j, i}
			if other, twice := b.ranks[pair]; twice && other.rank != *tie.Correlation {
				b.Add(badTie, tie.Pos, tie.Path, fmt.Sprintf("%s and %s have another correlation in another tie",
					b.doubt.Factors[j].Name, b.doubt.Factors[i].Name), "the other stands at "+other.tie.Pos.String())
				return
			}
			b.ranks[pair] = correlation{tie, *tie.Correlation}
		}
	}
	b.ties = append(b.ties, tie)
}

// fill makes the matrix of correlations, and refuses one that is not positive definite.
func (b *binder) fill() {
	found := b.doubt
	m := make([][]float64, len(found.Columns))
	for k := range m {
		m[k] = make([]float64, len(m))
		m[k][k] = 1
	}
	for pair, c := range b.ranks {
		j, i := b.column[pair[0]], b.column[pair[1]]
		m[i][j] = doubt.NormalCorrelation(c.rank)
		m[j][i] = m[i][j]
	}
	found.Correlations = m
	if _, row := doubt.Cholesky(m); row >= 0 {
		b.impossible(m, row)
	}
}

// impossible reports correlations of which no quantities can have all, at the last tie that the row is of.
func (b *binder) impossible(m [][]float64, row int) {
	var among []string
	for k := range row + 1 {
		if m[row][k] != 0 {
			among = append(among, b.doubt.Factors[b.doubt.Columns[k]].Name)
		}
	}
	blamed := b.ties[len(b.ties)-1]
	for pair, c := range b.ranks {
		if (b.column[pair[0]] == row || b.column[pair[1]] == row) && c.tie.Pos.Compare(blamed.Pos) >= 0 {
			blamed = c.tie
		}
	}
	b.Add(badTie, blamed.Pos, blamed.Path,
		"the correlations cannot hold together, their matrix is not positive definite: "+syntax.Listed(among, "and"),
		"what goes with two others in one direction cannot go against one of them alone")
}
