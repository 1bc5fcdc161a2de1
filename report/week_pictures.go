package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// The endings of the names of a run's pictures, behind the name of what they show.
const (
	queuePicture      = ".queue"
	insidePicture     = ".inside"
	throughputPicture = ".throughput"
	timePicture       = ".time"
)

// PictureNames lists the pictures that there are of a plan's runs.
func PictureNames(p *plan.Plan) []string {
	var names []string
	for i := range p.Stations {
		names = append(names, p.Stations[i].Name+queuePicture)
	}
	for i := range p.Zones {
		names = append(names, p.Zones[i].Name+insidePicture)
	}
	for i := range p.Flows {
		flow := "flow." + p.Flows[i].Name
		names = append(names, flow+throughputPicture, flow+timePicture)
	}
	return names
}

// bandSentence says what the bands of a run's pictures are.
func bandSentence(r *experiment.Result) string {
	if r.Timeline == nil {
		return ""
	}
	return settingText.bands.with(values{"count": r.Timeline.Replications})
}

// weekDrawer draws what goes on through the window.
type weekDrawer struct{ *document.Week }

// weekPictures draws the fullest queues, the fullest zones and the largest flows first, those of the main site
// before others. The first of each kind leads.
func weekPictures(week *document.Week) []document.Picture {
	data := weekDrawer{week}
	groups := make([][]rankedPicture, 4)
	for i := range data.Stations {
		groups[0] = append(groups[0], data.queue(&data.Stations[i]))
	}
	for i := range data.Zones {
		groups[1] = append(groups[1], data.inside(&data.Zones[i]))
	}
	for i := range data.Flows {
		groups[2] = append(groups[2], data.throughput(&data.Flows[i]))
		groups[3] = append(groups[3], data.time(&data.Flows[i]))
	}
	var pictures []document.Picture
	for kind, group := range groups {
		slices.SortStableFunc(group, func(a, b rankedPicture) int {
			return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.size, a.size))
		})
		for i, picture := range group {
			picture.Leads = i == 0 && kind < 3 && picture.size > 0
			pictures = append(pictures, picture.Picture)
		}
	}
	return pictures
}

// rankedPicture is a picture with what it is ordered by.
type rankedPicture struct {
	document.Picture
	rank int // of the main site before others
	size float64
}

// rank puts what is at the main site and not empty first.
func (d weekDrawer) rank(site int, size float64) int {
	if site == d.Main && size > 0 {
		return 1
	}
	return 0
}

func (d weekDrawer) queue(s *document.WeekStation) rankedPicture {
	p := document.Picture{Name: s.Name + queuePicture, Title: runPicturesText.queue.of(s.Name, s.Title),
		Kind: document.Time, Unit: runPicturesText.entities.said(), Axis: d.axis()}
	if s.Used {
		p.At = d.times(len(s.Duty), d.Bin)
		p.Series = []document.PictureSeries{d.series(runPicturesText.waiting, s.Queue),
			{Name: runPicturesText.onDuty.said(), Mean: s.Duty}}
		if len(s.Seen) > 0 {
			p.Series = append(p.Series, seenSeries(s.Seen))
		}
	}
	size := largest(s.Queue.Mean)
	return rankedPicture{p, d.rank(s.Site, size), size}
}

func (d weekDrawer) inside(z *document.WeekZone) rankedPicture {
	p := document.Picture{Name: z.Name + insidePicture, Title: runPicturesText.inside.of(z.Name, z.Title),
		Kind: document.Time, Unit: runPicturesText.entities.said(), Axis: d.axis()}
	size := largest(z.Inside.Mean)
	if size > 0 {
		p.At = d.times(len(z.Inside.Mean), d.Bin)
		p.Series = []document.PictureSeries{d.series(runPicturesText.present, z.Inside)}
	}
	if z.Places > 0 {
		places := digits(document.Rounded(z.Places, 0))
		p.Level = &document.PictureLine{Name: runPicturesText.places.with(values{"count": places}),
			At: z.Places}
	}
	return rankedPicture{p, d.rank(z.Site, size), size}
}

func (d weekDrawer) throughput(f *document.WeekFlow) rankedPicture {
	p := document.Picture{Name: "flow." + f.Name + throughputPicture,
		Title: runPicturesText.throughput.of("flow."+f.Name, f.Title), Kind: document.Time,
		Unit: runPicturesText.entitiesAnHour.said(), Axis: d.axis()}
	size := largest(f.Arrived)
	if size > 0 {
		p.At = d.times(len(f.Arrived), max(60, d.Bin))
		p.Series = []document.PictureSeries{
			d.series(runPicturesText.departures, document.WeekBand{Mean: f.Departed, Low: f.DepartedLow, High: f.DepartedHigh}),
			{Name: runPicturesText.arrivals.said(), Mean: f.Arrived},
		}
	}
	return rankedPicture{p, 0, size}
}

// time is the distribution of the times of a flow's entities, which are in hours where most are long.
func (d weekDrawer) time(f *document.WeekFlow) rankedPicture {
	p := document.Picture{Name: "flow." + f.Name + timePicture, Title: runPicturesText.time.of("flow."+f.Name, f.Title),
		Kind: document.Curve, Unit: runPicturesText.out.said(), Axis: runPicturesText.minutes.said()}
	size := 0.0
	if len(f.Times) > 0 {
		size = f.Times[len(f.Times)/2]
		by := 1.0
		if f.Times[len(f.Times)-5] > 180 {
			p.Axis, by = runPicturesText.hours.said(), 1.0/60
		}
		shares := make(document.Brief, len(f.Times))
		for percent, minutes := range f.Times {
			shares[percent] = float64(percent)
			p.At = append(p.At, float64(minutes*by))
		}
		p.Series = []document.PictureSeries{{Name: runPicturesText.within.said(), Mean: shares}}
		if f.Unfinished > 0 {
			share := digits(document.UnfinishedShare(stats.Estimate{Unfinished: f.Unfinished}))
			p.Note = runPicturesText.unfinished.with(values{"share": share})
		}
	}
	return rankedPicture{p, 0, size}
}

// series makes a series of a level with the band over the replications.
func (d weekDrawer) series(name sentence, b document.WeekBand) document.PictureSeries {
	return document.PictureSeries{Name: name.said(), Mean: b.Mean, Low: b.Low, High: b.High,
		Band: runPicturesText.band.said()}
}

// times are the middles of so many bins.
func (d weekDrawer) times(count int, length float64) document.Places {
	at := make(document.Places, count)
	for i := range at {
		at[i] = d.Start + float64((float64(i)+0.5)*length)
	}
	return at
}

func (d weekDrawer) axis() string { return runPicturesText.clock.with(values{"whose": d.Clock}) }

// of is the title of a picture of what has a name, and perhaps a title.
func (t titleText) of(name, title string) string {
	if title == "" {
		return t.named.with(values{"name": name})
	}
	return t.titled.with(values{"name": name, "title": title})
}
