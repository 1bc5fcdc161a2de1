package fit

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"karvon/sim/internal/precise"
)

// Totals finds mean, season and growth of each post's monthly totals, in the order in which the posts appear. The
// error is of totals that are none, such as two of one month.
func Totals(totals []Total) ([]Traffic, error) {
	if len(totals) == 0 {
		return nil, fmt.Errorf("there are no totals")
	}
	var posts []string
	months := map[string][]month{}
	for i, t := range totals {
		m, err := monthOfTotal(t)
		if err != nil {
			return nil, fmt.Errorf("total %d: %w", i+1, err)
		}
		if _, known := months[t.Post]; !known {
			posts = append(posts, t.Post)
		}
		months[t.Post] = append(months[t.Post], m)
	}
	var all []Traffic
	for _, post := range posts {
		list := months[post]
		slices.SortStableFunc(list, func(a, b month) int { return cmp.Compare(a.index, b.index) })
		for i := 1; i < len(list); i++ {
			if list[i].index == list[i-1].index {
				return nil, fmt.Errorf("there are two totals of %s", list[i].name())
			}
		}
		all = append(all, trafficOf(post, list))
	}
	return all, nil
}

// month is a total with its place in time.
type month struct {
	index       int // months since the year 0
	n, days     float64
	perDay, log float64
	rest        float64 // of the logarithm, beyond season and growth
}

func (m month) name() string   { return fmt.Sprintf("%04d-%02d", m.index/12, m.index%12+1) }
func (m month) calendar() int  { return m.index % 12 }
func (m month) years() float64 { return float64(m.index) / 12 }

func monthOfTotal(t Total) (month, error) {
	calendar := time.Date(t.Year, time.Month(t.Month+1), 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case t.Year < 1 || t.Year > 9999 || t.Month < 1 || t.Month > 12:
		return month{}, fmt.Errorf("month %d of the year %d is none", t.Month, t.Year)
	case !(t.N >= 0) || math.IsInf(t.N, 0):
		return month{}, fmt.Errorf("a total of %v in %04d-%02d is none: it is at least 0", t.N, t.Year, t.Month)
	case t.days < 0 || t.days > calendar:
		return month{}, fmt.Errorf("%04d-%02d has %d days, not %d", t.Year, t.Month, calendar, t.days)
	}
	m := month{index: 12*t.Year + t.Month - 1, n: t.N, days: float64(t.days)}
	if t.days == 0 {
		m.days = float64(calendar)
	}
	m.perDay = m.n / m.days
	m.log = precise.Log(m.perDay)
	return m, nil
}

// trafficOf fits the logarithm of the mean a day by a level of each calendar month and a growth, which months that are
// there in two years tell.
func trafficOf(post string, all []month) Traffic {
	t := Traffic{Post: post, Months: len(all), PerDay: noParameter("mean"), Growth: noParameter("growth"),
		Residual: math.NaN()}
	t.PerDay.Of = Quantity
	open := slices.DeleteFunc(slices.Clone(all), func(m month) bool { return m.n == 0 })
	days := 0.0
	for _, m := range all {
		t.n += m.n
		days += m.days
	}
	t.PerDay.Value = t.n / days
	t.LastYear = lastYear(all)
	growth := grown(open, &t)
	season(open, growth, &t)
	if left := len(open) - 1; left >= 2 && t.Residual == t.Residual {
		half := studentHalf(t.Residual/root(float64(len(open))), left)
		t.PerDay.Low, t.PerDay.High = t.PerDay.Value*precise.Exp(-half), t.PerDay.Value*precise.Exp(half)
		t.PerDay.Method = "Student"
	}
	t.Troubles = troublesOfMonths(all, open, &t)
	t.Undetermined = []Trouble{why(hoursUndetermined), why(daysUndetermined), why(mixUndetermined)}
	return t
}

func lastYear(all []month) float64 {
	last, n, days := all[len(all)-1].index, 0.0, 0.0
	for _, m := range all {
		if m.index > last-12 {
			n += m.n
			days += m.days
		}
	}
	return n / days
}

