package expression

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"karvon/sim/unit"
)

// token is a piece of a text.
type token struct {
	kind      tokenKind
	text      string         // of a word without its quotes
	from, to  int            // characters of the whole text, with quotes
	dimension unit.Dimension // of a quantity
}

type tokenKind uint8

const (
	endToken tokenKind = iota
	nameToken
	wordToken // in quotes
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
	*Dialect
	text   string // that is left
	column int
	tokens []token
}

// lex splits a text into tokens; the last one is the end.
func (d *Dialect) lex(text string) ([]token, *Error) {
	l := &lexer{Dialect: d, text: text}
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

func (l *lexer) take(kind tokenKind, bytes int) *token {
	t := token{kind: kind, text: l.text[:bytes], from: l.column}
	l.skip(bytes)
	t.to = l.column
	l.tokens = append(l.tokens, t)
	return &l.tokens[len(l.tokens)-1]
}

func (l *lexer) next() *Error {
	switch c := l.text[0]; {
	case isLower(c):
		l.take(nameToken, nameLength(l.text))
	case c == '$' && l.Assumptions && len(l.text) > 1 && isLower(l.text[1]):
		l.take(nameToken, 1+nameLength(l.text[1:]))
	case isDigit(c):
		return l.quantity()
	case c == '"' || c == '\'':
		return l.word(c)
	default:
		sign := beginning(l.text, signs)
		if other, _ := foreignSign(l.text); len(other) >= len(sign) {
			return l.strange()
		}
		l.take(signToken, len(sign))
	}
	return nil
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// nameLength measures a name, which may be a path with dots. A hyphen or a dot belongs to a name where a letter or
// digit stands behind it.
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

// word reads a word in quotes.
func (l *lexer) word(quote byte) *Error {
	end := strings.IndexByte(l.text[1:], quote)
	if end < 0 {
		return &Error{l.column, "the quote is not closed", ""}
	}
	t := l.take(wordToken, end+2)
	t.text = t.text[1 : 1+end]
	return nil
}

// beginning gives the first of the choices that a text begins with.
func beginning(text string, choices []string) string {
	i := slices.IndexFunc(choices, func(choice string) bool { return strings.HasPrefix(text, choice) })
	if i < 0 {
		return ""
	}
	return choices[i]
}

// foreignSign gives the sign of another language that a text begins with, and the hint.
func foreignSign(text string) (sign, hint string) {
	for _, f := range foreign {
		if strings.HasPrefix(text, f.sign) {
			return f.sign, f.hint
		}
	}
	return "", ""
}

func (l *lexer) strange() *Error {
	r, _ := utf8.DecodeRuneInString(l.text)
	sign, hint := foreignSign(l.text)
	switch {
	case sign != "":
	case unicode.IsUpper(r):
		sign, hint = string(r), "names are written in lower-case letters"
	case r == ',' && l.Function != nil:
		sign, hint = ",", "functions take one argument"
	default:
		sign = string(r)
	}
	return &Error{l.column, sign + " is not part of " + l.Noun, hint}
}
