package mutant

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// place is where a node stands: in the content of another.
type place struct {
	parent *yaml.Node
	at     int
	kind   string // what is written there, as far as files of the language have it in common
}

func (p place) node() *yaml.Node     { return p.parent.Content[p.at] }
func (p place) put(n *yaml.Node)     { p.parent.Content[p.at] = n }
func (p place) entry() bool          { return p.parent.Kind == yaml.MappingNode }
func (p place) key() *yaml.Node      { return p.parent.Content[p.at-1] }
func (p place) scalar() bool         { return p.node().Kind == yaml.ScalarNode }
func (p place) within(o place) bool  { return contains(o.node(), p.node()) }
func (p place) related(o place) bool { return p.within(o) || o.within(p) }

// cut takes a node, and its key if it has one, out of where it stands.
func (p place) cut() {
	from := p.at
	if p.entry() {
		from--
	}
	p.parent.Content = slices.Delete(p.parent.Content, from, p.at+1)
}

// collections are the keys under which the language has names of the writer's, not words of its own.
var collections = []string{
	"sites", "stations", "zones", "resources", "schedules", "bookings", "links", "flows", "entities", "attributes",
	"journeys", "calendars", "profiles", "policies", "sweeps", "staffing", "ties",
	"disruptions", "crossings", "lanes", "shares",
	"by-class", "space", "set", "signals", "measures", "cases", "discrete", "table",
}

// parse reads a text whose root is a mapping; nil where it is none.
func parse(text []byte) *yaml.Node {
	var document yaml.Node
	if err := yaml.Load(text, &document); err != nil || len(document.Content) != 1 {
		return nil
	}
	if root := document.Content[0]; root.Kind == yaml.MappingNode {
		return plain(root)
	}
	return nil
}

// plain drops comments and positions, which a mutant has no use for.
func plain(n *yaml.Node) *yaml.Node {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	for _, child := range n.Content {
		plain(child)
	}
	return n
}

// write gives a tree as a text.
func write(root *yaml.Node) []byte {
	text, err := yaml.Dump(root, yaml.WithLineWidth(-1))
	if err != nil {
		return []byte("title: a tree that cannot be written\n")
	}
	return text
}

func clone(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = make([]*yaml.Node, len(n.Content))
	for i, child := range n.Content {
		c.Content[i] = clone(child)
	}
	return &c
}

func contains(tree, n *yaml.Node) bool {
	return tree == n || slices.ContainsFunc(tree.Content, func(child *yaml.Node) bool { return contains(child, n) })
}

// word makes a scalar that is written as the text stands.
func word(text string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: text} }

func sequence(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: items}
}

func mapping(content ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: content}
}

// places lists where values stand, in the order of the text.
func places(root *yaml.Node) []place {
	var found []place
	var walk func(n *yaml.Node, kind string)
	walk = func(n *yaml.Node, kind string) {
		for i := range n.Content {
			inner := kind + "[]"
			if n.Kind == yaml.MappingNode {
				if i%2 == 0 {
					continue
				}
				inner = kindOf(kind, n.Content[i-1].Value)
			}
			found = append(found, place{n, i, inner})
			walk(n.Content[i], inner)
		}
	}
	walk(root, "")
	return found
}

// kindOf is what stands under a key of a mapping of some kind.
func kindOf(kind, key string) string {
	if slices.Contains(collections, kind) {
		return kind + "/*"
	}
	return key
}

// find gives the value of a key of a mapping, or nil.
func find(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// names lists the keys of the tree's collections, sorted.
func names(root *yaml.Node) []string {
	var found []string
	for _, p := range places(root) {
		if slices.Contains(collections, p.kind) && p.node().Kind == yaml.MappingNode {
			for i := 0; i < len(p.node().Content); i += 2 {
				found = append(found, p.node().Content[i].Value)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
