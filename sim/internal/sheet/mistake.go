package sheet

import "fmt"

// Mistake is what is wrong with a file or with a cell. Lines and columns count from 1, columns in characters; they
// are 0 where a cell says where it stands. In a workbook they are the row and the column of a cell of a sheet.
type Mistake struct {
	Sheet        string // of a workbook; empty in a file without sheets
	Line, Column int
	Message      string
	Hint         string
	// Kind is the same for all cells that are wrong in the same way.
	Kind string
}

// Error joins the message and the hint.
func (m *Mistake) Error() string {
	if m.Hint == "" {
		return m.Message
	}
	return m.Message + "; " + m.Hint
}

// Place says where the mistake is, as PlaceOf does; empty where it is in no cell.
func (m *Mistake) Place() string {
	if m.Line < 1 && m.Sheet == "" {
		return ""
	}
	return PlaceOf(m.Sheet, m.Line, m.Column)
}

// mistakeAt makes the mistake of a place in a file without sheets.
func mistakeAt(line, column int, message, hint, kind string) *Mistake {
	return &Mistake{Line: line, Column: column, Message: message, Hint: hint, Kind: kind}
}

// wrong makes the mistake of a cell, whose text the message quotes first.
func wrong(kind, text, message, hint string) *Mistake {
	return &Mistake{Kind: kind, Message: fmt.Sprintf("%q %s", shortened(text), message), Hint: hint}
}

// shortened bounds what a message quotes of a cell.
func shortened(text string) string {
	const longest = 60
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return string(runes[:longest]) + "…"
}
