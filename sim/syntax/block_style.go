package syntax

import "strings"

// shortLine is the length up to which a mapping or list stays on one line.
const shortLine = 80

// InBlocks writes a mapping or list over several lines, keys sorted.
func (t *Tree) InBlocks() string {
	var text strings.Builder
	writeBlock(&text, t, "")
	return text.String()
}

// writeBlock writes a mapping or list in YAML's block style. What precedes its first line is already written:
// nothing, or the dash of an item.
func writeBlock(text *strings.Builder, t *Tree, indent string) {
	for i, item := range t.Items {
		indentLine(text, indent, i)
		text.WriteString("-")
		if !writeShort(text, item, indent) {
			text.WriteString(" ")
			writeBlock(text, item, indent+"  ")
		}
	}
	for i, f := range t.ordered() {
		indentLine(text, indent, i)
		text.WriteString(quoted(f.Name) + ":")
		if !writeShort(text, f.Value, indent+f.Name) {
			text.WriteString("\n" + indent + "  ")
			writeBlock(text, f.Value, indent+"  ")
		}
	}
}

func indentLine(text *strings.Builder, indent string, i int) {
	if i > 0 {
		text.WriteString(indent)
	}
}

// writeShort writes a value to the end of the line where it fits, or where it cannot be broken.
func writeShort(text *strings.Builder, t *Tree, before string) bool {
	flow := t.canonical()
	if len(t.Items)+len(t.Fields) > 0 && len(before)+2+len(flow) > shortLine {
		return false
	}
	text.WriteString(" " + flow + "\n")
	return true
}
