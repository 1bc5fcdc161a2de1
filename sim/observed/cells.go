package observed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"karvon/sim/internal/sheet"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// readDate writes a date as 2025-03-31; a time of day behind it, as spreadsheets write midnight, is left out.
func (t *Table) readDate(c sheet.Cell) string {
	text := c.Text
	if !strings.Contains(text, ":") {
		text += " 00:00"
	}
	moment, _, mistake := sheet.Moment(text, sheet.Format{})
	switch {
	case mistake != nil:
		t.add(scenario.BadData, t.at(c), strings.ReplaceAll(mistake.Message, " 00:00", ""),
			"write dates as 2025-03-31")
		return ""
	case !dateStart.MatchString(moment):
		t.add(scenario.BadData, t.at(c), fmt.Sprintf("%q is no date", c.Text), "write dates as 2025-03-31")
		return ""
	}
	date := moment[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		t.add(scenario.BadData, t.at(c), fmt.Sprintf("%q is no day of the calendar", c.Text), "write dates as 2025-03-31")
		return ""
	}
	return date
}

var dateStart = regexp.MustCompile(`^\d{4}-\d\d-\d\d `)

// clock is a time of day as spreadsheets and people write it.
var clock = regexp.MustCompile(`^(\d{1,2})(?::(\d\d)(?::00)?)?$`)

// readHours gives how the name of a response goes on by the hours of the day between two cells.
func (t *Table) readHours(from, to sheet.Cell) string {
	begin, ok := t.readClock(from)
	end, also := t.readClock(to)
	if !ok || !also {
		return ""
	}
	if begin == end%(24*60) || begin == 24*60 {
		t.add(scenario.BadData, t.at(to), fmt.Sprintf("from %s to %s is no part of a day", from.Text, to.Text),
			"leave both cells blank for the whole day")
		return ""
	}
	return response.OfHours("", begin, end)
}

// readHour gives how the name of a response goes on by the hour that begins at a time of day.
func (t *Table) readHour(c sheet.Cell) string {
	begin, ok := t.readClock(c)
	switch {
	case !ok:
		return ""
	case begin == 24*60:
		t.add(scenario.BadData, t.at(c), fmt.Sprintf("no hour of the day begins at %s", c.Text),
			"hours are 0 to 23, each by when it begins")
		return ""
	}
	return response.OfHours("", begin, (begin+60)%(24*60))
}

// readClock reads a time of day, in minutes since midnight.
func (t *Table) readClock(c sheet.Cell) (minutes int, ok bool) {
	parts := clock.FindStringSubmatch(c.Text)
	if parts != nil {
		hour, _ := strconv.Atoi(parts[1])
		minute := 0
		if parts[2] != "" {
			minute, _ = strconv.Atoi(parts[2])
		}
		minutes = 60*hour + minute
		if minute < 60 && minutes <= 24*60 {
			return minutes, true
		}
	}
	t.add(scenario.BadData, t.at(c), fmt.Sprintf("%q is no time of day", c.Text),
		"write it as 08:00 or 17:30")
	return 0, false
}

// readUse says whether a row is held out.
func (t *Table) readUse(c sheet.Cell) (holdOut bool) {
	switch strings.ToLower(c.Text) {
	case "fit":
	case "hold-out", "holdout", "hold out":
		return true
	default:
		t.add(scenario.BadData, t.at(c), fmt.Sprintf("%q is no use of a row", c.Text),
			"it is fit or hold-out; blank is fit")
	}
	return false
}

// tellNotation finds whether the numbers have decimal commas: where some have that can be nothing else, and none has a
// decimal point.
func (t *Table) tellNotation() {
	commas, points := false, false
	for i := range t.entries {
		if t.entries[i].value.plain {
			continue
		}
		text := t.entries[i].value.text
		commas = commas || decimalComma.MatchString(text)
		points = points || strings.Contains(text, ".")
	}
	if commas && !points {
		t.decimal = ","
	}
}

// decimalComma is a comma that does not part thousands.
var decimalComma = regexp.MustCompile(`^-?(?:\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|0,\d+)(?:\D.*)?$`)
