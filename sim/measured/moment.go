package measured

import (
	"math"
	"strings"
	"time"

	"karvon/sim/internal/sheet"
)

// moment is what a cell says of a date, a time of day, or both.
type moment struct {
	shape                shape
	first, second, third int     // of a date, in their order
	clock                float64 // s since midnight; NaN where none is said
	until                float64 // of an interval of the day, its end; NaN elsewhere
	twelve               bool    // hours are counted to twelve
	zoned, utc           bool
	offset               float64 // s east of Greenwich, where zoned
	since                float64 // s since 1970, of numbers that are whole moments
}

// shape says how a date is written.
type shape uint8

const (
	noDate       shape = iota
	yearFirst          // year, month, day
	byPoints           // day, month, year: points stand between
	undecided          // which of the first two is the day is for the column to say
	ofMonth            // year and month alone: first, second
	monthAlone         // a month's word, without a year: second
	sinceEpoch         // a number that is a moment by itself
	spreadsheet        // the same, of a spreadsheet
	ofUnix             // the same, of seconds since 1970
	numberedHour       // a whole number from 0 to 24, which an hour's column has: clock
)

// wholeDay says whether a moment has a date with its day.
func (m *moment) wholeDay() bool {
	return m.shape != noDate && m.shape != ofMonth && m.shape != monthAlone && m.shape != numberedHour
}

func (m *moment) hasClock() bool { return !math.IsNaN(m.clock) }

