package syntax

import (
	"strings"
	"unicode"
)

// A file can hold a name of a million letters, and every mistake at or within it quotes the name, in its path, its
// message and its hint. Whatever found it, a mistake is shortened where it is counted.
const (
	longestWord = 200  // letters without a space: a name, a path
	longestText = 2000 // letters
)

// shortened gives the mistake with texts that people read.
func (e Error) shortened() Error {
	e.Path, e.Message, e.Hint = shortened(e.Path), shortened(e.Message), shortened(e.Hint)
	return e
}

// shortened cuts the long words of a text, and the text.
func shortened(text string) string {
	if len(text) <= longestWord {
		return text
	}
	var out strings.Builder
	word, letters := 0, 0
	for _, r := range text {
		if word++; unicode.IsSpace(r) {
			word = 0
		}
		switch {
		case letters == longestText:
			out.WriteRune('…')
			return out.String()
		case word == longestWord+1:
			out.WriteRune('…')
			letters++
		case word <= longestWord:
			out.WriteRune(r)
			letters++
		}
	}
	return out.String()
}
