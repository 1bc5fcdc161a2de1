package document

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/report/language"
	"karvon/sim/stats"
	"karvon/sim/syntax"
)

// Picture is what a page or a file of pictures draws.
type Picture struct {
	Name  string      `json:"-"` // of the chart, for a file of pictures; several may share it
	Title string      `json:"title"`
	Note  string      `json:"note"` // what is to be said of it; mostly empty
	Kind  PictureKind `json:"kind"`
	Unit  string      `json:"unit"`  // of the values
	Names []string    `json:"names"` // of the rows
	Axis  string      `json:"axis"`  // what a curve goes over; of rows what their marks measure, in the unit
	Words []string    `json:"words"` // of a curve over words: those at 0, 1, 2 and so on; else empty
	// where the points of series without an At lie; through time, minutes since a Monday's midnight
	At     Places          `json:"at"`
	Series []PictureSeries `json:"series"`
	Bars   bool            `json:"bars"`  // of rows: bars from zero to the marks
	Lines  []PictureLine   `json:"lines"` // of a curve: marked places
	Level  *PictureLine    `json:"-"`     // a value across the picture; nil for none
	Leads  bool            `json:"-"`     // whether a file shows it where no other is asked for
	Beside bool            `json:"-"`     // whether a page shows it beside what it draws of the window
}

// NoteOf is what is to be said of all of some pictures: nothing where they are only of what stands beside the window,
// whose bands are others and are told by themselves.
func (d *Document) NoteOf(pictures []Picture) string {
	for i := range pictures {
		if !pictures[i].Beside {
			return d.PictureNote
		}
	}
	return ""
}

// PictureKind is how a picture is drawn.
type PictureKind string

// The kinds of pictures.
const (
	Rows  PictureKind = "rows"  // marks by name
	Curve PictureKind = "curve" // series over a number or over words
	Time  PictureKind = "time"  // series over the clock; a page draws its own
)

// PictureSeries is marks with intervals, one a row or point. A mean that is NaN is a gap; an interval of no width
// is none.
type PictureSeries struct {
	Name  string `json:"name"`
	Loose bool   `json:"loose"` // of a curve, or over the clock: marks that no line joins
	// of a curve, or of marks over the clock: where its points lie, ascending unless they are loose; the picture's by
	// default
	At   Places `json:"at"`
	Mean Brief  `json:"mean"`
	Low  Brief  `json:"low"`
	High Brief  `json:"high"`
	Band string `json:"-"` // what goes from low to high, where it is no interval of the mean

	// Bounds say of each mark whether it is one, and Remarks what else is to be said of it; nil where there is nothing
	// of any.
	Bounds  []stats.Bound `json:"bounds,omitempty"`
	Remarks []string      `json:"remarks,omitempty"`
}

// Places is where points lie on an axis, with as many digits as people write.
type Places []float64

// MarshalJSON writes the numbers, of which none is infinite; null for no list.
func (p Places) MarshalJSON() ([]byte, error) {
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

// ShownPictures are pictures with the texts that they quote as they are shown, in units of a language.
func ShownPictures(pictures []Picture, in *language.Language) []Picture {
	shown := slices.Clone(pictures)
	for i := range shown {
		p := &shown[i]
		p.Title, p.Note, p.Axis = AsShown(p.Title), AsShown(p.Note), AsShown(p.Axis)
		p.Unit = AsShown(in.Message(in.Unit(p.Unit)))
		p.Names, p.Words = AllAsShown(p.Names), AllAsShown(p.Words)
		p.Series, p.Lines = slices.Clone(p.Series), slices.Clone(p.Lines)
		for n := range p.Series {
			p.Series[n].Name, p.Series[n].Band = AsShown(p.Series[n].Name), AsShown(p.Series[n].Band)
		}
		for n := range p.Lines {
			p.Lines[n].Name = AsShown(p.Lines[n].Name)
		}
		if p.Level != nil {
			p.Level = &PictureLine{Name: AsShown(p.Level.Name), At: p.Level.At}
		}
	}
	return shown
}

// Add adds the mark of an estimate, of which is said in a language what is to be said of it.
func (s *PictureSeries) Add(e stats.Estimate, by float64, in *language.Language) {
	if !e.HasInterval() {
		e.Low, e.High = e.Mean, e.Mean
		if e.Bound == stats.Between {
			e.High = e.Most
		}
	}
	s.note(e, in)
	s.Mean = append(s.Mean, float64(e.Mean*by))
	s.Low = append(s.Low, float64(e.Low*by))
	s.High = append(s.High, float64(e.High*by))
}

// Gap adds a mark that there is not.
func (s *PictureSeries) Gap() {
	s.Mean, s.Low, s.High = append(s.Mean, math.NaN()), append(s.Low, math.NaN()), append(s.High, math.NaN())
}

// note keeps what is to be said of the mark that comes next.
func (s *PictureSeries) note(e stats.Estimate, in *language.Language) {
	said := Remark(e, in)
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

// Rescale shows the values in the unit in which a table would.
func (p *Picture) Rescale() {
	most := Number{Unit: p.Unit}
	for i := range p.Series {
		for _, mean := range p.Series[i].Mean {
			most.Mean = max(most.Mean, math.Abs(mean))
		}
	}
	chosen := ScaleOf([]*Number{&most})
	if chosen.Unit == "" {
		return
	}
	p.Unit = chosen.Unit
	for i := range p.Series {
		s := &p.Series[i]
		for _, values := range []Brief{s.Mean, s.Low, s.High} {
			for k := range values {
				values[k] *= chosen.Factor
			}
		}
	}
}

// NoPicture is the error that there is no chart of a name.
func NoPicture(name string, known []string) error {
	hint := ""
	if near := syntax.Suggest(name, known); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return fmt.Errorf("there is no chart %q%s; there are %s", name, hint,
		strings.Join(slices.Compact(slices.Clone(known)), ", "))
}
