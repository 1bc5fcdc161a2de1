package experiment

import (
	"math/bits"

	"karvon/sim/outlook"
)

// mostLeap is by how much a load is larger at most than the largest one that is known to be carried: what is far beyond
// that takes long to simulate, and tells no more.
const mostLeap = 1.5

// yearsAsked are years that can be the first that fails, from one on and before another: those with more traffic of
// some stream than each before. Grows says whether each has more of all streams, or as much, than the one before.
type yearsAsked struct {
	years []int
	grows bool
}

func askedYears(c *outlook.Course, from, until int) yearsAsked {
	asked := yearsAsked{grows: true}
	for year := from; year < until; year++ {
		loads, more := c.Loads(year), true
		for _, before := range asked.years {
			more = more && !allAtMost(loads, c.Loads(before))
		}
		if !more {
			continue
		}
		if n := len(asked.years); n > 0 && !allAtMost(c.Loads(asked.years[n-1]), loads) {
			asked.grows = false
		}
		asked.years = append(asked.years, year)
	}
	return asked
}

// mostYearLooks bounds the loads at which a search for the year of a course looks: those on the way up to the last
// year, the halvings between two of these, and for both ends of the interval the halvings between all.
func mostYearLooks(c *outlook.Course) int {
	asked := askedYears(c, c.Base, c.Last+1)
	if !asked.grows {
		return len(asked.years)
	}
	leaps, widest := 0, 1
	for at := -1; at < len(asked.years)-1; leaps++ {
		to := asked.leap(c, at)
		widest, at = max(widest, to-at), to
	}
	halvings := func(n int) int { return bits.Len(uint(n)) }
	return min(len(asked.years), leaps+halvings(widest)+2*halvings(len(asked.years)))
}

// leap is the place of the year to look at next where that at a place is carried, and nothing is known of those behind.
func (a *yearsAsked) leap(c *outlook.Course, at int) int {
	to := at + 1
	if at < 0 {
		return to
	}
	from := c.Loads(a.years[at])
	for to+1 < len(a.years) {
		loads := c.Loads(a.years[to+1])
		for i := range loads {
			if loads[i] > mostLeap*from[i] {
				return to
			}
		}
		to++
	}
	return to
}

// first tells from what was looked at between which years the first one lies that fails: it is not before the least,
// and not after the most, of which until stands for none. Where they differ next is the year to look at. What is
// known of a load is taken for those that are near it, to a share.
func (w *world) first(c *outlook.Course, from, until int, fails doubted, near float64) (least, most, next int) {
	asked := askedYears(c, from, until)
	low, high := -1, len(asked.years) // the last known to hold with all before it, the first known to fail
	most = until
	for i, year := range asked.years {
		failed, known := w.tellsNear(c.Loads(year), fails, near)
		if known && failed {
			high, most = i, year
			break
		} else if known && (asked.grows || low == i-1) {
			low = i
		}
	}
	if low+1 == high {
		return most, most, most
	}
	least, next = asked.years[low+1], asked.years[low+1]
	switch {
	case !asked.grows:
	case high < len(asked.years):
		next = asked.years[(low+high)/2]
		if low < 0 {
			next = asked.years[(high-1)/2]
		}
	default:
		next = asked.years[asked.leap(c, low)]
	}
	return least, most, next
}

// find looks for the first year of a course that fails until it is known, or the work is interrupted: then it gives the
// years between which it lies.
func (x *findingYears) find(w *world, from, until int, fails doubted) (least, most int, err error) {
	for {
		least, most, next := w.first(w.course, from, until, fails, 0)
		if least == most || x.ctx.Err() != nil {
			return least, most, nil
		}
		if err := x.look(w, w.course.Loads(next), x.Most); err != nil {
			if x.ctx.Err() != nil {
				return least, most, nil
			}
			return least, most, err
		}
	}
}

// findFull finds the year in which a scenario is full as stated, with its interval.
func (x *findingYears) findFull(w *world, from, until int) (FoundYear, error) {
	var f FoundYear
	_, most, err := x.find(w, from, until, byEstimate)
	if err != nil {
		return f, err
	}
	f.Year = most
	if f.Low, _, err = x.find(w, from, until, notSure); err != nil {
		return f, err
	}
	if _, f.High, err = x.find(w, from, until, surelyFull); err != nil {
		return f, err
	}
	f.Low, f.High = min(f.Low, f.Year), max(f.High, f.Year)
	return f, nil
}
