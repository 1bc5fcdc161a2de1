package scenario

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"karvon/sim/syntax"
)

// cursor is a place in a tree on the way along an input path.
type cursor struct {
	at   *syntax.Tree
	kind reflect.Type // nil inside of a notation of its own, such as a distribution
	path string
}

// unsettable are the keys that are done with before anything is set, and why: to set one would change nothing.
var unsettable = map[string]string{
	"karvon":  "it says in which version of the language the file is written",
	"extends": "it says which files are read",
	"include": "it says which files are read",

	"templates": "templates are put in place before anything is set",
	"use":       "templates are put in place before anything is set",
}

// set gives the value at a path, or removes it where the new value is nothing.
func (p *patcher) set(s assignment) {
	segments := strings.Split(s.path, ".")
	if why, fixed := unsettable[segments[0]]; fixed {
		p.Add(BadSetting, s.pos, s.path, segments[0]+" cannot be set: "+why, "change it in the file")
		return
	}
	here := cursor{at: p.root, kind: scenarioType}
	pos := s.pos
	for i, segment := range segments[:len(segments)-1] {
		next, ok := p.descend(here, segment, segments[i+1:], pos, s)
		if !ok {
			return
		}
		here = next
		pos = pos.Right(utf8.RuneCountInString(segment) + 1)
	}
	p.assign(here, segments[len(segments)-1], pos, s)
}

// descend goes one key, or one labelled step, further.
func (p *patcher) descend(here cursor, segment string, rest []string, pos syntax.Pos, s assignment) (cursor, bool) {
	here = p.inside(here, segment, rest, s)
	switch here.at.Form {
	case syntax.Mapping:
		return p.descendMapping(here, segment, pos)
	case syntax.List:
		return p.descendList(here, segment, pos)
	}
	p.nothingUnder(here, pos)
	return cursor{}, false
}

// nothingUnder refuses a path that goes on where no keys are.
func (p *patcher) nothingUnder(here cursor, pos syntax.Pos) {
	hint := "set " + here.path + " as a whole"
	if name, ok := usedName(here.at); ok {
		hint = "set it in " + join(assumptionsKey, name) + ", or " + hint[len("set "):]
	}
	if here.kind == nil && isParameter(here.path) {
		hint += "; its range and source stand beside the family"
	}
	p.Add(NoSuchPath, pos, here.path, here.path+" is "+here.at.Form.String()+", nothing lies under it", hint)
}

// inside passes over what stands between a path and the keys it means: the notation {value: ..., source: ...}, or a
// text in place of a mapping. The rest is what follows on the path.
func (p *patcher) inside(here cursor, segment string, rest []string, s assignment) cursor {
	p.forget(here, segment, rest, s)
	if here.at.Form == syntax.Scalar {
		here.spellOut()
		if here.at.Form == syntax.Scalar && (isProvenance(segment) || segment == "value") && here.takesRemarks() {
			value := *here.at
			*here.at = *beneathRemarks(&value)
		}
		return here
	}
	if states(here.at, here.kind) && here.at.Get(segment) == nil && !isProvenance(segment) {
		here.at = p.ownUnder(here.at, "value")
		return p.inside(here, segment, rest, s)
	}
	return here
}

// takesRemarks tells whether something can be said beside a single value.
func (here cursor) takesRemarks() bool {
	if here.kind == nil {
		return !isParameter(here.path)
	}
	return !owns(here.kind, "value")
}

// spellOut turns visit: gate into visit: {station: gate}, so that other keys can stand beside.
func (here cursor) spellOut() {
	if here.kind == nil {
		return
	}
	kind := pointee(here.kind)
	if kind.Kind() != reflect.Struct {
		return
	}
	if short := structureOf(kind).short; short != nil {
		text := *here.at
		*here.at = syntax.Tree{Form: syntax.Mapping, Pos: text.Pos, Layer: text.Layer,
			Fields: []syntax.Field{{Name: short.name, Pos: text.Pos, Value: &text}}}
	}
}

func (p *patcher) descendMapping(here cursor, segment string, pos syntax.Pos) (cursor, bool) {
	kind := under(here.kind, segment)
	next := p.ownUnder(here.at, segment)
	if next == nil && here.kind != nil && pointee(here.kind).Kind() == reflect.Struct && merges(kind) {
		// A part that the language knows but the file leaves to its defaults, such as a station's queue.
		next = p.own(&syntax.Tree{Form: syntax.Mapping, Pos: pos})
		here.at.Put(syntax.Field{Name: segment, Pos: pos, Value: next})
	}
	if next == nil {
		p.noSuchKey(here, segment, pos)
		return cursor{}, false
	}
	return cursor{next, kind, join(here.path, segment)}, true
}

