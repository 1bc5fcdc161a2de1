package experiment

import "karvon/sim/outlook"

// gap is what is open of a draw: the loads of the years between which the one lies that is looked for, and of these the
// one to look at.
type gap struct {
	world *world
	loads [][]float64
	next  []float64
}

// yearsAsking is what is asked of the years of a draw: where it fails, at the least or at the most of what is open.
type yearsAsking struct {
	fails doubted
	near  float64 // the share by which loads may differ of which something is known
	least bool
}

// askings are the ways in which draws are asked, in the order in which gaps are closed: by the estimates, where loads
// are near enough to a fiftieth, then for the ends of intervals.
var askings = []yearsAsking{{byEstimate, yearsResolution, true}, {notSure, 0, true}, {surelyFull, 0, false}}

// passOf goes through the years of a draw by what is known: by the years that fail at the least, or at the most. Open
// is the first gap on the way; of no world for none.
func (d *drawing) passOf(draw *drawnCourse, a yearsAsking, phases bool) (p *succession, open gap, err error) {
	full := func(w *world, from, until int) (int, error) {
		if err := d.refine(w); err != nil {
			return 0, err
		}
		c, err := draw.course(d.ctx, w)
		if err != nil {
			return 0, err
		}
		low, high, next := w.first(c, from, until, a.fails, a.near)
		if low != high && open.world == nil {
			open = gap{w, loadsOf(c, low, high), c.Loads(next)}
		}
		if a.least {
			return low, nil
		}
		return high, nil
	}
	if phases {
		p, err = d.pass(full)
		return p, open, err
	}
	none := d.worlds[0]
	year, err := full(none, d.Course.Base, d.beyond())
	return &succession{eras: []passed{{none, d.Course.Base, d.beyond(), year}}}, open, err
}

// loadsOf are those of years from one on and before another.
func loadsOf(c *outlook.Course, from, until int) [][]float64 {
	var loads [][]float64
	for year := from; year < until; year++ {
		loads = append(loads, c.Loads(year))
	}
	return loads
}

// settle looks at loads until no draw has a gap, or the budget is spent: first for the years by the estimates, then for
// the ends of their intervals.
func (d *drawing) settle() error {
	if d.alike {
		return nil // all is on one line
	}
	for _, a := range askings {
		for d.ctx.Err() == nil && d.Spent+d.Replications <= d.Budget {
			gaps, err := d.gaps(a)
			if err != nil {
				return err
			}
			if len(gaps) == 0 {
				break
			}
			told := mostTelling(gaps)
			d.further = d.Budget - d.Spent
			if err := d.look(told.world, told.next, d.Replications); err != nil {
				if d.ctx.Err() != nil {
					return nil
				}
				return err
			}
			d.Spent += d.Replications
		}
	}
	return nil
}

// gaps are those of all draws, if nothing is done and with the phases.
func (d *drawing) gaps(a yearsAsking) ([]gap, error) {
	var gaps []gap
	for _, draw := range d.draws {
		_, nothing, err := d.passOf(draw, a, false)
		if err != nil {
			return nil, err
		}
		if nothing.world != nil {
			gaps = append(gaps, nothing)
		}
		if len(d.stated.Phases) == 0 {
			continue
		}
		_, phases, err := d.passOf(draw, a, true)
		if err != nil {
			return nil, err
		}
		if phases.world != nil && phases.world != nothing.world {
			gaps = append(gaps, phases)
		}
	}
	return gaps, nil
}

// mostTelling is the gap whose load tells of most others: of the loads in gaps of which it tells if it fails, and of
// those if it does not, the fewer.
func mostTelling(gaps []gap) *gap {
	best, most, sum := 0, -1, 0
	for i := range gaps {
		larger, smaller := 0, 0
		for n := range gaps {
			if gaps[n].world != gaps[i].world {
				continue
			}
			for _, loads := range gaps[n].loads {
				if allAtMost(gaps[i].next, loads) {
					larger++
				}
				if allAtMost(loads, gaps[i].next) {
					smaller++
				}
			}
		}
		if fewer := min(larger, smaller); fewer > most || fewer == most && larger+smaller > sum {
			best, most, sum = i, fewer, larger+smaller
		}
	}
	return &gaps[best]
}
