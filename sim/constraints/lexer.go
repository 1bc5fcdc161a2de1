package constraints

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"karvon/sim/unit"
)

// token is a piece of a constraint.
type token struct {
	kind      tokenKind
	text      string
	column    int            // characters before it
	dimension unit.Dimension // of a quantity
}

type tokenKind uint8

const (
	endToken tokenKind = iota
	nameToken
	wordToken // in quotes; text is without them
	quantityToken
	signToken
)

// signs are the operators and brackets, the longest first.
var signs = []string{"==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")"}

// foreign are signs of other languages, with what is written here instead.
var foreign = []struct{ sign, hint string }{
	{"&&", "write and"}, {"||", "write or"}, {"=>", "write >="}, {"=<", "write <="}, {"<>", "write !="},
	{"!", "write not, or !="}, {"=", "write == to compare"}, {"≤", "write <="}, {"≥", "write >="}, {"≠", "write !="},
	{"×", "write *"}, {"÷", "write /"}, {"−", "write -"}, {"^", "write a * a"}, {"%", "a share is written as 20%"},
}

// lexer walks through a text.
type lexer struct {
	text   string // that is left
	column int
	tokens []token
}

// lex splits a constraint into tokens; the last one is the end.
func lex(text string) ([]token, *Error) {
	l := &lexer{text: text}
	for {
		l.skip(len(l.text) - len(strings.TrimLeftFunc(l.text, unicode.IsSpace)))
		if l.text == "" {
			l.take(endToken, 0)
			return l.tokens, nil
		}
		if err := l.next(); err != nil {
			return nil, err
		}
	}
}

func (l *lexer) skip(bytes int) {
	l.column += utf8.RuneCountInString(l.text[:bytes])
	l.text = l.text[bytes:]
}

func (l *lexer) take(kind tokenKind, bytes int) {
	l.tokens = append(l.tokens, token{kind: kind, text: l.text[:bytes], column: l.column})
	l.skip(bytes)
}

func (l *lexer) next() *Error {
	switch c := l.text[0]; {
	case isLower(c):
		l.take(nameToken, nameLength(l.text))
	case isDigit(c):
		return l.quantity()
	case c == '"' || c == '\'':
		return l.word(c)
	default:
		n := signLength(l.text)
		if n == 0 || foreignSign(l.text) != "" && n == 1 {
			return l.strange()
		}
		l.take(signToken, n)
	}
	return nil
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// nameLength measures the name of a factor, which may be a path with dots. A
// hyphen belongs to a name where a letter or digit stands behind it.
func nameLength(text string) int {
	n := 0
	for n < len(text) {
		c := text[n]
		joined := n > 0 && (c == '-' || c == '.') && n+1 < len(text) && (isLower(text[n+1]) || isDigit(text[n+1]))
		if !isLower(c) && !joined && (n == 0 || !isDigit(c)) {
			break
		}
		n++
	}
	return n
}

// word reads a level in quotes.
func (l *lexer) word(quote byte) *Error {
	end := strings.IndexByte(l.text[1:], quote)
	if end < 0 {
		return &Error{l.column, "the quote is not closed", ""}
	}
	l.tokens = append(l.tokens, token{kind: wordToken, text: l.text[1 : 1+end], column: l.column})
	l.skip(end + 2)
	return nil
}

// quantity reads a number with its unit: as much of what stands directly behind
// it as makes one, or one word after a space.
func (l *lexer) quantity() *Error {
	attached := 0
	for attached < len(l.text) && isUnitByte(l.text[attached]) {
		attached++
	}
	number := numberLength(l.text)
	end, dimension := longestQuantity(l.text, number, attached, attachedDimensions)
	if spaced := spacedUnit(l.text, attached); end == attached && spaced > 0 {
		if longer, d := longestQuantity(l.text, attached+2, spaced, spacedDimensions); longer > 0 {
			end, dimension = longer, d
		}
	}
	if end == 0 {
		return l.badQuantity(attached)
	}
	l.tokens = append(l.tokens, token{quantityToken, l.text[:end], l.column, dimension})
	l.skip(end)
	return nil
}

// The dimensions in the order in which a quantity is tried: 5m are minutes, 5 m
// are metres.
var (
	attachedDimensions = []unit.Dimension{unit.Number, unit.Share, unit.Duration, unit.Rate, unit.Area, unit.Length, unit.Speed, unit.Money,
		unit.CostRate, unit.CostPerLength, unit.FuelPrice, unit.FuelRate, unit.FuelUse, unit.Emission, unit.Mass, unit.MassRate}
	spacedDimensions = append([]unit.Dimension{unit.Length}, attachedDimensions...)
)

// longestQuantity finds the longest beginning of a text, of a length from least
// to most, that is a quantity and is not followed by a letter or digit.
func longestQuantity(text string, least, most int, dimensions []unit.Dimension) (int, unit.Dimension) {
	for end := most; end >= least; end-- {
		if end < len(text) && isUnitByte(text[end]) && text[end] != '/' && text[end] != '.' {
			continue
		}
		for _, d := range dimensions {
			if _, err := unit.ParseExact(text[:end], d); err == nil {
				return end, d
			}
		}
	}
	return 0, 0
}

// numberLength measures the digits, the point and the exponent of a number.
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
	text := l.text[:max(length, 1)]
	hint := "quantities are written like 12, 20%, 4m30s, 120/h, 900 m, 74 USD"
	for _, d := range attachedDimensions[1:] {
		for _, name := range d.Units() {
			if strings.EqualFold(name, strings.TrimLeft(text, "0123456789.")) {
				hint = "write the unit as " + name
			}
		}
	}
	return &Error{l.column, text + " is neither a number nor a quantity", hint}
}

func signLength(text string) int {
	i := slices.IndexFunc(signs, func(sign string) bool { return strings.HasPrefix(text, sign) })
	if i < 0 {
		return 0
	}
	return len(signs[i])
}

// foreignSign gives the hint for a sign of another language that a text begins
// with.
func foreignSign(text string) string {
	for _, f := range foreign {
		if strings.HasPrefix(text, f.sign) {
			return f.hint
		}
	}
	return ""
}

func (l *lexer) strange() *Error {
	r, _ := utf8.DecodeRuneInString(l.text)
	sign, hint := string(r), foreignSign(l.text)
	for _, f := range foreign {
		if f.hint == hint && hint != "" && strings.HasPrefix(l.text, f.sign) {
			sign = f.sign
		}
	}
	if unicode.IsUpper(r) {
		hint = "names are written in lower-case letters"
	}
	return &Error{l.column, sign + " is not part of a constraint", hint}
}