// grown finds the growth of the logarithm in a year from months that are there more than once, with its interval; 0
// where none is.
func grown(open []month, t *Traffic) float64 {
	var n, years, logs [12]float64
	for _, m := range open {
		n[m.calendar()]++
		years[m.calendar()] += m.years()
		logs[m.calendar()] += m.log
	}
	square, product, left := 0.0, 0.0, -1.0
	for _, m := range open {
		k := m.calendar()
		at := m.years() - years[k]/n[k]
		square += float64(at * at)
		product += float64(at * (m.log - logs[k]/n[k]))
	}
	for _, k := range n {
		left += max(0, k-1)
	}
	if square == 0 || left < 1 {
		return 0
	}
	slope, rest := product/square, 0.0
	for i := range open {
		m := &open[i]
		k := m.calendar()
		m.rest = m.log - logs[k]/n[k] - float64(slope*(m.years()-years[k]/n[k]))
		rest += float64(m.rest * m.rest)
	}
	t.Residual = root(rest / left)
	half := studentHalf(t.Residual/root(square), int(left))
	t.Growth = Parameter{"growth", Ratio, precise.Expm1(slope), precise.Expm1(slope - half), precise.Expm1(slope + half),
		"Student"}
	return slope
}

// season gives the weights of the calendar months at one level of growth. Their intervals are those of a mean of so
// many months with the residual that all have.
func season(open []month, growth float64, t *Traffic) {
	t.Season = make([]Weight, 12)
	logs := make([]float64, 12)
	for _, m := range open {
		w := &t.Season[m.calendar()]
		w.Known = true
		w.N += m.n
		w.Days++
		logs[m.calendar()] += m.log - float64(growth*m.years())
	}
	sum, known := 0.0, 0.0
	for k := range t.Season {
		if w := &t.Season[k]; w.Known {
			w.Weight = precise.Exp(logs[k]/float64(w.Days) - (logs[open[0].calendar()] /
				float64(t.Season[open[0].calendar()].Days)))
			sum += w.Weight
			known++
		}
	}
	left := max(1, len(open)-13)
	for k := range t.Season {
		w := &t.Season[k]
		if !w.Known {
			w.Weight, w.Low, w.High = math.NaN(), math.NaN(), math.NaN()
			continue
		}
		w.Weight *= known / sum
		reach := precise.Exp(studentHalf(t.Residual*root(1/float64(w.Days)*(1-1/max(2, known))), left))
		w.Low, w.High = w.Weight/reach, w.Weight*reach
	}
}

func troublesOfMonths(all, open []month, t *Traffic) []Trouble {
	var troubles []Trouble
	if n := all[len(all)-1].index - all[0].index + 1; n > len(all) {
		troubles = append(troubles, trouble(missingMonths, Doubt, count("count", n-len(all))))
	}
	if len(open) < len(all) {
		troubles = append(troubles, trouble(closedMonths, Doubt, count("count", len(all)-len(open))))
	}
	switch n := len(open); {
	case n < 13:
		troubles = append(troubles, trouble(growthUndetermined, Doubt, count("n", n)))
	case n < 24:
		troubles = append(troubles, trouble(growthOfFewMonths, Doubt, count("n", n)))
	}
	if step := roundedTotals(open); step > 0 {
		troubles = append(troubles, trouble(totalsRounded, Remark, count("step", int(step))))
	}
	if len(open) < 18 {
		return troubles
	}
	levels, distances := make([]float64, len(open)), make([]float64, len(open))
	worst, slope := 0, precise.Log1p(t.Growth.Value)
	for i, m := range open {
		levels[i], distances[i] = m.rest+float64(slope*m.years()), math.Abs(m.rest)
		if distances[i] > distances[worst] {
			worst = i
		}
	}
	if c := courseOf(ranksOf(levels)); len(open) >= 24 && c.cusum > stepAt && c.step > 1.2*float64(c.line*c.line) {
		return append(troubles, trouble(totalsChange, Meaningless, text("month", open[c.at].name())))
	}
	if distances[worst] > max(0.1, 7*medianOf(distances)/0.6745) {
		troubles = append(troubles, trouble(outlyingMonth, Doubt, text("month", open[worst].name()),
			portion("by", precise.Expm1(open[worst].rest))))
	}
	return troubles
}

// roundedTotals is the power of ten of which all totals are multiples; 0 below 100, or of few.
func roundedTotals(open []month) float64 {
	values := make([]float64, len(open))
	for i, m := range open {
		values[i] = m.n
	}
	if len(values) < 6 {
		return 0
	}
	for _, step := range []float64{1e6, 1e5, 1e4, 1000, 100} {
		if multiplesOf(values, step) {
			return step
		}
	}
	return 0
}
