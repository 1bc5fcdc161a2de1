package scenarios_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"karvon/sim/unit"
)

func TestReferenceHasTheRangeOfEveryDimension(t *testing.T) {
	text, err := os.ReadFile("reference.md")
	if err != nil {
		t.Fatal(err)
	}
	section := sectionOf(string(text), "How large and how long")
	for dimension := unit.Number; dimension <= unit.MassRate; dimension++ {
		least, most := dimension.Range()
		if row := fmt.Sprintf("| %s | %s | %s |\n", dimension.Plain(), least, most); !strings.Contains(section, row) {
			t.Errorf("the section lacks this row: %s", row)
		}
	}
}
