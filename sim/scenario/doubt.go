package scenario

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/doubt"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Doubt is what is not known of a scenario: the quantities with ranges, which of them are not known independently of
// each other, and what they have to add up to.
type Doubt struct {
	Factors []Factor
	Groups  []Group // by ties; no factor is in two

	// Columns are the factors that are correlated, of a group its first, and Correlations those of the normal variables
	// of their Gaussian copula.
	Columns      []int
	Correlations [][]float64

	Totals []doubt.Total // of the factors, by their names
}

// Group is factors that are one ignorance: all of them are at the same quantile.
type Group struct {
	Name    string
	Members []int
}

// Doubt tells what is not known of the scenario.
func (s *Scenario) Doubt() *Doubt { return &s.doubt }

// doubtKeys say how a range is meant.
var doubtKeys = []string{"interval", "doubt"}

// doubtShape is from what a quantity is drawn in its range.
type doubtShape string

// The shapes that can be asked for.
const (
	doubtPERT    doubtShape = "pert"
	doubtUniform doubtShape = "uniform"
)

// Values lists the allowed words.
func (doubtShape) Values() []string { return []string{string(doubtPERT), string(doubtUniform)} }

// spanned takes the range of a mapping, and checks what stands beside it.
func (d *decoder) spanned(t *syntax.Tree, at place) place {
	defer d.remarking()()
	span := t.Get("range")
	if span != nil && span.Form == syntax.Mapping && span.IsLeaf() {
		span = nil // of no word
	}
	if at.span != nil && span != nil && at.span.Layer == t.Layer {
		d.secondRange(at.span, span, at)
	}
	if span != nil || at.span == nil {
		at.span, at.ranged = span, t
	}
	for _, name := range doubtKeys {
		said := t.Get(name)
		if said == nil {
			continue
		}
		inner := at.under(name, constraint{})
		switch level, readable := levelOf(said); {
		case span == nil:
			d.fail(BadProvenance, said, inner, name+" without a range", "it says how the range is meant: range: [low, high]")
		case said.Form != syntax.Scalar:
			d.wrongForm(said, inner, map[string]string{"interval": "a share such as 90%", "doubt": "pert or uniform"}[name])
		case name == "interval" && (!readable || level <= 0 || level >= 1):
			d.fail(BadProvenance, said, inner, syntax.Abbreviated(said.Text)+" is no share between 0% and 100%",
				"the share of what can be that lies in the range, such as 90%")
		case name == "doubt" && !slices.Contains(doubtShape("").Values(), said.Text):
			d.fail(UnknownWord, said, inner, syntax.Abbreviated(said.Text)+" is not one of pert and uniform",
				syntax.Nearest(said.Text, doubtShape("").Values()))
		case name == "doubt" && t.Get("interval") != nil:
			d.fail(ExactlyOne, said, inner, "interval and doubt both say how the range is meant", "keep one of them")
		}
	}
	return at
}

// levelOf reads an interval.
func levelOf(t *syntax.Tree) (float64, bool) {
	level, err := unit.Parse(t.Text, unit.Share)
	return level, err == nil && t.Form == syntax.Scalar
}

// shape finds from what a value with a range is drawn.
func (d *decoder) shape(v float64, at place, ends [2]float64, parse func(string) (float64, error)) doubt.Shape {
	s := doubt.Stated{Low: ends[0], Value: v, High: ends[1]}
	if interval := at.ranged.Get("interval"); interval != nil {
		s.Level, _ = levelOf(interval)
		s.Least, s.Most = at.possible(ends[0], parse)
	}
	if said := at.ranged.Get("doubt"); said != nil {
		s.Even = said.Text == string(doubtUniform)
	}
	return doubt.Fit(s)
}

// possible gives the ends of what a value can be. One whose low end is not below zero is not below zero; what counts
// things from one on is never none.
func (at place) possible(low float64, parse func(string) (float64, error)) (least, most float64) {
	dimension := dimensions[at.unit]
	_, text := dimension.Range()
	most, err := parse(strings.ReplaceAll(text, ",", ""))
	if err != nil || at.counts(parse) {
		most, least = largestWhole, min(1, low)
	}
	if low < 0 {
		least = -most
	}
	if at.word != "" {
		most = 1
	}
	if key, err := strconv.ParseFloat(at.min, 64); err == nil {
		least = math.Max(least, key)
	}
	if key, err := strconv.ParseFloat(at.max, 64); err == nil {
		most = math.Min(most, key)
	}
	return least, most
}

// counts says whether a value counts things: no part of one can be written.
func (at place) counts(parse func(string) (float64, error)) bool {
	if at.unit != "" {
		return false
	}
	_, fraction := parse("0.5")
	return fraction != nil
}

// tellDoubts notes with each value that has a range from what it is drawn.
func (s *Scenario) tellDoubts() {
	shapes := map[string][]*Factor{}
	for _, factors := range [][]Factor{s.factors, s.outlookDoubt.Factors} {
		for i := range factors {
			if f := &factors[i]; !slices.ContainsFunc(shapes[f.quantity], func(g *Factor) bool { return g.Name == f.Name }) {
				shapes[f.quantity] = append(shapes[f.quantity], f)
			}
		}
	}
	for i := range s.Values {
		if v := &s.Values[i]; v.Range != "" {
			v.Doubt = told(shapes[v.Path], v.Path)
		}
	}
}

// told says from what a quantity is drawn: of shares that differ, of each word.
func told(factors []*Factor, path string) string {
	var texts, byWord []string
	for _, f := range factors {
		text := f.drawn()
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
		byWord = append(byWord, strings.TrimPrefix(f.Name, path+".")+": "+text)
	}
	if len(texts) > 1 {
		texts = byWord
	}
	return strings.Join(texts, "; ")
}

// drawn says from what the factor is drawn.
func (f *Factor) drawn() string {
	if f.interval == "" {
		return string(f.Shape.Family)
	}
	return string(f.Shape.Family) + ", " + f.interval + " in the range, median " + f.median
}

// tellFit writes what was fitted to quantiles: their probability, and the median.
func (f *Factor) tellFit(at place, parse func(string) (float64, error)) {
	interval := at.ranged.Get("interval")
	if interval == nil {
		return
	}
	f.interval = interval.Text
	median := f.Shape.Quantile(0.5)
	dimension := dimensions[at.unit]
	if at.word != "" {
		dimension = unit.Share
	}
	if second, err := parse("1s"); err == nil { // of nanoseconds or of seconds
		median /= second
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(median, 'g', 3, 64), 64)
	f.median = unit.Format(rounded, dimension)
}

// byName orders factors.
func byName(a, b Factor) int { return cmp.Compare(a.Name, b.Name) }
