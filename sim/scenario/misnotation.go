package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// callPattern is a distribution as other programs write it: NORM(5, 1), random.expovariate(3).
var callPattern = regexp.MustCompile(`^(?:[A-Za-z_]+\.)*([A-Za-z_]+)\s*\(([^()]*)\)?$`)

// elsewhere leads from the names that distributions have in other programs (Arena, AnyLogic, simmer, SimPy) to the
// families of the language.
var elsewhere = map[string]string{
	"expo": "exponential", "exp": "exponential", "rexp": "exponential", "expovariate": "exponential",
	"norm": "normal", "rnorm": "normal", "gauss": "normal", "gaussian": "normal", "normalvariate": "normal", "n": "normal",
	"unif": "uniform", "runif": "uniform", "rand": "uniform", "u": "uniform",
	"tria": "triangular", "triang": "triangular", "rtriangle": "triangular", "triag": "triangular",
	"logn": "lognormal", "lognorm": "lognormal", "rlnorm": "lognormal", "lognormvariate": "lognormal",
	"lognormalvariate": "lognormal",
	"gamm":             "gamma", "rgamma": "gamma", "gammavariate": "gamma", "erla": "erlang",
	"weib": "weibull", "rweibull": "weibull", "weibullvariate": "weibull", "rbeta": "beta", "betavariate": "beta",
	"pois": "poisson", "rpois": "poisson", "const": "constant", "fixed": "constant", "deterministic": "constant",
	"disc": "discrete", "cont": "empirical", "hyperexpo": "hyperexponential",
}

// familyMeant gives the family that a name of another program means; empty where none is near.
func familyMeant(name string) string {
	lower := strings.ToLower(name)
	if family := elsewhere[lower]; family != "" {
		return family
	}
	return syntax.Suggest(lower, familyNames())
}

// calledFamily reads a text such as NORM(5, 1).
func calledFamily(text string) (family string, arguments []string) {
	parts := callPattern.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil {
		return "", nil
	}
	for argument := range strings.SplitSeq(parts[2], ",") {
		arguments = append(arguments, strings.TrimSpace(argument))
	}
	if family = familyMeant(parts[1]); parts[1][0] == 'r' && len(arguments) == parametersOf[family]+1 {
		arguments = arguments[1:] // rnorm(1, 5, 1) begins with how many to draw
	}
	return family, arguments
}

// calledHint says how a text such as NORM(5, 1) is written; empty where it names no family.
func calledHint(text string) string {
	family, arguments := calledFamily(text)
	if family == "" {
		return ""
	}
	return familyHint(family, arguments, "duration")
}

// parametersOf is how many numbers the families have whose numbers mean the same in all programs.
var parametersOf = map[string]int{"constant": 1, "exponential": 1, "poisson": 1, "normal": 2, "uniform": 2}

// familyHint shows how a family is written, with the numbers of the text where they mean the same.
func familyHint(name string, arguments []string, dimension string) string {
	known := familyNamed(name)
	if len(arguments) == 0 || len(arguments) != parametersOf[name] || slices.Contains(arguments, "") {
		if known == nil {
			return "see discrete and empirical in the reference"
		}
		return "write {" + name + ": ...}: " + known.doc
	}
	values, unitless := slices.Clone(arguments), false
	for i, argument := range arguments {
		if barePattern.MatchString(argument) && sampleUnits[dimension] != "" {
			values[i], unitless = argument+sampleUnits[dimension], true
		}
	}
	written := map[string]string{
		"normal":  "{normal: {mean: %s, sd: %s}}",
		"uniform": "{uniform: [%s, %s]}",
	}[name]
	if written == "" {
		written = "{" + name + ": %s}"
	}
	hint := "write " + fmt.Sprintf(written, anyOf(values)...)
	if unitless {
		hint += ", in the unit that is meant"
	}
	if name == "exponential" {
		hint += "; the mean is due, not the rate"
	}
	return hint
}

