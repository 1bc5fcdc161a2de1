package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// silentKeys say nothing that can change an answer.
var silentKeys = append([]string{"title", "description", "why"}, provenanceKeys...)

// hashOf identifies what a scenario says: all that can change an answer, with
// sorted keys. Texts for people and where values come from are left out, and so
// are tolerances, sweeps, and policies, of which those that are applied have changed
// the rest.
func hashOf(t *tree) string {
	text := stripped(t.without("extends", "include", "policies", "sweeps", "tolerances")).canonical()
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
