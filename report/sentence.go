package report

import (
	"fmt"
	"math"
	"strings"
)

// spokenDuration writes seconds as a person would say them: 1 h 12 min.
func spokenDuration(seconds float64) string {
	switch {
	case seconds < 10:
		return rounded(seconds, significantDecimals(seconds, 2)) + " s"
	case seconds < 120:
		return fmt.Sprintf("%.0f s", seconds)
	case seconds < 3600:
		return fmt.Sprintf("%.0f min", seconds/60)
	case seconds < 48*3600:
		return spokenParts(math.Round(seconds/60), 60, "h", "min")
	default:
		return spokenParts(math.Round(seconds/3600), 24, "days", "h")
	}
}

// spokenParts writes so many small units as large and small ones.
func spokenParts(small, perLarge float64, largeName, smallName string) string {
	large := math.Floor(small / perLarge)
	rest := small - float64(large*perLarge)
	if rest == 0 {
		return fmt.Sprintf("%.0f %s", large, largeName)
	}
	return fmt.Sprintf("%.0f %s %.0f %s", large, largeName, rest, smallName)
}

// list joins words as a sentence does: a, b and c.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// plural gives "1 truck" and "2 trucks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return withCommas(fmt.Sprint(n)) + " " + noun + "s"
}

// sentenceStart writes a word with a capital.
func sentenceStart(word string) string {
	if word == "" {
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// trimmed drops the spaces at both ends.
func trimmed(s string) string { return strings.TrimSpace(s) }
