package mutant

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// numberPattern takes the numbers out of a text.
var numberPattern = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)

// extremeNumbers stand where other numbers stood.
var extremeNumbers = []string{
	"0", "-1", "1", "-0", "0.5", "1e-9", "1e-308", "1e9", "1e18", "1e19", "1e308", "1e309", "2147483647",
	"2147483648", "9223372036854775807", "9223372036854775808", "4000001", "4294967296", "100000", "3153600000",
	"000", "1_000", "0x10", "١٢",
}

// extremeUnits stand where other units stood.
var extremeUnits = []string{
	"s", "ms", "m", "h", "day", "weeks", "years", "/h", "/day", "/s", "%", "km", "m2", "ha", "km/h", "USD", "",
	"x",
}

// extremeTexts stand where texts stood.
var extremeTexts = []string{
	"", " ", "NaN", "nan", ".nan", "inf", "-.inf", "Infinity", "null", "~", "true", "no", "none", "0", "-", "--",
	".", "..", "...", "/", "*", "%", "a.b.c", "Ж", "🚚", "e\u0301", "x\u200bx", "\u202ex", "\x1b[31m", "a\nb",
	"a\tb", "'", "\"", "{}", "[]", ": ", "# x", "trucks trucks", "24:00", "00:00", "23:59:59", "25:61",
	"2024-02-29", "2023-02-29", "0000-00-00", "9999-12-31", "0001-01-01", "1970-01-01", "Asia/Tashkent", "UTC",
	"1h/2h", "1/0", "hour()", "queue(gate)", "inside(post)", "a == b", "1 +", "((((((((", "not not",
	"1e308 * 1e308", "292 years", "293 years", "100 years", "106751 days", "9223372036s", "9223372037s",
	"0.0000000001s", "1ns", "mon", "2-29", "02-30",
}

// extreme puts something at the end of what can be in the place of a scalar.
func extreme(l *litter) bool {
	p, ok := l.somewhere(isScalar)
	if !ok {
		return false
	}
	text := p.node().Value
	switch kind := l.r.IntN(8); {
	case kind < 3 && numberPattern.MatchString(text):
		p.put(word(replaceNumber(l, text, one(l.r, extremeNumbers))))
	case kind < 4 && numberPattern.MatchString(text):
		p.put(word(numberPattern.FindString(text) + one(l.r, []string{"", " "}) + one(l.r, extremeUnits)))
	case kind < 5:
		p.put(word(one(l.r, extremeNumbers) + one(l.r, []string{"", " "}) + one(l.r, extremeUnits)))
	case kind < 6:
		p.put(word(one(l.r, l.breeder.vocabulary.scalars)))
	case kind == 6 && l.r.IntN(4) == 0:
		p.put(word(strings.Repeat(one(l.r, []string{"x", "(", "1+", "a.", "not ", "é"}), 1<<l.r.IntN(13))))
	default:
		p.put(word(one(l.r, extremeTexts)))
	}
	return true
}

// replaceNumber puts a number in the place of one of those in a text.
func replaceNumber(l *litter, text, number string) string {
	found := numberPattern.FindAllStringIndex(text, -1)
	at := found[l.r.IntN(len(found))]
	return text[:at[0]] + number + text[at[1]:]
}

// scale makes a number larger or smaller.
func scale(l *litter) bool {
	p, ok := l.somewhere(func(p place) bool { return p.scalar() && numberPattern.MatchString(p.node().Value) })
	if !ok {
		return false
	}
	n := p.node()
	factor := one(l.r, []float64{0, 0.1, 0.5, 0.9, 1.1, 2, 3, 10, 1000})
	found := numberPattern.FindAllStringIndex(n.Value, -1)
	at := found[l.r.IntN(len(found))]
	number, err := strconv.ParseFloat(n.Value[at[0]:at[1]], 64)
	if err != nil {
		return false
	}
	scaled := number * factor
	text := strconv.FormatFloat(scaled, 'f', -1, 64)
	if !strings.Contains(n.Value[at[0]:at[1]], ".") {
		text = strconv.FormatFloat(float64(int64(scaled)), 'f', -1, 64)
	}
	p.put(&yaml.Node{Kind: yaml.ScalarNode, Style: n.Style, Value: n.Value[:at[0]] + text + n.Value[at[1]:]})
	return true
}
