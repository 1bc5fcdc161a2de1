package sheet

import (
	"fmt"
	"regexp"
	"strings"
)

// datePattern is a date of three numbers, most often with a time of day behind it.
var datePattern = regexp.MustCompile(`^(\d{1,4})([./-])(\d{1,2})([./-])(\d{1,4})(?:(?:T| +)(\S.*))?$`)

var timePattern = regexp.MustCompile(`^(\d{1,2}):(\d\d)(?::(\d\d)([.,]\d+)?)?$`)

// Moment writes a date with a time of day as scenarios have it, 2024-09-02 06:30, and gives what is no such date
// back as it stands. The order is the one by which it read day and month where the date itself tells them, and
// empty where that needed no telling: the year comes first, or points stand between (the day comes first then).
func Moment(text string, format Format) (moment string, order Dates, mistake *Mistake) {
	plain := strings.Map(onePlainSpace, strings.TrimSpace(text))
	parts := datePattern.FindStringSubmatch(plain)
	if parts == nil || parts[2] != parts[4] {
		return plain, "", nil
	}
	clock, mistake := timeOfDay(text, parts[6])
	if mistake != nil {
		return "", "", mistake
	}
	first, second, third := parts[1], parts[3], parts[5]
	switch {
	case len(first) == 4 && len(third) <= 2:
		return date(first, second, third) + clock, "", nil
	case len(third) != 4 || len(first) > 2:
		return "", "", wrong("year", text, "has no year of four digits", "write it as 31.12.2025 18:30 or 2025-12-31 18:30")
	}
	order, mistake = orderOf(text, parts, format.Dates)
	if mistake != nil {
		return "", "", mistake
	}
	if order == MonthFirst {
		first, second = second, first
	}
	if format.Dates != "" || parts[2] == "." || first == second {
		order = ""
	}
	if padded(second) > "12" {
		return "", "", wrong("month", text, fmt.Sprintf("has no month %s", second),
			"its order is "+string(max(format.Dates, DayFirst)))
	}
	return date(third, second, first) + clock, order, nil
}

func date(year, month, day string) string {
	return year + "-" + padded(month) + "-" + padded(day) + " "
}

// padded writes a number in two digits.
func padded(number string) string {
	if len(number) == 1 {
		return "0" + number
	}
	return number
}

// orderOf tells the day from the month of a date that matched the pattern.
func orderOf(text string, parts []string, stated Dates) (Dates, *Mistake) {
	first, second, year := padded(parts[1]), padded(parts[3]), parts[5]
	switch {
	case stated != "":
		return stated, nil
	case parts[2] == ".", first > "12", first == second:
		return DayFirst, nil
	case second > "12":
		return MonthFirst, nil
	}
	return "", wrong("order of dates", text, "can be two dates: which is the day and which is the month is in doubt",
		fmt.Sprintf("say dates: day-first beside file for %s-%s-%s, dates: month-first for %s-%s-%s", year, second, first,
			year, first, second))
}

// timeOfDay reads the part behind the date.
func timeOfDay(text, clock string) (string, *Mistake) {
	parts := timePattern.FindStringSubmatch(clock)
	lower := strings.ToLower(clock)
	switch {
	case clock == "":
		return "", wrong("no time", text, "has no time of day",
			"add one, as in 2025-12-31 18:30; 00:00 is the day's beginning")
	case strings.HasSuffix(lower, "am"), strings.HasSuffix(lower, "pm"), strings.HasSuffix(lower, "a.m."),
		strings.HasSuffix(lower, "p.m."):
		return "", wrong("half day", text, "counts the hours to twelve", "write the hours from 0 to 24, as in 18:30")
	case parts == nil && zonePattern.MatchString(clock):
		return "", wrong("zone", text, "states a time zone",
			"times are those of the flow's site: convert them and leave the zone out")
	case parts == nil:
		return "", wrong("time", text, "has no time of day behind its date",
			"write it as 2025-12-31 18:30 or 2025-12-31 18:30:15")
	}
	written := padded(parts[1]) + ":" + parts[2]
	if parts[3] != "" {
		written += ":" + parts[3] + strings.Replace(parts[4], ",", ".", 1)
	}
	return written, nil
}

var zonePattern = regexp.MustCompile(`(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$`)