func (p *patcher) noSuchKey(here cursor, segment string, pos syntax.Pos) {
	p.AddMeant(NoSuchPath, pos, join(here.path, segment), here.owner()+" has no "+syntax.Abbreviated(segment),
		func() string { return syntax.DidYouMean(segment, here.at.Keys()) })
}

// owner names what a key is missing from.
func (here cursor) owner() string {
	if here.path == "" {
		return "the scenario"
	}
	return here.path
}

var stepList = reflect.TypeFor[[]*Step]()

// descendList finds a step by its label, in a list or in the lists of steps within it.
func (p *patcher) descendList(here cursor, segment string, pos syntax.Pos) (cursor, bool) {
	if here.kind != stepList {
		p.Add(NoSuchPath, pos, here.path, here.path+" is a list, nothing lies under it", "set "+here.path+" as a whole")
		return cursor{}, false
	}
	var labels []string
	var found *syntax.Tree
	p.ownAll(here.at)
	eachLabel(here.at, func(label string, step *syntax.Tree) {
		labels = append(labels, label)
		if label == segment {
			found = step
		}
	})
	if found == nil {
		hint := syntax.DidYouMean(segment, labels)
		if hint == "" {
			hint = "give the step a label"
		}
		p.Add(NoSuchPath, pos, join(here.path, segment), "no step of "+here.path+" has the label "+
			syntax.Abbreviated(segment), hint)
		return cursor{}, false
	}
	return cursor{found, stepList.Elem(), join(here.path, segment)}, true
}

// eachLabel visits the labelled steps within a tree. Steps stand in lists: a key named label elsewhere is something
// else.
func eachLabel(t *syntax.Tree, visit func(label string, step *syntax.Tree)) {
	for _, item := range t.Items {
		if label := item.Get("label"); label != nil && label.Form == syntax.Scalar {
			visit(label.Text, item)
		}
		eachLabel(item, visit)
	}
	for _, f := range t.Fields {
		eachLabel(f.Value, visit)
	}
}

// assign sets the last key of a path.
func (p *patcher) assign(here cursor, name string, pos syntax.Pos, s assignment) {
	here = p.inside(here, name, nil, s)
	value := s.value
	switch {
	case name == "":
		p.Add(BadSetting, pos, here.path, "the path ends in a dot", "")
	case here.at.Form == syntax.List:
		switch step, ok := p.descendList(here, name, pos); {
		case !ok:
		case onlySpeaks(value):
			p.speak(step, s)
		default:
			*step.at = *value
		}
	case here.at.Form != syntax.Mapping:
		p.nothingUnder(here, pos)
	case value.Form == syntax.Nothing:
		if !here.at.Remove(name) {
			p.Add(NothingToRemove, pos, join(here.path, name), "there is no "+syntax.Abbreviated(name)+" to remove",
				syntax.DidYouMean(name, here.at.Keys()))
		}
	case name == "value" && states(here.at, here.kind):
		// What was said of the old value does not hold of the new one.
		p.keepShape(s, here.path, here.at)
		here.at.Fields = []syntax.Field{{Name: name, Pos: pos, Value: value}}
	case here.path == assumptionsKey && here.at.Get(name) == nil && !isProvenance(name):
		// A new one would be used by nobody.
		p.Add(NoSuchPath, pos, join(here.path, name), "there is no assumption "+syntax.Abbreviated(name),
			syntax.DidYouMean(name, here.at.Keys()))
	case isProvenance(name):
		here.at.Put(syntax.Field{Name: name, Pos: pos, Value: value.InLayer(spokenOf(here.at, here.kind))})
		if other := inPlaceOf(name); other != "" && !s.both {
			here.at.Remove(other)
		}
	case onlySpeaks(value) && isGiven(here.at.Get(name)):
		if next, ok := p.descend(here, name, nil, pos, s); ok {
			p.speak(next, s)
		}
	case here.knows(name):
		p.keepShape(s, join(here.path, name), here.at.Get(name))
		here.at.Put(syntax.Field{Name: name, Pos: pos, Value: value})
	default:
		p.Add(NoSuchPath, pos, join(here.path, name), here.owner()+" has no key "+syntax.Abbreviated(name),
			syntax.DidYouMean(name, structureOf(pointee(here.kind)).names()))
	}
}

// knows tells whether the language may have a key here.
func (here cursor) knows(name string) bool {
	if here.kind == nil {
		return true
	}
	kind := pointee(here.kind)
	return kind.Kind() != reflect.Struct || len(structureOf(kind).keys) == 0 || under(kind, name) != nil
}
