package experiment

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/staffing"
	"karvon/sim/stats"
)

// hourByHour names what tells at which hour of the day each threshold is broken: its response in each hour, or in those
// of the hours that it is about. One on each hour of the day is judged by hours anyway, and of what cannot be asked by
// hours there are none.
func (x *findingStaff) hourByHour() []string {
	var names []string
	for i := range x.Thresholds {
		names = append(names, hoursOf(&x.Responses[x.Thresholds[i].Response], &x.Thresholds[i])...)
	}
	return names
}

// hoursOf names what a threshold's response is in each hour of the day that begins in those which it is about.
func hoursOf(r *response.Response, t *response.Threshold) []string {
	if t.Hours != nil || !r.CanBeOfEachHour() {
		return nil
	}
	from, to, some := r.HoursOfDay()
	var names []string
	for hour := range hoursOfDay {
		begins := int64(hour) * plan.Hour
		inside := from <= begins && begins < to
		if to <= from { // over midnight
			inside = begins >= from || begins < to
		}
		if !some || inside {
			names = append(names, response.OfHour(r.AllHours(), hour))
		}
	}
	return names
}

// tellHour finds the hour at which a threshold is broken most: of a neighbour of the chosen plan among those of the
// block in which it has one less, where it is beyond its limit in any. It is the one that surely is so by most, where
// that is sure of any, and else the one that is farthest beyond by its estimate.
func (x *findingStaff) tellHour(t *staffTrial) error {
	if t.Broken < 0 || t.Overload != nil {
		return nil
	}
	j := &t.Judgements[t.Broken]
	beyond := make([]brokenHour, 0, hoursOfDay)
	for h := range j.Hours {
		if part := &j.Hours[h]; part.seen {
			beyond = append(beyond, brokenIn(h, part.Threshold, part.Estimate))
		}
	}
	if j.Hours == nil {
		result, err := t.sample.Result()
		if err != nil {
			return err
		}
		for _, name := range hoursOf(&x.Responses[x.Thresholds[t.Broken].Response], &x.Thresholds[t.Broken]) {
			if number := result.Find(name); number != nil && number.any() {
				from, _, _ := number.HoursOfDay()
				beyond = append(beyond, brokenIn(int(from/plan.Hour), j.Threshold, number.Estimate))
			}
		}
	}
	if block := x.blockOf(t.Numbers); block != nil {
		own := slices.DeleteFunc(slices.Clone(beyond), func(b brokenHour) bool { return !block.MeetsHour(b.hour) })
		if t.Hour = worstOf(own); t.Hour >= 0 {
			return nil
		}
	}
	t.Hour = worstOf(beyond)
	return nil
}

// blockOf is the block in which a plan has one less than the chosen one, and as many in all others; nil for none.
func (x *findingStaff) blockOf(numbers []int) *staffing.Block {
	var block *staffing.Block
	for i, number := range numbers {
		switch {
		case number == x.Chosen.Numbers[i]:
		case number+1 == x.Chosen.Numbers[i] && block == nil:
			_, block = x.Problem.Of(i)
		default:
			return nil
		}
	}
	return block
}

// brokenHour is by how much a threshold is broken in an hour: surely, and by the estimate.
type brokenHour struct {
	hour         int
	sure, likely float64
}

// brokenIn is that of an estimate.
func brokenIn(hour int, t response.Threshold, e stats.Estimate) brokenHour {
	j := Judgement{Threshold: t, Estimate: e}
	b := brokenHour{hour: hour, likely: j.excess()}
	if low, high := e.Test(); e.HasInterval() {
		j.Estimate.Mean = low
		if !j.BoundsAbove() {
			j.Estimate.Mean = high
		}
		b.sure = j.excess()
	}
	return b
}

// worstOf is the hour in which a threshold is broken most; below 0 where it is in none.
func worstOf(hours []brokenHour) int {
	worst := brokenHour{hour: -1}
	for _, b := range hours {
		if b.sure > worst.sure || worst.sure == 0 && b.likely > worst.likely {
			worst = b
		}
	}
	return worst.hour
}
