package experiment

import "math"

// yearsResolution is how near the loads are between which a limit lies on the line of loads that are alike, as a share.
const yearsResolution = 0.02

// refine looks for the limit of a scenario, and for the ends of its interval, on the line of loads that are multiples
// of what is stated, as far as the draws go on it. What is left open by the estimates is split in the middle. Where
// draws leave the line nothing is done.
func (d *drawing) refine(w *world) error {
	if !d.alike || w.refined || d.ctx.Err() != nil {
		return nil
	}
	w.refined = true
	least, most, err := d.span(w)
	if err != nil {
		return err
	}
	for _, fails := range []doubted{byEstimate, notSure, surelyFull} {
		if err := d.searchLine(w, fails, least, most); err != nil || d.ctx.Err() != nil {
			return err
		}
	}
	if low, high := w.onLine(byEstimate); low > 0 && !math.IsInf(high, 1) {
		middle := (low + high) / 2
		w.looked = append(w.looked,
			&lookedAt{loads: w.multiple(middle), verdict: Undecided, holds: true},
			&lookedAt{loads: w.multiple(float64(middle * (1 + 1e-5))), verdict: Undecided})
	}
	return nil
}

// span is between which multiples of what is stated the draws are.
func (d *drawing) span(w *world) (least, most float64, err error) {
	least = math.Inf(1)
	for _, draw := range d.draws {
		c, err := draw.course(d.ctx, w)
		if err != nil {
			return 0, 0, err
		}
		for year := c.Base; year <= c.Last; year++ {
			scale := c.Scale(0, year)
			least, most = min(least, scale), max(most, scale)
		}
	}
	return least, most, nil
}

// searchLine looks at loads on the line until the last that holds and the first that fails are near.
func (d *drawing) searchLine(w *world, fails doubted, least, most float64) error {
	for d.ctx.Err() == nil {
		low, high := w.onLine(fails)
		next := (low + high) / 2
		switch {
		case high <= least || low >= most || high <= float64(low*(1+yearsResolution)):
			return nil
		case low == 0 && math.IsInf(high, 1) || low == 0 && least < high:
			next = max(least, 1e-3)
			if next >= high {
				return nil
			}
		case math.IsInf(high, 1):
			next = min(most, float64(low*mostLeap))
		}
		if err := d.look(w, w.multiple(next), d.Most); err != nil {
			if d.ctx.Err() != nil {
				return nil
			}
			return err
		}
		if after, end := w.onLine(fails); after == low && end == high {
			return nil // nothing new, as chance has it
		}
	}
	return nil
}

// multiple is the load of all streams that is a multiple of what is stated, to within less than rounding makes of it.
func (w *world) multiple(scale float64) []float64 {
	loads := make([]float64, len(w.course.Streams))
	for i := range loads {
		loads[i] = float64(scale * w.course.Streams[i].Stated)
	}
	return loads
}

// onLine gives the multiples of what is stated between which the answer changes first: 0 where none is known to hold,
// and infinite where none is known to fail.
func (w *world) onLine(fails doubted) (low, high float64) {
	high = math.Inf(1)
	for _, l := range w.looked {
		if fails(l) {
			high = min(high, l.loads[0]/w.course.Streams[0].Stated)
		}
	}
	for _, l := range w.looked {
		if scale := l.loads[0] / w.course.Streams[0].Stated; !fails(l) && scale < high {
			low = max(low, scale)
		}
	}
	return low, high
}
