package expression

import (
	"slices"
	"strings"
	"unicode"
)

// Limit is a name with a quantity that bounds it. Of which dimension that is only the meaning of the name tells, so
// that it stands here as written.
type Limit struct{ Name, Operator, Quantity string }

// ParseLimit reads a name, one of the operators and a quantity, such as flow.trucks.time.p95 < 6h; false where the
// text is nothing of the kind. The name may be any text without spaces: who knows the names can tell which is
// meant.
func ParseLimit(text string, operators ...string) (Limit, bool) {
	text = strings.TrimSpace(text)
	name := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<=>", r) })
	if name <= 0 {
		return Limit{}, false
	}
	rest := strings.TrimLeftFunc(text[name:], unicode.IsSpace)
	l := lexer{Dialect: &Dialect{}, text: rest}
	if rest == "" || l.next() != nil {
		return Limit{}, false
	}
	operator, quantity := l.tokens[0], strings.Join(strings.Fields(l.text), " ")
	if operator.kind == wordToken || !slices.Contains(operators, operator.text) || quantity == "" {
		return Limit{}, false
	}
	return Limit{text[:name], operator.text, quantity}, true
}
