package visible

import (
	"strconv"
	"strings"
)

// Cell writes a text cell of a CSV file: it is shown as in a line, and an apostrophe stands before one that a
// spreadsheet would compute (OWASP, "CSV Injection"): one that begins with =, +, -, @, a tab or a carriage return.
// A number is none of them, nor is a sign that stands alone.
func Cell(text string) string {
	if computed(text) {
		return "'" + Line(text)
	}
	return Line(text)
}

func computed(text string) bool {
	if len(text) < 2 || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err != nil
}
