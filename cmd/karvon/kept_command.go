package main

import (
	"path/filepath"
	"strings"
)

// keepFlag ends the command that keeps a sensitivity.
const keepFlag = " --keep"

// keepCommand is how a user keeps a sensitivity beside a file under policies, with further options.
func keepCommand(name string, policies, options []string) string {
	words := []string{"karvon sensitivity", shellWord(strings.TrimSuffix(filepath.Base(name), ".yaml") + ".yaml")}
	for _, policy := range policies {
		words = append(words, "--policy", shellWord(policy))
	}
	for _, option := range options {
		words = append(words, shellWord(option))
	}
	return strings.Join(words, " ") + keepFlag
}

// keptOptions are the options of a command of keepCommand, without the policies: what is kept of one scenario can have
// been copied beside another.
func keptOptions(command string) []string {
	words := shellWords(strings.TrimSuffix(command, keepFlag))
	if len(words) < 3 || words[0] != "karvon" || words[1] != "sensitivity" {
		return nil
	}
	words = words[3:]
	for len(words) >= 2 && words[0] == "--policy" {
		words = words[2:]
	}
	return words
}

// shellWord writes a word as a shell reads it.
func shellWord(word string) string {
	if word != "" && !strings.ContainsFunc(word, special) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// shellWords reads what shellWord wrote.
func shellWords(text string) []string {
	var words []string
	var word strings.Builder
	quoted, escaped := false, false
	for _, r := range text + " " {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\'':
			quoted = !quoted
		case r == '\\' && !quoted:
			escaped = true
		case r == ' ' && !quoted:
			words = append(words, word.String())
			word.Reset()
		default:
			word.WriteRune(r)
		}
	}
	return words
}

// special says whether a shell can take a character for something else.
func special(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./=,+:@%", r))
}
