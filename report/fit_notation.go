//go:build !js

package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"karvon/sim/fit"
	"karvon/sim/unit"
)

// mostListed are the values of an empirical distribution that are written one by one; of more, so many quantiles are.
const mostListed = 200

// distributionYAML writes a family with its parameters as the language has it; empty where there is nothing to write.
func distributionYAML(family string, parameters []fit.Parameter, c *fit.Fit) string {
	written := map[string]string{}
	var names []string
	for _, p := range parameters {
		if math.IsInf(p.Value, 0) { // no end, which is what the language has where nothing is written
			continue
		}
		names = append(names, p.Name)
		switch p.Of {
		case fit.Quantity:
			written[p.Name] = durationText(p.Value)
		case fit.Whole:
			written[p.Name] = strconv.Itoa(int(p.Value))
		default:
			written[p.Name] = digitsText(p.Value, 4)
		}
	}
	switch family {
	case "constant":
		return written[names[0]]
	case "uniform", "triangular", "pert":
		var all []string
		for _, name := range names {
			all = append(all, written[name])
		}
		return "{" + family + ": [" + strings.Join(all, ", ") + "]}"
	case "empirical":
		return "{empirical: {values: [" + strings.Join(empiricalValues(c), ", ") + "]}}"
	case "discrete":
		return discreteYAML(c)
	}
	var all []string
	for _, name := range names {
		all = append(all, name+": "+written[name])
	}
	return "{" + family + ": {" + strings.Join(all, ", ") + "}}"
}

// empiricalValues are the values of an empirical distribution, or as many quantiles in the middle of equal shares.
func empiricalValues(c *fit.Fit) []string {
	values := slices.Clone(c.Values)
	if len(values) > mostListed {
		values = nil
		for i := range mostListed {
			values = append(values, c.Distribution.Quantile((float64(i)+0.5)/mostListed))
		}
	}
	var all []string
	for _, value := range values {
		all = append(all, durationText(value))
	}
	return all
}

// discreteYAML writes values with their shares, of which the greatest is what the others leave.
func discreteYAML(c *fit.Fit) string {
	greatest := 0
	for i, s := range c.Shares {
		if s.Share > c.Shares[greatest].Share {
			greatest = i
		}
	}
	var all []string
	for i, value := range c.Values {
		share := digitsText(100*c.Shares[i].Share, 3) + "%"
		if i == greatest {
			share = "rest"
		}
		all = append(all, durationText(value)+": "+share)
	}
	return "{discrete: {" + strings.Join(all, ", ") + "}}"
}

// durationText writes a duration of seconds to four digits, below a day in minutes and seconds as people do.
func durationText(seconds float64) string {
	return unit.FormatDuration(int64(math.Round(rounded4(seconds) * nanoseconds)))
}

// rounded4 rounds to four digits.
func rounded4(x float64) float64 {
	value, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64)
	if err != nil {
		return x
	}
	return value
}

// digitsText writes a number with so many digits at most, and without an exponent.
func digitsText(x float64, digits int) string {
	value, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		value = x
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

// weightText writes a weight of a profile.
func weightText(weight float64) string { return digitsText(max(0, weight), 3) }

// percentText writes a share.
func percentText(x float64) string { return digitsText(100*x, 3) + "%" }

// rateText writes a rate of arrivals a day.
func rateText(perDay float64) string { return digitsText(perDay, 4) + "/day" }

// spanAround makes both ends of an interval around a value that was rounded; false where there is none.
func spanAround(low, high, value float64, write func(float64) string, digits int) string {
	if math.IsNaN(low) || math.IsNaN(high) || !(low < high) || (fit.Parameter{Value: value, Low: low, High: high}).Open() {
		return ""
	}
	step := lastDigit(high, digits)
	low = max(0, math.Floor(low/step)*step)
	high = math.Ceil(high/step) * step
	if low > value || high < value {
		return ""
	}
	return "[" + write(low) + ", " + write(high) + "]"
}

// lastDigit is what the last of so many digits of a number counts.
func lastDigit(x float64, digits int) float64 {
	_, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return 1
	}
	step, err := strconv.ParseFloat(fmt.Sprintf("1e%d", power-digits+1), 64)
	if err != nil || step <= 0 {
		return 1
	}
	return step
}

// durationRange writes the interval of a mean of times.
func durationRange(mean fit.Parameter) string {
	return spanAround(mean.Low, mean.High, mean.Value, durationText, 3)
}

// rateRange writes the interval of a rate, moved to a value beside it.
func rateRange(p fit.Parameter, value float64) string {
	by := value / p.Value
	return spanAround(p.Low*by, p.High*by, value, rateText, 3)
}

// shareRange writes the interval of a share or a cv.
func shareRange(low, high, value float64) string {
	return spanAround(low, high, value, percentText, 3)
}

// yamlText writes a text in quotation marks.
func yamlText(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, "\\u%04X", min(r, 0xFFFD))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// names are those of the assumptions of each group: the file's, with the group's behind it.
func (f *fitted) names() []string {
	base := nameOf(strings.TrimSuffix(f.File, extensionOf(f.File)))
	if base == "" {
		base = string(f.Kind)
	}
	var names []string
	for i := range f.Groups {
		name := base
		if f.Groups[i].Name != "" {
			of := nameOf(f.Groups[i].Name)
			if of == "" || slices.Contains(names, base+"-"+of) {
				of = strings.TrimPrefix(fmt.Sprintf("%s-%d", of, i+1), "-")
			}
			name = base + "-" + of
		}
		names = append(names, name)
	}
	return names
}

func extensionOf(file string) string {
	if at := strings.LastIndexByte(file, '.'); at > 0 {
		return file[at:]
	}
	return ""
}

// longestNamed are the letters of a name that is made from a text.
const longestNamed = 40

// nameOf makes a name of the language from a text: lower-case letters, digits and hyphens, a letter first. Cyrillic
// letters are written in Latin ones.
func nameOf(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == 'ъ' || r == 'ь':
		case latin[r] != "":
			b.WriteString(latin[r])
		default:
			if s := b.String(); s != "" && s[len(s)-1] != '-' {
				b.WriteByte('-')
			}
		}
		if b.Len() > longestNamed {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name != "" && name[0] <= '9' {
		name = "of-" + name
	}
	return name
}

var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i",
	'к': "k",
	'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh",
	'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "sh", 'ы': "y", 'э': "e", 'ю': "yu", 'я': "ya", 'қ': "q", 'ғ': "g", 'ў': "o",
	'ҳ': "h", 'ә': "a", 'ө': "o", 'ү': "u", 'ұ': "u", 'ң': "n", 'і': "i",
}
