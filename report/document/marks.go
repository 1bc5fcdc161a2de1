package document

import (
	"slices"
	"strings"

	"karvon/report/language"
	"karvon/sim/stats"
)

// Remark says in a few words what is to be said of an estimate besides its number and interval: at least, 13.5%
// still under way, in 7 of 10.
func Remark(e stats.Estimate, in *language.Language) string {
	var parts []string
	if e.Bound == stats.Between {
		parts = append(parts, in.Message("between bounds"))
	} else if e.Bound != stats.Exact {
		parts = append(parts, in.Message(string(e.Bound)))
	}
	if open := unfinishedOf(e, in); open != "" {
		parts = append(parts, open)
	}
	if e.AtLimit && e.Bound == stats.Exact {
		parts = append(parts, atLimit(e, in))
	} else if of := inReplications(e, in); of != "" {
		parts = append(parts, of)
	}
	if e.Extreme && e.N > 0 {
		parts = append(parts, in.Fill(ofCount, map[string]any{"count": e.N}))
	}
	return strings.Join(parts, ", ")
}

// unfinishedOf says of an estimate how many were unfinished; empty where nobody was.
func unfinishedOf(e stats.Estimate, in *language.Language) string {
	switch {
	case e.NotReached > 0:
		return in.Fill("not reached in {count} of {all}", map[string]any{"count": e.NotReached, "all": e.N})
	case e.Unfinished > 0:
		return in.Fill("{share} still under way", map[string]any{"share": language.Digits(UnfinishedShare(e))})
	}
	return ""
}

// StillUnderWay is said of who is inside when the run ends.
const StillUnderWay = "still under way"

// ofCount says of how many replications a number is the largest or smallest.
const ofCount = "of {count}"

// unfinishedHeader is that of the column which says how many were unfinished.
const unfinishedHeader = "unfinished"

// marked gives a table all that is to be said of its numbers: a column with the share of unfinished where a number
// has one and no column says it, and a note of what the largest are the largest of.
func (t Table) marked(in *language.Language) Table {
	return t.withUnfinished(in).withNotReached(in).withExtremes(in)
}

func (t Table) withUnfinished(in *language.Language) Table {
	if slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Header == unfinishedHeader }) {
		return t
	}
	return t.withColumn(Column{Header: unfinishedHeader, Words: StillUnderWay, Rank: 1}, in, unfinishedCell)
}

// withColumn gives a table a column of what is to be said of each row; none where that is of none, of which the cell is
// empty.
func (t Table) withColumn(column Column, in *language.Language,
	cellOf func(row []Cell, in *language.Language) Cell) Table {
	cells, some := make([]Cell, len(t.Rows)), false
	for i, row := range t.Rows {
		cells[i] = cellOf(row, in)
		if cells[i].Text == "" {
			cells[i].Text = Nothing
		} else {
			some = true
		}
	}
	if !some {
		return t
	}
	with := t
	with.Columns = append(slices.Clone(t.Columns), column)
	with.Rows = make([][]Cell, len(t.Rows))
	for i, row := range t.Rows {
		with.Rows[i] = append(slices.Clone(row), cells[i])
	}
	return with
}

// unfinishedCell is the greatest share of unfinished of a row's numbers; empty without one.
func unfinishedCell(row []Cell, in *language.Language) Cell {
	var most stats.Estimate
	for _, cell := range row {
		if n := cell.Calculable(); n.Known() && n.Unfinished > most.Unfinished && n.NotReached == 0 {
			most = n.Estimate
		}
	}
	if most.Unfinished == 0 {
		return Cell{}
	}
	return Cell{Text: in.Number(UnfinishedShare(most)), Value: PlainNumber("1", most.Unfinished)}
}

// withNotReached gives a table a column that says in how many replications that was not reached which numbers are times
// until, where a number has such.
func (t Table) withNotReached(in *language.Language) Table {
	return t.withColumn(Column{Header: "not-reached", Words: "not reached in", Rank: 1}, in, notReachedCell)
}

// notReachedCell says it of a row, by the last of its numbers; empty where they reach it.
func notReachedCell(row []Cell, in *language.Language) (said Cell) {
	for _, cell := range row {
		if n := cell.Calculable(); n.Known() && n.NotReached > 0 {
			said.Text = in.Fill("{count} of {all}", map[string]any{"count": n.NotReached, "all": n.N})
		}
	}
	return said
}

// withExtremes adds a note where extremes stand in a column with units of its own, whose header cannot say it.
func (t Table) withExtremes(in *language.Language) Table {
	of := 0
	for column := range t.Columns {
		if t.Columns[column].OwnUnits {
			of = max(of, t.mostReplications(column))
		}
	}
	note := in.Fill("The most and the least are of all {count} times that it was simulated, and go further with more of "+
		"them.", map[string]any{"count": of})
	if of > 1 && !slices.Contains(t.Notes, note) {
		t.Notes = append(slices.Clone(t.Notes), note)
	}
	return t
}

// ExtremeOf says of how many replications the numbers of a column are the largest or smallest; empty for other
// numbers.
func (t *Table) ExtremeOf(column int, in *language.Language) string {
	if of := t.mostReplications(column); of > 0 && !t.Columns[column].OwnUnits {
		return in.Fill(ofCount, map[string]any{"count": of})
	}
	return ""
}

// mostReplications is that of the extremes of a column; 0 without any.
func (t *Table) mostReplications(column int) int {
	of := 0
	for _, row := range t.Rows {
		if n := row[column].Calculable(); n.Known() && n.Extreme {
			of = max(of, n.N)
		}
	}
	return of
}
