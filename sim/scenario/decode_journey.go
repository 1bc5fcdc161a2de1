package scenario

import (
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// verbs lists what a step can do: the keys of Step that bear a verb's name.
var verbs = []string{
	string(Visit), string(Seize), string(Delay), string(Release), string(Wait), string(Signal), string(Travel), string(Enter), string(Leave),
	string(Choose), string(Set), string(Book), string(CheckIn), string(Split), string(Join), string(Batch), string(Unbatch), string(Approach), string(Cross), string(Mark), string(Record), string(Follow),
	string(GoTo), string(Depart),
}

// bareSteps are the verbs that take nothing and are written as bare words.
var bareSteps = []string{string(Depart), string(Unbatch)}

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
	switch Verb(t.Text) {
	case Depart:
		target.Verb, target.Depart = Depart, true
		return
	case Unbatch:
		target.Verb, target.Unbatch = Unbatch, true
		return
	}
	hint := syntax.Nearest(t.Text, bareSteps)
	first, rest, _ := strings.Cut(t.Text, " ")
	switch {
	case t.Text == string(Leave):
		hint = "leave a zone by {leave: zone}, and the model by depart"
	case slices.Contains(verbs, t.Text):
		hint = "write {" + t.Text + ": ...}"
	case slices.Contains(verbs, first):
		hint = "write {" + first + ": " + rest + "}"
	case slices.Contains([]string{"exit", "end", "dispose", "out", "sink", "terminate"}, strings.ToLower(t.Text)):
		hint = "did you mean depart?"
	case hint == "" && namePattern.MatchString(t.Text):
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
	case len(given) > 1:
		d.fail(ExactlyOne, t, at, "the step does several things: "+syntax.Listed(given, "and"), "write a step for each")
	case given[0] == string(Depart) && !target.Depart, given[0] == string(Unbatch) && !target.Unbatch:
		d.fail(UnknownWord, t, at, given[0]+" takes true alone", "write - "+given[0])
	}
	if len(given) == 1 {
		target.Verb = Verb(given[0])
	}
}

// choose reads the two notations of a choice.
func (d *decoder) choose(target *ChooseStep, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	switch {
	case t.Form == syntax.Mapping:
		d.structure(reflect.ValueOf(target).Elem(), t, at)
	case t.Form == syntax.List && len(t.Items) > 0:
		d.value(reflect.ValueOf(&target.Branches).Elem(), t, at)
		target.checkBranches(d, t, at)
	default:
		d.wrongForm(t, at, "a list of branches or {by: attribute, cases: {word: steps}}")
	}
}
