package scenario

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"karvon/sim/internal/sheet"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// plain reads the numbers of a cell in the notation of the file.
func (f *dataFile) plain(text string) (string, *sheet.Mistake) {
	return sheet.Plain(text, f.format.Decimal)
}

// quantity reads a cell with a quantity, and gives it as a scenario has it too.
func (f *dataFile) quantity(cell Text, dimension string) (string, float64) {
	plain, mistake := f.plain(cell.Text)
	if mistake != nil {
		f.tally.add(mistake, codeOf(mistake), cell.Pos, cell.Path)
		return "", 0
	}
	value, err := parserOf(dimension)(plain)
	if err != nil {
		f.tally.add(unreadable(plain, err), BadQuantity, cell.Pos, cell.Path)
	}
	return plain, value
}

// codeOf tells cells without a value from those whose number cannot be read.
func codeOf(mistake *sheet.Mistake) syntax.Code {
	if sheet.IsAbsence(mistake) {
		return BadData
	}
	return BadQuantity
}

// unreadable is the mistake of a text that is no quantity. Texts that are wrong in the same way make the same kind.
func unreadable(text string, err error) *sheet.Mistake {
	var explained *unit.Error
	if !errors.As(err, &explained) {
		return &sheet.Mistake{Kind: err.Error(), Message: err.Error()}
	}
	kind := strings.ReplaceAll(explained.Message, strconv.Quote(text), "")
	return &sheet.Mistake{Kind: kind, Message: explained.Message, Hint: explained.Hint}
}

// moments gives the times of a file as a scenario has them. Those that are wrong are left out.
func (f *dataFile) moments(cells []Text) []Text {
	var times []Text
	told := map[sheet.Dates]Text{} // the first date that tells an order
	for _, cell := range cells {
		moment, order, mistake := sheet.Moment(cell.Text, f.format)
		if mistake == nil && moment == cell.Text && !momentPattern.MatchString(moment) {
			moment, mistake = f.plain(cell.Text) // 4,5 h since the start
		}
		if mistake != nil {
			code := codeOf(mistake)
			if code == BadQuantity {
				code = BadTime
			}
			f.tally.add(mistake, code, cell.Pos, cell.Path)
			continue
		}
		if _, known := told[order]; !known {
			told[order] = cell
		}
		times = append(times, Text{cell.Meta, moment})
	}
	if day, month := told[sheet.DayFirst], told[sheet.MonthFirst]; day.Text != "" && month.Text != "" {
		if day.Pos.Compare(month.Pos) > 0 {
			day, month = month, day
		}
		f.tally.add(&sheet.Mistake{Kind: "orders",
			Message: fmt.Sprintf("%q and %q have day and month in different orders", day.Text, month.Text),
			Hint: fmt.Sprintf("%q stands in line %d; say dates: day-first or dates: month-first beside file", day.Text,
				day.Pos.Line)}, BadTime, month.Pos, month.Path)
	}
	return times
}

var momentPattern = regexp.MustCompile(`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$`)

// moments reads times as 4h30m, 2024-09-02 06:30 or 2024-09-02T06:30:15.
func (y *tally) moments(times []Text) []Moment {
	moments := make([]Moment, len(times))
	for i, text := range times {
		moment, mistake := momentOf(text)
		if mistake != nil {
			y.add(mistake, BadTime, text.Pos, text.Path)
		}
		moments[i] = moment
	}
	return moments
}

// momentOf reads one time; 24:00 is the end of its day.
func momentOf(text Text) (Moment, *sheet.Mistake) {
	m := Moment{Meta: text.Meta}
	if !momentPattern.MatchString(text.Text) {
		since, err := unit.ParseDuration(text.Text)
		if err != nil {
			return m, notAMoment(text.Text)
		}
		m.Since = since
		return m, nil
	}
	date, clock := text.Text[:10], text.Text[11:]
	days := 0
	if clock == "24:00" || clock == "24:00:00" {
		clock, days = "00:00", 1
	}
	layout := "2006-01-02 15:04"
	if len(clock) > len("15:04") {
		layout = "2006-01-02 15:04:05"
	}
	local, err := time.Parse(layout, date+" "+clock)
	if err != nil {
		return m, &sheet.Mistake{Kind: "date", Message: text.Text + " is no date with a time of day",
			Hint: "write it as 2024-09-02 06:30"}
	}
	m.Local = local.AddDate(0, 0, days)
	return m, nil
}

