package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// silentKeys say nothing that can change an answer.
var silentKeys = append([]string{"title", "description", "why"}, provenanceKeys...)

// answerless are the parts of a scenario that change no answer by themselves.
var answerless = []string{"extends", "include", "policies", "sweeps", "tolerances"}

// hashOf identifies what a scenario says: all that can change an answer, with
// sorted keys. Texts for people and where values come from are left out, and so
// are tolerances, sweeps, and policies, of which those that are applied have changed
// the rest.
func hashOf(t *tree) string {
	text := stripped(t.without(answerless...)).canonical()
	digest := sha256.Sum256([]byte(text))
	return hex.EncodeToString(digest[:8])
}

// stripped copies a tree without what is for people. Names cannot be silent
// keys, since those are reserved.
func stripped(t *tree) *tree {
	dup := *t
	dup.fields, dup.items = nil, nil
	for _, item := range t.items {
		dup.items = append(dup.items, stripped(item))
	}
	for _, f := range t.fields {
		if !slices.Contains(silentKeys, f.name) {
			dup.fields = append(dup.fields, field{f.name, f.pos, stripped(f.value)})
		}
	}
	if len(dup.fields) == 1 && dup.fields[0].name == "value" {
		return dup.fields[0].value
	}
	return &dup
}

// sameAnswers tells whether two trees are one to hashOf. What they share, as a
// tree and a patched one do, is not looked at.
func sameAnswers(one, other *tree) bool {
	return one.form == mapping && sameValue(one.without(answerless...), other.without(answerless...))
}

func sameValue(one, other *tree) bool {
	one, other = essence(one), essence(other)
	if one == other {
		return true
	}
	if one.form != mapping || other.form != mapping {
		return stripped(one).canonical() == stripped(other).canonical()
	}
	return sameFields(answering(one), answering(other))
}

func sameFields(one, other []field) bool {
	if len(one) != len(other) {
		return false
	}
	var index map[string]*tree // of the other, where the orders differ
	for i, f := range one {
		value := other[i].value
		if other[i].name != f.name {
			if index == nil {
				index = make(map[string]*tree, len(other))
				for _, g := range other {
					index[g.name] = g.value
				}
			}
			value = index[f.name]
		}
		if value == nil || !sameValue(f.value, value) {
			return false
		}
	}
	return true
}

// essence is the value of what states a value with where it comes from.
func essence(t *tree) *tree {
	for t.form == mapping {
		fields := answering(t)
		if len(fields) != 1 || fields[0].name != "value" {
			break
		}
		t = fields[0].value
	}
	return t
}

// answering lists the fields that are not silent.
func answering(t *tree) []field {
	if !slices.ContainsFunc(t.fields, isSilent) {
		return t.fields
	}
	return slices.DeleteFunc(slices.Clone(t.fields), isSilent)
}

func isSilent(f field) bool { return slices.Contains(silentKeys, f.name) }
