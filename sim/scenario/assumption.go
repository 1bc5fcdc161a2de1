package scenario

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// namedValues are values by name, which any place uses as $name.
type namedValues map[string]*namedValue

// namedValue is where an assumption stands. What it is shows where it is used: it is decoded by the type of each place.
type namedValue struct{ Meta }

// assumptionsKey is the section of assumptions, with which their input paths begin.
const assumptionsKey = "assumptions"

// assumption is a named value while a scenario is decoded.
type assumption struct {
	name  string
	tree  *syntax.Tree
	from  *provenance          // of the section in which it stands
	open  bool                 // while it is decoded, which shows whether it uses itself
	value *expression.Quantity // of one that stands in arithmetic, once it is computed
	// whether something wrong with it was told: as a quantity in arithmetic, and as the whole value of a place
	failed, misfit bool
	noQuantity     bool // whether it is none that can stand in arithmetic, which is told there
	ratio          bool // whether it is computed and has lost its dimensions: a number that may serve as a share

	kind   string     // of the place of its first use; empty until there is one
	first  syntax.Pos // of that use
	takes  constraint // of that use, where the assumption is the whole value
	places map[string]bool
	taken  []taken // what it was decoded to
}

// taken is what an assumption was decoded to as the whole value of a place, which others that take the same share.
type taken struct {
	value reflect.Value
	by    constraint
	uses  int64 // of other assumptions, by that
}

// path is the input path of an assumption.
func (a *assumption) path() string { return join(assumptionsKey, a.name) }

// usedAt notes a place in which the assumption stands.
func (a *assumption) usedAt(path string) {
	if a.places == nil {
		a.places = map[string]bool{}
	}
	a.places[path] = true
}

// collect finds the assumptions of a scenario, before the rest is decoded.
func (d *decoder) collect(root *syntax.Tree) {
	section := root.Get(assumptionsKey)
	if d.base != nil && section != d.base.Get(assumptionsKey) {
		d.known = nil // parts that look the same may use what has changed
	}
	if section == nil || section.Form != syntax.Mapping || states(section, nil) {
		return
	}
	quiet := newDecoder(d.sources) // what is wrong beside the section is told where it is decoded
	at := quiet.provenance(section, place{path: assumptionsKey})
	own := ownFields(section)
	if !d.variant { // most values are assumptions, and most of these have a range
		d.values, d.factors = make([]Value, 0, 2*len(own)), make([]Factor, 0, 2*len(own))
	}
	d.assumptions = make(map[string]*assumption, len(own))
	for _, f := range own {
		d.assumptions[f.Name] = &assumption{name: f.Name, tree: f.Value, from: at.from}
	}
}

// assumptionNames lists the names of the assumptions.
func (d *decoder) assumptionNames() []string { return slices.Sorted(maps.Keys(d.assumptions)) }

// section decodes the assumptions: their names. The values are decoded where they are used.
func (d *decoder) section(target *namedValues, t *syntax.Tree, at place) {
	if t.Form != syntax.Mapping {
		d.wrongForm(t, at, "a mapping from names to values")
		return
	}
	fields, at := d.beside(t, at, false)
	*target = make(namedValues, len(fields))
	for _, f := range fields {
		path := join(at.path, f.Name)
		d.name(f.Name, f.Pos, path)
		if f.Value.Form == syntax.Nothing {
			d.wrongForm(f.Value, at.under(f.Name, constraint{}), "a value of any kind")
		}
		(*target)[f.Name] = &namedValue{Meta{Pos: f.Value.Pos, Path: path}}
	}
}

// usedName gives the name of the assumption that a whole value is; false where it is something else.
func usedName(t *syntax.Tree) (string, bool) {
	if t.Form != syntax.Scalar {
		return "", false
	}
	name, ok := strings.CutPrefix(strings.TrimSpace(t.Text), "$")
	if !ok || !IsName(name) {
		return "", false
	}
	return name, true
}

// takesAssumption tells whether a value of a type can be an assumption: not texts, which are for people, the names
// that a scenario gives, and conditions, which name assumptions themselves.
func takesAssumption(kind reflect.Type) bool {
	switch kind {
	case reflect.TypeFor[Text](), reflect.TypeFor[Threshold](), reflect.TypeFor[Condition](), reflect.TypeFor[Expr](),
		reflect.TypeFor[SweepLevels](), reflect.TypeFor[SweepConstraint](), reflect.TypeFor[namedValues](), settingType,
		scenarioType:
		return false
	}
	return kind.Kind() != reflect.String || wordsOf(kind) != nil
}

