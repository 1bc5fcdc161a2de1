package syntax

import (
	"strings"
	"testing"
)

func TestLongWordsAndTextsAreCut(t *testing.T) {
	long := strings.Repeat("ä", longestWord)
	for text, want := range map[string]string{
		"":                                     "",
		long:                                   long,
		long + "x":                             long + "…",
		"no " + long + long + " here: " + long: "no " + long + "… here: " + long,
		strings.Repeat("ab ", 1000):            strings.Repeat("ab ", 1000)[:longestText] + "…",
	} {
		if got := shortened(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}
