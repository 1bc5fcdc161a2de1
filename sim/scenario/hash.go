package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

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
	return digestOf(stripped(withoutSpots(t.Without(answerless...))).Canonical())
}

// withoutSpots leaves out where zones and stations lie, which plans are drawn by and nothing else.
func withoutSpots(t *syntax.Tree) *syntax.Tree {
	return changedAt(t, "sites", each(func(site *syntax.Tree) *syntax.Tree {
		spotless := each(func(place *syntax.Tree) *syntax.Tree {
			if place.Get("at") == nil {
				return place
			}
			return place.Without("at")
		})
		return changedAt(changedAt(site, "zones", spotless), "stations", spotless)
	}))
}

// changedAt changes the value under a key; without one, or where nothing changes, the tree stays as it is.
func changedAt(t *syntax.Tree, name string, change func(*syntax.Tree) *syntax.Tree) *syntax.Tree {
	for i, f := range t.Fields {
		changed := f.Value
		if f.Name == name && f.Value != nil {
			changed = change(f.Value)
		}
		if changed != f.Value {
			dup := *t
			dup.Fields = slices.Clone(t.Fields)
			dup.Fields[i].Value = changed
			return &dup
		}
	}
	return t
}

// each changes all values of a mapping.
func each(change func(*syntax.Tree) *syntax.Tree) func(*syntax.Tree) *syntax.Tree {
	return func(t *syntax.Tree) *syntax.Tree {
		for _, f := range t.Fields {
			t = changedAt(t, f.Name, change)
		}
		return t
	}
}

// isSpot says whether a path is of where a zone or station lies.
func isSpot(path string) bool {
	parts := strings.Split(path, ".")
	return len(parts) == 5 && parts[0] == "sites" && (parts[2] == "zones" || parts[2] == "stations") && parts[4] == "at"
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
