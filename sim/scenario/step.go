package scenario

import (
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// verbs lists what a step can do, and bareSteps those of them that take nothing and are written as bare words.
var verbs, bareSteps = stepVerbs()

// stepVerbs reads the verbs off the keys of Step.
func stepVerbs() (all, bare []string) {
	for _, k := range structureOf(reflect.TypeFor[Step]()).keys {
		if k.name == "label" || k.name == "luck" {
			continue
		}
		all = append(all, k.name)
		if k.kind.Kind() == reflect.Bool {
			bare = append(bare, k.name)
		}
	}
	slices.Sort(bare)
	return all, bare
}

// does gives what a step says under its verb.
func (s *Step) does() reflect.Value {
	return reflect.ValueOf(s).Elem().Field(structureOf(reflect.TypeFor[Step]()).byName[string(s.Verb)].field)
}

// holder is what a verb says that has steps of its own.
type holder interface{ lists() [][]*Step }

// EachStep calls visit for every step of a list and the lists inside it.
func EachStep(steps []*Step, visit func(*Step)) {
	for _, s := range steps {
		visit(s)
		if inner, ok := s.does().Interface().(holder); ok {
			for _, list := range inner.lists() {
				EachStep(list, visit)
			}
		}
	}
}

// step reads {verb: ...} with a label and a luck, or the bare word depart.
func (d *decoder) step(target *Step, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	switch t.Form {
	case syntax.Scalar:
		d.bareStep(target, t, at)
	case syntax.Mapping:
		d.structure(reflect.ValueOf(target).Elem(), t, at)
		d.oneVerb(target, t, at)
	default:
		d.wrongForm(t, at, "a step {verb: ...}, or depart")
	}
}

func (d *decoder) bareStep(target *Step, t *syntax.Tree, at place) {
	if slices.Contains(bareSteps, t.Text) {
		target.Verb = Verb(t.Text)
		target.does().SetBool(true)
		return
	}
	hint := syntax.Nearest(t.Text, bareSteps)
	first, rest, _ := strings.Cut(t.Text, " ")
	switch {
	case t.Text == "leave":
		hint = "leave a zone by {leave: zone}, and the model by depart"
	case slices.Contains(verbs, t.Text):
		hint = "write {" + t.Text + ": ...}"
	case slices.Contains(verbs, first):
		hint = "write {" + first + ": " + rest + "}"
	case slices.Contains([]string{"exit", "end", "dispose", "out", "sink", "terminate"}, strings.ToLower(t.Text)):
		hint = "did you mean depart?"
	case hint == "" && IsName(t.Text):
		hint = "a station is visited by {visit: " + t.Text + "}"
	}
	d.fail(UnknownWord, t, at, syntax.Abbreviated(t.Text)+" is not a step", hint)
}

// oneVerb sets the step's verb, and reports a step that has none or several.
func (d *decoder) oneVerb(target *Step, t *syntax.Tree, at place) {
	var given []string
	for _, name := range t.Keys() {
		if slices.Contains(verbs, name) {
			given = append(given, name)
		}
	}
	switch {
	case len(given) == 0:
		d.fail(ExactlyOne, t, at, "the step says nothing that is done", "one of "+syntax.Listed(verbs, "or"))
		return
	case len(given) > 1:
		d.fail(ExactlyOne, t, at, "the step does several things: "+syntax.Listed(given, "and"), "write a step for each")
		return
	}
	target.Verb = Verb(given[0])
	if what := target.does(); what.Kind() == reflect.Bool && !what.Bool() {
		d.fail(UnknownWord, t, at, given[0]+" takes true alone", "write - "+given[0])
	}
}
