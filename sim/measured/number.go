package measured

import (
	"math"
	"strconv"
	"strings"

	"karvon/sim/internal/sheet"
)

// marks is how the numbers of a column are written.
type marks struct {
	decimal   byte // '.' or ','
	thousands byte // ',' or '.' or 0; spaces always part them
}

// numberOf reads a number; false where a text is none.
func (k marks) numberOf(text string) (float64, bool) {
	if text == "" || len(text) > 40 {
		return 0, false
	}
	if plain(text) {
		value, err := strconv.ParseFloat(text, 64)
		return value, err == nil
	}
	var digits strings.Builder
	run, parted, fraction := 0, false, false // digits since the last mark; whether thousands are parted
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
			run++
			continue
		case (r == '-' || r == '+') && i == 0:
			digits.WriteRune(r)
			continue
		case r == '−' && i == 0:
			digits.WriteByte('-')
			continue
		case (r == '-' || r == '+') && (text[i-1] == 'e' || text[i-1] == 'E'):
			digits.WriteRune(r)
			continue
		}
		if parted && run != 3 && !fraction || run == 0 && r != rune(k.decimal) {
			return 0, false
		}
		switch {
		case r == rune(k.decimal) && !fraction:
			fraction, parted = true, false
			digits.WriteByte('.')
		case (r == 'e' || r == 'E') && i > 0:
			fraction, parted = true, false
			digits.WriteByte('e')
		case fraction || run > 3:
			return 0, false
		case r == rune(k.thousands) || r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\'' || r == '’':
			parted = true
		default:
			return 0, false
		}
		run = 0
	}
	if parted && run != 3 {
		return 0, false
	}
	value, err := strconv.ParseFloat(digits.String(), 64)
	return value, err == nil && !math.IsInf(value, 0)
}

// plain says whether a text is digits alone, with a sign before them.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && !(i == 0 && c == '-' && len(text) > 1) {
			return false
		}
	}
	return true
}

// looksNumeric says whether a text is a number under some marks.
func looksNumeric(text string) bool {
	for _, k := range []marks{{'.', ','}, {',', '.'}} {
		if _, ok := k.numberOf(text); ok {
			return true
		}
	}
	return false
}

// marksOf tells how the numbers of a column are written. What is stated holds. Else one number with both marks, with
// one that parts no thousands, or with several of one, decides for all; where each has three digits behind its one
// comma, whole numbers have thousands parted, and others are in doubt: then decided is false.
func marksOf(texts func(yield func(string) bool), stated sheet.Decimal, whole bool) (k marks, decided bool) {
	switch stated {
	case ".":
		return marks{'.', ','}, true
	case ",":
		return marks{',', '.'}, true
	}
	doubt := false
	for text := range texts {
		points, commas := strings.Count(text, "."), strings.Count(text, ",")
		switch {
		case points == 0 && commas == 0, !looksNumeric(text):
		case points > 0 && commas > 0 && strings.LastIndex(text, ",") > strings.LastIndex(text, "."), points > 1:
			return marks{',', '.'}, true
		case points > 0 && commas > 0, commas > 1:
			return marks{'.', ','}, true
		case points == 1:
			if !inThrees(text, ".") {
				return marks{'.', ','}, true
			}
		case !inThrees(text, ","):
			return marks{',', '.'}, true
		default:
			doubt = true
		}
	}
	return marks{'.', ','}, !doubt || whole
}

// inThrees says whether three digits stand behind the one mark, and one to three before it.
func inThrees(text, mark string) bool {
	before, behind, _ := strings.Cut(strings.TrimLeft(text, "+-"), mark)
	return len(behind) == 3 && len(before) >= 1 && len(before) <= 3 && before != "0"
}

// absent says whether a text says that there is no value.
func absent(text string) bool {
	return sheet.Absent(text) != nil || absentWords[strings.ToLower(text)]
}

var absentWords = map[string]bool{
	"missing": true, "no data": true, "nodata": true, "n.a.": true, "n/d": true, "nd": true, "nan": true, "нет": true,
	"нет данных": true, "н/д": true, "unknown": true, "неизвестно": true, "closed": true, "lanes closed": true,
	"закрыто": true, "update pending": true, "...": true, "…": true, "x": true, "--": true, "---": true,
}
