package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/unit"
)

// spokenDuration writes seconds as a person would say them: 1 h 12 min.
func spokenDuration(seconds float64) string {
	if seconds < 10 {
		return document.Rounded(seconds, document.SignificantDecimals(seconds, 2)) + " s"
	}
	return unit.Spoken(seconds)
}

// list joins words as a sentence does: a, b and c.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// firstOf joins words as a sentence does, and counts those that are too many to name.
func firstOf(words []string) string {
	const most = 6
	if more := len(words) - most; more > 1 {
		words = append(slices.Clone(words[:most]), fmt.Sprintf("%d others", more))
	}
	return list(words)
}

// plural gives "1 truck" and "2 trucks".
func plural(n int, noun string) string { return unit.Plural(n, noun) }

// counted gives "1 breaks" and "2 break".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return unit.WithCommas(strconv.Itoa(n)) + " " + many
}

// sentenceStart writes a word with a capital.
func sentenceStart(word string) string {
	if word == "" {
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