var (
	monthWords = map[string]int{
		"jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5, "jun": 6,
		"june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "oct": 10,
		"october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
		"янв": 1, "январь": 1, "января": 1, "фев": 2, "февр": 2, "февраль": 2, "февраля": 2, "мар": 3, "март": 3,
		"марта": 3, "апр": 4, "апрель": 4, "апреля": 4, "май": 5, "мая": 5, "июн": 6, "июнь": 6, "июня": 6, "июл": 7,
		"июль": 7, "июля": 7, "авг": 8, "август": 8, "августа": 8, "сен": 9, "сент": 9, "сентябрь": 9, "сентября": 9,
		"окт": 10, "октябрь": 10, "октября": 10, "ноя": 11, "нояб": 11, "ноябрь": 11, "ноября": 11, "дек": 12,
		"декабрь": 12, "декабря": 12,
		"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mär": 3, "mai": 5, "juni": 6, "juli": 7, "okt": 10,
		"oktober": 10, "dez": 12, "dezember": 12,
	}
	weekdayWords = setOf("mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday " +
		"sun sunday пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье " +
		"mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag so sonntag")
	yearWords = setOf("г год года")
	hourWords = setOf("h hr hrs hour hours ч час часа часов")
	// zoneWords are those whose clock is that of the place where the file was made.
	zoneWords = setOf("pst pdt pt mst mdt mt cst cdt ct est edt et akst akdt hst bst cet cest eet eest msk мск uzt almt")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// momentOf reads a date, a time of day or both; false where a text is neither.
func momentOf(text string) (moment, bool) {
	var room [24]token
	c := cursor{tokens: tokens(text, room[:0])}
	m := moment{clock: math.NaN(), until: math.NaN()}
	if c.done() {
		return m, false
	}
	c.word(setAt)
	if c.word(weekdayWords) {
		c.skip(",")
	}
	if !m.date(&c) {
		return m, m.timeOfDay(&c, true) && m.end(&c)
	}
	if c.done() {
		return m, true
	}
	if !(c.skip(",_-") || c.word(setT)) && !c.peek(0).spaced && !c.peek(-1).is(".:") {
		return m, false
	}
	if m.shape == ofMonth || m.shape == monthAlone {
		return m, false
	}
	return m, m.timeOfDay(&c, false) && m.end(&c)
}

var setT, setAt = setOf("t"), setOf("at в")

// end takes what may stand behind a time: a day of the week, a mark.
func (m *moment) end(c *cursor) bool {
	if c.word(weekdayWords) {
		return c.done()
	}
	return c.done()
}

// date reads the date at the cursor, and stays where none stands.
func (m *moment) date(c *cursor) bool {
	begun := c.at
	if m.numericDate(c) || m.wordedDate(c) {
		if c.word(yearWords) && !c.done() && c.peek(0).is(".") {
			c.at++
		}
		return true
	}
	c.at = begun
	return false
}

func (m *moment) numericDate(c *cursor) bool {
	a, s, b := c.peek(0), c.peek(1), c.peek(2)
	switch {
	case a.kind != 'd':
		return false
	case len(a.text) == 8 && a.value > 19000000 && a.value < 21001232 && !s.is(".:,"):
		m.shape, m.first, m.second, m.third = yearFirst, a.value/10000, a.value/100%100, a.value%100
		c.at++
		return m.second >= 1 && m.second <= 12 && m.third >= 1 && m.third <= 31
	case !s.is("./-") || b.kind != 'd' || b.spaced:
		return false
	}
	third := c.peek(4)
	if c.peek(3).text != s.text || third.kind != 'd' || third.spaced {
		return m.numericMonth(c, a, s, b)
	}
	m.first, m.second, m.third = a.value, b.value, third.value
	switch {
	case len(a.text) == 4 && len(third.text) <= 2:
		m.shape = yearFirst
	case len(a.text) > 2 || len(b.text) > 2:
		return false
	case len(third.text) == 4 && s.text == ".":
		m.shape = byPoints
	case len(third.text) == 4:
		m.shape = undecided
	case len(third.text) == 2 && s.text == ".":
		m.shape, m.third = byPoints, 2000+third.value
	case len(third.text) == 2 && s.text == "/":
		m.shape, m.third = undecided, 2000+third.value
	default:
		return false
	}
	c.at += 5
	return true
}

// numericMonth reads 2024-09, 09.2024 and 09/2024.
func (m *moment) numericMonth(c *cursor, a, s, b *token) bool {
	switch {
	case len(a.text) == 4 && len(b.text) == 2 && s.text != "." && b.value >= 1 && b.value <= 12:
		m.shape, m.first, m.second = ofMonth, a.value, b.value
	case len(a.text) <= 2 && len(b.text) == 4 && a.value >= 1 && a.value <= 12 && b.value > 1900 && b.value < 2100:
		m.shape, m.first, m.second = ofMonth, b.value, a.value
	default:
		return false
	}
	c.at += 3
	return true
}

// wordedDate reads 2 Sep 2024, Sep 2, 2024, September 2024, Sep-24 and September.
func (m *moment) wordedDate(c *cursor) bool {
	day := 0
	if t := c.peek(0); t.kind == 'd' && len(t.text) <= 2 {
		day = t.value
		c.at++
		c.skip("-/.")
	} else if t.kind == 'd' && len(t.text) == 4 && t.value > 1900 && t.value < 2100 { // 2024 Sep, 2024-Sep-02
		c.at++
		c.skip("-/., ")
		month := monthWords[c.peek(0).text]
		if month == 0 || c.peek(0).kind != 'a' {
			return false
		}
		c.at++
		m.shape, m.first, m.second = ofMonth, t.value, month
		if d := c.peek(1); c.peek(0).is("-") && d.kind == 'd' && len(d.text) <= 2 {
			c.at += 2
			m.shape, m.third = yearFirst, d.value
		}
		return true
	}
	month := monthWords[c.peek(0).text]
	if month == 0 || c.peek(0).kind != 'a' {
		return false
	}
	c.at++
	c.skip(".")
	marked := c.skip("-/,'’")
	next := c.peek(0)
	if day == 0 && next.kind == 'd' && len(next.text) <= 2 && c.peek(1).is(",") && c.peek(2).kind == 'd' {
		day = next.value
		c.at += 2
		next = c.peek(0)
	}
	if day == 0 && next.kind == 'd' && len(next.text) <= 2 && len(c.peek(1).text) == 4 && c.peek(1).kind == 'd' {
		day = next.value
		c.at++
		next = c.peek(0)
	}
	year := 0
	if next.kind == 'd' {
		switch {
		case len(next.text) == 4 && next.value > 1900 && next.value < 2100:
			year = next.value
		case len(next.text) == 2 && (marked || day > 0):
			year = 2000 + next.value
		}
	}
	if year == 0 {
		m.shape, m.second = monthAlone, month
		return day == 0
	}
	c.at++
	m.shape, m.first, m.second, m.third = yearFirst, year, month, day
	if day == 0 {
		m.shape = ofMonth
	}
	return true
}

// Years of records: others are slips, over whose centuries nothing is counted.
const firstYear, lastYear = 1950, 2100

// secondsOf are the seconds of a moment's date since 1970, at midnight there; NaN of a date that there is not. The
// order is that of the column.
func (m *moment) secondsOf(order sheet.Dates) float64 {
	year, month, day := m.first, m.second, m.third
	switch m.shape {
	case noDate, monthAlone, numberedHour:
		return 0
	case sinceEpoch, spreadsheet, ofUnix:
		return m.since
	case ofMonth:
		day = 1
	case byPoints:
		year, month, day = m.third, m.second, m.first
	case undecided:
		year, month, day = m.third, m.second, m.first
		if order == sheet.MonthFirst {
			month, day = day, month
		}
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < firstYear || year > lastYear || month < 1 || month > 12 || at.Day() != day ||
		at.Month() != time.Month(month) {
		return math.NaN()
	}
	return float64(at.Unix())
}
