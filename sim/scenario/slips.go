package scenario

import (
	"maps"
	"slices"
	"strings"
)

// Slips lists what the author of the scenario's own file probably did not mean,
// and what no reader of a result needs to know: titles that say nothing, no
// flows, a cycle in a run without one, attributes named like functions.
func (s *Scenario) Slips() Errors {
	var found Errors
	tell := func(t *tree, path string, code Code, message, hint string) {
		if t != nil && t.pos.File == s.Pos.File {
			found = append(found, s.NewError(Meta{Pos: t.pos, Path: path}, code, message, hint))
		}
	}
	emptyTitles(s.composed, s.without, "", tell)
	if len(s.Flows) == 0 {
		tell(s.composed.get("flows"), "flows", NoFlows, "there is no flow: nothing ever happens", "")
	}
	if cycle := stated(s.composed, "run").get("cycle"); cycle != nil && s.Run.Kind != Cyclic {
		tell(cycle, "run.cycle", Unused, "a "+string(s.Run.Kind)+" run has no cycle", "leave it out, or write kind: cyclic")
	}
	for _, flow := range slices.Sorted(maps.Keys(s.Flows)) {
		attributes := stated(s.composed, "flows", flow).get("attributes")
		for _, f := range ownFields(attributes) {
			if _, known := functions[f.name]; known {
				tell(f.value, "flows."+flow+".attributes."+f.name, MisleadingName, "the attribute is named like the function "+f.name+"()",
					"an expression with the name alone means the attribute")
			}
		}
	}
	return found.Sort()
}

// emptyTitles tells of titles without a word, wherever one can stand; of a
// variant, those that are not in the scenario that it was made from.
func emptyTitles(t, without *tree, path string, tell func(t *tree, path string, code Code, message, hint string)) {
	if t == without {
		return
	}
	for i, f := range t.fields {
		if f.name == "title" && f.value.form == scalar && strings.TrimSpace(f.value.text) == "" {
			tell(f.value, join(path, f.name), EmptyTitle, "the title is empty", "say what it is, or leave title out where it can be")
		}
		if beneath := without.fieldLike(i, f.name); f.value != beneath && !f.value.isLeaf() {
			emptyTitles(f.value, beneath, join(path, f.name), tell)
		}
	}
	for i, item := range t.items {
		if !item.isLeaf() {
			emptyTitles(item, nil, itemPath(path, i, item), tell)
		}
	}
}
