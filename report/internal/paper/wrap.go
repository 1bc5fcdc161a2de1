package paper

import (
	"strings"

	"karvon/report/document"
	"karvon/report/language"
)

// Lines breaks a text into lines of a width in points, at its spaces, and at line breaks. A word that is longer is
// broken after a sign between its parts, or anywhere where it has none. There is at least one line.
func (l Letters) Lines(text string, width float64) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, l.wrapped(document.AsShown(paragraph), width)...)
	}
	return lines
}

func (l Letters) wrapped(paragraph string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range language.Words(paragraph) {
		switch joined := line + " " + word; {
		case line != "" && l.Width(joined) <= width:
			line = joined
			continue
		case line != "":
			lines = append(lines, line)
		}
		parts := l.broken(word, width)
		lines = append(lines, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
	}
	return append(lines, line)
}

// joints are the signs after which a long word is broken.
const joints = ".-/_,:;="

// broken breaks a word into parts that are no wider than a width, unless a single letter is.
func (l Letters) broken(word string, width float64) []string {
	var parts []string
	for l.Width(word) > width {
		end := l.beginning(word, width)
		if joint := strings.LastIndexAny(word[:end], joints); joint > 0 {
			end = joint + 1
		}
		if end >= len(word) {
			break
		}
		parts, word = append(parts, word[:end]), word[end:]
	}
	return append(parts, word)
}

// beginning is the length in bytes of as much of a word as fits into a width, a letter at least.
func (l Letters) beginning(word string, width float64) int {
	for at, r := range word {
		if end := at + len(string(r)); l.Width(word[:end]) > width {
			return max(at, len(string([]rune(word)[:1])))
		}
	}
	return len(word)
}

// widestPart is the width of the widest piece of a text that is not broken willingly.
func (l Letters) widestPart(text string) float64 {
	widest := 0.0
	for _, word := range language.Words(text) {
		widest = max(widest, l.Width(word))
	}
	return widest
}
