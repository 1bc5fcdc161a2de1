package syntax

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFormatWritesOneStyle(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"indentation", "a:\n    b:   1\n    c:\n    - 2\n    -   d: 3\n        e: 4\n",
			"a:\n  b: 1\n  c:\n    - 2\n    - d: 3\n      e: 4\n"},
		{"brackets in a line", "a: { b: 1,c:  [ 2,3 ], d: {} }\n", "a: {b: 1, c: [2, 3], d: {}}\n"},
		{"a mapping over several lines that fits in one", "a: {b: 1,\n  c: 2}\n", "a: {b: 1, c: 2}\n"},
		{"a table keeps its breaks", "a: [1, 2,\n  3, 4]\n", "a: [1, 2,\n    3, 4]\n"},
		{"a comment in brackets", "a: {b: 1, # one\n  c: 2} # two\n", "a:\n  b: 1  # one\n  c: 2  # two\n"},
		{"a comment in a table", "a: [1, # one\n  # two\n\n  3]\n", "a: [1,  # one\n    # two\n    3]\n"},
		{"comments are aligned", "a: 1 # one\nbcd: 2   # two\ne: 3\nf: 4 # four\n",
			"a: 1    # one\nbcd: 2  # two\ne: 3\nf: 4  # four\n"},
		{"comments are indented", "a:\n      # of b\n      b: 1\n      # at the end\n # of c\nc: 2\n",
			"a:\n  # of b\n  b: 1\n  # at the end\n# of c\nc: 2\n"},
		{"empty lines", "\n\na: 1\n\n\n\nb: 2   \n\n\n", "\na: 1\n\nb: 2\n"},
		{"quotes", "a: 'b c'\nd: 'e \"f\"'\ng: \"h\"\ni: \"null\"\n", "a: \"b c\"\nd: 'e \"f\"'\ng: \"h\"\ni: \"null\"\n"},
		{"texts keep their lines", "a:\n    b: >- # why\n       one\n       two\n\n    c: |\n        three\n          four\n",
			"a:\n  b: >-  # why\n    one\n    two\n\n  c: |\n    three\n      four\n"},
		{"line ends", "a: 1\r\nb: 2", "a: 1\nb: 2\n"},
		{"what is too long for a line", "a: {" + strings.Repeat("b", 60) + ": 1, " + strings.Repeat("c", 60) +
			": [2, {d: 3}]}\n",
			"a:\n  " + strings.Repeat("b", 60) + ": 1\n  " + strings.Repeat("c", 60) + ": [2, {d: 3}]\n"},
		{"a long text is filled", "a: " + strings.Repeat("word ", 30) + "end\n", "a: " + strings.Repeat("word ", 22) +
			"word\n  " + strings.Repeat("word ", 7) + "end\n"},
		{"a document's mark is dropped", "--- # first\na: 1\n...\n", "# first\na: 1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := texts.Format(t.Context(), "test.yaml", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimLeft(c.want, "\n")
			if string(got) != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFormatReportsMistakes(t *testing.T) {
	for _, text := range []string{"", "a: [1", "- 1\n", "a: 1\na: 2\n", "a: &b 1\n", "a: !c 1\n", "word"} {
		_, err := texts.Format(t.Context(), "test.yaml", []byte(text))
		var mistakes Errors
		if !errors.As(err, &mistakes) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// FuzzFormat formats any text: what can be read keeps its meaning and its comments, and a second formatting changes
// nothing. Format checks both by itself; here no text may be found for which it gives up.
func FuzzFormat(f *testing.F) {
	for _, folder := range []string{"../../scenarios", "../reference/testdata"} {
		files, _ := filepath.Glob(folder + "/*.yaml")
		for _, file := range files {
			if text, err := os.ReadFile(file); err == nil && len(text) < 4000 {
				f.Add(text)
			}
		}
	}
	for _, text := range []string{
		"a: [1, # b\n 2]\n", "a:\n- b\n # c\n- \"d\\\n  e\"\n", "a: |+\n  b\n\n\n# c\n", "a: {b: {c: [1,\n2]}}", "? a\n: b\n",
		"a: 'it''s' # b",
		"a: b\n  c\n\n  d # e\n", "a: >2\n    b\n   c\n", "- a\n", "a:\n  - - b\n    - c\n  -\n    d: e\n",
		"{a: b, # c\n d: e}", "a: [{}, []]\n# end",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := texts.Format(t.Context(), "fuzz.yaml", text)
		var mistakes Errors
		switch {
		case errors.As(err, &mistakes):
			return
		case err != nil:
			t.Fatal(err)
		}
		again, err := texts.Format(t.Context(), "fuzz.yaml", got)
		if err != nil || !bytes.Equal(again, got) {
			t.Fatalf("%v\n%q, then\n%q", err, got, again)
		}
	})
}

// asked is a context that is done once it was asked so often whether it is.
type asked struct {
	context.Context
	left *int
}

func (a asked) Err() error {
	if *a.left--; *a.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestFormattingEndsWithItsContextWhereverThatIsDone(t *testing.T) {
	text := []byte("karvon: 1\nentities:\n  # a class\n  truck:   {title: one}\nflows: {}\n")
	whole := 1 << 20
	left := whole
	if _, err := texts.Format(asked{t.Context(), &left}, "test.yaml", text); err != nil {
		t.Fatal(err)
	}
	for most := range whole - left {
		if formatted, err := texts.Format(asked{t.Context(), &most}, "test.yaml", text); err != context.Canceled ||
			formatted != nil {
			t.Fatalf("%q, %v", formatted, err)
		}
	}
}
