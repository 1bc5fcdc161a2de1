package report

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// In plain ASCII no other character stands in a report than those of names and titles, and its lines are no longer
// than the terminal is wide.
func TestPlainASCIIHasNoOtherCharactersAndFits(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120, 200} {
		text := written(t, Text, smallResult(nil), document.Options{Width: width, ASCII: true})
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if i := strings.IndexFunc(line, func(r rune) bool { return r > 126 }); i >= 0 {
				t.Errorf("width %d: a character that is no ASCII: %s", width, line)
			}
			if len(line) > width && width >= 80 {
				t.Errorf("width %d: a line of %d: %s", width, len(line), line)
			}
		}
		if width == 120 && !strings.Contains(text, " +- ") {
			t.Error("no interval is shown")
		}
	}
}

// A column of intervals stays a column.
func TestPlainASCIIKeepsColumns(t *testing.T) {
	rows := 0
	for _, table := range Tables(smallResult(nil)) {
		at := map[int]bool{}
		for line := range strings.Lines(lines(t, table, document.Options{Width: 200, ASCII: true})) {
			if i := strings.Index(line, "+-"); i >= 0 {
				at[i] = true
				rows++
			}
		}
		if len(at) > 1 {
			t.Errorf("%s: the first +- of its rows stand at %v", table.Name, at)
		}
	}
	if rows < 10 {
		t.Errorf("only %d rows have an interval", rows)
	}
}

func TestNamesKeepTheirLetters(t *testing.T) {
	r := smallResult(nil)
	p := *r.Plan
	p.Title = "Пост Oʻzbekiston – Қазақстан"
	r.Plan = &p
	text := written(t, Text, (*experiment.Result)(r), document.Options{Width: 80, ASCII: true})
	if !strings.HasPrefix(text, "Пост Oʻzbekiston - Қазақстан\n") {
		t.Errorf("the title is %q", strings.SplitN(text, "\n", 2)[0])
	}
}
