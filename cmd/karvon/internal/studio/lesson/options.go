package lesson

import (
	"fmt"
	"math"

	"karvon/sim/scenario"
)

// optionsApart refuses options of which two would be right at once.
func (r *reader) optionsApart(f fields, q *Question) {
	if len(q.Options) == 0 {
		return
	}
	items := r.items(f.keys["options"])
	for i := range q.Options {
		for k := range i {
			if why := q.Options[i].meets(&q.Options[k]); why != "" {
				r.fail(scenario.BadOptions, items[i], fmt.Sprintf("this option and option %d would both be right %s",
					k+1, why), "")
			}
		}
	}
}

// meets says when an option is right together with another one; nothing where it never is.
func (o *Option) meets(other *Option) string {
	if o.Told != "" || other.Told != "" || o.Metric != "" || other.Metric != "" {
		if o.Told == other.Told && o.Metric == other.Metric {
			return "of " + string(o.Told) + o.Metric
		}
		return ""
	}
	low, high := math.Inf(-1), math.Inf(1)
	for _, one := range []*Option{o, other} {
		if one.Above == nil && one.Below == nil {
			return "" // that is a mistake by itself
		}
		if one.Above != nil {
			low = max(low, *one.Above)
		}
		if one.Below != nil {
			high = min(high, *one.Below)
		}
	}
	if low >= high {
		return ""
	}
	switch {
	case math.IsInf(low, -1):
		return fmt.Sprintf("below %g", high)
	case math.IsInf(high, 1):
		return fmt.Sprintf("above %g", low)
	}
	return fmt.Sprintf("from %g to %g", low, high)
}

// Open says why answers decide nothing of a question, whatever is predicted; nothing where they decide it. It gives
// the figure besides, nil where there is none.
func (q *Question) Open(answers [][]byte) (why string, figure *Shown, err error) {
	if len(q.Options) > 0 {
		first := 0
		j, err := q.Judge(Prediction{Option: &first}, answers)
		switch {
		case err != nil:
			return "", nil, err
		case j.Option >= 0:
			return "", j.Figure, nil
		case j.Figure == nil:
			return "none of the metrics is beyond chance the largest", nil, nil
		case j.Figure.Low == nil || j.Figure.High == nil:
			return fmt.Sprintf("no option is right: the figure is %s, and only an interval decides", j.Figure.within(j.Unit)),
				j.Figure, nil
		}
		return fmt.Sprintf("no option is right: the figure is %s", j.Figure.within(j.Unit)), j.Figure, nil
	}
	none := 0.0
	j, err := q.Judge(Prediction{Number: &none}, answers)
	if err != nil {
		return "", nil, err
	}
	if j.Figure.Mean != nil {
		if j, err = q.Judge(Prediction{Number: j.Figure.Mean}, answers); err != nil || j.Verdict == Right {
			return "", j.Figure, err
		}
	}
	return fmt.Sprintf("no number is right: the figure is %s, which is wider than the tolerance",
		j.Figure.within(j.Unit)), j.Figure, nil
}

// Disagrees says that what theory says lies far from a figure; nothing where it does not, or theory says nothing. An
// interval of 95% misses one time in twenty, whatever the seed: it is looked for in one of 99.9%, which is 1.7 times as
// wide, and may be off by half a unit of the digits in which it is written.
func (q *Question) Disagrees(s *Shown) string {
	const wider, digits = 1.7, 0.005
	if q.Exact == nil || s == nil || s.Mean == nil || s.Low == nil || s.High == nil {
		return ""
	}
	off := q.Exact.Value - *s.Mean
	below, above := float64(wider*(*s.Mean-*s.Low)), float64(wider*(*s.High-*s.Mean))
	if off >= -below-digits && off <= above+digits {
		return ""
	}
	return fmt.Sprintf("theory cannot say %g: the figure is %s", q.Exact.Value, s.within(q.Unit))
}

// within says a number with its interval.
func (s *Shown) within(unit Unit) string {
	if s.Mean == nil {
		return "none"
	}
	if s.Low == nil || s.High == nil {
		return fmt.Sprintf("%.4g %s, without an interval", *s.Mean, unit)
	}
	return fmt.Sprintf("%.4g %s, from %.4g to %.4g", *s.Mean, unit, *s.Low, *s.High)
}
