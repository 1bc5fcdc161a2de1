package lesson

import (
	"errors"
	"fmt"
	"math"
)

// Prediction is what a student says: the place of an option, from 0, or a number in the question's unit.
type Prediction struct {
	Option *int     `json:"option"`
	Number *float64 `json:"number"`
}

// Verdict is what becomes of a prediction.
type Verdict string

// The verdicts.
const (
	Right  Verdict = "right"
	Wrong  Verdict = "wrong"
	Untold Verdict = "open" // so many replications do not tell
)

// Judgement is a verdict with what it rests on.
type Judgement struct {
	Verdict      Verdict `json:"verdict"`
	Figure       *Shown  `json:"figure"` // null of what is no number
	Unit         Unit    `json:"unit"`   // of the figure
	Option       int     `json:"option"` // that holds, from 0; -1 where none is decided, and of a number
	Sides        []Shown `json:"sides"`  // the plain and the changed number, or those of the options' metrics
	SideUnit     Unit    `json:"sideUnit"`
	Least        float64 `json:"least"`        // of a number: what the figure is at the least where it is right
	Most         float64 `json:"most"`         // and at the most
	Replications int     `json:"replications"` // of the last answer
}

// Shown is a number in the question's unit, with its interval if it has one.
type Shown struct {
	Mean       *float64 `json:"mean"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Confidence float64  `json:"confidence"` // of the interval
}

// Judge holds a prediction against answers: the JSON of what the question has run, in its order.
func (q *Question) Judge(p Prediction, answers [][]byte) (*Judgement, error) {
	if (p.Option == nil) == (p.Number == nil) || (p.Option != nil) != (len(q.Options) > 0) {
		return nil, errors.New("a prediction is one of the options, or a number where there are none")
	}
	if p.Option != nil && (*p.Option < 0 || *p.Option >= len(q.Options)) {
		return nil, fmt.Errorf("option %d; there are %d", *p.Option, len(q.Options))
	}
	if p.Number != nil && (math.IsNaN(*p.Number) || math.IsInf(*p.Number, 0)) {
		return nil, errors.New("the prediction is no number")
	}
	kind := "result"
	if q.Compares() {
		kind = "comparison"
	}
	var read []*answer
	for _, text := range answers {
		a, err := readAnswer(text, kind)
		if err != nil {
			return nil, err
		}
		read = append(read, a)
	}
	if len(read) != len(q.Replications) {
		return nil, fmt.Errorf("%d answers; the question has %d run", len(read), len(q.Replications))
	}
	j := &Judgement{Verdict: Untold, Option: -1, Sides: []Shown{}, Replications: read[len(read)-1].Replications}
	if err := q.measure(j, p, read); err != nil {
		return nil, err
	}
	if p.Option != nil && j.Option >= 0 {
		j.Verdict = Wrong
		if *p.Option == j.Option {
			j.Verdict = Right
		}
	}
	return j, nil
}

// measure takes the figure of the answers, and says which option holds or whether a number does.
func (q *Question) measure(j *Judgement, p Prediction, read []*answer) error {
	a := read[0]
	if q.Figure == Largest {
		return q.measureLargest(j, a)
	}
	if q.Compares() {
		return q.measureComparison(j, p, a)
	}
	of, err := a.response(q.Metric)
	if err != nil {
		return err
	}
	f, unit := of.interval(a.Confidence), of.Unit
	if q.Figure == Narrowing {
		many, err := read[1].response(q.Metric)
		if err != nil {
			return err
		}
		if f, err = narrowing(of, many, a.Confidence); err != nil {
			return err
		}
		unit = "1"
		j.SideUnit = usual(of.Unit)
		for i, e := range []*estimated{of, many} {
			j.Sides = append(j.Sides, e.interval(read[i].Confidence).shown(units[j.SideUnit].size))
		}
	}
	return q.decide(j, p, f, unit)
}

// usual is the unit in which a number is read where the question names none for it.
func usual(of string) Unit {
	switch of {
	case "s":
		return "min"
	case "1":
		return "percent"
	}
	return "count"
}

func (q *Question) measureComparison(j *Judgement, p Prediction, a *answer) error {
	of, err := a.difference(q.Metric)
	if err != nil {
		return err
	}
	if j.SideUnit = q.Unit; q.Unit == "" || figures[q.Figure].bare {
		j.SideUnit = usual(of.Unit)
	}
	for _, e := range []*estimated{&of.Estimates.Before, &of.Estimates.After} {
		j.Sides = append(j.Sides, e.interval(of.Confidence).shown(units[j.SideUnit].size))
	}
	f := interval{known(of.Difference), known(of.Low), known(of.High), of.Confidence}
	unit := of.Unit
	switch q.Figure {
	case Telling:
		shown := f.shown(units[j.SideUnit].size)
		j.Figure, j.Unit, j.Option = &shown, j.SideUnit, q.optionOf(f.told())
		return nil
	case Ratio:
		f, err = of.ratio(a.Confidence)
		unit = "1"
	case Luck:
		f, err = of.luck(a.Confidence)
		unit = "1"
	}
	if err != nil {
		return err
	}
	return q.decide(j, p, f, unit)
}

// told is what an interval of a difference tells.
func (f interval) told() Told {
	switch {
	case f.low > 0:
		return More
	case f.high < 0:
		return Less
	}
	return Open
}

func (q *Question) optionOf(told Told) int {
	for i := range q.Options {
		if q.Options[i].Told == told {
			return i
		}
	}
	return -1
}

func (q *Question) measureLargest(j *Judgement, a *answer) error {
	var all []*estimated
	for _, metric := range q.Metrics() {
		e, err := a.response(metric)
		if err != nil {
			return err
		}
		size, err := q.sizeOf(e.Unit)
		if err != nil {
			return err
		}
		all, j.SideUnit = append(all, e), q.Unit
		j.Sides = append(j.Sides, e.interval(a.Confidence).shown(size))
	}
	j.Option = largest(all, a.Confidence)
	return nil
}

// decide says of a figure which option it lies in, or whether it is as near to a number as it should be, if the whole
// interval says so.
func (q *Question) decide(j *Judgement, p Prediction, f interval, of string) error {
	size, err := q.sizeOf(of)
	if err != nil {
		return err
	}
	shown := f.shown(size)
	j.Figure, j.Unit = &shown, q.Unit
	if p.Number != nil {
		j.Least, j.Most = nearTo(*p.Number, q.Tolerance)
		j.Verdict = f.scaled(size).within(&j.Least, &j.Most)
		return nil
	}
	for i := range q.Options {
		if f.scaled(size).within(q.Options[i].Above, q.Options[i].Below) == Right {
			j.Option = i
			break
		}
	}
	return nil
}

// sizeOf is how much of the answers' unit is one of the question's.
func (q *Question) sizeOf(of string) (float64, error) {
	u := units[q.Unit]
	if u.of != of && (u.of != "" || of == "s" || of == "1") {
		return 0, fmt.Errorf("the number is in the unit %q, which cannot be written in %s", of, q.Unit)
	}
	return u.size, nil
}

// nearTo gives the figures from which a number is off by a share of them at most.
func nearTo(number, share float64) (least, most float64) {
	least, most = number/(1+share), number/(1-share)
	return min(least, most), max(least, most)
}

// within says whether the whole interval lies between two bounds; Wrong where all of it lies beyond one.
func (f interval) within(above, below *float64) Verdict {
	switch {
	case math.IsNaN(f.low) || math.IsNaN(f.high):
		return Untold
	case (above == nil || f.low >= *above) && (below == nil || f.high <= *below):
		return Right
	case above != nil && f.high < *above, below != nil && f.low > *below:
		return Wrong
	}
	return Untold
}

// scaled is the figure in a unit of a size.
func (f interval) scaled(size float64) interval {
	return interval{f.mean / size, f.low / size, f.high / size, f.confidence}
}

func (f interval) shown(size float64) Shown {
	in := f.scaled(size)
	return Shown{finite(in.mean), finite(in.low), finite(in.high), f.confidence}
}

// finite is a number for JSON; null where there is none.
func finite(value float64) *float64 {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return nil
	}
	return &value
}
