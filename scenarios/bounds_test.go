package scenarios_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"karvon/sim/bound"
)

// The table of bounds in the reference is that of package bound.
func TestReferenceHasEveryBound(t *testing.T) {
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	const header = "| bound | the most | of what | what happens |"
	table := boundsTable(header)
	if *update {
		before, old, found := strings.Cut(string(text), header)
		if !found {
			t.Fatal("there is no table of bounds")
		}
		_, after, _ := strings.Cut(old, "\n\n")
		text = []byte(before + table + "\n" + after)
		if err := os.WriteFile("reference.md", text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if section := sectionOf(string(text), "Bounds"); !strings.Contains(section, table) {
		t.Errorf("section Bounds lacks this table:\n%s", table)
	}
}

// boundsTable writes the table of bounds.
func boundsTable(header string) string {
	var table strings.Builder
	table.WriteString(header + "\n| --- | --- | --- | --- |\n")
	for _, b := range bound.Table {
		most := fmt.Sprintf("%s %s", grouped(b.Most), b.Unit)
		if b == &bound.Length {
			most = "a century (36,525 days)"
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", b.Name, most, b.Of, b.Met)
	}
	return table.String()
}

// grouped writes a number with commas.
func grouped(n int64) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
