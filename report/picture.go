package report

import (
	"math"
	"slices"
	"strconv"

	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// Picture is what a page or a file of pictures draws.
type Picture struct {
	Name   string          `json:"-"` // of the chart, for a file of pictures; several may share it
	Title  string          `json:"title"`
	Note   string          `json:"note"` // what is to be said of it; mostly empty
	Kind   PictureKind     `json:"kind"`
	Unit   string          `json:"unit"`  // of the values
	Names  []string        `json:"names"` // of the rows
	Axis   string          `json:"axis"`  // of a curve: what it goes over
	Words  []string        `json:"words"` // of a curve over words: those at 0, 1, 2 and so on; else empty
	At     places          `json:"at"`    // where the points of series without an At lie; through time, minutes since a Monday's midnight
	Series []PictureSeries `json:"series"`
	Bars   bool            `json:"bars"`  // of rows: bars from zero to the marks
	Lines  []PictureLine   `json:"lines"` // of a curve: marked places
	Level  *PictureLine    `json:"-"`     // a value across the picture; nil for none
	Leads  bool            `json:"-"`     // whether a file shows it where no other is asked for
}

// PictureKind is how a picture is drawn.
type PictureKind string

// The kinds of pictures.
const (
	Rows  PictureKind = "rows"  // marks by name
	Curve PictureKind = "curve" // series over a number or over words
	Time  PictureKind = "time"  // series over the clock; a page draws its own
)

// PictureSeries is marks with intervals, one a row or point. A mean that is NaN
// is a gap; an interval of no width is none.
type PictureSeries struct {
	Name  string `json:"name"`
	Loose bool   `json:"loose"` // of a curve: marks that no line joins
	At    places `json:"at"`    // of a curve: where its points lie, ascending unless they are loose; the picture's by default
	Mean  brief  `json:"mean"`
	Low   brief  `json:"low"`
	High  brief  `json:"high"`
	Band  string `json:"-"` // what goes from low to high, where it is no interval of the mean

	// Bounds say of each mark whether it is one, and Remarks what else is to be
	// said of it; nil where there is nothing of any.
	Bounds  []stats.Bound `json:"bounds,omitempty"`
	Remarks []string      `json:"remarks,omitempty"`
}

// places is where points lie on an axis, with as many digits as people write.
type places []float64

// MarshalJSON writes the numbers, of which none is infinite; null for no list.
func (p places) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("null"), nil
	}
	text := []byte{'['}
	for i, value := range p {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendFloat(text, value, 'g', 9, 64)
	}
	return append(text, ']'), nil
}

// PictureLine is a place of a curve's axis with a name.
type PictureLine struct {
	Name string  `json:"name"`
	At   float64 `json:"at"`
}

// shownPictures are pictures with the texts that they quote as they are shown.
func shownPictures(pictures []Picture) []Picture {
	shown := slices.Clone(pictures)
	for i := range shown {
		p := &shown[i]
		p.Title, p.Note, p.Unit, p.Axis = asShown(p.Title), asShown(p.Note), asShown(p.Unit), asShown(p.Axis)
		p.Names, p.Words = allAsShown(p.Names), allAsShown(p.Words)
		p.Series, p.Lines = slices.Clone(p.Series), slices.Clone(p.Lines)
		for n := range p.Series {
			p.Series[n].Name, p.Series[n].Band = asShown(p.Series[n].Name), asShown(p.Series[n].Band)
		}
		for n := range p.Lines {
			p.Lines[n].Name = asShown(p.Lines[n].Name)
		}
		if p.Level != nil {
			p.Level = &PictureLine{Name: asShown(p.Level.Name), At: p.Level.At}
		}
	}
	return shown
}

// mostRows keeps a picture to what can be read.
const mostRows = 20

func (s *PictureSeries) add(e stats.Estimate, by float64) {
	if !e.HasInterval() {
		e.Low, e.High = e.Mean, e.Mean
		if e.Bound == stats.Between {
			e.High = e.Most
		}
	}
	s.note(e)
	s.Mean = append(s.Mean, float64(e.Mean*by))
	s.Low = append(s.Low, float64(e.Low*by))
	s.High = append(s.High, float64(e.High*by))
}

// note keeps what is to be said of the mark that comes next.
func (s *PictureSeries) note(e stats.Estimate) {
	said := remark(e)
	if said == "" && s.Remarks == nil {
		return
	}
	for len(s.Remarks) < len(s.Mean) { // those before have nothing
		s.Remarks, s.Bounds = append(s.Remarks, ""), append(s.Bounds, stats.Exact)
	}
	s.Remarks, s.Bounds = append(s.Remarks, said), append(s.Bounds, e.Bound)
}

