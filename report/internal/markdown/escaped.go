package markdown

import (
	"regexp"
	"strings"

	"karvon/report/document"
)

// Signs that Markdown obeys wherever they stand, as GitHub has it: they are shown where a backslash stands before
// them. A bracket obeys only what follows it.
var (
	// A tilde before a space strikes nothing out, and is karvon's own sign.
	signs   = strings.NewReplacer("~ ", "~ ", "~", `\~`, "|", `\|`, "<", `\<`, "*", `\*`, "_", `\_`, "`", "\\`", "$", `\$`)
	slashes = regexp.MustCompile("\\\\([!-/:-@[-`{-~]|$)")
	links   = regexp.MustCompile(`\]([(\[:])`)
	entity  = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)
	mention = regexp.MustCompile(`(^|[^0-9A-Za-z_])@([0-9A-Za-z])`)
	// What makes a heading, a quotation, an item or a line of what follows.
	block = regexp.MustCompile(`^([#>]|[-+] |[-=]+$|[0-9]+[.)] )`)
)

// escaped writes text so that Markdown shows it as it is: nothing in it is a link, a picture, code or an element,
// begins a block, or calls for a person.
func escaped(s string) string {
	s = strings.TrimLeft(document.AsShown(s), " ")
	s = slashes.ReplaceAllString(s, `\\$1`)
	s = entity.ReplaceAllString(s, "&amp;$1")
	s = links.ReplaceAllString(s, `\]$1`)
	s = block.ReplaceAllStringFunc(s, escapedBlock)
	return mention.ReplaceAllString(signs.Replace(s), "$1@<!-- -->$2")
}

// escapedBlock takes its meaning from what begins a block: from the sign, or from the one behind a number.
func escapedBlock(begun string) string {
	if at := strings.IndexAny(begun, ".)"); at >= 0 {
		return begun[:at] + `\` + begun[at:]
	}
	return `\` + begun
}
