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

// stripped gives a tree without what is for people; it shares the parts in which there is nothing. Names cannot be
// silent keys, since those are reserved.
func stripped(t *syntax.Tree) *syntax.Tree {
	bare := t
	own := func() *syntax.Tree {
		if bare == t {
			dup := *t
			dup.Items, dup.Fields = slices.Clone(t.Items), slices.Clone(t.Fields)
			bare = &dup
		}
		return bare
	}
	for i, item := range t.Items {
		if inner := stripped(item); inner != item {
			own().Items[i] = inner
		}
	}
	silent := 0
	for i, f := range t.Fields {
		if slices.Contains(silentKeys, f.Name) {
			own().Fields[i].Value = nil
			silent++
		} else if inner := stripped(f.Value); inner != f.Value {
			own().Fields[i].Value = inner
		}
	}
	if silent > 0 {
		bare.Fields = slices.DeleteFunc(bare.Fields, func(f syntax.Field) bool { return f.Value == nil })
	}
	if len(bare.Fields) == 1 && bare.Fields[0].Name == "value" {
		return bare.Fields[0].Value
	}
	return bare
}
