package experiment

import "karvon/sim/plan"

// intervals cut the window of a plan into bins of one length; the last one is shorter where they do not fill it.
type intervals struct {
	Bin  int64 // ns
	Bins int
	plan *plan.Plan
}

func newIntervals(p *plan.Plan, bin int64) intervals {
	return intervals{bin, int((p.Window + bin - 1) / bin), p}
}

// at gives the bin of a time, and whether it is in the window.
func (i *intervals) at(time int64) (bin int, in bool) {
	since := time - i.plan.WindowStart()
	if since < 0 || since >= i.plan.Window {
		return 0, false
	}
	return int(since / i.Bin), true
}

// length is how long a bin is, in ns.
func (i *intervals) length(bin int) int64 { return min(i.Bin, i.plan.Window-int64(bin)*i.Bin) }

// of gives the bins of one place.
func (i *intervals) of(values []float64, place int) []float64 {
	return values[place*i.Bins : (place+1)*i.Bins]
}

// hourly turns counts of bins into counts an hour: of the hours, or of the bins where these are longer.
func (i *intervals) hourly(counts []float64) []float64 {
	together := int(max(1, plan.Hour/i.Bin))
	hours := make([]float64, (len(counts)+together-1)/together)
	lengths := make([]int64, len(hours))
	for bin, count := range counts {
		hours[bin/together] += count
		lengths[bin/together] += i.length(bin)
	}
	for hour := range hours {
		hours[hour] *= float64(plan.Hour) / float64(lengths[hour])
	}
	return hours
}
