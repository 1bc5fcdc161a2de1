package response

import "karvon/sim/plan"

// Table is how the results of a subject are shown: a row for each instance, with what tells them apart, and then
// the columns of the subject's numbers.
type Table struct {
	Section Section
	Name    string   // a word, for file names
	Title   string   // in words, with the order of the rows
	Heads   []Head   // the columns before those of the numbers
	Notes   []string // each as of a Column
	SortBy  string   // header of the column by which rows are sorted, the largest first; empty for the order of the plan
}

// Head is a column with what the scenario says of each instance: a text, or a number that is named as the instance
// and then as the column.
type Head struct {
	Header string
	Rank   int    // as of a Column
	Note   string // as of a Column
	Text   func(p *plan.Plan, at Instance) string
	Word   bool // whether the text is a word of ours, and no name
	Unit   string
	Value  func(p *plan.Plan, at Instance) float64 // nil for a text
}

// Section is the part of a report in which a table stands. Those of one section stand in the order of the rows of
// Estimands.
type Section int

// The sections.
const (
	Backlog   Section = iota // what the verdict rests on
	Queues                   // where entities wait for service
	Roads                    // between sites
	Incidents                // what happens to entities on their way, and to sites
	Further
)
