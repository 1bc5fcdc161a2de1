package inputs

import (
	"karvon/sim/scenario"
)

// The columns that identify a number.
const (
	sheetColumn = "sheet" // of CSV alone
	nameColumn  = "name"
	partColumn  = "part"
	unitColumn  = "unit"
)

// columns are those of every sheet, with their widths in characters.
var columns = []struct {
	header string
	width  int
}{
	{nameColumn, 42}, {partColumn, 20}, {scenario.EditNumber, 10}, {unitColumn, 9}, {scenario.EditLow, 9},
	{scenario.EditHigh, 9}, {scenario.EditMeaning, 13}, {scenario.EditSource, 36}, {scenario.EditDate, 12},
	{scenario.EditPublished, 20}, {scenario.EditBorrowed, 20}, {scenario.EditConfidence, 12}, {scenario.EditNote, 40},
}

// aboutSheet says what the file is; the others hold the numbers, one for each kind.
const aboutSheet = "About"

var sheets = []struct {
	kind  scenario.InputKind
	name  string
	holds string
}{
	{scenario.AssumedInput, "Assumptions", "assumptions by name; one that several places use is changed for all of them"},
	{scenario.StaffInput, "Staff", "servers, people, units and slots by station, and by block of schedules"},
	{scenario.ValueInput, "Values", "single values: demand, times, shares, lengths, areas, costs"},
	{scenario.SeriesInput, "Series", "numbers that stand in a row, such as the hours of a profile"},
}

// The labels of the first sheet that are read back.
const (
	scenarioLabel = "scenario"
	policyLabel   = "policy"
	settingLabel  = "setting"
	hashLabel     = "hash"
	sheetLabel    = "sheet"
)

// sheetOf names the sheet of a kind.
func sheetOf(kind scenario.InputKind) string {
	for _, s := range sheets {
		if s.kind == kind {
			return s.name
		}
	}
	return ""
}

func isSheet(name string) bool {
	for _, s := range sheets {
		if s.name == name {
			return true
		}
	}
	return false
}

// text gives a text that stands in a column of a row of an input.
func text(in *scenario.Input, column string) string {
	if column == nameColumn {
		return in.Name
	}
	if column == partColumn {
		return in.Part
	}
	if column == unitColumn {
		return in.Unit
	}
	if column == scenario.EditMeaning {
		return in.Meaning
	}
	if !in.Sourced {
		return ""
	}
	switch column {
	case scenario.EditSource:
		return in.Source.Of
	case scenario.EditDate:
		return in.Source.Date.String()
	case scenario.EditPublished:
		return in.Source.Published
	case scenario.EditBorrowed:
		return in.Source.Borrowed
	case scenario.EditConfidence:
		return string(in.Confidence)
	case scenario.EditNote:
		return in.Note
	}
	return ""
}

// number gives a number that stands in a column of a row of an input; false where none does.
func number(in *scenario.Input, column string) (float64, bool) {
	switch column {
	case scenario.EditNumber:
		return in.Number, true
	case scenario.EditLow:
		return in.Low, in.Doubted
	case scenario.EditHigh:
		return in.High, in.Doubted
	}
	return 0, false
}

// isOpen tells whether a column of a row can be changed.
func isOpen(in *scenario.Input, column string) bool {
	switch column {
	case nameColumn, partColumn, unitColumn:
		return false
	case scenario.EditNumber:
		return true
	case scenario.EditLow, scenario.EditHigh:
		return in.Ranged
	case scenario.EditMeaning:
		return in.Ranged && in.Sourced
	}
	return in.Sourced
}

// isNumeric tells whether a column holds numbers.
func isNumeric(column string) bool {
	return column == scenario.EditNumber || column == scenario.EditLow || column == scenario.EditHigh
}
