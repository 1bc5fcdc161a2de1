package scenario

import (
	"slices"

	"karvon/sim/syntax"
)

// Resolved writes the scenario as one file of YAML: after extends, include, policies and settings, with the values'
// sources kept, keys sorted. Under a policy it is without the policies, of which others need not go on top of it, and
// without the sweeps that may name them.
func (s *Scenario) Resolved() []byte {
	left := []string{"karvon", "extends", "include"}
	if len(s.Applied) > 0 {
		left = append(left, designSections...)
	}
	return []byte("karvon: 1\n" + s.asAssumed(s.composed.Without(left...)).InBlocks())
}

// asAssumed says of values that stand beneath a source of another file that they are assumptions: in one file it would
// speak for them.
func (s *Scenario) asAssumed(t *syntax.Tree) *syntax.Tree {
	dup := *t
	dup.Items, dup.Fields = slices.Clone(t.Items), slices.Clone(t.Fields)
	for i, item := range dup.Items {
		dup.Items[i] = s.asAssumed(item)
	}
	for i, f := range dup.Fields {
		dup.Fields[i].Value = s.asAssumed(f.Value)
	}
	switch {
	case !s.unsourced[t]:
		return &dup
	case dup.Form != syntax.Mapping:
		return withConfidence(*beneathRemarks(&dup))
	}
	return withConfidence(dup)
}

// withConfidence adds to a mapping that its value is an assumption.
func withConfidence(t syntax.Tree) *syntax.Tree {
	t.Put(syntax.Field{Name: "confidence", Pos: t.Pos,
		Value: &syntax.Tree{Form: syntax.Scalar, Pos: t.Pos, Layer: t.Layer, Text: string(Assumption)}})
	return &t
}
