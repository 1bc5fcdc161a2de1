package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"karvon/sim/experiment"
)

// writeResponses writes one tidy table: a row for each number under its dotted
// name, sorted by name, in stored units. A number without an interval has
// empty cells for it.
func writeResponses(w io.Writer, r *experiment.Result) error {
	rows := [][]string{append([]string{"name", "subject", "place", "measure", "unit"}, estimateColumns...)}
	for _, number := range numbers(r) {
		row := []string{number.name, number.subject, number.place, number.measure, number.unit}
		rows = append(rows, append(row, asFields(number.estimate)...))
	}
	return writeCSV(w, rows)
}

// writeTable writes a table of a report: its numbers in stored units with
// the ends of their intervals, and the bounds that they are, in columns of their own.
func writeTable(w io.Writer, table Table) error {
	header, units := []string{}, make([]string, len(table.Columns))
	for column := range table.Columns {
		name := table.Columns[column].Header
		if !table.isNumeric(column) {
			header = append(header, name)
			continue
		}
		if numbers := table.columnNumbers(column); len(numbers) > 0 && !table.Columns[column].OwnUnits {
			units[column] = " (" + numbers[0].Unit + ")"
		}
		header = append(header, name+units[column], name+" low"+units[column], name+" high"+units[column], name+" bound")
	}
	rows := [][]string{header}
	for _, row := range table.Rows {
		rows = append(rows, csvRow(&table, row))
	}
	return writeCSV(w, rows)
}

func csvRow(table *Table, row []Cell) []string {
	var fields []string
	for column, cell := range row {
		switch {
		case !table.isNumeric(column):
			fields = append(fields, cell.Text)
		case !cell.Number.known():
			fields = append(fields, "", "", "", "")
		default:
			fields = append(fields, plainFloat(cell.Number.Mean), plainFloat(cell.Number.Low), plainFloat(cell.Number.High), string(cell.Number.Bound))
		}
	}
	return fields
}

func writeCSV(w io.Writer, rows [][]string) error {
	return csv.NewWriter(w).WriteAll(rows)
}

// plainFloat writes a number with the fewest digits that read back as it;
// nothing for a number that is not there.
func plainFloat(value float64) string {
	if !isFinite(value) {
		return ""
	}
	return strconv.FormatFloat(value, 'g', -1, 64)
}
