package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// queueSeen is what was observed of a station's queue by the hour, each in the middle of its hours by the clock of the
// pictures, which begin at the start of the window that data has. Of longer windows than a day there is none: what was
// observed of an hour is a mean over their days.
func (x *index) queueSeen(station int, data *document.Week) [][2]float64 {
	if x.Beside == nil || x.Plan.Window > plan.Day {
		return nil
	}
	const day = float64(plan.Day) / 60e9
	var seen [][2]float64
	for i := range x.Beside.Responses {
		o := &x.Beside.Responses[i]
		r := &x.Responses[o.Index]
		from, to, ofHours := r.HoursOfDay()
		if !ofHours || r.Estimand.Subject != response.OfStation || r.Index != station || r.Statistic != response.Mean ||
			r.AllHours() != x.Plan.Stations[station].Name+queueMean {
			continue
		}
		if to <= from {
			to += plan.Day
		}
		at := float64(minutes(from+to)/2) - x.behind(station, data.Main)
		for at < data.Start {
			at += day
		}
		for at-day >= data.Start {
			at -= day
		}
		if at > data.Start+minutes(x.Plan.Window) {
			continue
		}
		for k := range o.Values {
			seen = append(seen, [2]float64{at, o.Values[k].Number})
		}
	}
	slices.SortStableFunc(seen, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	return seen
}

// queueMean ends the name of the mean queue of a station.
const queueMean = ".queue.mean"

// behind is how many minutes the clock of the pictures, that of the main site, is behind that of a station.
func (x *index) behind(station, main int) float64 {
	site := x.Plan.Stations[station].Site
	if int(site) >= len(x.Plan.Sites) || main >= len(x.Plan.Sites) || site < 0 {
		return 0
	}
	return minutes(x.Plan.Sites[site].Phase - x.Plan.Sites[main].Phase)
}

// seenSeries are the marks of what was observed.
func seenSeries(seen [][2]float64) document.PictureSeries {
	series := document.PictureSeries{Name: besideText.observed.said(), Loose: true}
	for _, one := range seen {
		series.At, series.Mean = append(series.At, one[0]), append(series.Mean, one[1])
	}
	return series
}
