package inputs

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"karvon/sim/scenario"
)

// TestWhatCannotBeReadNamesItsCell breaks a workbook in many ways. In the sheet Assumptions of the scenario,
// ground-of-person has the row 4 and red the row 10; C is the value, D the unit, E and F the range.
func TestWhatCannotBeReadNamesItsCell(t *testing.T) {
	s := loaded(t, "tutorial-4-centre", scenario.Options{})
	cell := func(at string, value any) func(*excelize.File) {
		return func(f *excelize.File) { must(t, f.SetCellValue("Assumptions", at, value)) }
	}
	for _, c := range []struct {
		name   string
		change func(*excelize.File)
		want   string
	}{
		{"a decimal comma", cell("C10", "12,5"),
			`Assumptions!C10: assumptions.red: "12,5" is a text, and a number is due (is 12.5 meant?`},
		{"a unit behind a number", cell("C2", "12 min"), `Assumptions!C2: assumptions.documents: "12 min" is a text`},
		{"spaces around a number", cell("C2", " 12 "), `Assumptions!C2: assumptions.documents: "12" is a text`},
		{"a word", cell("C2", "many"), `Assumptions!C2: assumptions.documents: "many" is a text`},
		{"nothing", cell("C2", nil), "Assumptions!C2: assumptions.documents: the cell is blank"},
		{"truth", cell("C2", true), "Assumptions!C2: assumptions.documents: here stands true"},
		{"a date", cell("C2", time.Date(2025, 5, 12, 0, 0, 0, 0, time.UTC)),
			"Assumptions!C2: assumptions.documents: here stands a date or a time (2025-05-12)"},
		{"a percentage of minutes", func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
			must(t, err)
			must(t, f.SetCellStyle("Assumptions", "C2", "C2", style))
		}, "Assumptions!C2: assumptions.documents: 500% is a percentage"},
		{"a formula that was not calculated", func(f *excelize.File) {
			must(t, f.SetCellValue("Assumptions", "C2", nil))
			must(t, f.SetCellFormula("Assumptions", "C2", "2*3"))
		}, "Assumptions!C2: the formula here has no value"},
		{"the word of an error", cell("C2", "#N/A"), `Assumptions!C2: assumptions.documents: "#N/A" is a text`},
		{"merged cells", func(f *excelize.File) { must(t, f.MergeCell("Assumptions", "C2", "C3")) },
			"Assumptions!C3: the cell is merged with others (C2:C3), of which C2 alone holds something"},
		{"one end of a range", cell("F10", nil), "Assumptions!F10: assumptions.red: the range has one end"},
		{"a range that is the wrong way round", cell("E10", 40),
			"Assumptions!E10: assumptions.red.range: the range's low"},
		{"a range without its value", cell("E10", 9),
			"Assumptions!E10: assumptions.red.range: the range [9%, 15%] does not"},
		{"a value outside its range", cell("C10", 90),
			"Assumptions!C10: assumptions.red.range: the range [4%, 15%] does not"},
		{"what cannot be", cell("C10", -5), "Assumptions!C10"},
		{"a range where none can be", cell("E3", 0.5), "Assumptions!F3: assumptions.documents: the range has one end"},
		{"a range of a second number", func(f *excelize.File) {
			cell("E3", 0.5)(f)
			cell("F3", 0.7)(f)
		}, "Assumptions!E3: assumptions.documents: no range can be given here"},
		{"a source of a second number", cell("H3", "a book"),
			"Assumptions!H3: assumptions.documents: where a value comes from is said once"},
		{"a date of a source that is none", cell("I10", "last year"),
			"Assumptions!I10: assumptions.red: last year is not a date"},
		{"a date without a source", cell("I10", "2024"),
			"Assumptions!H10: assumptions.red: what is said of the source needs"},
		{"an unknown confidence", cell("L10", "sure"), "Assumptions!L10: assumptions.red: sure is not one of measured"},
		{"measured without a source", cell("L10", "measured"),
			"Assumptions!L10: assumptions.red: confidence measured without a source"},
		{"a range that is meant otherwise", cell("G10", "often"),
			"Assumptions!G10: assumptions.red.interval: often is no share"},
		{"how a range is meant that there is not", cell("G4", "90%"),
			"Assumptions!G4: assumptions.ground-of-person: it says how a range is meant, but there is none"},
		{"another unit", cell("D10", "share"), `Assumptions!D10: assumptions.red: the unit is %, here stands "share"`},
		{"a unit that there is not", cell("D3", "s"), "Assumptions!D3: assumptions.documents: the number has no unit"},
		{"no unit", cell("D2", nil), "Assumptions!D2: assumptions.documents: the unit is min"},
		{"another name", cell("A10", "assumptions.rad"), "Assumptions!A10: the scenario has no input assumptions.rad"},
		{"no name", cell("A10", nil), "Assumptions!A10: the row has no name"},
		{"another part", cell("B2", "lognormal median"),
			`Assumptions!B2: assumptions.documents: the value has no part "lognormal median"`},
		{"a part of one number", cell("B10", "mean"), "Assumptions!B10: assumptions.red: the value is one number"},
		{"a row that stands twice", func(f *excelize.File) { must(t, f.DuplicateRow("Assumptions", 10)) },
			"Assumptions!A11: assumptions.red: the row stands twice (the other stands at inputs.xlsx: Assumptions!A10"},
		{"a sheet that is missing", func(f *excelize.File) { must(t, f.DeleteSheet("Staff")) },
			"inputs.xlsx: the sheet Staff is missing"},
		{"a sheet of another name", func(f *excelize.File) { must(t, f.SetSheetName("Staff", "Officers")) },
			"inputs.xlsx: Officers: the sheet has the columns of inputs, but not the name"},
		{"no first sheet", func(f *excelize.File) { must(t, f.DeleteSheet(aboutSheet)) },
			"inputs.xlsx: the workbook has no sheet About"},
		{"no headers", func(f *excelize.File) { must(t, f.RemoveRow("Staff", 1)) },
			"inputs.xlsx: Staff!A1: the row of headers is missing"},
		{"a header of another name", func(f *excelize.File) { must(t, f.SetCellValue("Staff", "E1", "least")) },
			`inputs.xlsx: Staff!A1: the column "low" is missing`},
		{"a header that stands twice", func(f *excelize.File) { must(t, f.SetCellValue("Staff", "B1", "value")) },
			`inputs.xlsx: Staff!C1: "value" heads two columns`},
	} {
		found, err := taken(t, "inputs.xlsx", written(t, s, c.change), "tutorial-4-centre", scenario.Options{})
		if err == nil {
			t.Errorf("%s is taken: %+v", c.name, found.Settings())
			continue
		}
		if got := mistakesOf(t, err).Error(); !strings.Contains(got, c.want) || !strings.Contains(got, "inputs.xlsx") {
			t.Errorf("%s: got\n%s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestAllMistakesOfAWorkbookAreToldAtOnce(t *testing.T) {
	s := loaded(t, "tutorial-4-centre", scenario.Options{})
	_, err := taken(t, "inputs.xlsx", written(t, s, func(f *excelize.File) {
		for at, value := range map[string]any{"C2": "5,5", "A4": "assumptions.gone", "C10": 9, "L10": "sure"} {
			must(t, f.SetCellValue("Assumptions", at, value))
		}
		must(t, f.SetCellValue("Staff", "C2", "eight"))
	}), "tutorial-4-centre", scenario.Options{})
	if got := mistakesOf(t, err); len(got) != 4 {
		t.Errorf("got %d mistakes, want 4:\n%v", len(got), got)
	}
}

func TestRowsCanBeMovedAndRemoved(t *testing.T) {
	s := loaded(t, "tutorial-4-centre", scenario.Options{})
	found := mustTake(t, "inputs.xlsx", written(t, s, func(f *excelize.File) {
		set(t, f, "Assumptions", "assumptions.red", "", "value", 9)
		must(t, f.DuplicateRowTo("Assumptions", 10, 2)) // red goes to the top
		must(t, f.RemoveRow("Assumptions", 11))
		must(t, f.RemoveRow("Assumptions", 4)) // a part of the documents' distribution
		must(t, f.InsertRows("Staff", 1, 2))   // a title above the headers
		must(t, f.SetCellValue("Staff", "A1", "Staff of our post"))
		_, err := f.NewSheet("Our notes")
		must(t, err)
		must(t, f.SetCellValue("Our notes", "A1", "value"))
		must(t, f.SetCellValue("Values", "P1", "our remark"))
	}), "tutorial-4-centre", scenario.Options{})
	if got := strings.Join(found.Settings(), " "); got != "assumptions.red={value: 9%, range: [4%, 15%]}" {
		t.Errorf("got %s", got)
	}
}

func TestATableOfCSVIsTakenAndNamesItsCells(t *testing.T) {
	s := loaded(t, "tutorial-4-centre", scenario.Options{})
	found := mustTake(t, "inputs.csv", csvOf(t, s, "assumptions.red,,8,", "assumptions.red,,9,"), "tutorial-4-centre",
		scenario.Options{})
	if got := strings.Join(found.Settings(), " "); got != "assumptions.red={value: 9%, range: [4%, 15%]}" {
		t.Errorf("got %s", got)
	}
	few := mustTake(t, "few.csv", []byte("name;value\nassumptions.red;9\n"), "tutorial-4-centre", scenario.Options{})
	if got := strings.Join(few.Settings(), " "); got != "assumptions.red={value: 9%, range: [4%, 15%]}" {
		t.Errorf("got %s of a table of two columns", got)
	}
	for to, want := range map[string]string{
		`assumptions.red,,"8,5",`: `inputs.csv:21:30: assumptions.red: "8,5" has a decimal comma (is 8.5 meant?`,
		"assumptions.red,,8 min,": `inputs.csv:21:30: assumptions.red: "8 min" is no number (is 8 meant?`,
		"assumptions.red,,#N/A,":  `inputs.csv:21:30: assumptions.red: "#N/A" is the error of a formula`,
		"assumptions.rad,,8,":     "inputs.csv:21:13: the scenario has no input assumptions.rad",
		"assumptions.red,,,":      "inputs.csv:21:30: assumptions.red: the cell is blank",
	} {
		_, err := taken(t, "inputs.csv", csvOf(t, s, "assumptions.red,,8,", to), "tutorial-4-centre", scenario.Options{})
		if got := mistakesOf(t, err).Error(); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s", to, got, want)
		}
	}
}