// sampleUnits are the units of samples.
var sampleUnits = map[string]string{"duration": "m", "speed": " km/h"}

func anyOf(texts []string) []any {
	all := make([]any, len(texts))
	for i, text := range texts {
		all[i] = text
	}
	return all
}

// rangePattern is two values with a dash between.
var rangePattern = regexp.MustCompile(`^(\d+(?:\.\d+)?)\s*([\pL%/]*?)\s*(?:-|–|—|\.\.|to)\s*` +
	`(\d+(?:\.\d+)?)\s*([\pL%/]*)$`)

// rangeMeant reads a text such as 7-9 or 5m-7m as its two ends.
func rangeMeant(text string) (low, high string, ok bool) {
	parts := rangePattern.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil || strings.EqualFold(parts[2], "e") { // 1e-3 is one number
		return "", "", false
	}
	if parts[2] == "" {
		parts[2] = parts[4]
	}
	return parts[1] + parts[2], parts[3] + parts[4], true
}

// asDistribution explains a text that means a distribution in another notation; false where it does not.
func (d *decoder) asDistribution(t *syntax.Tree, at place) bool {
	if family, arguments := calledFamily(t.Text); family != "" {
		d.fail(BadDistribution, t, at, strconv.Quote(syntax.Abbreviated(t.Text))+" is not how a distribution is written",
			familyHint(family, arguments, at.unit))
		return true
	}
	if first, rest, cut := strings.Cut(t.Text, " "); cut && familyMeant(first) != "" && !syntax.StartsNumber(first) {
		family := familyMeant(first)
		d.fail(BadDistribution, t, at, strconv.Quote(syntax.Abbreviated(t.Text))+" is not how a distribution is written",
			familyHint(family, strings.Fields(rest), at.unit))
		return true
	}
	if low, high, ok := rangeMeant(t.Text); ok {
		d.fail(BadQuantity, t, at, strconv.Quote(syntax.Abbreviated(t.Text))+
			" is a range, where a value or a distribution is due",
			fmt.Sprintf("for any value between them write {uniform: [%s, %s]}; for doubt about one value {value: %s, range: "+
				"[%s, %s]}", low, high, low, low, high))
		return true
	}
	return false
}

// meant explains a text that is no quantity by what it probably means; empty where that is not known. Counts have
// no unit.
func meant(text, dimension string) (message, hint string) {
	quoted := strconv.Quote(syntax.Abbreviated(text))
	low, high, ranged := rangeMeant(text)
	family, arguments := calledFamily(text)
	_, duration := unit.ParseDuration(text)
	switch {
	case ranged && dimension == "":
		return quoted + " is a range, where one number is due",
			fmt.Sprintf(`a number that changes by the hour is {schedule: name}, with hours as from: "07:00", to: "09:00"; `+
				`doubt about it is {value: %s, range: [%s, %s]}`, low, low, high)
	case ranged:
		return quoted + " is a range, where one value is due",
			fmt.Sprintf("for doubt about it write {value: %s, range: [%s, %s]}", low, low, high)
	case family != "" && dimension == "rate":
		return quoted + " is a distribution, where a rate is due",
			"a rate is that of a Poisson process, such as 12/h; another distribution of the time between arrivals is " +
				"interarrival: {family: parameters}"
	case family != "" && dimension != "":
		return quoted + " is a distribution, where one value is due", ""
	case family != "":
		return quoted + " is a distribution, where one number is due", familyHint(family, arguments, "number") +
			" where a distribution is taken"
	case dimension == "" && strings.HasSuffix(text, "%"):
		return quoted + " is a share, where a whole number is due", "write it in digits, such as 12"
	case dimension == "rate" && duration == nil:
		return quoted + " is a duration, where a rate is due", "a time between arrivals is interarrival: " + text +
			"; a rate is written like 120/h or 2500/day"
	case dimension == "rate" && strings.Contains(text, "every "):
		return quoted + " is not a rate",
			"a time between arrivals is interarrival: 5m; a rate is written like 120/h or 2500/day"
	}
	return "", ""
}

