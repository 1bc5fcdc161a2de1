package measured

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a run of digits, a run of letters, or one mark; spaces are no tokens, but it is known where one stood.
type token struct {
	text   string // letters in lower case
	kind   byte   // 'd', 'a' or 'p'
	value  int    // of digits; -1 of more than nine
	spaced bool   // whether a space stands before it
}

// is says whether a token is this mark.
func (t *token) is(marks string) bool { return t.kind == 'p' && strings.Contains(marks, t.text) }

// tokens cuts a text; nil where it is longer than any date or duration.
func tokens(text string, into []token) []token {
	const longest = 64
	if len(text) > longest {
		return nil
	}
	spaced := false
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsSpace(r):
			spaced, text = true, text[size:]
			continue
		case r >= '0' && r <= '9':
			end, value := 0, 0
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				value = 10*value + int(text[end]-'0')
				end++
				if end > 9 {
					value = -1
				}
			}
			if end > 9 {
				value = -1
			}
			into = append(into, token{text[:end], 'd', value, spaced})
			text = text[end:]
		case unicode.IsLetter(r):
			end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
			if end < 0 {
				end = len(text)
			}
			into = append(into, token{strings.ToLower(text[:end]), 'a', 0, spaced})
			text = text[end:]
		default:
			mark := text[:size]
			switch r {
			case '–', '—', '−', '‐', '‑':
				mark = "-"
			}
			into = append(into, token{mark, 'p', 0, spaced})
			text = text[size:]
		}
		spaced = false
	}
	return into
}

// cursor goes through tokens.
type cursor struct {
	tokens []token
	at     int
}

// peek is the token that comes so many places on, or back; an empty one where there is none.
func (c *cursor) peek(on int) *token {
	if c.at+on >= len(c.tokens) || c.at+on < 0 {
		return &token{}
	}
	return &c.tokens[c.at+on]
}

func (c *cursor) done() bool { return c.at >= len(c.tokens) }

// skip goes past a token where it is one of these marks.
func (c *cursor) skip(marks string) bool {
	if !c.done() && c.peek(0).is(marks) {
		c.at++
		return true
	}
	return false
}

// word goes past a token where it is one of these words.
func (c *cursor) word(words map[string]bool) bool {
	if !c.done() && c.peek(0).kind == 'a' && words[c.peek(0).text] {
		c.at++
		c.skip(".")
		return true
	}
	return false
}
