package mutant

import "go.yaml.in/yaml/v4"

// mostOfAKind bounds how many values of a kind are remembered.
const mostOfAKind = 60

// vocabulary is what files have where: the values of each kind, and the entries that the mappings of each kind
// have.
type vocabulary struct {
	values  map[string][]*yaml.Node
	entries map[string][]entry
	seen    map[string]bool
	kinds   []string // in the order in which they were met
	scalars []string
}

type entry struct {
	key   string
	value *yaml.Node
}

func newVocabulary() *vocabulary {
	return &vocabulary{values: map[string][]*yaml.Node{}, entries: map[string][]entry{}, seen: map[string]bool{}}
}

// learn takes in what a file has.
func (v *vocabulary) learn(root *yaml.Node) {
	v.learnEntries("", root)
	for _, p := range places(root) {
		n := p.node()
		text := string(write(n))
		if !v.first("value " + p.kind + " " + text) {
			continue
		}
		if v.values[p.kind] == nil {
			v.kinds = append(v.kinds, p.kind)
		}
		if len(v.values[p.kind]) < mostOfAKind && len(text) < 2000 {
			v.values[p.kind] = append(v.values[p.kind], n)
		}
		if p.scalar() && v.first("scalar "+n.Value) {
			v.scalars = append(v.scalars, n.Value)
		}
		v.learnEntries(p.kind, n)
	}
}

func (v *vocabulary) learnEntries(kind string, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		text := write(value)
		if len(text) < 2000 && v.first("entry "+kind+" "+key+" "+string(text)) {
			v.entries[kind] = append(v.entries[kind], entry{key, value})
		}
	}
}

func (v *vocabulary) first(text string) bool {
	if v.seen[text] {
		return false
	}
	v.seen[text] = true
	return true
}
