package book

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// value tells what a cell holds, by its type and its style: ECMA-376, part 1, 18.18.11.
func (r *sheetReader) value(c stored) (Cell, error) {
	held := Cell{Formula: c.Formula != nil}
	text := ""
	if c.Value != nil {
		text = *c.Value
	}
	if held.Formula && text == "" && (c.Value == nil || c.Type != "str") {
		held.Kind = Uncalculated
		return held, nil
	}
	switch c.Type {
	case "s":
		index, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || index < 0 || index >= len(r.texts) {
			return held, errors.New("a text that a cell refers to is missing")
		}
		text = r.texts[index]
	case "inlineStr":
		text = ""
		if c.Inline != nil {
			text = c.Inline.String()
		}
	case "str":
		text = unescaped(text)
	case "b":
		held.Kind, held.Text = Truth, strconv.FormatBool(truth(text))
		return held, nil
	case "e":
		held.Kind, held.Text = Error, text
		return held, nil
	case "d":
		return dated(held, text), nil
	default:
		return r.number(held, strings.TrimSpace(text), c.Style)
	}
	if held.Text = strings.TrimSpace(text); held.Text != "" {
		held.Kind = Text
	}
	return held, nil
}

// dated reads a date that is stored as a text by ISO 8601.
func dated(held Cell, text string) Cell {
	held.Kind, held.Text = Date, strings.TrimSpace(text)
	for _, layout := range []string{"2006-01-02T15:04:05.999Z07:00", "2006-01-02T15:04:05.999", "2006-01-02T15:04"} {
		if at, err := time.Parse(layout, held.Text); err == nil {
			held.Text = written(at, true)
			return held
		}
	}
	if _, err := time.Parse(time.DateOnly, held.Text); err != nil {
		held.Kind = Text
	}
	return held
}

// number reads a number, of which its style tells whether it stands for a date.
func (r *sheetReader) number(held Cell, text string, style int) (Cell, error) {
	if text == "" {
		return held, nil
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		return held, fmt.Errorf("%q is stored as a number in row %d", text, r.row)
	}
	held.Kind, held.Number, held.Text = Number, value, decimal(value, 0)
	shown := plain
	if style >= 0 && style < len(r.formats) {
		shown = r.formats[style]
	}
	switch {
	case shown == percent:
		held.Percent, held.Text = true, decimal(value, 2)+"%"
	case value < 0, value > lastDay:
	case shown == clock:
		held.Kind, held.Text = Clock, hours(value)
	case shown == day, shown == dayOfTime:
		held.Kind, held.Text = Date, written(r.at(value), shown == dayOfTime)
	}
	return held, nil
}

const (
	lastDay     = 2_958_466 // behind the year 9999
	millisInDay = 86_400_000
)

// at is the moment of a number of days.
func (r *sheetReader) at(days float64) time.Time {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if r.since04 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	whole, fraction := math.Modf(days)
	millis := time.Duration(math.Round(float64(fraction * millisInDay)))
	return start.AddDate(0, 0, int(whole)).Add(millis * time.Millisecond)
}

// written writes a date as scenarios have it, with a time of day where it has one or is to have one.
func written(at time.Time, timed bool) string {
	switch {
	case at.Nanosecond() != 0:
		return at.Format("2006-01-02 15:04:05.000")
	case at.Second() != 0:
		return at.Format("2006-01-02 15:04:05")
	case timed || at.Hour() != 0 || at.Minute() != 0:
		return at.Format("2006-01-02 15:04")
	}
	return at.Format(time.DateOnly)
}

// hours writes a part of a day, or more than a day, as a clock shows it.
func hours(days float64) string {
	millis := int64(math.Round(float64(days * millisInDay)))
	text := fmt.Sprintf("%02d:%02d", millis/3_600_000, millis/60_000%60)
	if left := millis % 60_000; left%1000 != 0 {
		text += fmt.Sprintf(":%02d.%03d", left/1000, left%1000)
	} else if left != 0 {
		text += fmt.Sprintf(":%02d", left/1000)
	}
	return text
}

// decimal writes a number times a power of ten in as few digits as say it, without rounding.
func decimal(value float64, power int) string {
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(value, 'e', -1, 64), "e")
	of, err := strconv.Atoi(exponent)
	if err != nil {
		return strconv.FormatFloat(value, 'g', -1, 64)
	}
	text := digits + "e" + strconv.Itoa(of+power)
	if of += power; of < -7 || of > 15 {
		return text
	}
	scaled, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(scaled, 'f', -1, 64)
}
