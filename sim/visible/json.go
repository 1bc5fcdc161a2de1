package visible

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// JSON writes what is unseen in a JSON text as the escapes of JSON, so that it reads back as the same values. Line
// breaks and tabs are JSON's own where they stand as they are; everything else that is escaped can only stand in a
// string.
func JSON(text string) string {
	var out strings.Builder
	done := 0
	for at, r := range text {
		if r == '\n' || r == '\t' || !obeyed(text, at, r, true) {
			continue
		}
		out.WriteString(text[done:at])
		done = at + len(string(r))
		if high, low := utf16.EncodeRune(r); r > 0xffff {
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		} else {
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	if done == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}
