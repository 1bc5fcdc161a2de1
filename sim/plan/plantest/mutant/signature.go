package mutant

import (
	"regexp"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// indexPattern finds the place in a list.
var indexPattern = regexp.MustCompile(`\[\d+\]`)

// quotedPattern takes what is quoted out of a message.
var quotedPattern = regexp.MustCompile(`"[^"]*"`)

// Signature says what kind of mistake one is, whatever the names and numbers in it: its code, the keys at the end
// of its path and the shape of its message.
func Signature(m syntax.Error, names []string) string {
	return string(m.Code) + " " + Keys(m, names) + " " + shape(m.Message, names)
}

// Keys is the end of the path of a mistake, of which names are no part; of a key that is unknown, where it stands.
func Keys(m syntax.Error, names []string) string {
	parts := strings.Split(indexPattern.ReplaceAllString(m.Path, ""), ".")
	if m.Code == scenario.UnknownKey {
		parts = parts[:len(parts)-1]
	}
	kept := parts[:0]
	for _, part := range parts {
		if part != "" && !isName(part, names) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept[max(0, len(kept)-2):], "-")
}

func isName(part string, names []string) bool {
	for _, name := range names {
		if part == name {
			return true
		}
	}
	return false
}

// shape is a message without what differs from one scenario to the next.
func shape(message string, names []string) string {
	if before, _, unknown := strings.Cut(message, "there is no key "); unknown {
		message = before + "no key"
	}
	message = quotedPattern.ReplaceAllString(message, "Q")
	words := strings.FieldsFunc(message, func(r rune) bool { return strings.ContainsRune(" ,.:;()[]{}", r) })
	for i, word := range words {
		if isName(word, names) {
			words[i] = "N"
		}
	}
	return numberPattern.ReplaceAllString(strings.Join(words, " "), "#")
}

// Names lists the names that a scenario gives to its parts.
func Names(text []byte) []string {
	root := parse(text)
	if root == nil {
		return nil
	}
	return names(root)
}
