package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// PlaceOf says where a cell stands: by line and column (7:2) in a file without sheets, and as formulas do (Staff!B7)
// in a workbook. Lines and columns count from 1.
func PlaceOf(sheet string, line, column int) string {
	if sheet == "" {
		return fmt.Sprintf("%d:%d", line, column)
	}
	if !plainSheet.MatchString(sheet) || looksLikeCell.MatchString(sheet) {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	if line < 1 || column < 1 {
		return sheet
	}
	return sheet + "!" + ColumnName(column) + strconv.Itoa(line)
}

var (
	plainSheet    = regexp.MustCompile(`^[\pL_][\pL\pN_.]*$`)
	looksLikeCell = regexp.MustCompile(`^[A-Za-z]{1,3}[0-9]+$`)
	cellPattern   = regexp.MustCompile(`^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$`)
)

// ColumnName gives the letters of a column, which counts from 1: 28 is AB.
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// CellAt reads the name of a cell: AB12 is in column 28 and row 12.
func CellAt(name string) (column, row int, ok bool) {
	parts := cellPattern.FindStringSubmatch(name)
	if parts == nil {
		return 0, 0, false
	}
	for _, letter := range strings.ToUpper(parts[1]) {
		column = 26*column + int(letter-'A') + 1
	}
	row, err := strconv.Atoi(parts[2])
	return column, row, err == nil && row > 0
}
