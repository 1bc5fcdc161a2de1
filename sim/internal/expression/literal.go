package expression

import (
	"errors"
	"slices"
	"strings"

	"karvon/sim/unit"
)

// quantity reads a number with its unit: as much of what stands directly behind it as makes one, or one word after
// a space.
func (l *lexer) quantity() *Error {
	attached := 0
	for attached < len(l.text) && isUnitByte(l.text[attached]) {
		attached++
	}
	end, dimension := l.longestQuantity(numberLength(l.text), attached, Quantities)
	if spaced := spacedUnit(l.text, attached); end == attached && spaced > 0 {
		if longer, d := l.longestQuantity(attached+2, spaced, afterSpace); longer > 0 {
			end, dimension = longer, d
		}
	}
	if end == 0 {
		return l.badQuantity(attached)
	}
	l.take(quantityToken, end).dimension = dimension
	return nil
}

// longestQuantity finds the longest beginning of what is left, of a length from least to most, that is a quantity
// of the dialect and is not followed by a letter or digit.
func (l *lexer) longestQuantity(least, most int, order []unit.Dimension) (int, unit.Dimension) {
	for end := most; end >= least; end-- {
		if end < len(l.text) && isUnitByte(l.text[end]) && l.text[end] != '/' {
			continue
		}
		of := slices.IndexFunc(order, func(d unit.Dimension) bool {
			_, err := unit.ParseExact(l.text[:end], d)
			return err == nil
		})
		if of >= 0 && slices.Contains(l.Dimensions, order[of]) {
			return end, order[of]
		}
	}
	return 0, 0
}

// numberLength measures the digits and the point of a number.
func numberLength(text string) int {
	n := 0
	for n < len(text) && (isDigit(text[n]) || text[n] == '.' && n+1 < len(text) && isDigit(text[n+1])) {
		n++
	}
	return n
}

func isUnitByte(c byte) bool {
	return isLower(c) || isDigit(c) || c >= 'A' && c <= 'Z' || c == '%' || c == '/' || c == '.'
}

// spacedUnit measures a text up to the end of the word after one space.
func spacedUnit(text string, from int) int {
	if from >= len(text) || text[from] != ' ' {
		return 0
	}
	end := from + 1
	for end < len(text) && isUnitByte(text[end]) {
		end++
	}
	if end == from+1 || text[from+1] == '/' || isDigit(text[from+1]) {
		return 0
	}
	return end
}

func (l *lexer) badQuantity(length int) *Error {
	text, hint := l.text[:max(length, 1)], l.examples
	for _, d := range l.Dimensions {
		_, err := unit.ParseExact(text, d)
		if mistake := (*unit.Error)(nil); errors.As(err, &mistake) && mistake.Beyond {
			return &Error{l.column, mistake.Message, mistake.Hint}
		}
		for _, name := range d.Units() {
			if strings.EqualFold(name, strings.TrimLeft(text, "0123456789.")) {
				hint = "write the unit as " + name
			}
		}
	}
	return &Error{l.column, text + " is neither " + l.Literals, hint}
}
