package report

import (
	"regexp"

	"karvon/sim/reason"
	"karvon/sim/unit"
)

// worded says in a report's words what the packages below tell of a result, of which each run counts such a span;
// of nothing it says nothing.
func worded(why reason.Reason, counted span) string {
	if why.IsNone() {
		return ""
	}
	arguments := values{"span": counted}
	for name, value := range why.Values() {
		arguments[name] = argumentOf(value, counted)
	}
	text, plain := reasonTexts[why.Code]
	if !plain {
		text = sentence(why.Code.Text())
	}
	return text.with(arguments)
}

// numeral is a number, as English writes it.
var numeral = regexp.MustCompile(`^[-+]?\d[\d,]*(\.\d+)?%?$`)

// argumentOf says the value of a reason: replications are weeks, days or runs.
func argumentOf(value any, counted span) any {
	switch value := value.(type) {
	case reason.Reason:
		return worded(value, counted)
	case string:
		if numeral.MatchString(value) {
			return digits(value)
		}
		if time, err := unit.Parse(value, unit.Duration); err == nil {
			return seconds(time)
		}
	case reason.Busy:
		return digits(value.String())
	case reason.Part:
		return digits(value.String())
	case reason.Days:
		return tongue().Span(value.String())
	case reason.Replications:
		return simulated{int(value), counted}
	case reason.PlainReplications:
		return spanText.plain[counted].with(values{"count": int(value)})
	case reason.More:
		return spanText.more[counted].with(values{"count": int(value)})
	}
	return value
}
