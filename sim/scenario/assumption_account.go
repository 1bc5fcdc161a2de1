package scenario

import (
	"maps"
	"slices"

	"karvon/sim/syntax"
)

// What a scenario knows of its assumptions once all is decoded.

// settledIn gives what was decoded with the values of assumptions where they are used, and without their section.
func (d *decoder) settledIn(t, composed *syntax.Tree) *syntax.Tree {
	if t.Get(assumptionsKey) == nil {
		return composed
	}
	replaced := maps.Clone(d.columns)
	maps.Copy(replaced, d.uses)
	return drawnIn(t.Without(assumptionsKey), replaced)
}

// isPart tells whether a file has assumptions for others to include and nothing that a scenario must have.
func isPart(t *syntax.Tree) bool {
	return t.Get(assumptionsKey) != nil && !slices.ContainsFunc([]string{"run", "entities", "sites", "flows"},
		func(key string) bool { return t.Get(key) != nil })
}

// takenAs lists what the places take that assumptions stand in, by the assumptions' names.
func (d *decoder) takenAs() map[string]constraint {
	takes := make(map[string]constraint, len(d.assumptions))
	for name, a := range d.assumptions {
		takes[name] = a.takes
	}
	return takes
}

// countPlaces says of each value of an assumption in how many places it stands.
func (d *decoder) countPlaces() {
	for i := range d.values {
		if v := &d.values[i]; ofAssumption(v.Path) {
			v.Places = len(d.assumptions[assumptionAt(v.Path)].places)
		}
	}
}

// unused lists the assumptions that nothing uses: no part of the scenario, and none of what its policies and sweeps
// set.
func (d *decoder) unused(root *syntax.Tree) map[string]*syntax.Tree {
	found := map[string]*syntax.Tree{}
	for name, a := range d.assumptions {
		if len(a.places) == 0 {
			found[name] = a.tree
		}
	}
	for _, section := range designSections {
		for name := range found {
			if mentions(root.Get(section), name) {
				delete(found, name)
			}
		}
	}
	return found
}

// mentions tells whether a text in a tree names an assumption.
func mentions(t *syntax.Tree, name string) bool {
	if t == nil {
		return false
	}
	for _, found := range mentionPattern.FindAllString(t.Text, -1) {
		if found == "$"+name {
			return true
		}
	}
	return slices.ContainsFunc(t.Items, func(item *syntax.Tree) bool { return mentions(item, name) }) ||
		slices.ContainsFunc(t.Fields, func(f syntax.Field) bool { return mentions(f.Value, name) })
}
