package sheet

import (
	"regexp"
	"strings"
	"unicode"
)

// numberRun is a number with what people put between its digits. A point or comma is part of it before a digit
// only.
var numberRun = regexp.MustCompile(`[0-9](?:[ .,'’]*[0-9])*`)

// Plain writes the numbers in a cell as scenarios have them: without spaces between thousands, and with a point
// before the decimals. What else stands in the cell, such as a unit, stays. The kinds of cells that hold no number
// at all (blank, NaN, a formula's error) are mistakes.
func Plain(text string, decimal Decimal) (string, *Mistake) {
	if mistake := Absent(text); mistake != nil {
		return "", mistake
	}
	plain := strings.Map(onePlainSpace, text)
	var found *Mistake
	plain = numberRun.ReplaceAllStringFunc(plain, func(number string) string {
		written, mistake := plainNumber(text, number, decimal)
		if found == nil {
			found = mistake
		}
		return written
	})
	return plain, found
}

// onePlainSpace makes all spaces the same: no-break and thin ones too.
func onePlainSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// Absent finds cells that say that there is no value.
func Absent(text string) *Mistake {
	switch lower := strings.ToLower(strings.TrimSpace(text)); {
	case lower == "":
		return &Mistake{Kind: "blank", Message: "the cell is blank",
			Hint: "each row needs a value here; leave the row out, or fill it in"}
	case lower[0] == '#':
		return wrong("formula", text, "is the error of a formula, not a value", "mend the formula, or leave the row out")
	case strings.TrimLeft(lower, "+-") == "nan":
		return wrong("nan", text, "is not a value", "leave the row out, or fill it in")
	case infinite[strings.TrimLeft(lower, "+-")]:
		return wrong("infinite", text, "is not a finite number", "leave the row out, or write a number")
	case missing[lower]:
		return wrong(Missing, text, "stands for a value that is missing", "leave the row out, or fill it in")
	}
	return nil
}

// Missing is the kind of marks for values that are missing; some of them are words that a column of words can have.
const Missing = "missing"

var (
	infinite = map[string]bool{"inf": true, "infinity": true, "∞": true}
	missing  = map[string]bool{"n/a": true, "na": true, "null": true, "none": true, "?": true, "-": true, "–": true,
		"—": true}
)

var grouped = regexp.MustCompile(`^[0-9]{1,3}( [0-9]{3})+$`)

// plainNumber writes one number; text is its whole cell.
func plainNumber(text, number string, decimal Decimal) (string, *Mistake) {
	mark := "."
	if decimal == decimalComma {
		mark = ","
	}
	whole, decimals, _ := strings.Cut(number, mark)
	if strings.ContainsAny(decimals, " '’") || strings.ContainsAny(whole+decimals, ".,'’") {
		return number, misread(text, number, decimal)
	}
	if strings.Contains(whole, " ") {
		if !grouped.MatchString(whole) {
			return number, wrong("grouping", text, "has a space within a number that does not part thousands",
				"thousands are parted in threes, as in 12 500")
		}
		whole = strings.ReplaceAll(whole, " ", "")
	}
	if decimals != "" {
		return whole + "." + decimals, nil
	}
	return whole, nil
}

// misread says how a number is meant that has marks the format does not.
func misread(text, number string, decimal Decimal) *Mistake {
	commas, points := strings.Count(number, ","), strings.Count(number, ".")
	switch {
	case decimal == decimalComma:
		return wrong("point", text, "has another mark than the decimal comma that is stated",
			`numbers are written as 12 500,5 under decimal: ","`)
	case commas == 1 && points == 0 && !strings.ContainsAny(number, "'’"):
		meant := strings.ReplaceAll(strings.ReplaceAll(number, " ", ""), ",", ".")
		hint := meant + ` is meant? Say decimal: "," beside file`
		if whole, decimals, _ := strings.Cut(number, ","); len(decimals) == 3 && len(whole) <= 3 {
			hint += "; " + whole + decimals + " is meant? Write it so"
		}
		return wrong("decimal comma", text, "has a decimal comma", hint)
	}
	return wrong("thousands", text,
		"has marks within a number that are neither its decimal point nor spaces between thousands",
		`numbers are written as 12500.5, or as 12 500,5 under decimal: "," beside file`)
}

// Verbatim leaves a text as it stands, unless it says that there is no value: for what is written in a scenario.
func Verbatim(text string) (string, *Mistake) { return text, Absent(text) }

// IsAbsence tells the mistakes of Absent from those of numbers and dates that cannot be read.
func IsAbsence(mistake *Mistake) bool {
	switch mistake.Kind {
	case "blank", "formula", "nan", "infinite", Missing:
		return true
	}
	return false
}
