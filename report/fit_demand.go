//go:build !js

package report

import (
	"fmt"
	"math"
	"strings"

	"karvon/report/document"
	"karvon/sim/fit"
	recorded "karvon/sim/measured"
	"karvon/sim/stats"
)

// demandPoints are what is to be said of arrivals besides their rate.
func demandPoints(g *recorded.FittedGroup) []string {
	d := g.Demand
	var points []string
	if hour, w := busiest(d.Hours); hour >= 0 {
		points = append(points, fitText.peak.with(values{"hour": hourSpan(hour), "weight": w}))
	}
	if len(d.Closed) > 0 {
		points = append(points, fitText.closed.with(values{"hours": clockSpans(d.Closed)}))
	}
	switch v := d.DayFactor; {
	case math.IsNaN(v.Value):
	case v.Value > 0:
		points = append(points, fitText.dayFactor.with(values{"cv": shareWithInterval(v)}))
	default:
		points = append(points, fitText.noDayFactor.said())
	}
	if said := bunching(d.IntervalDispersion); said != "" {
		points = append(points, said)
	}
	if v := d.Drift; v.Low > 0 || v.High < 0 {
		points = append(points, fitText.growth.with(values{"growth": shareWithInterval(v)}))
	}
	if g.FirstPart {
		points = append(points, fitText.firstPart.said())
	}
	if g.LastPart {
		points = append(points, fitText.lastPart.said())
	}
	return points
}

// bunching says whether counts within a day vary more or less than by chance; empty where they do not.
func bunching(v fit.Parameter) string {
	said := values{"dispersion": digits(document.Shown(v.Value))}
	switch {
	case v.Low > 1 && v.Value >= mostBunched:
		return fitText.otherDays.with(said)
	case v.Low > 1:
		return fitText.bursty.with(said)
	case v.High < 1:
		said["dispersion"] = share(v.Value)
		return fitText.regular.with(said)
	}
	return ""
}

// shareWithInterval writes a share with its interval.
func shareWithInterval(p fit.Parameter) string {
	number := &document.Number{Unit: "1", Estimate: estimateOf(p)}
	return document.InSentence(number, document.OwnScale(number), tongue())
}

// busiest is the place of the largest known weight; -1 where there is none.
func busiest(weights []fit.Weight) (int, float64) {
	best := -1
	for i, w := range weights {
		if w.Known && (best < 0 || w.Weight > weights[best].Weight) {
			best = i
		}
	}
	if best < 0 {
		return -1, 0
	}
	return best, weights[best].Weight
}

// hourSpan writes an hour by its beginning and end.
func hourSpan(hour int) string { return fmt.Sprintf("%02d:00–%02d:00", hour, hour+1) }

// clockSpans lists hours, those that follow on each other as one span.
func clockSpans(hours []int) string {
	var spans []string
	for i := 0; i < len(hours); {
		j := i
		for j+1 < len(hours) && hours[j+1] == hours[j]+1 {
			j++
		}
		spans = append(spans, fmt.Sprintf("%02d:00–%02d:00", hours[i], hours[j]+1))
		i = j + 1
	}
	return strings.Join(spans, ", ")
}

// trafficSentence says what the monthly totals of a post come to.
func trafficSentence(t *fit.Traffic) string {
	growth := ""
	if !math.IsNaN(t.Growth.Value) {
		growth = fitText.trafficGrowth.with(values{"growth": shareWithInterval(t.Growth)})
	}
	post := t.Post
	if post == "" {
		post = fitText.allPosts.said()
	}
	return fitText.traffic.with(values{"post": post, "rate": perDay(t.PerDay), "months": t.Months, "growth": growth})
}

func trafficPoints(t *fit.Traffic) []string {
	var points []string
	if month, w := busiest(t.Season); month >= 0 && knownWeights(t.Season) > 1 {
		points = append(points, fitText.busiestMonth.with(values{"month": monthNames[month].said(), "weight": w}))
	}
	if len(t.Undetermined) > 0 {
		points = append(points, fitText.undetermined.with(values{"what": troublesText(t.Undetermined)}))
	}
	return points
}

// knownWeights counts the weights of which something was seen.
func knownWeights(weights []fit.Weight) int {
	count := 0
	for _, w := range weights {
		if w.Known {
			count++
		}
	}
	return count
}