// clockPatterns are times of day in other notations.
var (
	pointClock = regexp.MustCompile(`^([01]?\d|2[0-4])[.hч:]([0-5]\d)$`)
	digitClock = regexp.MustCompile(`^([01]\d|2[0-4])([0-5]\d)$`)
	hourClock  = regexp.MustCompile(`(?i)^([01]?\d|2[0-4])(?::([0-5]\d))?\s*(h|ч|am|pm|a\.m\.|p\.m\.|o'clock)?$`)
	hoursRange = regexp.MustCompile(`^(.*\d.*?)\s*(?:-|–|—|to)\s*(.*\d.*)$`)
	clockHint  = "write it as 08:00, at most 24:00"
)

// clockMeant gives the time of day that a text in another notation means.
func clockMeant(text string) string {
	text = strings.TrimSpace(text)
	if parts := pointClock.FindStringSubmatch(text); parts != nil {
		return twoDigits(parts[1]) + ":" + parts[2]
	}
	if parts := digitClock.FindStringSubmatch(text); parts != nil {
		return parts[1] + ":" + parts[2]
	}
	parts := hourClock.FindStringSubmatch(text)
	if parts == nil {
		return map[string]string{"noon": "12:00", "midnight": "00:00"}[strings.ToLower(text)]
	}
	hour, _ := strconv.Atoi(parts[1]) // the pattern has digits alone
	switch half := strings.ToLower(parts[3]); {
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	return fmt.Sprintf("%02d:%s", hour, max(parts[2], "00"))
}

func twoDigits(number string) string { return strings.Repeat("0", 2-len(number)) + number }

// notAClock explains a text that is no time of day.
func notAClock(text string) (message, hint string) {
	quoted := strconv.Quote(syntax.Abbreviated(text))
	if near := clockMeant(text); near != "" {
		if _, ok := ParseClock(near); ok {
			return quoted + " is not a time of day", "write it as \"" + near + "\""
		}
	}
	if ends := hoursRange.FindStringSubmatch(text); ends != nil {
		from, to := clockMeant(ends[1]), clockMeant(ends[2])
		if from != "" && to != "" {
			return quoted + " is a range of hours, where one time of day is due", fmt.Sprintf("write from: %q, to: %q", from, to)
		}
	}
	return quoted + " is not a time of day", clockHint
}

// daysMeant gives the days of the week that a text in another notation means.
func daysMeant(text string) string {
	lower := strings.ToLower(strings.TrimSpace(text))
	if group := map[string]string{"daily": "every-day", "all": "every-day", "everyday": "every-day", "always": "every-day",
		"weekday": "weekdays", "workdays": "weekdays", "working days": "weekdays"}[lower]; group != "" {
		return group
	}
	if strings.Contains(lower, ",") {
		var all []string
		for part := range strings.SplitSeq(lower, ",") {
			all = append(all, daysMeant(part))
		}
		if slices.Contains(all, "") {
			return ""
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	first, last, ranged := strings.Cut(lower, "-")
	from, to := dayMeant(first), dayMeant(last)
	switch {
	case from == "" || ranged && to == "":
		return ""
	case ranged:
		return from + "-" + to
	}
	return from
}

// dayMeant reads a day's full name, or its number from Monday.
func dayMeant(text string) string {
	text = strings.TrimSpace(text)
	if number, err := strconv.Atoi(text); err == nil && number >= 1 && number <= len(Weekdays) {
		return Weekdays[number-1]
	}
	full := []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
	for i, name := range full {
		if len(text) >= 3 && strings.HasPrefix(name, text) || text == Weekdays[i] {
			return Weekdays[i]
		}
	}
	return ""
}
