package visible

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line writes a text so that it is shown and not obeyed within a line, whether it begins the line or stands further
// on.
func Line(text string) string { return shown(text, false, "") }

// Source writes a line of a file as [Line] does, but for tabs, which stay.
func Source(line string) string { return shown(line, false, "\t") }

// shown escapes a text that begins a line, or goes on within one where something other than a space stands before
// it. Characters of besides stay as they are.
func shown(text string, within bool, besides string) string {
	var out strings.Builder
	done := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if obeyed(text, at, r, within) && !strings.ContainsRune(besides, r) {
			out.WriteString(text[done:at])
			done = at + size
			if r == utf8.RuneError {
				fmt.Fprintf(&out, `\x%02x`, text[at])
			} else {
				out.WriteString(escape(r))
			}
		}
		within = within || !unicode.IsSpace(r)
		at += size
	}
	if done == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}

// escape writes a character as Go and YAML do in double quotes.
func escape(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < utf8.RuneSelf:
		return fmt.Sprintf(`\x%02x`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// obeyed says whether a character of a text must not be written as it is. Within is whether anything but spaces
// stands before it in its line.
func obeyed(text string, at int, r rune, within bool) bool {
	switch {
	case r == utf8.RuneError:
		_, size := utf8.DecodeRuneInString(text[at:])
		return size == 1
	case r >= ' ' && r <= '~':
		return r == ':' && !within && beginsCommand(text[at:]) || r == '#' && opensCommand(text[at:])
	}
	return unseen(text, at, r)
}

// Needed says whether the character at a place of a text, which is not at the beginning of its line, is one that
// [Line] escapes.
func Needed(text string, at int, r rune) bool { return obeyed(text, at, r, true) }
