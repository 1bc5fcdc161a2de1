package visible_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"karvon/sim/visible"
)

func TestLineShowsWhatIsUnseen(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"escape sequence":       {"a\x1b[31mb", `a\x1b[31mb`},
		"hyperlink":             {"\x1b]8;;http://x\x07y", `\x1b]8;;http://x\x07y`},
		"control of 8 bits":     {"a\u009b31m", `a\u009b31m`},
		"next line":             {"a\u0085b", `a\u0085b`},
		"delete":                {"a\x7fb", `a\x7fb`},
		"line break":            {"a\nb", `a\nb`},
		"carriage return":       {"a\rb", `a\rb`},
		"tab":                   {"a\tb", `a\tb`},
		"null":                  {"a\x00b", `a\x00b`},
		"line separator":        {"a\u2028b", `a\u2028b`},
		"paragraph separator":   {"a\u2029b", `a\u2029b`},
		"override":              {"a\u202egnp.yaml", `a\u202egnp.yaml`},
		"isolate":               {"\u2066a\u2069", `\u2066a\u2069`},
		"marks of direction":    {"\u200ea\u200fb\u061cc", `\u200ea\u200fb\u061cc`},
		"zero-width space":      {"a\u200bb", `a\u200bb`},
		"joiner between latin":  {"a\u200db\u200cc", `a\u200db\u200cc`},
		"word joiner":           {"a\u2060b", `a\u2060b`},
		"byte order mark":       {"\ufeffa", `\ufeffa`},
		"soft hyphen":           {"a\u00adb", `a\u00adb`},
		"hidden tags":           {"a\U000e0041", `a\U000e0041`},
		"filler":                {"a\u3164b", `a\u3164b`},
		"noncharacter":          {"a\ufffeb", `a\ufffeb`},
		"byte that is no UTF-8": {"a\xffb", `a\xffb`},
		"surrogate":             {"a\xed\xa0\x80b", `a\xed\xa0\x80b`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := visible.Line(c.text); got != c.want {
				t.Errorf("%q is shown as %s, want %s", c.text, got, c.want)
			}
			if again := visible.Line(c.want); again != c.want {
				t.Errorf("%s is escaped once more, to %s", c.want, again)
			}
		})
	}
}

func TestLineLeavesWhatIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"plain":              `C:\new\table.yaml: 100% [of "it"] # 3`,
		"cyrillic":           "Центр «Средняя Азия» — қазақ, ўзбек",
		"combining marks":    "e\u0301 и\u0306",
		"arabic with joiner": "می\u200cخواهم",
		"hindi with joiner":  "क्\u200dष",
		"arabic number sign": "\u0600\u0661\u0662",
		"han and hangul":     "中亚 국경",
		"emoji":              "🚚 ✈️ 👍🏽 🇺🇿",
		"family":             "👩\u200d👩\u200d👧 🏳️\u200d🌈",
		"flag of a region":   "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
		"space of a number":  "5\u00a0000",
		"replacement":        "a\ufffdb",
		"two colons within":  "std::error and a::b",
		"two signs":          "## heading, a##b",
	} {
		t.Run(name, func(t *testing.T) {
			if got := visible.Line(text); got != text {
				t.Errorf("%q is shown as %q", text, got)
			}
		})
	}
}

func TestLineHoldsNoCommandOfAServer(t *testing.T) {
	for text, want := range map[string]string{
		"::error file=a::b":      `\x3a:error file=a::b`,
		"  ::warning::b":         `  \x3a:warning::b`,
		"\u3000\u00a0::error::b": "\u3000\u00a0" + `\x3a:error::b`, // GitHub's runner trims all spaces
		"a ##[error]b":           `a \x23#[error]b`,
		"##vso[task.x]":          `\x23#vso[task.x]`,
		"###[group]":             `#\x23#[group]`,
		"##teamcity[message ]":   `\x23#teamcity[message ]`,
	} {
		if got := visible.Line(text); got != want {
			t.Errorf("%q is shown as %s, want %s", text, got, want)
		}
	}
}

func TestCellIsComputedByNoSpreadsheet(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1": "'-1+1", "@SUM(A1)": "'@SUM(A1)", "\t=1": `'\t=1`, "\r=1": `'\r=1`,
		"-1.5e-3": "-1.5e-3", "+5": "+5", "-": "-", "+": "+", "a=b": "a=b", "": "", "=\n": `'=\n`, " =1": " =1",
	} {
		if got := visible.Cell(text); got != want {
			t.Errorf("the cell %q is written as %q, want %q", text, got, want)
		}
	}
}

func TestWriterShowsEachLine(t *testing.T) {
	var out strings.Builder
	w := &visible.Writer{To: &out}
	for _, piece := range []string{
		"::error::a\n", "  ", "::b\n", "c ", "::d\n", visible.Bold + "e\x1b[31m" + visible.Plain + "\n", "\tf\r\x1b\n",
		"g\x1b[0",
	} {
		if _, err := w.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	want := `\x3a:error::a` + "\n" + `  \x3a:b` + "\nc ::d\n" + visible.Bold + `e\x1b[31m` + visible.Plain + "\n\tf" +
		`\r\x1b` + "\n" + `g\x1b[0`
	if out.String() != want {
		t.Errorf("written %q,\nwant    %q", out.String(), want)
	}
}

func TestJSONReadsBackAsTheSameText(t *testing.T) {
	text := "a\u202eb\u009b\x7f \U000e0041 ##vso[x] ::c\n\x1b 中🚚"
	encoded, err := json.Marshal(map[string]string{text: text})
	if err != nil {
		t.Fatal(err)
	}
	shown := visible.JSON(string(encoded))
	if visible.Line(shown) != shown {
		t.Errorf("%q is not shown whole", shown)
	}
	var read map[string]string
	if err := json.Unmarshal([]byte(shown), &read); err != nil {
		t.Fatal(err)
	}
	if read[text] != text {
		t.Errorf("%q reads back as %q", text, read)
	}
}

// list is an error of several lines.
type list []string

func (l list) Error() string   { return strings.Join(l, "\n") }
func (l list) Lines() []string { return slices.Clone(l) }

func TestLinesBreakWhereTheErrorBreaksByItself(t *testing.T) {
	outside := errors.New("no file a\nb")
	for name, c := range map[string]struct {
		err  error
		want []string
	}{
		"quoted":  {outside, []string{`no file a\nb`}},
		"joined":  {errors.Join(outside, errors.New("c")), []string{`no file a\nb`, "c"}},
		"of many": {list{"a", "  b\r"}, []string{"a", `  b\r`}},
		"wrapped": {fmt.Errorf("x\ny: %w!", list{"a", "b"}), []string{`x\ny: a`, "b!"}},
		"nested":  {errors.Join(fmt.Errorf("x: %w", list{"a", "b"}), outside), []string{"x: a", "b", `no file a\nb`}},
	} {
		if got := visible.Lines(c.err); !slices.Equal(got, c.want) {
			t.Errorf("%s: lines are %q, want %q", name, got, c.want)
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("a\x1b\u202e\n::##vso[x]")
	f.Add("\x8d\u200d")
	f.Fuzz(func(t *testing.T, text string) {
		line := visible.Line(text)
		if again := visible.Line(line); again != line {
			t.Fatalf("%q is shown as %q and then as %q", text, line, again)
		}
		var out strings.Builder
		w := &visible.Writer{To: &out}
		if _, err := w.Write([]byte(line)); err != nil || out.String() != line {
			t.Fatalf("%q is passed on as %q", line, out.String())
		}
	})
}
