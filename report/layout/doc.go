// Package layout puts text and tables into lines: how wide letters are, where lines break, which columns a narrow
// terminal does without, and what plain ASCII has instead of signs.
package layout
