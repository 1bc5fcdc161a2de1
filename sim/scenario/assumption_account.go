package scenario

import (
	"maps"
	"slices"
	"strings"

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
	if len(found) == 0 {
		return found
	}
	for _, section := range designSections {
		dropMentioned(root.Get(section), found)
	}
	return found
}

// dropMentioned takes away the assumptions that a text in a tree names.
func dropMentioned(t *syntax.Tree, found map[string]*syntax.Tree) {
	if t == nil {
		return
	}
	for _, mention := range mentionsIn(t.Text) {
		delete(found, strings.TrimPrefix(mention, "$"))
	}
	for _, item := range t.Items {
		dropMentioned(item, found)
	}
	for _, f := range t.Fields {
		dropMentioned(f.Value, found)
	}
}
