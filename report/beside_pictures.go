package report

import (
	"math"
	"time"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// BesidePicture names the pictures of what was observed.
const BesidePicture = "observed"

// mostObservedPictures is how many of them there are at most.
const mostObservedPictures = 12

// besidePictures draw what was observed beside what was simulated: the hours of a day of what was observed by hour, the
// dates of what was on several, and all else by name, with one unit to a picture.
func besidePictures(r *experiment.Result) []document.Picture {
	b := r.Beside
	if b == nil {
		return nil
	}
	d := besideDrawer{r, spanOf(r.Plan)}
	var pictures []document.Picture
	var single []*experiment.BesideResponse
	for i := 0; i < len(b.Responses); {
		hours := d.sameDay(b.Responses[i:])
		switch o := &b.Responses[i]; {
		case hours > 1:
			pictures = append(pictures, d.hours(b.Responses[i:i+hours]))
		case len(o.Values) > 1:
			pictures = append(pictures, d.dates(o))
		default:
			single = append(single, o)
		}
		i += max(1, hours)
	}
	pictures = append(d.rows(single), pictures...)
	return pictures[:min(len(pictures), mostObservedPictures)]
}

// besideDrawer draws what was observed of a run.
type besideDrawer struct {
	*experiment.Result
	counted span
}

// sameDay is how many responses from the first on are of hours of the day of one number.
func (d *besideDrawer) sameDay(seen []experiment.BesideResponse) (count int) {
	for i := range seen {
		one, first := &d.Responses[seen[i].Index], &d.Responses[seen[0].Index]
		if _, _, ofHours := one.HoursOfDay(); !ofHours || one.AllHours() != first.AllHours() {
			return i
		}
	}
	return len(seen)
}

// picture is one of them, with what is to be said of it.
func (d *besideDrawer) picture(title string, kind document.PictureKind, unit, axis string) document.Picture {
	note := besideText.pictureFew.with(values{"span": d.counted, "least": experiment.LeastPredicted})
	if d.Beside.Stopped > 0 {
		note = ""
	} else if _, ok := onePredicted(d.Beside); ok {
		note = besideText.pictureNote.with(values{"span": d.counted})
	}
	return document.Picture{Name: BesidePicture, Title: title, Note: note, Kind: kind, Unit: unit, Axis: axis, Leads: true,
		Beside: true}
}

// points are the series of a picture of points: the mean within the interval of one, the interval of the mean apart,
// and the observed values, those beyond the interval by marks of their own.
type points struct{ one, mean, observed, beyond document.PictureSeries }

func (d *besideDrawer) points() *points {
	return &points{one: document.PictureSeries{Name: besideText.simulated.said(),
		Band: besideText.one.with(values{"span": d.counted})},
		mean:     document.PictureSeries{Name: besideText.ofMean.said(), Loose: true},
		observed: document.PictureSeries{Name: besideText.observed.said(), Loose: true},
		beyond:   document.PictureSeries{Name: besideText.beyond.said(), Loose: true}}
}

// simulated adds what was simulated of a response at a place.
func (p *points) simulated(at float64, o *experiment.BesideResponse) {
	if o.One.Known() && document.IsFinite(o.Mean.Mean) {
		p.one.At = append(p.one.At, at)
		p.one.Add(stats.Estimate{Mean: o.Mean.Mean, Low: o.One.Low, High: o.One.High}, 1, tongue())
	}
	if document.IsFinite(o.Mean.Mean) {
		p.mean.At = append(p.mean.At, at)
		p.mean.Add(o.Mean, 1, tongue())
	}
}

// seen adds what was observed at a place.
func (p *points) seen(at float64, v *experiment.ObservedValue) {
	series := &p.observed
	if v.Within == experiment.IsBelow || v.Within == experiment.IsAbove {
		series = &p.beyond
	}
	series.At = append(series.At, at)
	series.Add(stats.Unknown(v.Number), 1, tongue())
}

// series are those that have points, and what was observed within its interval in any case: where all is beyond it,
// that would look as what lies within does in the picture beside.
func (p *points) series() []document.PictureSeries {
	var all []document.PictureSeries
	for _, s := range []*document.PictureSeries{&p.one, &p.mean, &p.observed, &p.beyond} {
		if len(s.Mean) > 0 || s == &p.observed {
			all = append(all, *s)
		}
	}
	return all
}

// hours draws what was observed by hours of the day, each in the middle of its hours.
func (d *besideDrawer) hours(seen []experiment.BesideResponse) document.Picture {
	r := &d.Responses[seen[0].Index]
	picture := d.picture(besideText.pictureHours.with(values{"name": r.AllHours()}), document.Curve, r.Unit(),
		besideText.hour.said())
	p := d.points()
	for i := range seen {
		from, to, _ := d.Responses[seen[i].Index].HoursOfDay()
		if to <= from {
			to += plan.Day
		}
		at := float64(from+to) / float64(2*plan.Hour)
		p.simulated(at, &seen[i])
		for k := range seen[i].Values {
			p.seen(at, &seen[i].Values[k])
		}
	}
	picture.Series = p.series()
	picture.Rescale()
	return picture
}

// dates draws what was observed of one response on several dates: what is simulated is the same on all.
func (d *besideDrawer) dates(o *experiment.BesideResponse) document.Picture {
	r := &d.Responses[o.Index]
	first := dayOf(o.Values[0].Date)
	picture := d.picture(besideText.pictureDates.with(values{"name": r.Name}), document.Curve, r.Unit(),
		besideText.sinceDate.with(values{"date": o.Values[0].Date}))
	p := d.points()
	last := 0.0
	for k := range o.Values {
		last = dayOf(o.Values[k].Date) - first
		p.seen(last, &o.Values[k])
	}
	p.simulated(0, o)
	p.simulated(last, o)
	picture.Series = p.series()
	picture.Rescale()
	return picture
}

// dayOf counts the days of a date.
func dayOf(date string) float64 {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return math.NaN()
	}
	return float64(at.Unix()) / (24 * 60 * 60)
}

// rows draw what was observed once, a row a response, those of one unit together.
func (d *besideDrawer) rows(seen []*experiment.BesideResponse) []document.Picture {
	var pictures []document.Picture
	byUnit := map[string]int{}
	for _, o := range seen {
		r := &d.Responses[o.Index]
		at, known := byUnit[r.Unit()]
		if !known || len(pictures[at].Names) == mostRows {
			at = len(pictures)
			byUnit[r.Unit()] = at
			picture := d.picture(besideText.picture.said(), document.Rows, r.Unit(), "")
			picture.Series = []document.PictureSeries{{Name: besideText.observed.said()},
				{Name: besideText.simulated.said()}, {Name: besideText.one.with(values{"span": d.counted})}}
			pictures = append(pictures, picture)
		}
		p := &pictures[at]
		p.Names = append(p.Names, r.Name)
		p.Series[0].Add(stats.Unknown(o.Values[0].Number), 1, tongue())
		p.Series[1].Add(o.Mean, 1, tongue())
		if o.One.Known() {
			p.Series[2].Add(stats.Estimate{Mean: o.Mean.Mean, Low: o.One.Low, High: o.One.High}, 1, tongue())
		} else {
			p.Series[2].Gap()
		}
	}
	for i := range pictures {
		pictures[i].Rescale()
	}
	return pictures
}
