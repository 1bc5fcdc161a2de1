package report

import (
	"math"
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// sparkCells is the number of signs of a sparkline: six hours each in a week.
const sparkCells = 28

// The signs of a sparkline, from nothing to the largest, also in plain ASCII.
var (
	sparkBlocks = []rune("▁▂▃▄▅▆▇█")
	sparkPlain  = []rune("_.-:=+*#")
)

// sparkline draws the means of so many parts of a level, against the largest of
// them; nothing for a level that is nowhere above zero.
func sparkline(values []float64, ascii bool) string {
	signs := sparkBlocks
	if ascii {
		signs = sparkPlain
	}
	cells := min(sparkCells, len(values))
	means := make([]float64, cells)
	for cell := range means {
		from, to := cell*len(values)/cells, (cell+1)*len(values)/cells
		for _, value := range values[from:to] {
			means[cell] += value / float64(to-from)
		}
	}
	most := largest(means)
	if most <= 0 {
		return ""
	}
	line := make([]rune, cells)
	for cell, mean := range means {
		line[cell] = signs[min(len(signs)-1, int(math.Round(mean/most*float64(len(signs)-1))))]
	}
	return string(line)
}

// withSparklines adds to the table of stations how each queue goes through the
// window; of other tables, and where nobody observed it, it changes nothing.
func withSparklines(table Table, r *experiment.Result, ascii bool) Table {
	t := r.Timeline
	if table.Name != "stations" || t == nil || t.Replications == 0 {
		return table
	}
	made := table
	part := r.Plan.Window / int64(max(1, min(sparkCells, t.Bins)))
	made.Columns = append(slices.Clone(table.Columns), Column{Header: "queue by " + spokenSpan(part) + ", to its longest", Rank: 1})
	made.Rows = make([][]Cell, len(table.Rows))
	for i, row := range table.Rows {
		station := slices.IndexFunc(r.Plan.Stations, func(s plan.Station) bool { return s.Name == row[0].Text })
		made.Rows[i] = append(slices.Clone(row), text(sparkline(t.Stations[station].Queue.Mean, ascii)))
	}
	if !made.speaks(len(made.Columns) - 1) {
		return table
	}
	return made
}
