package scenario

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"karvon/sim/syntax"
)

// ExpressionError says what is wrong with an expression.
type ExpressionError struct {
	Pos     syntax.Pos
	Message string
	Hint    string // empty where nothing better is known
}

// Error gives the position and what is wrong.
func (e *ExpressionError) Error() string { return e.Pos.String() + ": " + e.Message }

// token is a word, number or sign of an expression.
type token struct {
	kind tokenKind
	text string
	pos  syntax.Pos
}

type tokenKind uint8

const (
	endToken tokenKind = iota
	nameToken
	numberToken
	signToken
)

// signs are the operators and brackets, longest first.
var signs = []string{"==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")"}

// foreign are signs of other languages, with what is written here instead.
var foreign = map[string]string{
	"&&": "write and", "||": "write or", "!": "write not, or !=", "=": "write == to compare",
	"\"": "words are written without quotes", "'": "words are written without quotes",
	"%": "a share is written as 20%", ",": "functions take one argument",
}

// lex splits an expression into tokens; the last one is the end. The position
// is that of the text's first character.
func lex(text string, pos syntax.Pos) ([]token, *ExpressionError) {
	var tokens []token
	for rest := text; ; {
		space := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		pos = pos.Right(utf8.RuneCountInString(rest[:space]))
		rest = rest[space:]
		if rest == "" {
			return append(tokens, token{kind: endToken, pos: pos}), nil
		}
		next := token{text: rest[:nameLength(rest)], kind: nameToken, pos: pos}
		if next.text == "" {
			next.text, next.kind = rest[:numberLength(rest)], numberToken
		}
		if next.text == "" {
			next.text, next.kind = leading(rest, signs), signToken
		}
		if next.text == "" {
			return nil, strange(rest, pos)
		}
		tokens = append(tokens, next)
		rest = rest[len(next.text):]
		pos = pos.Right(len(next.text))
	}
}

// nameLength measures a name, or the dotted name of a thing at a site. A hyphen
// belongs to a name where a letter or digit follows.
func nameLength(text string) int {
	n := 0
	for n < len(text) {
		switch c := text[n]; {
		case isLower(c), n > 0 && isDigit(c):
		case n > 0 && (c == '-' || c == '.') && n+1 < len(text) && (isLower(text[n+1]) || c == '-' && isDigit(text[n+1])):
		default:
			return n
		}
		n++
	}
	return n
}

// numberLength measures a number with its unit: 12, 0.6, 1e3, 20%, 4m30s.
func numberLength(text string) int {
	if !isDigit(text[0]) {
		return 0
	}
	n := 0
	for n < len(text) && (isDigit(text[n]) || isLower(text[n]) || text[n] == '.') {
		n++
	}
	if n < len(text) && text[n] == '%' {
		n++
	}
	return n
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func leading(text string, choices []string) string {
	for _, choice := range choices {
		if strings.HasPrefix(text, choice) {
			return choice
		}
	}
	return ""
}

func strange(rest string, pos syntax.Pos) *ExpressionError {
	for _, length := range []int{2, 1} {
		if len(rest) >= length && foreign[rest[:length]] != "" {
			return &ExpressionError{pos, rest[:length] + " is not part of an expression", foreign[rest[:length]]}
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	hint := ""
	if unicode.IsUpper(r) {
		hint = "names are written in lower-case letters"
	}
	return &ExpressionError{pos, string(r) + " is not part of an expression", hint}
}
