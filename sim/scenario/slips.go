package scenario

import (
	"maps"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// Slips lists what the author of the scenario's own file probably did not mean, and what no reader of a result
// needs to know: titles that say nothing, no flows, a cycle in a run without one, attributes named like functions.
func (s *Scenario) Slips() syntax.Errors {
	var found syntax.Errors
	tell := func(t *syntax.Tree, path string, code syntax.Code, message, hint string) {
		if t != nil && t.Pos.Outside().File == s.Pos.File {
			found = append(found, s.NewError(Meta{Pos: t.Pos, Path: path}, code, message, hint))
		}
	}
	emptyTitles(s.composed, s.without, "", tell)
	if len(s.Flows) == 0 {
		tell(s.composed.Get("flows"), "flows", NoFlows, "there is no flow: nothing ever happens", "")
	}
	if cycle := stated(s.composed, "run").Get("cycle"); cycle != nil && s.Run.Kind != Cyclic {
		tell(cycle, "run.cycle", Unused, "a "+string(s.Run.Kind)+" run has no cycle", "leave it out, or write kind: cyclic")
	}
	for _, name := range slices.Sorted(maps.Keys(s.unused)) {
		tell(s.unused[name], join(assumptionsKey, name), Unused, "the assumption "+name+" is used nowhere",
			"use it as $"+name+", or leave it out")
	}
	for _, flow := range slices.Sorted(maps.Keys(s.Flows)) {
		attributes := stated(s.composed, "flows", flow).Get("attributes")
		for _, f := range ownFields(attributes) {
			if _, known := functions[f.Name]; known {
				tell(f.Value, "flows."+flow+".attributes."+f.Name, MisleadingName, "the attribute is named like the function "+
					f.Name+"()",
					"an expression with the name alone means the attribute")
			}
		}
	}
	return found.Sort()
}

// emptyTitle tells of a title without a word, or of one in a language.
func emptyTitle(title *syntax.Tree, path string,
	tell func(t *syntax.Tree, path string, code syntax.Code, message, hint string)) {
	if title.Form == syntax.Scalar && strings.TrimSpace(title.Text) == "" {
		tell(title, path, EmptyTitle, "the title is empty", "say what it is, or leave title out where it can be")
	}
	for _, in := range title.Fields {
		if in.Value.Form == syntax.Scalar && strings.TrimSpace(in.Value.Text) == "" {
			tell(in.Value, join(path, in.Name), EmptyTitle, "the title is empty", "say what it is, or leave the language out")
		}
	}
}

// emptyTitles tells of titles without a word, wherever one can stand; of a variant, those that are not in the
// scenario that it was made from.
func emptyTitles(t, without *syntax.Tree, path string,
	tell func(t *syntax.Tree, path string, code syntax.Code, message, hint string)) {
	if t == without {
		return
	}
	for i, f := range t.Fields {
		if f.Name == "title" {
			emptyTitle(f.Value, join(path, f.Name), tell)
		}
		if beneath := without.FieldLike(i, f.Name); f.Value != beneath && !f.Value.IsLeaf() {
			emptyTitles(f.Value, beneath, join(path, f.Name), tell)
		}
	}
	for i, item := range t.Items {
		if !item.IsLeaf() {
			emptyTitles(item, nil, itemPath(path, i, item), tell)
		}
	}
}