// Bound says whether the mark of a row or point is a bound.
func (s *PictureSeries) Bound(i int) stats.Bound {
	if i < len(s.Bounds) {
		return s.Bounds[i]
	}
	return stats.Exact
}

// contrastPicture shows the differences of the primary responses, each in
// percent of the base.
func contrastPicture(o *experiment.Contrast) Picture {
	p := Picture{Name: o.Name, Title: o.Name + ": primary numbers, change", Axis: "change", Kind: Rows, Unit: "%"}
	series := PictureSeries{Name: "change"}
	for i := range o.Primary {
		d := &o.Primary[i]
		if d.Base.Mean == 0 || math.IsNaN(d.Base.Mean) || math.IsNaN(d.Mean) || len(p.Names) == mostRows {
			continue
		}
		p.Names = append(p.Names, d.Name)
		series.add(d.Estimate, 100/math.Abs(d.Base.Mean))
	}
	p.Series = []PictureSeries{series}
	return p
}

// LoadPicture names the picture of a capacity.
const LoadPicture = "load"

// loadPicture shows what passes over the load, and the capacities on it.
func loadPicture(c *experiment.Capacity) Picture {
	p := Picture{Name: LoadPicture, Title: "What arrives and what gets through, over the load", Kind: Curve, Unit: "a day", Axis: "load, % of what is stated"}
	offered, passed := PictureSeries{Name: arrives}, PictureSeries{Name: getsThrough}
	for i := range c.Loads {
		p.At = append(p.At, float64(100*c.Loads[i].Scale))
		offered.add(c.Loads[i].Offered, 1)
		passed.add(c.Loads[i].Passed, 1)
	}
	p.Series = []PictureSeries{offered, passed}
	for _, f := range []struct {
		name    string
		finding *experiment.Finding
	}{{"thresholds met", &c.Service}, {"queues do not grow", &c.Stable}} {
		if f.finding.Known {
			p.Lines = append(p.Lines, PictureLine{f.name, float64(100 * f.finding.Scale)})
		}
	}
	if c.Saturated.Known {
		p.Level = &PictureLine{"at most " + rounded(c.Saturated.Rate.Mean, 0) + " a day get through", c.Saturated.Rate.Mean}
	}
	for _, design := range c.Design {
		p.Lines = append(p.Lines, PictureLine{"design " + design.Name, float64(100 * design.Scale)})
	}
	return p
}

// effectPicture shows how far assumptions move a response, the strongest first.
func effectPicture(method experiment.Method, r *experiment.ResponseSensitivity) Picture {
	by := scale{r.Unit(), 1}
	if len(r.Effects) > 0 && method != experiment.SobolShare {
		by = scaleOf([]*Number{plainNumber(r.Unit(), r.Effects[0].Size)}) // the largest
	}
	p := Picture{Name: r.Name, Title: r.Name + ": the strongest assumptions", Axis: "change of the response", Kind: Rows, Bars: true, Unit: by.unit}
	low, high := PictureSeries{Name: "at the low end"}, PictureSeries{Name: "at the high end"}
	for i := range r.Effects {
		e := &r.Effects[i]
		if i == mostRows || !(e.Size > 0) {
			break // they are ranked by it
		}
		p.Names = append(p.Names, e.Factor.Name)
		switch method {
		case experiment.MorrisWalk:
			p.Axis, low.Name = "size of the effect", "size of the effect (μ*)"
			low.add(stats.Unknown(e.Screen.Star), by.factor)
		case experiment.SobolShare:
			p.Axis, p.Unit, low.Name, high.Name = "", "share of the variance", "alone", "with others"
			low.add(e.Index.First, 1)
			high.add(e.Index.Total, 1)
		default:
			low.add(e.Low, by.factor)
			high.add(e.High, by.factor)
		}
	}
	p.Series = []PictureSeries{low}
	if len(high.Mean) > 0 {
		p.Series = append(p.Series, high)
	}
	p.rescale()
	return p
}

// rescale shows the values in the unit in which a table would.
func (p *Picture) rescale() {
	most := Number{Unit: p.Unit}
	for i := range p.Series {
		for _, mean := range p.Series[i].Mean {
			most.Mean = max(most.Mean, math.Abs(mean))
		}
	}
	chosen := scaleOf([]*Number{&most})
	if chosen.unit == "" {
		return
	}
	p.Unit = chosen.unit
	for i := range p.Series {
		s := &p.Series[i]
		for _, values := range []brief{s.Mean, s.Low, s.High} {
			for k := range values {
				values[k] *= chosen.factor
			}
		}
	}
}
