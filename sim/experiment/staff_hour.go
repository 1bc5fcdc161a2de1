package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/response"
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
	if t.Hours != nil || !r.CanBeOfHours() {
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

// tellHour finds the hour at which a threshold is broken most: where that is sure of any, the one that surely is so by
// most, and else the one that is farthest beyond the limit by its estimate.
func (x *findingStaff) tellHour(t *staffTrial) error {
	if t.Broken < 0 || t.Overload != nil {
		return nil
	}
	j := &t.Judgements[t.Broken]
	if j.Hours != nil {
		t.Hour = j.Worst
		return nil
	}
	result, err := t.sample.Result()
	if err != nil {
		return err
	}
	surely, most := 0.0, 0.0
	for _, name := range hoursOf(&x.Responses[x.Thresholds[t.Broken].Response], &x.Thresholds[t.Broken]) {
		number := result.Find(name)
		if number == nil || !number.any() {
			continue
		}
		from, _, _ := number.HoursOfDay()
		at := Judgement{Threshold: j.Threshold, Estimate: number.Estimate}
		sure := at
		if low, high := number.Test(); j.BoundsAbove() {
			sure.Estimate.Mean = low
		} else {
			sure.Estimate.Mean = high
		}
		least, beyond := 0.0, at.excess()
		if number.HasInterval() {
			least = sure.excess()
		}
		if least > surely || surely == 0 && least == 0 && beyond > most {
			surely, most, t.Hour = max(surely, least), beyond, int(from/plan.Hour)
		}
	}
	return nil
}