// profileTable lists the weights of hours, days or months.
func profileTable(g *recorded.FittedGroup, i int, name string, title sentence, header string, weights []fit.Weight,
	called func(int) string) document.Table {
	table := document.Table{Name: ofGroupName(name, g, i), Title: title.with(values{"group": ofGroupTitle(g)}),
		Whole: true,
		Notes: []string{fitText.profileNote.said()},
		Columns: []document.Column{{Header: header}, {Header: "weight"}, {Header: "came", Rank: 1},
			{Header: "days", Words: "days seen", Rank: 2}}}
	if knownWeights(weights) < 2 {
		return table
	}
	for j, w := range weights {
		row := []document.Cell{text(called(j)), {}, {}, {}}
		if w.Known {
			row[1] = estimated("", weightEstimate(w))
			row[2] = plainCell("", w.N)
			row[3] = plainCell("", float64(w.Days))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func weightEstimate(w fit.Weight) stats.Estimate {
	return estimateOf(fit.Parameter{Value: w.Weight, Low: w.Low, High: w.High})
}

// profileTables are those of a group's arrivals.
func profileTables(g *recorded.FittedGroup, i int) []document.Table {
	var hours, days, months []fit.Weight
	switch {
	case g.Demand != nil:
		hours, days, months = g.Demand.Hours, g.Demand.Weekdays, g.Demand.Months
	case g.Traffic != nil:
		months = g.Traffic.Season
	}
	return []document.Table{
		profileTable(g, i, "hours", fitText.hours, "hour", hours, hourSpan),
		profileTable(g, i, "days", fitText.days, "day", days, func(i int) string { return dayNames[i].said() }),
		profileTable(g, i, "months", fitText.months, "month", months, func(i int) string { return monthNames[i].said() }),
	}
}

// variationTable lists what varies beyond the profile.
func variationTable(g *recorded.FittedGroup, i int) document.Table {
	d := g.Demand
	table := document.Table{Name: ofGroupName("variation", g, i), Whole: true,
		Title:   fitText.numbers.with(values{"group": ofGroupTitle(g)}),
		Columns: []document.Column{{Header: "number"}, {Header: "value", OwnUnits: true}}}
	for _, row := range []struct {
		name sentence
		unit string
		p    fit.Parameter
	}{
		{"arrivals a day", "", d.PerDay},
		{"cv of the day's factor", "1", d.DayFactor},
		{"variance of days over their mean", "", d.DayDispersion},
		{"variance within days over the mean", "", d.IntervalDispersion},
		{"correlation of a day with the next", "", d.Autocorrelation},
		{"growth in a year", "1", d.Drift},
	} {
		if !math.IsNaN(row.p.Value) {
			table.Rows = append(table.Rows, []document.Cell{text(row.name.said()), estimated(row.unit, estimateOf(row.p))})
		}
	}
	return table
}

// postsTable lists what monthly totals say of each post.
func (f *fitted) postsTable() document.Table {
	table := document.Table{Name: "posts", Title: fitText.posts.said(), Notes: []string{fitText.postsNote.said()},
		Columns: []document.Column{{Header: "post"}, {Header: "a day"}, {Header: "last year", Words: "a day in the last " +
			"year"},
			{Header: "growth", Words: "growth a year"}, {Header: "months", Rank: 1}, {Header: "busiest month", Rank: 2},
			{Header: "residual", Words: "cv of a month beyond that", Rank: 3}}}
	for i := range f.Groups {
		t := f.Groups[i].Traffic
		if t == nil {
			continue
		}
		month := ""
		if best, _ := busiest(t.Season); best >= 0 && knownWeights(t.Season) > 1 {
			month = monthNames[best].said()
		}
		growth := document.Cell{}
		if !math.IsNaN(t.Growth.Value) {
			growth = estimated("1", estimateOf(t.Growth))
		}
		table.Rows = append(table.Rows, []document.Cell{text(t.Post), estimated("", estimateOf(t.PerDay)),
			plainCell("", t.LastYear), growth, plainCell("", float64(t.Months)), text(month), plainCell("1", t.Residual)})
	}
	if len(table.Rows) < 2 {
		table.Rows = nil
	}
	return table
}
