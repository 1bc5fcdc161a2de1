package scenario

import "strings"

// shortLine is the length up to which a mapping or list stays on one line.
const shortLine = 80

// inBlocks writes a mapping or list over several lines, keys sorted.
func (t *tree) inBlocks() string {
	var text strings.Builder
	writeBlock(&text, t, "")
	return text.String()
}

// writeBlock writes a mapping or list in YAML's block style. What precedes its
// first line is already written: nothing, or the dash of an item.
func writeBlock(text *strings.Builder, t *tree, indent string) {
	for i, item := range t.items {
		indentLine(text, indent, i)
		text.WriteString("-")
		if !writeShort(text, item, indent) {
			text.WriteString(" ")
			writeBlock(text, item, indent+"  ")
		}
	}
	for i, f := range t.ordered(true) {
		indentLine(text, indent, i)
		text.WriteString(quoted(f.name) + ":")
		if !writeShort(text, f.value, indent+f.name) {
			text.WriteString("\n" + indent + "  ")
			writeBlock(text, f.value, indent+"  ")
		}
	}
}

func indentLine(text *strings.Builder, indent string, i int) {
	if i > 0 {
		text.WriteString(indent)
	}
}

// writeShort writes a value to the end of the line where it fits, or where it
// cannot be broken.
func writeShort(text *strings.Builder, t *tree, before string) bool {
	flow := t.canonical()
	if len(t.items)+len(t.fields) > 0 && len(before)+2+len(flow) > shortLine {
		return false
	}
	text.WriteString(" " + flow + "\n")
	return true
}
