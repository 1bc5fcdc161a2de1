package terminal

import (
	"math"
	"slices"

	"karvon/report/document"
	"karvon/report/layout"
)

// The signs of a sparkline, from nothing to the largest, also in plain ASCII.
var (
	sparkBlocks = []rune("▁▂▃▄▅▆▇█")
	sparkPlain  = []rune("_.-:=+*#")
)

// sparkline draws the means of so many parts of a level, against the largest of them; nothing for a level that is
// nowhere above zero.
func sparkline(values []float64, ascii bool) string {
	signs := sparkBlocks
	if ascii {
		signs = sparkPlain
	}
	cells := min(layout.CourseCells, len(values))
	means := make([]float64, cells)
	for cell := range means {
		from, to := cell*len(values)/cells, (cell+1)*len(values)/cells
		for _, value := range values[from:to] {
			means[cell] += value / float64(to-from)
		}
	}
	if cells == 0 || slices.Max(means) <= 0 {
		return ""
	}
	most := slices.Max(means)
	line := make([]rune, cells)
	for cell, mean := range means {
		line[cell] = signs[min(len(signs)-1, int(math.Round(mean/most*float64(len(signs)-1))))]
	}
	return string(line)
}

// withCourses adds to a table how a level of each row goes through time.
func withCourses(t document.Table, ascii bool) document.Table {
	if t.Courses == nil {
		return t
	}
	made := t
	made.Columns = append(slices.Clone(t.Columns), document.Column{Header: t.Courses.Header, Rank: 1})
	made.Rows = make([][]document.Cell, len(t.Rows))
	for i, row := range t.Rows {
		made.Rows[i] = append(slices.Clone(row), document.Cell{Text: sparkline(t.Courses.Levels[i], ascii)})
	}
	if !made.Speaks(len(made.Columns) - 1) {
		return t
	}
	return made
}
