package report

import (
	"strings"
	"testing"
)

func TestMarkdownObeysNothingOfAText(t *testing.T) {
	for text, want := range map[string]string{
		"a|b <b>c</b> *d* _e_":    `a\|b \<b>c\</b> \*d\* \_e\_`,
		"![x](http://y)":          `![x\](http://y)`,
		"[x][y] [z]: u":           `[x\][y] [z\]: u`,
		"`code` ~~gone~~ ~ 5":     "\\`code\\` \\~\\~gone\\~~ ~ 5",
		`C:\a\_b \`:               `C:\a\\\_b \\`,
		"&lt;b&gt; & &#60;":       "&amp;lt;b&amp;gt; & &amp;#60;",
		"@team, a@b.uz":           "@<!-- -->team, a@b.uz",
		"# x":                     `\# x`,
		"> x":                     `\> x`,
		"- x":                     `\- x`,
		"12. x":                   `12\. x`,
		"---":                     `\---`,
		"    code":                "code",
		"a\nb\x1b":                `a\nb\x1b`,
		"5 (4 to 6) [m] 3-4, −3%": "5 (4 to 6) [m] 3-4, −3%",
		"costs $5 or $6":          `costs \$5 or \$6`,
	} {
		if got := escaped(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

func TestColumnsOfWideLettersAndMarksStandUnderEachOther(t *testing.T) {
	for text, want := range map[string]int{"abc": 3, "中亚": 4, "e\u0301": 1, "и\u0306х": 2, "± ≥ ─ – γ": 9} {
		if got := width(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
	if got := cut("中亚边境口岸", 8, "…"); width(got) > 8 || got != "中亚边…" {
		t.Errorf("cut to 8 columns it is %q", got)
	}
	if got := cutWithin("e\u0301e\u0301e\u0301e\u0301.e\u0301e\u0301e\u0301", 6, 2, "…"); width(got) != 6 || got != "e\u0301e\u0301…e\u0301e\u0301e\u0301" {
		t.Errorf("cut to 6 columns it is %q", got)
	}
}

func TestEscapesKeepTheColumnsOfATableInLine(t *testing.T) {
	table := Table{Title: "x", Columns: []Column{{Header: "a\x1b"}, {Header: "b"}, {Header: "c"}}}
	for _, cell := range []string{"plain", "\x1b[31m\u202e", "::error", "中亚", "e\u0301", "a\nb", "\x9b"} {
		table.Rows = append(table.Rows, []Cell{text(cell), text(cell), text("end")})
	}
	var out strings.Builder
	if err := Write(&out, Text, Listing(table), Options{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")[3:]
	if len(lines) != len(table.Rows) {
		t.Fatalf("%d lines for %d rows:\n%s", len(lines), len(table.Rows), out.String())
	}
	for _, line := range lines {
		if before, _, found := strings.Cut(line, "end"); !found || width(before) != width(strings.Split(lines[0], "end")[0]) {
			t.Errorf("a column is out of line:\n%s", out.String())
		}
	}
}
