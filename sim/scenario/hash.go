package scenario

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// silentKeys say nothing that can change an answer.
var silentKeys = append([]string{"title", "description", "why"}, provenanceKeys...)

// isSilent tells whether a key says nothing that can change an answer. Names cannot be such keys, which are reserved.
func isSilent(key string) bool { return slices.Contains(silentKeys, key) }

// answerless are the parts of a scenario that change no answer by themselves.
var answerless = []string{"extends", "include", "policies", "sweeps", "staffing", "years", "appraisal",
	"options", "indicators", "tolerances", "ties", "about", "sized-to", "agencies"}

// hashOf identifies what a scenario says: all that can change an answer, with sorted keys. Texts for people and
// where values come from are left out, and so are what the scenario is about, who runs its places, tolerances, sweeps,
// staffing, years, money, options and indicators, and policies, of which those that are applied have changed the rest.
func hashOf(t *syntax.Tree) string {
	digest := sha256.New()
	text := bufio.NewWriter(digest)
	withoutSpots(t.Without(answerless...)).WriteCanonical(text, isSilent)
	text.Flush()
	return nameOf(digest.Sum(nil))
}

// nameOf writes as much of a digest as tells scenarios apart.
func nameOf(digest []byte) string { return hex.EncodeToString(digest[:8]) }

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
	return nameOf(digest[:])
}
