package syntax

import "testing"

func TestFlowStyleReadsBackAsWritten(t *testing.T) {
	for _, text := range []string{
		"plain", "12:00", "a: b", "a #b", "- a", "-5", "null", "~", "", " a ", "it's", `say "no"`, "a, b", "{a}", "[x", "@x",
		"%x", "50%",
		"tab\there", "two\nlines", "naïve", "Ўзбекистон", "a:", "!x", "&x", "*x", "| x", "> x", "?", "? x", "\u2028", "😀",
		`\`, "<<", "=",
	} {
		c := NewCollector(t.Context(), nil)
		for _, written := range []string{"[" + quoted(text) + "]", "{k: " + quoted(text) + "}", "k: " + quoted(text)} {
			read := texts.Parse(&c, Origin{}, []byte(written))
			if read == nil || c.Found.Len() > 0 {
				t.Fatalf("%q is written as %s: %v", text, written, c.Found.Errors())
			}
			inner := read.Get("k")
			if read.Form == List {
				inner = read.Items[0]
			}
			if inner.Form != Scalar || inner.Text != text {
				t.Errorf("%q is written as %s and read as %q", text, written, inner.Text)
			}
		}
	}
}
