package report

import (
	"strings"
	"unicode/utf8"

	"karvon/sim/experiment"
)

// longestCommand is the number of characters up to which a sentence has the command that makes a sensitivity anew.
const longestCommand = 100

// keptIn names the file in which a sensitivity is kept. That of a scenario of the library lies beside no file of the
// user's.
func keptIn(r *experiment.Rests) string {
	if r.Library {
		return knownText.withKarvon.with(values{"file": r.File})
	}
	return r.File
}

// unknownRests says that what is kept is of something else, and how it is made anew.
func (x *index) unknownRests() string {
	r := x.Rests
	switch {
	case r.Library:
		return knownText.library.said()
	case utf8.RuneCountInString(r.Command) <= longestCommand:
		return restsText.unknown.with(values{"command": r.Command, "file": r.File})
	}
	name, where := strings.TrimSuffix(r.File, ".sensitivity.json"), knownText.inFile.with(values{"file": r.File})
	policies := ""
	if len(x.Plan.Policies) > 0 {
		name, where = strings.TrimSuffix(name, "+"+strings.Join(x.Plan.Policies, "+")), knownText.inJSON.said()
	}
	for _, policy := range x.Plan.Policies {
		policies += knownText.policy.with(values{"policy": policy})
	}
	command := knownText.start.with(values{"name": name + ".yaml"}) + policies + knownText.keep.said()
	return knownText.long.with(values{"command": command, "where": where, "file": r.File})
}