// assumed decodes a value that is an assumption by that, and tells whether it is one.
func (d *decoder) assumed(target reflect.Value, t *syntax.Tree, at place) bool {
	name, ok := usedName(t)
	if !ok || !takesAssumption(target.Type()) {
		return false
	}
	a := d.assumptions[name]
	switch {
	case a == nil:
		d.unknownAssumption(t.Pos, at.path, name)
	case d.isShort(a, target.Type()):
		return false // it is the assumption of the key that it stands for
	case holdsSteps(target.Type()):
		d.fail(badAssumption, t, at, "steps cannot be an assumption", "name a journey, which others follow")
	case at.span != nil && at.span.Layer == t.Layer:
		d.fail(BadProvenance, at.span, at, "a range stands beside the use of an assumption",
			"give it with the assumption, at "+a.tree.Pos.String())
		a.usedAt(at.path) // it is meant
	case d.inCircle(a, t, at):
	case d.tooOften(t, at):
	case d.usedAlike(a, kindOfUse(target.Type(), at.constraint), t, at):
		d.use(a, target, t, at)
	}
	if target.Kind() == reflect.Struct {
		mark(target, t, at)
	}
	return true
}

// isShort tells whether an assumption is a single value where a type takes one for a whole mapping.
func (d *decoder) isShort(a *assumption, kind reflect.Type) bool {
	return kind.Kind() == reflect.Struct && structureOf(kind).short != nil && d.settled(a.tree).Form == syntax.Scalar
}

func (d *decoder) unknownAssumption(pos syntax.Pos, path, name string) {
	names := d.assumptionNames()
	d.AddMeant(unknownAssumption, pos, path, "there is no assumption "+syntax.Abbreviated(name), func() string {
		if len(names) == 0 {
			return "the scenario has no section assumptions"
		}
		return syntax.DidYouMean(name, names)
	})
}

// use decodes an assumption as the value of a place.
func (d *decoder) use(a *assumption, target reflect.Value, t *syntax.Tree, at place) {
	d.uses[t], a.takes = a.tree, at.constraint
	before := d.Found.Told()
	if d.takenAlready(a, target, at.constraint) {
		d.misused(a, before, t, at)
		return
	}
	a.open = true
	unproven, uses, sums, opened := d.unproven, d.used, len(d.sums), d.sources.opened
	d.value(target, a.tree, place{path: a.path(), constraint: at.constraint, from: a.from})
	a.open = false
	if d.unproven > unproven {
		return // what is wrong with its range is so wherever it stands
	}
	d.misused(a, before, t, at)
	// Each use notes sums of its own, and files are read again, so that messages can cite them.
	if d.Found.Told() == before && len(d.sums) == sums && d.sources.opened == opened && !d.Ended() {
		kept := reflect.New(target.Type()).Elem()
		kept.Set(target)
		a.taken = append(a.taken, taken{kept, at.constraint, d.used - uses})
	}
}

// takenAlready gives a place what an assumption was decoded to for another that takes the same, and tells whether
// there is one.
func (d *decoder) takenAlready(a *assumption, target reflect.Value, by constraint) bool {
	for _, t := range a.taken {
		if t.value.Type() == target.Type() && t.by == by && bound.Uses.Allows(d.used+t.uses) {
			d.used += t.uses
			target.Set(t.value)
			return true
		}
	}
	return false
}

// misused says of a use what its assumption's mistakes are about: they stand at the assumption.
func (d *decoder) misused(a *assumption, before int, t *syntax.Tree, at place) {
	a.misfit = a.misfit || d.Found.Told() > before
	told := a.misfit || a.failed // mistakes that are told already are not counted again
	if told && bound.Uses.Allows(d.used) && !d.isSet(a.tree) {
		d.fail(badAssumption, t, at, "the assumption "+a.name+" cannot stand here",
			"it is written at "+a.tree.Pos.String())
	}
}

// isSet tells whether a single setting wrote a value or a part of it: then it is wrong, and not where it is used. The
// layer does not say so of what is said of a value: it speaks for the value's own layer.
func (d *decoder) isSet(t *syntax.Tree) bool {
	from := d.sources.byDisplay[t.Pos.File]
	return from != nil && from.place == "" || slices.ContainsFunc(t.Items, d.isSet) ||
		slices.ContainsFunc(t.Fields, func(f syntax.Field) bool { return d.isSet(f.Value) })
}

// inCircle refuses an assumption that is used by itself.
func (d *decoder) inCircle(a *assumption, t *syntax.Tree, at place) bool {
	if a.open {
		d.fail(badAssumption, t, at, "the assumption "+a.name+" comes to use itself", "it is written at "+
			a.tree.Pos.String())
	}
	return a.open
}

