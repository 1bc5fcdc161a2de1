package mutant

import (
	"iter"

	"go.yaml.in/yaml/v4"
)

// Variants gives every scenario that differs from a text in one node: where it is left out, where nothing stands in
// its place, and where something stands there that is written in another form. Of each it says of what kind the
// node is and what was done, and how the text is made.
func Variants(text []byte) iter.Seq2[string, func() []byte] {
	return func(yield func(string, func() []byte) bool) {
		root := parse(text)
		if root == nil {
			return
		}
		for at, p := range places(root) {
			for _, instead := range otherForms {
				if !yield(p.kind+": "+instead.name, func() []byte { return variant(root, at, instead.node) }) {
					return
				}
			}
		}
	}
}

// variant writes a tree with another node at a place, or without the one there.
func variant(root *yaml.Node, at int, instead *yaml.Node) []byte {
	other := clone(root)
	p := places(other)[at]
	if instead == nil {
		p.cut()
	} else {
		p.put(clone(instead))
	}
	return write(other)
}

// otherForms are what stands in a node's place; without a node it is left out.
var otherForms = []struct {
	name string
	node *yaml.Node
}{
	{"left out", nil},
	{"null", word("null")},
	{"a word", word("x")},
	{"zero", word("0")},
	{"a list", sequence()},
	{"a list of a word", sequence(word("x"))},
	{"a mapping", mapping()},
	{"a mapping of a word", mapping(word("x"), word("y"))},
}
