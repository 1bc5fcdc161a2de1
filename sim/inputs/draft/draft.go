// Package draft is what a workbook for planners is made of, before anything writes it.
package draft

// Sheet is a sheet in the making: a row of headers that stays in sight, and rows of cells under it. It is protected,
// without a password: only cells that are open can be changed by mistake.
type Sheet struct {
	Name    string
	Headers []string
	Widths  []int // of the columns, in characters
	Rows    [][]Entry
}

// Entry is a cell in the making.
type Entry struct {
	Text    string
	Number  float64
	Numeric bool
	Open    bool     // whether it is to be changed
	Bold    bool     // of a label
	List    []string // the words that it can have; empty where anything can stand in it
}
