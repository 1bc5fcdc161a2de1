package inputs

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"karvon/sim/inputs/draft"
	"karvon/sim/scenario"
	"karvon/sim/visible"
)

// WriteWorkbook writes the numbers of a scenario into a workbook (.xlsx) of a name, by what writes sheets under a
// title.
func WriteWorkbook(w io.Writer, s *scenario.Scenario, file string,
	write func(w io.Writer, title string, sheets []draft.Sheet) error) error {
	all, left := s.Inputs()
	drafts := []draft.Sheet{aboutDraft(s, all, left, file)}
	for _, sheet := range sheets {
		made := draft.Sheet{Name: sheet.name}
		for _, column := range columns {
			made.Headers, made.Widths = append(made.Headers, column.header), append(made.Widths, column.width)
		}
		for i := range all {
			if all[i].Kind == sheet.kind {
				made.Rows = append(made.Rows, draftRow(&all[i]))
			}
		}
		if len(made.Rows) > 0 {
			drafts = append(drafts, made)
		}
	}
	return write(w, "Inputs of "+s.Title, drafts)
}

func draftRow(in *scenario.Input) []draft.Entry {
	row := make([]draft.Entry, len(columns))
	for i, column := range columns {
		e := draft.Entry{Open: isOpen(in, column.header)}
		if isNumeric(column.header) {
			e.Number, e.Numeric = number(in, column.header)
		} else {
			e.Text = visible.Line(text(in, column.header))
		}
		if column.header == scenario.EditConfidence && e.Open {
			e.List = scenario.Confidence("").Values()
		}
		row[i] = e
	}
	return row
}

// aboutDraft is the first sheet.
func aboutDraft(s *scenario.Scenario, all []scenario.Input, left int, file string) draft.Sheet {
	made := draft.Sheet{Name: aboutSheet, Widths: []int{16, 110}}
	for _, line := range about(s, all, left, file) {
		made.Rows = append(made.Rows, []draft.Entry{{Text: line[0], Bold: true}, {Text: visible.Line(line[1])}})
	}
	return made
}

// about says in labels and texts what the file is, and how to take it back.
func about(s *scenario.Scenario, all []scenario.Input, left int, file string) [][2]string {
	lines := [][2]string{
		{"title", "Inputs of the scenario: " + s.Title},
		{scenarioLabel, s.Name},
	}
	command := "karvon run " + s.Name
	for _, name := range s.Applied {
		lines = append(lines, [2]string{policyLabel, name})
		command += " --policy " + name
	}
	for _, set := range s.Set {
		lines = append(lines, [2]string{settingLabel, set})
	}
	lines = append(lines, [2]string{hashLabel, s.Hash},
		[2]string{"take it back", command + " --inputs " + file},
		[2]string{"what to change", "Values, ranges, sources, confidence and notes: in a workbook the cells that are " +
			"coloured. Numbers are written as numbers, in the unit that stands beside them. Rows can be moved; of a row " +
			"that is removed the number stays as it is in the scenario."},
		[2]string{"what holds", "What is said of a value that is changed (its source, confidence and note) no longer " +
			"holds, unless it is changed too. Its range is that of the row. Name, part and unit say what a number " +
			"is: they must stay."},
		[2]string{"range", "Between low and high the value may lie: it is the most likely one. Of a distribution the " +
			"mean lies there. range means: blank, pert or uniform, or the share that lies in the range, such as 90%."})
	for _, sheet := range sheets {
		rows := 0
		for i := range all {
			if all[i].Kind == sheet.kind {
				rows++
			}
		}
		if rows > 0 {
			lines = append(lines, [2]string{sheetLabel, fmt.Sprintf("%s: %d rows: %s", sheet.name, rows, sheet.holds)})
		}
	}
	if left > 0 {
		lines = append(lines, [2]string{"left out", fmt.Sprintf("%d values that are computed from others, or are no "+
			"numbers: they are changed in the scenario's file", left)})
	}
	return lines
}

// mark says that a file is UTF-8: some spreadsheets ask for it, and take other letters for those of the notes else.
const mark = "\ufeff"

// WriteCSV writes the same as one table, whose first column says the sheet.
func WriteCSV(w io.Writer, s *scenario.Scenario, file string) error {
	all, left := s.Inputs()
	if _, err := io.WriteString(w, mark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	header := []string{sheetColumn}
	for _, column := range columns {
		header = append(header, column.header)
	}
	rows := [][]string{header}
	for _, line := range about(s, all, left, file) {
		row := make([]string, len(header))
		row[0], row[1], row[3] = aboutSheet, line[0], visible.Cell(line[1])
		rows = append(rows, row)
	}
	for i := range all {
		row := []string{sheetOf(all[i].Kind)}
		for _, column := range columns {
			cell := text(&all[i], column.header)
			if n, ok := number(&all[i], column.header); ok {
				cell = strconv.FormatFloat(n, 'f', -1, 64)
			}
			row = append(row, visible.Cell(cell))
		}
		rows = append(rows, row)
	}
	return out.WriteAll(rows)
}