var (
	barePattern   = regexp.MustCompile(`^\d+([.,]\d+)?$`)
	bareClock     = regexp.MustCompile(`^\d{1,2}:\d\d`)
	datesPattern  = regexp.MustCompile(`^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`)
	momentExample = "write it as 4h30m or as 2024-09-02 06:30"
)

// notAMoment explains a text that is neither a duration nor a date.
func notAMoment(text string) *sheet.Mistake {
	quoted := strconv.Quote(syntax.Abbreviated(text))
	switch {
	case barePattern.MatchString(text):
		return &sheet.Mistake{Kind: "bare", Message: quoted + " is a number without a unit, where a time is due",
			Hint: "a time since the run's start has one, as in 4h30m; a date that a spreadsheet saved as a number needs the " +
				"format yyyy-mm-dd hh:mm there"}
	case bareClock.MatchString(text):
		return &sheet.Mistake{Kind: "clock", Message: quoted + " is a time of day without its date", Hint: momentExample}
	case datesPattern.MatchString(text):
		return &sheet.Mistake{Kind: "date", Message: quoted + " is no date with a time of day",
			Hint: "write it as 2024-09-02 06:30"}
	}
	return &sheet.Mistake{Kind: "moment",
		Message: quoted + " is neither a time since the run's start nor a date with a time of day", Hint: momentExample}
}

// column reads recorded values: numbers where most of them begin like one, and words otherwise. Read gives the text
// of a value as a scenario has it.
func (y *tally) column(texts []Text, read func(string) (string, *sheet.Mistake)) *Column {
	c := &Column{}
	if len(texts) > 0 {
		c.Meta = texts[0].Meta
	}
	numeric := areNumbers(texts)
	for _, text := range texts {
		if numeric {
			y.number(c, text, read)
		} else {
			y.word(c, text)
		}
	}
	return c
}

func areNumbers(texts []Text) bool {
	numbers := 0
	for _, text := range texts {
		switch {
		case sheet.Absent(text.Text) != nil:
		case syntax.StartsNumber(text.Text):
			numbers++
		default:
			numbers--
		}
	}
	return numbers > 0
}

func (y *tally) number(c *Column, text Text, read func(string) (string, *sheet.Mistake)) {
	plain, mistake := read(text.Text)
	code := BadQuantity
	if mistake != nil {
		y.add(mistake, codeOf(mistake), text.Pos, text.Path)
		return
	}
	value, err := unit.Parse(plain, unit.Number)
	switch {
	case err == nil:
		c.Numbers = append(c.Numbers, value)
		c.texts = append(c.texts, Text{text.Meta, plain})
		return
	case !syntax.StartsNumber(plain):
		mistake = &sheet.Mistake{Kind: "word", Message: strconv.Quote(syntax.Abbreviated(text.Text)) +
			" is not a number, as most values here are",
			Hint: "an attribute is a number or a word throughout"}
	default:
		mistake = unreadable(plain, err)
	}
	y.add(mistake, code, text.Pos, text.Path)
}

func (y *tally) word(c *Column, text Text) {
	message, hint := notAName(text.Text)
	mistake := sheet.Absent(text.Text)
	switch {
	case mistake != nil && (mistake.Kind != sheet.Missing || message != ""):
		y.add(mistake, BadData, text.Pos, text.Path)
	case message != "":
		kind := "name"
		if syntax.StartsNumber(text.Text) {
			kind = "number"
		}
		y.add(&sheet.Mistake{Kind: kind, Message: message, Hint: hint}, BadName, text.Pos, text.Path)
	default:
		c.Words = append(c.Words, text.Text)
		c.texts = append(c.texts, text)
	}
}
