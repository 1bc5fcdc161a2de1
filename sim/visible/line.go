package visible

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Line writes a text so that it is shown and not obeyed within a line, whether it
// begins the line or stands further on.
func Line(text string) string { return shown(text, false, "") }

// Source writes a line of a file as [Line] does, but for tabs, which stay.
func Source(line string) string { return shown(line, false, "\t") }

// shown escapes a text that begins a line, or goes on in one where something other
// than a space stands before it. Characters of besides stay as they are.
func shown(text string, within bool, besides string) string {
	first := within
	clean := true
	for at, r := range text {
		if obeyed(text, at, r, first) && !strings.ContainsRune(besides, r) {
			clean = false
			break
		}
		first = first || !blank(r)
	}
	if clean {
		return text
	}
	return escaped(text, within, besides)
}

func escaped(text string, within bool, besides string) string {
	var out strings.Builder
	out.Grow(len(text) + 16)
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case strings.ContainsRune(besides, r), !obeyed(text, at, r, within):
			out.WriteString(text[at : at+size])
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&out, `\x%02x`, text[at])
		default:
			out.WriteString(escape(r))
		}
		within = within || !blank(r)
		at += size
	}
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

// obeyed says whether a character of a text must not be written as it is. Within is
// whether anything but spaces stands before it in its line.
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

func blank(r rune) bool { return r == ' ' || r == '\t' }

// Needed says whether the character at a place of a text, which is not at the
// beginning of its line, is one that [Line] escapes.
func Needed(text string, at int, r rune) bool { return obeyed(text, at, r, true) }
