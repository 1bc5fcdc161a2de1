package measured

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/internal/sheet"
)

// grid is the cells of a file or of one sheet: rows that are not blank, each with the place where it stands.
type grid struct {
	rows  []line
	sheet string // of a workbook; empty of CSV
	comma bool   // whether the cells of a CSV are parted by commas
}

// line is one row of a grid.
type line struct {
	at     int // of the file, from 1
	texts  []string
	values []value // of a workbook, beside the texts; nil of CSV
}

// value is what a workbook holds in a cell beside what it shows.
type value struct {
	number float64
	form   form
}

// form says what a value is.
type form uint8

const (
	written form = iota // a text, or nothing
	number              // a number
	clocked             // days that are shown as a time of day, or as hours and minutes
)

// text is what stands in a cell, without the spaces around it; empty beyond the end of a row.
func (l *line) text(column int) string {
	if column < 0 || column >= len(l.texts) {
		return ""
	}
	return l.texts[column]
}

// value is what a workbook holds in a cell; written of CSV.
func (l *line) value(column int) value {
	if column < 0 || column >= len(l.values) {
		return value{math.NaN(), written}
	}
	return l.values[column]
}

// filled counts the cells of a row in which something stands.
func (l *line) filled() int {
	count := 0
	for _, text := range l.texts {
		if text != "" {
			count++
		}
	}
	return count
}

// place says where a row stands.
func (g *grid) place(l *line) string {
	if g.sheet != "" {
		return fmt.Sprintf("%s!%d", g.sheet, l.at)
	}
	return placeOfLine(l.at)
}

// letter is the name of a column, counted from 0, as spreadsheets have it: A, B, ..., Z, AA.
func letter(column int) string { return sheet.ColumnName(column + 1) }

// columnOf turns a letter into a column; -1 where it is none.
func columnOf(name string) int {
	if name == "" || len(name) > 3 {
		return -1
	}
	column := 0
	for _, r := range strings.ToUpper(name) {
		if r < 'A' || r > 'Z' {
			return -1
		}
		column = 26*column + int(r-'A') + 1
	}
	return column - 1
}

// placeOfLine says a line of a text.
func placeOfLine(at int) string { return fmt.Sprintf("line %d", at) }
