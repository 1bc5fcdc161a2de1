package fit

import (
	"math"
	"strconv"
	"strings"
)

// fortnight is the number of days below which how days vary is hardly known.
const fortnight = 14

// troubles says what is doubtful of the counts.
func (a *arrivals) troubles() []Trouble {
	d := &a.demand
	var all []Trouble
	if d.Days < fortnight {
		all = append(all, trouble(fewDays, Doubt, count("n", d.Days), count("least", fortnight)))
	}
	all = append(all, a.ofOpening()...)
	all = append(all, a.ofRecording()...)
	days := a.open()
	if low := d.Autocorrelation.Low; low > 0.1 {
		all = append(all, trouble(daysRemember, Doubt, ratio("correlation", d.Autocorrelation.Value)))
	}
	relative := make([]float64, len(days))
	for i, day := range days {
		relative[i] = day.relative
	}
	if len(days) >= fewest {
		c := courseOf(ranksOf(relative))
		if step := c.cusum/root(c.inflation) > stepAt && c.step > 1.2*float64(c.line*c.line); step {
			all = append(all, trouble(demandChanges, Meaningless, day("when", days[c.at].date),
				portion("by", (1+mean(relative[c.at:]))/(1+mean(relative[:c.at]))-1)))
		} else if math.Abs(c.line)*root(float64(len(days))/c.inflation) > driftAt {
			all = append(all, a.drifting())
		}
		all = append(all, a.ofOutlyingDays(days)...)
	}
	switch between := d.IntervalDispersion; {
	case between.Low > 1.1:
		all = append(all, trouble(bunches, Remark, ratio("dispersion", between.Value), ratio("cv", root(between.Value))))
	case between.High < 0.9:
		all = append(all, trouble(spaced, Remark, ratio("dispersion", between.Value), ratio("cv", root(between.Value))))
	}
	if !a.seasonal {
		all = append(all, trouble(seasonUnknown, Remark, count("n", int(d.to-d.from))))
	} else if d.to-d.from < 730 {
		all = append(all, trouble(seasonOrGrowth, Remark))
	}
	return all
}

func (a *arrivals) drifting() Trouble {
	if a.demand.Drift.Value != a.demand.Drift.Value {
		return trouble(seasonOrGrowth, Remark)
	}
	return trouble(demandDrifts, Doubt, portion("by", a.demand.Drift.Value), portion("low", a.demand.Drift.Low),
		portion("high", a.demand.Drift.High))
}

// ofOpening says when nothing comes.
func (a *arrivals) ofOpening() []Trouble {
	var all []Trouble
	if len(a.demand.Closed) > 0 {
		var hours []string
		for _, h := range a.demand.Closed {
			hours = append(hours, strconv.Itoa(h))
		}
		all = append(all, trouble(closedHours, Remark, text("hours", strings.Join(hours, ", "))))
	}
	var dates, n [7]float64
	closed, first := 0, 0.0
	for _, d := range a.days {
		dates[d.weekday]++
		n[d.weekday] += d.n
		if d.closed {
			if closed++; closed == 1 {
				first = d.date
			}
		}
	}
	for w, name := range weekdayNames {
		switch expected := a.demand.N / float64(len(a.days)) * dates[w]; {
		case dates[w] == 0:
			all = append(all, trouble(weekdayUnknown, Doubt, text("day", name)))
		case n[w] == 0 && expected >= surely:
			all = append(all, trouble(closedWeekday, Remark, text("day", name)))
		}
	}
	if closed > 0 {
		all = append(all, trouble(closedDays, Remark, count("count", closed), day("first", first)))
	}
	if missing := int(a.demand.to-a.demand.from) - len(a.days); missing > 0 {
		for i := 1; i < len(a.days); i++ {
			if a.days[i].date > a.days[i-1].date+1 {
				all = append(all, trouble(uncountedDays, Remark, count("count", missing), day("first", a.days[i-1].date+1)))
				break
			}
		}
	}
	return all
}

// ofRecording says what was done to counts: rounded, or cut at what can pass.
func (a *arrivals) ofRecording() []Trouble {
	seen := map[float64]float64{}
	most, above := 0.0, 0.0
	fives, tens := true, true
	for _, i := range a.intervals {
		if i.n == 0 {
			continue
		}
		seen[i.n]++
		above++
		most = max(most, i.n)
		fives, tens = fives && isMultiple(i.n, 5), tens && isMultiple(i.n, 10)
	}
	var all []Trouble
	if step := 5.0; above >= 10 && fives {
		if tens {
			step = 10
		}
		all = append(all, trouble(countsRounded, Doubt, count("step", int(step))))
	}
	below := 0.0
	for k := 1.0; k <= 5; k++ {
		below += seen[most-k] / 5
	}
	if c := seen[most]; most >= 5 && c >= max(8, 0.04*above) && c > stands(2, below) && len(seen) > 3 {
		all = append(all, trouble(countsCapped, Doubt, count("count", int(c)), count("most", int(most))))
	}
	return all
}

// ofOutlyingDays says which day is far from all others, by their middle and its median distance.
func (a *arrivals) ofOutlyingDays(days []dated) []Trouble {
	distances := make([]float64, len(days))
	for i, d := range days {
		distances[i] = math.Abs(d.relative)
	}
	typical := medianOf(distances) / 0.6745
	outside, worst := 0, 0
	for i := range days {
		if distances[i] > 7*typical && float64(distances[i]*root(days[i].expected)) > 5 {
			if outside++; distances[i] > distances[worst] {
				worst = i
			}
		}
	}
	if outside == 0 || typical == 0 {
		return nil
	}
	return []Trouble{trouble(outlyingDays, Doubt, count("count", outside), day("day", days[worst].date),
		count("n", int(days[worst].n)), count("expected", int(math.Round(days[worst].expected))))}
}
