package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// The numbers in sentences, each by how it is written.
type (
	// amount is a number with the scale in which it is said.
	amount struct {
		number *document.Number
		by     document.Scale
	}
	level    float64 // a multiple of what is stated, in percent
	share    float64 // in percent with two digits
	rough    float64 // a load, to three significant digits
	entities float64 // how many are there or pass
	seconds  float64 // as a person would say them: 1 h 12 min
)

// span is what one run counts: a week, a day, or else just a run.
type span int

const (
	week span = iota
	day
	run
)

func spanOf(p *plan.Plan) span {
	switch {
	case p != nil && (p.Windows > 1 || p.Antithetic): // what is counted of it depends on each other
	case p != nil && p.Window == plan.Week:
		return week
	case p != nil && p.Window == plan.Day:
		return day
	}
	return run
}

// simulated is a number of simulated weeks, days or runs.
type simulated struct {
	count int
	span  span
}

// simulatedSpans counts what was simulated: 10 simulated weeks.
func simulatedSpans(p *plan.Plan, n int) string {
	made := simulated{n, spanOf(p)}
	if made.span == run && p.Antithetic {
		return spanText.pairs.with(values{"runs": made, "window": spokenWindow(p)})
	}
	if made.span == run {
		return spanText.runs.with(values{"runs": made, "window": spokenWindow(p)})
	}
	return said(made)
}

// spokenWindow writes the time that is counted of one run: 1 week, or 4 windows of 1 week.
func spokenWindow(p *plan.Plan) string {
	if p.Windows <= 1 {
		return spokenSpan(p.Window)
	}
	return spanText.windows.with(values{"count": p.Windows, "window": spokenSpan(p.OneWindow())})
}

// spokenSpan writes nanoseconds in whole weeks or days where that is exact.
func spokenSpan(nanoseconds int64) string {
	switch {
	case nanoseconds > 0 && nanoseconds%plan.Week == 0:
		return spanText.weeks.with(values{"weeks": int(nanoseconds / plan.Week)})
	case nanoseconds > 0 && nanoseconds%plan.Day == 0:
		return spanText.days.with(values{"days": int(nanoseconds / plan.Day)})
	}
	return unit.FormatDuration(nanoseconds)
}

// digits writes a number that English has written as the language of the document does.
func digits(number string) string { return tongue().Number(number) }

// spokenDuration says seconds as a person would: 1 h 12 min.
func spokenDuration(time float64) string { return said(seconds(time)) }

// durationInWords writes seconds as a person would say them in English.
func durationInWords(seconds float64) string {
	if seconds < 10 {
		return document.Rounded(seconds, document.SignificantDecimals(seconds, 2)) + " s"
	}
	return unit.Spoken(seconds)
}

// spokenTime says a time of the model.
func spokenTime(nanosecond int64) string {
	seconds := float64(nanosecond) / nanoseconds
	switch {
	case nanosecond == 0:
		return spanText.noTime.said()
	case seconds < 1e-3:
		return tongue().Span(document.Shown(seconds*1e6) + " µs")
	case seconds < 1:
		return tongue().Span(document.Shown(seconds*1e3) + " ms")
	}
	return spokenDuration(seconds)
}

// fromTo writes the two ends of a range.
func fromTo(low, high string) string { return tongue().Range(low, high) }

// list joins words as a sentence does: a, b and c.
func list(words []string) string { return tongue().List(words) }

// firstOf joins words as a sentence does, and counts those that are more than six.
func firstOf(words []string) string { return upTo(6, words) }

// few joins names, and counts those that are more than a sentence bears.
func few(names []string) string { return upTo(3, names) }

// upTo joins the first words and counts the others, where these are more than one.
func upTo(most int, words []string) string {
	if more := len(words) - most; more > 1 {
		words = append(slices.Clone(words[:most]), listText.others.with(values{"count": more}))
	}
	return list(words)
}

// sentenceStart writes a word with a capital.
func sentenceStart(word string) string {
	if word == "" {
		return word
	}
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// pointList joins the names of design points, and counts those that are more than so many. Where a name has commas
// itself semicolons stand between them.
func pointList(most int, names []string) string {
	if !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, ", ") }) {
		return upTo(most, names)
	}
	if more := len(names) - most; more > 1 {
		names = append(slices.Clone(names[:most]), listText.others.with(values{"count": more}))
	}
	return strings.Join(names, "; ")
}

// mostPointsNamed is how many design points a sentence names.
const mostPointsNamed = 8
