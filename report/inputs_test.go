package report

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/inputs"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// givenAnew is an input of which the number and the source differ, and one of which the range does.
func givenAnew() []scenario.Edit {
	was := scenario.Input{Name: "assumptions.red", Number: 8, Unit: "%", Doubted: true, Low: 4, High: 15}
	number, span := was, was
	number.Number, number.Source = 9, scenario.Evidence{Of: "own count"}
	span.Part, span.High, span.Meaning = "mean", 20, "90%"
	return []scenario.Edit{
		{Was: was, Is: number, At: map[string]syntax.Pos{scenario.EditNumber: {}, scenario.EditSource: {}}},
		{Was: was, Is: span, At: map[string]syntax.Pos{scenario.EditHigh: {}, scenario.EditMeaning: {}}},
	}
}

func TestInputsAreToldWithWhatDiffers(t *testing.T) {
	d := &document.Document{Setting: "Two weeks.", Members: []document.Member{{Name: "kind"}}}
	WithInputs(d, &inputs.Taken{File: "inputs.xlsx", Edits: givenAnew()})
	if want := "Two weeks. Inputs are taken from inputs.xlsx, in which 2 rows differ from the scenario."; d.Setting != want {
		t.Errorf("got %q, want %q", d.Setting, want)
	}
	if len(d.Tables) != 1 || len(d.Tables[0].Rows) != 2 || d.Tables[0].Name != "inputs" {
		t.Fatalf("got %+v", d.Tables)
	}
	for i, want := range []string{"assumptions.red||8 -> 9; source none -> own count",
		"assumptions.red|mean|range [4, 15] -> [4, 20] 90%"} {
		var cells []string
		for _, cell := range d.Tables[0].Rows[i] {
			cells = append(cells, cell.Text)
		}
		if got := strings.Join(cells, "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if last := d.Members[len(d.Members)-1]; len(d.Members) != 2 || last.Name != "inputs" {
		t.Errorf("got %+v", d.Members)
	}
}

func TestInputsThatDifferInNothingAreSaid(t *testing.T) {
	d := &document.Document{}
	WithInputs(d, &inputs.Taken{File: "inputs.csv"})
	want := "Inputs are taken from inputs.csv, in which nothing differs from the scenario."
	if d.Setting != want || len(d.Tables)+len(d.Members) > 0 {
		t.Errorf("got %q, %v and %v", d.Setting, d.Tables, d.Members)
	}
}
