package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"karvon/sim/syntax"
)

// silentKeys say nothing that can change an answer.
var silentKeys = append([]string{"title", "description", "why"}, provenanceKeys...)

// answerless are the parts of a scenario that change no answer by themselves.
var answerless = []string{"extends", "include", "policies", "sweeps", "tolerances", "ties", "about", "sized-to"}

// hashOf identifies what a scenario says: all that can change an answer, with sorted keys. Texts for people and
// where values come from are left out, and so are what the scenario is about, tolerances, sweeps, and policies, of
// which those that are applied have changed the rest.
func hashOf(t *syntax.Tree) string {
	return digestOf(stripped(t.Without(answerless...)).Canonical())
}

// digestOf identifies a text.
func digestOf(text string) string {
	digest := sha256.Sum256([]byte(text))
	return hex.EncodeToString(digest[:8])
}

// stripped copies a tree without what is for people. Names cannot be silent keys, since those are reserved.
func stripped(t *syntax.Tree) *syntax.Tree {
	dup := *t
	dup.Fields, dup.Items = nil, nil
	for _, item := range t.Items {
		dup.Items = append(dup.Items, stripped(item))
	}
	for _, f := range t.Fields {
		if !slices.Contains(silentKeys, f.Name) {
			dup.Fields = append(dup.Fields, syntax.Field{Name: f.Name, Pos: f.Pos, Value: stripped(f.Value)})
		}
	}
	if len(dup.Fields) == 1 && dup.Fields[0].Name == "value" {
		return dup.Fields[0].Value
	}
	return &dup
}

// sameAnswers tells whether two trees are one to hashOf. What they share, as a tree and a patched one do, is not
// looked at.
func sameAnswers(one, other *syntax.Tree) bool {
	return one.Form == syntax.Mapping && sameValue(one.Without(answerless...), other.Without(answerless...))
}

func sameValue(one, other *syntax.Tree) bool {
	one, other = essence(one), essence(other)
	if one == other {
		return true
	}
	if one.Form != syntax.Mapping || other.Form != syntax.Mapping {
		return stripped(one).Canonical() == stripped(other).Canonical()
	}
	return sameFields(answering(one), answering(other))
}

func sameFields(one, other []syntax.Field) bool {
	if len(one) != len(other) {
		return false
	}
	var index map[string]*syntax.Tree // of the other, where the orders differ
	for i, f := range one {
		value := other[i].Value
		if other[i].Name != f.Name {
			if index == nil {
				index = make(map[string]*syntax.Tree, len(other))
				for _, g := range other {
					index[g.Name] = g.Value
				}
			}
			value = index[f.Name]
		}
		if value == nil || !sameValue(f.Value, value) {
			return false
		}
	}
	return true
}

// essence is the value of what states a value with where it comes from.
func essence(t *syntax.Tree) *syntax.Tree {
	for t.Form == syntax.Mapping {
		fields := answering(t)
		if len(fields) != 1 || fields[0].Name != "value" {
			break
		}
		t = fields[0].Value
	}
	return t
}

// answering lists the fields that are not silent.
func answering(t *syntax.Tree) []syntax.Field {
	if !slices.ContainsFunc(t.Fields, isSilent) {
		return t.Fields
	}
	return slices.DeleteFunc(slices.Clone(t.Fields), isSilent)
}

func isSilent(f syntax.Field) bool { return slices.Contains(silentKeys, f.Name) }
