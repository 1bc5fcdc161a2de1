package book

import (
	"fmt"
	"strings"

	"karvon/sim/internal/sheet"
)

// Kind is what a cell holds.
type Kind int

// The kinds of cells.
const (
	Empty        Kind = iota
	Text              // as it is stored
	Number            // percentages too: Percent tells them
	Date              // a day, with a time of day or without one
	Clock             // a time of day, or hours, minutes and seconds
	Truth             // true or false
	Error             // #N/A and the like
	Uncalculated      // a formula that no value was kept with
	Covered           // by the first cell of those that it is merged with, which alone holds something
)

// Cell is what stands in a cell. A formula's cell is of the kind of the value that was kept with it.
type Cell struct {
	Kind Kind
	// Text is a text without the spaces around it, a number with a point before its decimals, a percentage with its
	// sign (12.5%), a date as 2024-09-02 or 2024-09-02 06:30, a clock as 06:30 or 30:15:20, true or false, or the word
	// of an error.
	Text    string
	Number  float64 // of a number, a percentage as a share of one, or of a date in days as the file has it
	Percent bool    // whether a number is shown as a percentage
	Formula bool    // whether the cell holds a formula, or the value of one
	Merged  string  // the cells that it is merged with, as B2:B5; empty where with none

	Sheet       string // the name of its sheet
	Row, Column int    // from 1
}

// Mistake says why nothing can be read from a cell; nil where something can, or where the cell is empty.
func (c Cell) Mistake() *sheet.Mistake {
	switch c.Kind {
	case Error:
		return c.wrong("formula", fmt.Sprintf("%s is the error of a formula, not a value", c.Text),
			"mend the formula, or write the value itself")
	case Uncalculated:
		return c.wrong("uncalculated", "the formula here has no value: no spreadsheet has calculated it",
			"open the workbook in a spreadsheet and save it, or write the value itself")
	case Covered:
		first, _, _ := strings.Cut(c.Merged, ":")
		return c.wrong("merged", "the cell is merged with others ("+c.Merged+"), of which "+first+" alone holds something",
			"take the cells apart, and fill in each")
	}
	return nil
}

func (c Cell) wrong(kind, message, hint string) *sheet.Mistake {
	return &sheet.Mistake{Sheet: c.Sheet, Line: c.Row, Column: c.Column, Kind: kind, Message: message, Hint: hint}
}
