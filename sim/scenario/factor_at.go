package scenario

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"karvon/sim/unit"
)

// Position gives where the value as it is written stands in its range: 0 for the low end and 1 for the high one.
func (f *Factor) Position() float64 { return (f.part.Value - f.part.Low) / (f.part.High - f.part.Low) }

// ValueAt gives the value at a position of its range, in base units.
func (f *Factor) ValueAt(position float64) float64 { return between(f.part.Low, f.part.High, position) }

// UnitKind names what a quantity is counted in, as its range is written: a duration, a rate, ...
func (f *Factor) UnitKind() string {
	for _, dimension := range []unit.Dimension{unit.Number, unit.Share, unit.Duration, unit.Rate, unit.Speed, unit.Length,
		unit.Area, unit.Money} {
		if _, err := unit.Parse(f.High, dimension); err == nil {
			return dimension.String()
		}
	}
	return ""
}

// Path is the input path of the value: of a share that of all of them together.
func (f *Factor) Path() string { return f.quantity }

// Rounded gives the position of the value as At writes it.
func (f *Factor) Rounded(position float64) float64 {
	if f.Counts {
		return (math.Round(f.ValueAt(position)) - f.part.Low) / (f.part.High - f.part.Low)
	}
	one, _, ok := f.scale()
	if !ok {
		return position
	}
	value, err := strconv.ParseFloat(strconv.FormatFloat(f.ValueAt(position)/one, 'g', 4, 64), 64)
	if err != nil {
		return position
	}
	return (float64(value*one) - f.part.Low) / (f.part.High - f.part.Low)
}

// quantityText is a quantity in one unit: its number, and the unit with the space before it.
var quantityText = regexp.MustCompile(`^(-?[0-9][0-9,_]*\.?[0-9]*)( ?[a-zA-Z%/][^0-9]*[0-9]?|)$`)

// scale gives what one of the unit is in which an end of the range is written, and that unit with the space before it.
func (f *Factor) scale() (one float64, unit string, ok bool) {
	for _, end := range []struct {
		text  string
		value float64
	}{{f.High, f.part.High}, {f.Low, f.part.Low}} {
		parts := quantityText.FindStringSubmatch(end.text)
		if parts == nil || end.value == 0 {
			continue
		}
		number, err := strconv.ParseFloat(strings.NewReplacer(",", "", "_", "").Replace(parts[1]), 64)
		if err == nil {
			return end.value / number, parts[2], true
		}
	}
	return 0, "", false
}

// At writes the value at a position of its range with four digits, in the unit in which an end of the range is written;
// of what counts things the whole number that it is moved to.
func (f *Factor) At(position float64) string {
	value := f.ValueAt(position)
	if f.Counts {
		return unit.WithCommas(strconv.FormatFloat(math.Round(value), 'f', -1, 64))
	}
	if one, unit, ok := f.scale(); ok {
		return withDigits(value/one, 4) + unit
	}
	return unit.FormatDuration(int64(math.Round(value)) * 1e9)
}

// withDigits writes a number with so many digits, and no more noughts than it needs.
func withDigits(value float64, digits int) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', digits, 64), 64)
	if err != nil {
		return strconv.FormatFloat(value, 'g', digits, 64)
	}
	whole, fraction, found := strings.Cut(strconv.FormatFloat(rounded, 'f', -1, 64), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	if whole = sign + unit.WithCommas(whole); found {
		return whole + "." + fraction
	}
	return whole
}
