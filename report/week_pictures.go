package report

import (
	"cmp"
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// The endings of the names of a run's pictures, behind the name of what they
// show.
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

// weekPictures draws the fullest queues, the fullest zones and the largest flows
// first, those of the main site before others. The first of each kind leads.
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
	p := document.Picture{Name: s.Name + queuePicture, Title: titled("Queue", s.Name, s.Title), Kind: document.Time, Unit: "entities", Axis: d.axis()}
	if s.Used {
		p.At = d.times(len(s.Duty), d.Bin)
		p.Series = []document.PictureSeries{d.series("waiting", s.Queue), {Name: "servers on duty", Mean: s.Duty}}
	}
	size := largest(s.Queue.Mean)
	return rankedPicture{p, d.rank(s.Site, size), size}
}

func (d weekDrawer) inside(z *document.WeekZone) rankedPicture {
	p := document.Picture{Name: z.Name + insidePicture, Title: titled("Occupancy", z.Name, z.Title), Kind: document.Time, Unit: "entities", Axis: d.axis()}
	size := largest(z.Inside.Mean)
	if size > 0 {
		p.At = d.times(len(z.Inside.Mean), d.Bin)
		p.Series = []document.PictureSeries{d.series("inside", z.Inside)}
	}
	if z.Places > 0 {
		p.Level = &document.PictureLine{Name: document.Rounded(z.Places, 0) + " places", At: z.Places}
	}
	return rankedPicture{p, d.rank(z.Site, size), size}
}

func (d weekDrawer) throughput(f *document.WeekFlow) rankedPicture {
	p := document.Picture{Name: "flow." + f.Name + throughputPicture, Title: titled("Throughput", "flow."+f.Name, f.Title), Kind: document.Time, Unit: "entities an hour", Axis: d.axis()}
	size := largest(f.Arrived)
	if size > 0 {
		p.At = d.times(len(f.Arrived), max(60, d.Bin))
		p.Series = []document.PictureSeries{
			d.series("departures", document.WeekBand{Mean: f.Departed, Low: f.DepartedLow, High: f.DepartedHigh}),
			{Name: "arrivals", Mean: f.Arrived},
		}
	}
	return rankedPicture{p, 0, size}
}

// time is the distribution of the times of a flow's entities, which are in
// hours where most are long.
func (d weekDrawer) time(f *document.WeekFlow) rankedPicture {
	p := document.Picture{Name: "flow." + f.Name + timePicture, Title: titled("Time from arrival to departure", "flow."+f.Name, f.Title), Kind: document.Curve, Unit: "share that is out, %", Axis: "minutes"}
	size := 0.0
	if len(f.Times) > 0 {
		size = f.Times[len(f.Times)/2]
		by := 1.0
		if f.Times[len(f.Times)-5] > 180 {
			p.Axis, by = "hours", 1.0/60
		}
		shares := make(document.Brief, len(f.Times))
		for percent, minutes := range f.Times {
			shares[percent] = float64(percent)
			p.At = append(p.At, float64(minutes*by))
		}
		p.Series = []document.PictureSeries{{Name: "out within", Mean: shares}}
		if f.Unfinished > 0 {
			p.Note = "Of those who departed; " + document.UnfinishedShare(stats.Estimate{Unfinished: f.Unfinished}) + " were unfinished and are left out: all times are at least so long."
		}
	}
	return rankedPicture{p, 0, size}
}

// series makes a series of a level with the band over the replications.
func (d weekDrawer) series(name string, b document.WeekBand) document.PictureSeries {
	return document.PictureSeries{Name: name, Mean: b.Mean, Low: b.Low, High: b.High, Band: "lowest to highest"}
}

// times are the middles of so many bins.
func (d weekDrawer) times(count int, length float64) document.Places {
	at := make(document.Places, count)
	for i := range at {
		at[i] = d.Start + float64((float64(i)+0.5)*length)
	}
	return at
}

func (d weekDrawer) axis() string { return "clock of " + d.Clock }

// titled says what is shown of what.
func titled(what, name, words string) string {
	if words == "" {
		return what + ": " + name
	}
	return what + ": " + words + " (" + name + ")"
}