// tooOften refuses uses that come to too many: a few lines that each use the one before twice double with each.
func (d *decoder) tooOften(t *syntax.Tree, at place) bool {
	d.used++
	if bound.Uses.Allows(d.used) {
		return false
	}
	if d.used == bound.Uses.Most+1 {
		d.fail(syntax.TooMany, t, at, "assumptions are used too often: "+bound.Uses.String(), "")
	}
	return true
}

// usedAlike notes a use, and refuses one for another kind of value than the first.
func (d *decoder) usedAlike(a *assumption, kind string, t *syntax.Tree, at place) bool {
	if a.kind == "" {
		a.kind, a.first = kind, t.Pos
	}
	a.usedAt(at.path)
	if a.kind != kind && !d.isRatio(a, kind) {
		d.fail(badAssumption, t, at, "the assumption "+a.name+" is used for "+kind+" here and for "+a.kind+" elsewhere",
			"the other use stands at "+a.first.String())
		return false
	}
	return true
}

// isRatio tells whether an assumption is a ratio, which serves as a number and as a share, and is used for these.
func (d *decoder) isRatio(a *assumption, kind string) bool {
	either := []string{unit.Number.String(), unit.Share.String()}
	return slices.Contains(either, kind) && slices.Contains(either, a.kind) && d.valued(a) && a.ratio
}

// kindOfUse names the kind of value that a place takes, in so far as one assumption cannot be of two.
func kindOfUse(kind reflect.Type, c constraint) string {
	if dimension, ok := quantityAt(kind, c); ok {
		return dimensions[dimension].String()
	}
	return expectation(kind, c)
}

// quantityAt gives the dimension of the quantity that a place takes, by its unit tag; false where it takes none.
func quantityAt(kind reflect.Type, c constraint) (string, bool) {
	switch kind {
	case reflect.TypeFor[Capacity](), reflect.TypeFor[Count](), reflect.TypeFor[Operand]():
		return "number", true
	case reflect.TypeFor[Dist](), reflect.TypeFor[Duration]():
		return c.unit, c.unit != ""
	}
	switch {
	case kind.Kind() == reflect.Int:
		return "number", true
	case kind.Kind() == reflect.Int64, kind.Kind() == reflect.Float64:
		return c.unit, c.unit != clock && c.unit != ""
	}
	return "", false
}

// holdsSteps tells whether a type has steps within, whose places in the file name their draws.
func holdsSteps(kind reflect.Type) bool { return reaches(kind, map[reflect.Type]bool{}) }

func reaches(kind reflect.Type, seen map[reflect.Type]bool) bool {
	kind = pointee(kind)
	if kind == reflect.TypeFor[Step]() || kind == reflect.TypeFor[ChooseStep]() {
		return true
	}
	switch {
	case seen[kind]:
	case kind.Kind() == reflect.Map, kind.Kind() == reflect.Slice:
		return reaches(kind.Elem(), seen)
	case kind.Kind() == reflect.Struct:
		seen[kind] = true
		return slices.ContainsFunc(structureOf(kind).keys, func(k key) bool { return reaches(k.kind, seen) })
	}
	return false
}

// settled follows the uses of assumptions, and what is said beside values, to the value itself.
func (d *decoder) settled(t *syntax.Tree) *syntax.Tree {
	for range len(d.assumptions) + 1 {
		t = stated(t)
		name, ok := usedName(t)
		if !ok || d.assumptions[name] == nil {
			break
		}
		t = d.assumptions[name].tree
	}
	return t
}

// ofAssumption tells whether an input path is that of an assumption, or lies within one.
func ofAssumption(path string) bool { return within(path, assumptionsKey) }

// assumptionAt gives the name of the assumption at or within which an input path lies.
func assumptionAt(path string) string {
	name := strings.TrimPrefix(path, assumptionsKey+".")
	if i := strings.IndexAny(name, ".["); i >= 0 {
		return name[:i]
	}
	return name
}

// scratch is a decoder that knows the same assumptions, and whose findings are dropped.
func (d *decoder) scratch() *decoder { return d.scratchOf(d.assumptions) }

// scratchOf is a scratch decoder that knows some assumptions: those that are needed, where it is made often.
func (d *decoder) scratchOf(known map[string]*assumption) *decoder {
	s := newDecoder(d.sources)
	s.variant, s.positions = true, d.positions // of what only designs of experiments ask for nothing is kept
	s.assumptions = make(map[string]*assumption, len(known))
	for name, a := range known {
		s.assumptions[name] = &assumption{name: name, tree: a.tree, from: a.from, open: a.open}
	}
	return s
}
