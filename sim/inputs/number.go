package inputs

import (
	"fmt"
	"strconv"
	"strings"

	"karvon/sim/internal/book"
	"karvon/sim/internal/sheet"
	"karvon/sim/scenario"
)

// readNumber reads a number in the unit of an input. A workbook says itself what is a number; in a file of CSV a text
// is one where it is written as scenarios write numbers.
func (c *comparison) readNumber(of cell, in *scenario.Input) (value float64, blank, ok bool) {
	refuse := func(message, hint string) (float64, bool, bool) {
		c.Add(scenario.BadQuantity, of.pos, in.Name, message, hint)
		return 0, false, false
	}
	asNumber := "give the cell the format of a number, and write the number again"
	switch of.Kind {
	case book.Empty:
		if of.Formula {
			return refuse("the formula here gives nothing", "write a number, or mend the formula")
		}
		return 0, true, true
	case book.Number:
		switch {
		case !of.Percent:
			return of.Number, false, true
		case in.Unit != "%":
			return refuse(fmt.Sprintf("%s is a percentage, but the number is written %s", of.Text, inUnit(in)), asNumber)
		}
		value, err := strconv.ParseFloat(strings.TrimSuffix(of.Text, "%"), 64)
		return value, false, err == nil
	case book.Date, book.Clock:
		return refuse("here stands a date or a time ("+of.Text+"), and a number is due",
			"spreadsheets turn what looks like a date into one: "+asNumber)
	case book.Truth:
		return refuse("here stands "+of.Text+", and a number is due", asNumber)
	}
	if of.typed {
		return refuse(fmt.Sprintf("%q is a text, and a number is due", shortened(of.Text)), meant(of.Text, in))
	}
	return c.readText(of, in)
}

// readText reads a number of a file of CSV.
func (c *comparison) readText(of cell, in *scenario.Input) (value float64, blank, ok bool) {
	plain, mistake := sheet.Plain(of.Text, "")
	if mistake != nil {
		hint := mistake.Hint
		if mistake.Kind == "decimal comma" {
			hint = meant(of.Text, in)
		}
		c.Add(scenario.BadQuantity, of.pos, in.Name, mistake.Message, hint)
		return 0, false, false
	}
	if in.Unit == "%" {
		plain = strings.TrimSpace(strings.TrimSuffix(plain, "%"))
	}
	value, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		c.Add(scenario.BadQuantity, of.pos, in.Name, fmt.Sprintf("%q is no number", shortened(of.Text)), meant(of.Text, in))
		return 0, false, false
	}
	return value, false, true
}

// meant says which number a text may stand for.
func meant(text string, in *scenario.Input) string {
	trimmed := strings.TrimSpace(text)
	number := strings.TrimSpace(strings.TrimRight(trimmed, "%/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ23 "))
	if strings.Trim(trimmed, "0123456789.,-") == "" {
		number = trimmed
	}
	if strings.Count(number, ",") == 1 && !strings.Contains(number, ".") {
		number = strings.Replace(number, ",", ".", 1)
	}
	hint := "write a number"
	if _, err := strconv.ParseFloat(number, 64); err == nil {
		hint = "is " + number + " meant? Write it as a number"
	}
	return hint + ", " + inUnit(in)
}

// inUnit says how a number is written.
func inUnit(in *scenario.Input) string {
	if in.Unit == "" {
		return "without a unit"
	}
	return "in the unit that stands beside it, " + in.Unit
}

// shortened bounds what a message quotes of a cell.
func shortened(text string) string {
	const longest = 60
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}
