package scenario

import (
	"strings"
	"testing"

	"karvon/sim/syntax"
)

func TestNoMistakeQuotesALongNameInFull(t *testing.T) {
	name := strings.Repeat("n", 100_000)
	for _, text := range []string{
		name + ": 1",
		"sites: {post: {stations: {" + name + ": {servers: x}}}}",
		"sites: {post: {stations: {gate: {" + name + ": 1}}}}",
		"sites: {post: {stations: {gate: {servers: {schedule: " + name + "}}}}}",
		"flows: {trucks: {journey: [{visit: " + name + "}, depart]}}",
		"extends: " + name,
		"include: [./" + name + ".yaml]",
		"primary: [" + name + "]",
		"policies: {p: {set: {" + name + ": 1}}}",
	} {
		files := library("over.yaml", "karvon: 1\nextends: minimal\n"+text+"\n")
		if strings.HasPrefix(text, "extends") {
			files = library("over.yaml", "karvon: 1\n"+text+"\n")
		}
		_, err := Load(t.Context(), files, "over", Options{})
		if err == nil {
			err = checkPolicies(t.Context(), files, "over")
		}
		var printed strings.Builder
		if found, ok := err.(syntax.Errors); ok && found.Print(&printed) == nil && printed.Len() > 3000*len(found) {
			t.Errorf("%.40s: %d mistakes take %d bytes", text, len(found), printed.Len())
		}
	}
}
