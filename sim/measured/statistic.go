package measured

import (
	"slices"
	"strings"

	"karvon/sim/fit"
)

// statistic is what a header or a label says of a number.
type statistic struct {
	measure fit.Measure // empty for n
	at      float64     // of a quantile its share; of a share above a limit the limit, s
	text    string      // of a limit, whose unit may be for the column to say
	percent bool
}

// statisticColumn is a column of a statistic.
type statisticColumn struct {
	column int
	statistic
}

var plainStatistics = map[string]statistic{
	"n": {}, "count": {}, "sample size": {}, "sample": {}, "observations": {}, "obs": {}, "number": {}, "trucks": {},
	"vehicles": {}, "cases": {}, "size": {}, "количество": {}, "число": {}, "наблюдений": {}, "выборка": {},
	"объем выборки": {},
	"mean":          {measure: fit.MeanOf}, "average": {measure: fit.MeanOf}, "avg": {measure: fit.MeanOf},
	"среднее": {measure: fit.MeanOf}, "средняя": {measure: fit.MeanOf}, "среднее время": {measure: fit.MeanOf},
	"median": quantile(0.5), "медиана": quantile(0.5), "med": quantile(0.5), "q 2": quantile(0.5),
	"q 1": quantile(0.25), "lower quartile": quantile(0.25), "first quartile": quantile(0.25),
	"1 st quartile":   quantile(0.25),
	"нижний квартиль": quantile(0.25), "первый квартиль": quantile(0.25), "1 й квартиль": quantile(0.25),
	"q 3": quantile(0.75), "upper quartile": quantile(0.75), "third quartile": quantile(0.75),
	"3 rd quartile": quantile(0.75), "верхний квартиль": quantile(0.75), "третий квартиль": quantile(0.75),
	"3 й квартиль": quantile(0.75),
	"sd":           {measure: fit.SDOf}, "std": {measure: fit.SDOf}, "stdev": {measure: fit.SDOf},
	"std dev":            {measure: fit.SDOf},
	"standard deviation": {measure: fit.SDOf}, "стандартное отклонение": {measure: fit.SDOf}, "ско": {measure: fit.SDOf},
	"ст отклонение": {measure: fit.SDOf}, "st dev": {measure: fit.SDOf},
	"min": {measure: fit.LeastOf}, "minimum": {measure: fit.LeastOf}, "least": {measure: fit.LeastOf},
	"минимум": {measure: fit.LeastOf}, "наименьшее": {measure: fit.LeastOf},
	"max": {measure: fit.GreatestOf}, "maximum": {measure: fit.GreatestOf}, "greatest": {measure: fit.GreatestOf},
	"максимум": {measure: fit.GreatestOf}, "наибольшее": {measure: fit.GreatestOf},
}

func quantile(share float64) statistic { return statistic{measure: fit.QuantileOf, at: share} }

// aboveWords stand before a limit that a share is above.
var aboveWords = setOf("above over exceeding more longer than свыше более больше дольше")

// statisticOf reads a header such as mean (min), p95, 95th percentile or share > 2h; false where it is none.
func statisticOf(header string) (statistic, bool) {
	lower := strings.ToLower(header)
	if limit, ok := limitIn(lower); ok {
		return statistic{measure: fit.AboveOf, text: limit, percent: strings.Contains(lower, "%")}, true
	}
	words := wordsOf(header)
	words = slices.DeleteFunc(words, func(word string) bool { return fillers[word] })
	for len(words) > 0 && unitWords[words[len(words)-1]] > 0 && len(words) > 1 {
		words = words[:len(words)-1]
	}
	joined := strings.Join(words, " ")
	if s, ok := plainStatistics[joined]; ok {
		return s, true
	}
	return percentileOf(words)
}

// fillers say nothing of a statistic.
var fillers = setOf("time times wait waiting release service of the dwell duration value in время ожидания выпуска th")

// limitIn finds the limit of a share above it: "share above 2 h", "% > 60 min", "over 3h (%)".
func limitIn(lower string) (string, bool) {
	rest := ""
	if at := strings.IndexAny(lower, ">≥"); at >= 0 {
		rest = strings.TrimLeft(lower[at:], ">≥= ")
	} else {
		fields := strings.Fields(lower)
		at := slices.IndexFunc(fields, func(word string) bool { return aboveWords[word] })
		if at < 0 {
			return "", false
		}
		for at < len(fields) && aboveWords[fields[at]] {
			at++
		}
		rest = strings.Join(fields[at:], " ")
	}
	if open := strings.IndexAny(rest, "(,;%"); open >= 0 {
		rest = rest[:open]
	}
	rest = strings.TrimSpace(rest)
	return rest, rest != "" && strings.ContainsAny(rest, "0123456789")
}

// percentileOf reads p95, 95 th percentile, q90, 90%.
func percentileOf(words []string) (statistic, bool) {
	number, said := -1.0, false
	for _, word := range words {
		switch {
		case plain(word) && word != "":
			if number >= 0 {
				return statistic{}, false
			}
			number, _ = marks{decimal: '.'}.numberOf(word)
		case word == "p" || word == "percentile" || word == "q" || word == "quantile" || word == "centile" ||
			word == "перцентиль" || word == "процентиль" || word == "п" || word == "pct" || word == "perc":
			said = true
		default:
			return statistic{}, false
		}
	}
	if !said || number <= 0 || number >= 100 {
		return statistic{}, false
	}
	return quantile(number / 100), true
}

// findStatistics finds columns of statistics, or a column that names them beside one of values. Three at least, or two
// of which one is no number of cases, make a summary.
func (k *picker) findStatistics() bool {
	var all []statisticColumn
	proper := 0
	for i := range k.columns {
		c := &k.columns[i]
		if s, ok := statisticOf(c.header); ok && c.class != isWords && c.class != isBlank && !c.timely() {
			all = append(all, statisticColumn{i, s})
			if s.measure != "" && s.measure != fit.LeastOf && s.measure != fit.GreatestOf {
				proper++
			}
		}
	}
	few := len(k.rows) <= 2000 && len(k.all(func(c *candidate) bool { return c.timely() && !c.identifies() })) == 0
	if few && proper >= 2 || k.p.kind == Summaries && len(all) > 0 {
		k.p.statistics = all
		return true
	}
	return k.findListed()
}

// findListed finds a column that names statistics, with their values beside it. The line of headers can be the first
// of them.
func (k *picker) findListed() bool {
	if len(k.columns) < 2 || len(k.rows) > 40 {
		return false
	}
	for names := range len(k.columns) - 1 {
		found := 0
		for i := range k.rows {
			if s, ok := statisticOf(k.rows[i].text(names)); ok && s.measure != "" {
				found++
			}
		}
		if found >= 2 && 2*found >= len(k.rows)-1 {
			k.p.listed = true
			k.p.statistics = []statisticColumn{{column: names}, {column: names + 1}}
			return true
		}
	}
	return false
}
