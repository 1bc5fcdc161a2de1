package scenario

import (
	"reflect"
	"slices"
	"strings"
)

// verbs lists what a step can do, and bareSteps those of them that take nothing
// and are written as bare words.
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
func (d *decoder) step(target *Step, t *tree, at place) {
	target.Meta = at.meta(t)
	switch t.form {
	case scalar:
		d.bareStep(target, t, at)
	case mapping:
		d.structure(reflect.ValueOf(target).Elem(), t, at)
		d.oneVerb(target, t, at)
	default:
		d.wrongForm(t, at, "a step {verb: ...}, or depart")
	}
}

func (d *decoder) bareStep(target *Step, t *tree, at place) {
	if slices.Contains(bareSteps, t.text) {
		target.Verb = Verb(t.text)
		target.does().SetBool(true)
		return
	}
	hint := nearest(t.text, bareSteps)
	first, rest, _ := strings.Cut(t.text, " ")
	switch {
	case t.text == "leave":
		hint = "leave a zone by {leave: zone}, and the model by depart"
	case slices.Contains(verbs, t.text):
		hint = "write {" + t.text + ": ...}"
	case slices.Contains(verbs, first):
		hint = "write {" + first + ": " + rest + "}"
	case slices.Contains([]string{"exit", "end", "dispose", "out", "sink", "terminate"}, strings.ToLower(t.text)):
		hint = "did you mean depart?"
	case hint == "" && namePattern.MatchString(t.text):
		hint = "a station is visited by {visit: " + t.text + "}"
	}
	d.fail(UnknownWord, t, at, abbreviated(t.text)+" is not a step", hint)
}

// oneVerb sets the step's verb, and reports a step that has none or several.
func (d *decoder) oneVerb(target *Step, t *tree, at place) {
	var given []string
	for _, name := range t.keys() {
		if slices.Contains(verbs, name) {
			given = append(given, name)
		}
	}
	switch {
	case len(given) == 0:
		d.fail(ExactlyOne, t, at, "the step says nothing that is done", "one of "+listed(verbs, "or"))
		return
	case len(given) > 1:
		d.fail(ExactlyOne, t, at, "the step does several things: "+listed(given, "and"), "write a step for each")
		return
	}
	target.Verb = Verb(given[0])
	if what := target.does(); what.Kind() == reflect.Bool && !what.Bool() {
		d.fail(UnknownWord, t, at, given[0]+" takes true alone", "write - "+given[0])
	}
}
