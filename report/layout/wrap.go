package layout

import (
	"karvon/report/document"
	"karvon/report/language"
)

// Wrapped breaks a paragraph into lines of a width; all but the first begin with the indent. A word that is longer
// stands alone. What the paragraph quotes is shown.
func Wrapped(paragraph string, limit int, indent string) []string {
	var lines []string
	line := ""
	for _, word := range language.Words(document.AsShown(paragraph)) {
		switch {
		case line == "" || line == indent:
			line += word
		case Width(line)+1+Width(word) > limit:
			lines = append(lines, line)
			line = indent + word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Fitted breaks a paragraph into lines that fit, in the characters that the options ask for.
func Fitted(options document.Options, paragraph, indent string) []string {
	return Wrapped(spelled(options, paragraph), options.Width, indent)
}

// spelled gives text in the characters that the options ask for.
func spelled(options document.Options, s string) string {
	if !options.ASCII {
		return s
	}
	return substitutes.Replace(s)
}
