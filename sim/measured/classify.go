package measured

import (
	"math"
	"strings"
)

// class is what most cells of a column are.
type class uint8

const (
	isBlank   class = iota
	isMoment        // a date with a time of day
	isDate          // a date
	isMonth         // a month, with its year or without
	isClock         // a time of day, or hours and minutes
	isSpan          // an interval of the day: 08:00-09:00
	isNumber        // a number
	isLasting       // a duration with its unit
	isWords         // anything else
)

// classNames are what a column is called where its header is not shown.
var classNames = map[class]string{
	isBlank: "nothing", isMoment: "dates with times", isDate: "dates", isMonth: "months", isClock: "times of day or " +
		"durations",
	isSpan: "intervals of the day", isNumber: "numbers", isLasting: "durations", isWords: "words",
}

// candidate is what is known of a column before its role is.
type candidate struct {
	at      int
	header  string
	class   class
	meaning meaning
	// of a column of numbers: whether all are whole, and the least and the greatest
	whole       bool
	least, most float64
	different   int // values among those looked at
	filled      int // cells of those looked at
	share       float64
}

// looked are the rows of a file by which a column is classified, spread over it.
const looked = 600

// classOf says what a cell is.
func classOf(text string, v value) class {
	switch {
	case v.form == clocked && v.number <= 1:
		return isClock
	case v.form == clocked:
		return isLasting
	case v.form == number:
		return isNumber
	case text == "":
		return isBlank
	case isPointedMonth(text):
		return isMonth
	case looksNumeric(strings.TrimSuffix(text, "%")):
		return isNumber
	}
	if m, ok := momentOf(text); ok {
		switch {
		case m.shape == ofMonth || m.shape == monthAlone:
			return isMonth
		case !math.IsNaN(m.until):
			if m.shape == noDate {
				return isSpan
			}
			return isMoment
		case m.shape == noDate:
			return isClock
		case m.shape == numberedHour:
			return isSpan
		case m.hasClock():
			return isMoment
		}
		return isDate
	}
	if absent(text) {
		return isBlank
	}
	if _, ok := (timer{unit: 1, clock: hoursMinutes, marks: marks{'.', 0}}).durationOf(text); ok {
		return isLasting
	}
	return isWords
}

// isPointedMonth says whether a cell is as 01.2024, which is a number as well.
func isPointedMonth(text string) bool {
	if len(text) != 7 || text[2] != '.' || text[3] != '1' && text[3] != '2' {
		return false
	}
	m, ok := momentOf(text)
	return ok && m.shape == ofMonth
}

// classify looks at the cells of a column.
func (g *grid) classify(rows []line, at int, header string) candidate {
	c := candidate{at: at, header: header, meaning: meaningOf(header), whole: true, least: math.Inf(1), most: math.Inf(-1)}
	var counts [isWords + 1]int
	step := max(1, len(rows)/looked)
	values := map[string]bool{}
	for i := 0; i < len(rows); i += step {
		l := &rows[i]
		text, v := l.text(at), l.value(at)
		if text == "" && v.form == written {
			continue
		}
		c.filled++
		values[text] = true
		found := classOf(text, v)
		counts[found]++
		if found == isNumber {
			c.minded(text, v)
		}
	}
	c.different = len(values)
	if c.filled == 0 {
		return c
	}
	best, said := isWords, 0
	for found, count := range counts {
		if class(found) != isBlank && count > said {
			best, said = class(found), count
		}
	}
	rest := c.filled - counts[isBlank]
	c.class, c.share = best, float64(said)/float64(max(1, rest))
	if said == 0 {
		c.class = isBlank
	}
	if c.share < 0.5 {
		c.class = isWords
	}
	return c
}

func (c *candidate) minded(text string, v value) {
	x := v.number
	if v.form == written {
		var ok bool
		text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
		if x, ok = (marks{'.', ','}).numberOf(text); !ok {
			x, _ = (marks{',', '.'}).numberOf(text)
		}
		if strings.ContainsAny(text, ".,") && x != math.Trunc(x) {
			c.whole = false
		}
	}
	if x != math.Trunc(x) {
		c.whole = false
	}
	c.least, c.most = min(c.least, x), max(c.most, x)
}

// canBeMoment says whether the numbers of a column can be moments: dates of a spreadsheet, or seconds since 1970.
func (c *candidate) canBeMoment() bool {
	return c.class == isNumber && (c.least > 20000 && c.most < 80000 || c.isUnix())
}

func (c *candidate) isUnix() bool {
	return c.least > 5e8 && c.most < 4e9 || c.least > 5e11 && c.most < 4e12
}

// canBeHour says whether a column can be one of hours of the day.
func (c *candidate) canBeHour() bool {
	return c.class == isSpan || c.class == isClock || c.class == isNumber && c.whole && c.least >= 0 && c.most <= 24
}

// timely says whether a column has dates.
func (c *candidate) timely() bool { return c.class == isMoment || c.class == isDate }

// identifies says whether a column is of those that are not read unless they are asked for.
func (c *candidate) identifies() bool { return c.meaning.roles[ofIdentity] }

// groups says whether a column parts rows into groups by its header: posts, channels and the like, and no persons.
func (c *candidate) groups() bool {
	return !c.identifies() && (c.meaning.roles[ofPost] || c.meaning.roles[ofGroup])
}
