package report

import (
	"cmp"
	"regexp"
	"strings"

	"karvon/sim/experiment"
)

var (
	// oneQuantity is a number as a scenario has it, with its unit.
	oneQuantity = regexp.MustCompile(`^(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?) ?(%|/?[\p{L}²/]+[\p{L}\d²/]*)?$`)
	// spans is a time of one unit or several, such as 1h30m. A lone m behind a space is a metre.
	spans = regexp.MustCompile(
		`^(?:\d+(?:\.\d+)?(?:m| ?(?:us|ms|s|seconds?|min|minutes?|h|hours?|d|days?|weeks?)) ?)+$`)
	oneSpan = regexp.MustCompile(`([\d.]+) ?(\pL+)`)
)

// plainer are units that a scenario may write in other ways than reports do.
var plainer = map[string]string{"m2": "m²", "km2": "km²", "us": "µs", "second": "s", "seconds": "s", "m": "min",
	"minute": "min", "minutes": "min", "hour": "h", "hours": "h", "/second": "/s", "/m": "/min", "/minute": "/min",
	"/hour": "/h"}

// asWritten says a value of a scenario, or what stands for the ends of several: a number and its unit as the language
// of the document writes them, and anything else as it stands in the scenario.
func asWritten(text string) string {
	switch {
	case tongue().IsEnglish():
		return text
	case text == string(togetherText.low), text == string(togetherText.high):
		return sentence(text).said()
	case spans.MatchString(text):
		var parts []string
		for _, part := range oneSpan.FindAllStringSubmatch(text, -1) {
			parts = append(parts, part[1]+" "+cmp.Or(plainer[part[2]], part[2]))
		}
		return tongue().Span(strings.Join(parts, " "))
	}
	parts := oneQuantity.FindStringSubmatch(text)
	switch {
	case parts == nil:
		return text
	case parts[2] == "" || parts[2] == "%":
		return digits(parts[1] + parts[2])
	case strings.HasPrefix(parts[2], "/"):
		return digits(parts[1]) + tongue().Unit(cmp.Or(plainer[parts[2]], parts[2]))
	case parts[2] == "m": // a metre, as a minute has no space before it
		return digits(parts[1]) + "\u00a0" + tongue().Unit("m")
	}
	return digits(parts[1]) + "\u00a0" + tongue().Unit(cmp.Or(plainer[parts[2]], parts[2]))
}

// statedWords say what is stated of what is moved: the value of an assumption, and of several how many they are.
func statedWords(m *experiment.FactorGroup) string {
	if m.Together == nil {
		return asWritten(m.Text)
	}
	return togetherText.stated.with(values{"count": len(m.Together)})
}

// rangeWords say from where to where something is moved.
func rangeWords(m *experiment.FactorGroup) string { return fromTo(asWritten(m.Low), asWritten(m.High)) }

// togetherText is what is said of assumptions that are moved as one, in place of values.
var togetherText = struct{ stated, low, high sentence }{
	stated: "{count assumption|assumptions} as stated", low: "all low", high: "all high",
}
