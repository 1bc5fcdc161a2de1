package sheet

import (
	"strings"
	"testing"
)

func TestNumbersAreReadInTheStatedNotation(t *testing.T) {
	for _, test := range []struct {
		text    string
		decimal Decimal
		want    string
	}{
		{"12", "", "12"}, {"-3.5", "", "-3.5"}, {"1e3", "", "1e3"},
		{"12 500", "", "12500"}, {"12\u00a0500.25", "", "12500.25"}, {"1\u202f234\u2009567", "", "1234567"},
		{"3,5", decimalComma, "3.5"}, {"12\u00a0500,5 kg", decimalComma, "12500.5 kg"}, {"7", decimalComma, "7"},
		{"4m30s", "", "4m30s"}, {"1 h 35 min", "", "1 h 35 min"}, {"3,5\u00a0min", decimalComma, "3.5 min"},
		{"soon", "", "soon"},
	} {
		if got, mistake := Plain(test.text, test.decimal); got != test.want || mistake != nil {
			t.Errorf("%q under %q: got %q and %v, want %q", test.text, test.decimal, got, mistake, test.want)
		}
	}
}

func TestCellsThatAreNoNumbersAreMistakesOfTheirKind(t *testing.T) {
	for _, test := range []struct {
		text    string
		decimal Decimal
		kind    string
		hint    string
	}{
		{"3,5", "", "decimal comma", `3.5 is meant? Say decimal: ","`},
		{"1,234", "", "decimal comma", "1234 is meant? Write it so"},
		{"1,234.5", "", "thousands", "12500.5"}, {"1.234,5", "", "thousands", "12500.5"},
		{"1'234", "", "thousands", "12500.5"},
		{"3.5", decimalComma, "point", "12 500,5"}, {"1.234,5", decimalComma, "point", "12 500,5"},
		{"12 50", "", "grouping", "12 500"}, {"1234 567", "", "grouping", "12 500"},
		{"", "", "blank", "fill it in"}, {"\u00a0", "", "blank", "fill it in"},
		{"NaN", "", "nan", "fill it in"}, {"-Inf", "", "infinite", "write a number"}, {"∞", "", "infinite", "write a number"},
		{"#DIV/0!", "", "formula", "mend the formula"}, {"#Н/Д", "", "formula", "mend the formula"},
		{"n/a", "", Missing, "fill it in"}, {"—", "", Missing, "fill it in"},
	} {
		_, mistake := Plain(test.text, test.decimal)
		if mistake == nil || mistake.Kind != test.kind || !strings.Contains(mistake.Hint, test.hint) {
			t.Errorf("%q under %q: got %+v, want the kind %q with the hint %q", test.text, test.decimal, mistake, test.kind,
				test.hint)
		}
	}
}
