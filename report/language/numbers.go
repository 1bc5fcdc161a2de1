package language

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// numerals are a number as English writes it, with what may stand behind it: 1,234.5 or 12.5%.
var numerals = regexp.MustCompile(`\d[\d,]*(\.\d+)?%?`)

// Number writes the numbers of a text otherwise that is made of numbers and signs, as English writes them: 1,234.5 is
// 1 234,5.
func (l *Language) Number(text string) string {
	if l.IsEnglish() {
		return text
	}
	return numerals.ReplaceAllStringFunc(text, func(found string) string {
		digits, percent := strings.CutSuffix(found, "%")
		digits, trailing := strings.CutSuffix(digits, ",") // a comma behind a number is none of it
		whole, fraction, broken := strings.Cut(digits, ".")
		said := strings.ReplaceAll(whole, ",", l.thousand)
		if broken {
			said += l.decimal + fraction
		}
		if trailing {
			said += ","
		}
		if percent {
			said += l.percent
		}
		return said
	})
}

// The signs between the ends of a range where a language writes a dash there, and where one of the ends has a sign of
// its own: -40 … -12, as a dash beside a minus tells neither.
const (
	dash     = " – "
	ellipsis = " … "
)

// Range writes the two ends of a range, which are numbers or words.
func (l *Language) Range(low, high string) string {
	between := l.Message(" to ")
	if between == dash && (isSigned(low) || isSigned(high)) {
		between = ellipsis
	}
	return low + between + high
}

// Ends parts what [Language.Range] has written.
func (l *Language) Ends(text string) (low, high string, both bool) {
	if low, high, both = strings.Cut(text, ellipsis); both {
		return low, high, true
	}
	return strings.Cut(text, l.Message(" to "))
}

// isSigned says whether a number, or a bound, is written with a sign.
func isSigned(number string) bool { return signed.MatchString(number) }

var signed = regexp.MustCompile(`^(?:[≥≤~] )?[-+]`)

// formOf is the plural form of a number as English writes it.
func (l *Language) formOf(digits string) int {
	n, err := strconv.ParseUint(strings.ReplaceAll(digits, ",", ""), 10, 64)
	if err != nil {
		return broken
	}
	return l.orEnglish().form(n)
}

// orEnglish is the language, or English where there is none.
func (l *Language) orEnglish() *Language {
	if l == nil {
		return English
	}
	return l
}

// spoken is a quantity within a text: a number with its unit behind it.
var spoken = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?) (days|day|d|h|min|s|ms|µs|weeks|week)\b`)

// Span writes a time otherwise that English says by units, such as 2 days 4 h.
func (l *Language) Span(text string) string {
	if l.IsEnglish() {
		return text
	}
	return spoken.ReplaceAllStringFunc(text, func(found string) string {
		digits, unit, _ := strings.Cut(found, " ")
		if word, plural := spanWords[unit]; plural {
			return l.Fill(word, map[string]any{"count": Digits(digits)})
		}
		return l.Number(digits) + space + l.Unit(unit)
	})
}

// spanWords are the messages of the spans of time that are written out.
var spanWords = map[string]string{"day": "{count day|days}", "days": "{count day|days}", "week": "{count week|weeks}",
	"weeks": "{count week|weeks}"}

// sizes are the messages of how many of a currency its unit is.
var sizes = map[string]string{"k": "k", "m": "million", "bn": "bn"}

// Unit gives the sign of a unit, or a rate by a word.
func (l *Language) Unit(unit string) string {
	const ofUnit = "unit: "
	if l.IsEnglish() || unit == "" {
		return unit
	}
	if found, ok := l.messages()[ofUnit+unit]; ok {
		return found
	}
	if size, currency, of := strings.Cut(unit, " "); of && sizes[size] != "" {
		return l.Message(ofUnit+sizes[size]) + space + l.Unit(currency)
	}
	switch of, rate, found := strings.Cut(unit, "/"); {
	case found && of != "":
		return l.Unit(of) + l.Unit("/"+rate)
	case found: // perhaps of so many of a unit: l/100km
		name := strings.TrimLeft(rate, "0123456789")
		return "/" + strings.TrimSuffix(rate, name) + l.Unit(name)
	}
	return unit
}

// Words parts a text where a line may be broken, which it may not be within a number.
func Words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && string(r) != space })
}
