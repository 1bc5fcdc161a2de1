package document

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/stats"
)

// Remark says in a few words what is to be said of an estimate besides its number and interval: at least, 13.5%
// still under way, in 7 of 10.
func Remark(e stats.Estimate) string {
	var parts []string
	if e.Bound == stats.Between {
		parts = append(parts, "between bounds")
	} else if e.Bound != stats.Exact {
		parts = append(parts, string(e.Bound))
	}
	if open := unfinishedOf(e); open != "" {
		parts = append(parts, open)
	}
	if e.AtLimit && e.Bound == stats.Exact {
		parts = append(parts, fmt.Sprintf("%s in %d", limitWord(e), e.N))
	} else if of := inReplications(e); of != "" {
		parts = append(parts, of)
	}
	if e.Extreme && e.N > 0 {
		parts = append(parts, fmt.Sprintf("of %d", e.N))
	}
	return strings.Join(parts, ", ")
}

// unfinishedOf says of an estimate how many were unfinished; empty where nobody was.
func unfinishedOf(e stats.Estimate) string {
	switch {
	case e.NotReached > 0:
		return fmt.Sprintf("not reached in %d of %d", e.NotReached, e.N)
	case e.Unfinished > 0:
		return UnfinishedShare(e) + " " + StillUnderWay
	}
	return ""
}

// StillUnderWay is said of who is inside when the run ends.
const StillUnderWay = "still under way"

// unfinishedHeader is that of the column which says how many were unfinished.
const unfinishedHeader = "unfinished"

// marked gives a table all that is to be said of its numbers: a column with the share of unfinished where a number
// has one and no column says it, and a note of what the largest are the largest of.
func (t Table) marked() Table {
	return t.withUnfinished().withNotReached().withExtremes()
}

func (t Table) withUnfinished() Table {
	if slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Header == unfinishedHeader }) {
		return t
	}
	return t.withColumn(Column{Header: unfinishedHeader, Words: StillUnderWay, Rank: 1}, unfinishedCell)
}

// withColumn gives a table a column of what is to be said of each row; none where that is of none, of which the cell is
// empty.
func (t Table) withColumn(column Column, cellOf func(row []Cell) Cell) Table {
	cells, some := make([]Cell, len(t.Rows)), false
	for i, row := range t.Rows {
		cells[i] = cellOf(row)
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
func unfinishedCell(row []Cell) Cell {
	var most stats.Estimate
	for _, cell := range row {
		if n := cell.Calculable(); n.Known() && n.Unfinished > most.Unfinished && n.NotReached == 0 {
			most = n.Estimate
		}
	}
	if most.Unfinished == 0 {
		return Cell{}
	}
	return Cell{Text: UnfinishedShare(most), Value: PlainNumber("1", most.Unfinished)}
}

// withNotReached gives a table a column that says in how many replications that was not reached which numbers are times
// until, where a number has such.
func (t Table) withNotReached() Table {
	return t.withColumn(Column{Header: "not-reached", Words: "not reached in", Rank: 1}, notReachedCell)
}

// notReachedCell says it of a row, by the last of its numbers; empty where they reach it.
func notReachedCell(row []Cell) (said Cell) {
	for _, cell := range row {
		if n := cell.Calculable(); n.Known() && n.NotReached > 0 {
			said.Text = fmt.Sprintf("%d of %d", n.NotReached, n.N)
		}
	}
	return said
}

// withExtremes adds a note where extremes stand in a column with units of its own, whose header cannot say it.
func (t Table) withExtremes() Table {
	of := 0
	for column := range t.Columns {
		if t.Columns[column].OwnUnits {
			of = max(of, t.mostReplications(column))
		}
	}
	note := fmt.Sprintf("The most and the least are of all %d times that it was simulated, and go further with more of "+
		"them.", of)
	if of > 1 && !slices.Contains(t.Notes, note) {
		t.Notes = append(slices.Clone(t.Notes), note)
	}
	return t
}

// ExtremeOf says of how many replications the numbers of a column are the largest or smallest; empty for other
// numbers.
func (t *Table) ExtremeOf(column int) string {
	if of := t.mostReplications(column); of > 0 && !t.Columns[column].OwnUnits {
		return fmt.Sprintf("of %d", of)
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
