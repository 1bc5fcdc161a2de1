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
var answerless = []string{"extends", "include", "policies", "sweeps", "staffing", "years", "appraisal",
	"options", "indicators", "tolerances", "ties", "about", "sized-to", "agencies"}

// hashOf identifies what a scenario says: all that can change an answer, with sorted keys. Texts for people and
// where values come from are left out, and so are what the scenario is about, who runs its places, tolerances, sweeps,
// staffing, years, money, options and indicators, and policies, of which those that are applied have changed the rest.
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
	dup.Items = slices.Grow([]*syntax.Tree(nil), len(t.Items))
	dup.Fields = slices.Grow([]syntax.Field(nil), len(t.Fields))
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
