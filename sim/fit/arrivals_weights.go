package fit

import (
	"math"
	"time"

	"karvon/sim/internal/precise"
)

// monthOf is the month of a day since 1 January 1970, from 0.
func monthOf(date float64) int { return int(time.Unix(int64(date)*daySeconds, 0).UTC().Month()) - 1 }

// weigh gives each profile weights of mean 1 with intervals, and the mean number a day.
func (a *arrivals) weigh() {
	cv := a.demand.DayFactor.Value
	if cv != cv {
		cv = 0
	}
	perDay := float64(cv*cv) * a.inflation
	within := a.demand.IntervalDispersion.Value
	if !(within > 1) {
		within = 1
	}
	a.demand.Weekdays = a.weighed(ofWeekdays, 1, perDay)
	a.demand.Months = a.weighed(ofMonths, 1, perDay)
	if a.demand.length <= 3600 {
		a.demand.Hours = a.weighed(ofHours, within, 0)
	}
	a.meanOfDays(perDay)
}

// weighed gives the weights of a profile. The logarithm of one varies as the dispersion over its count, and as the
// days' factors over the number of its days.
func (a *arrivals) weighed(profile int, dispersion, perDay float64) []Weight {
	list := make([]Weight, len(a.weights[profile]))
	seen := make([]map[int]bool, len(list))
	for _, i := range a.intervals {
		k := i.place(profile)
		if seen[k] == nil {
			seen[k] = map[int]bool{}
		}
		seen[k][i.day] = true
		list[k].N += i.n
		list[k].Known = profile != ofMonths || a.seasonal
	}
	sum, known := 0.0, 0.0
	for k := range list {
		if list[k].Known {
			sum += a.weights[profile][k]
			known++
		}
	}
	for k := range list {
		w := &list[k]
		if w.Days = len(seen[k]); !w.Known || sum == 0 {
			*w = Weight{Weight: math.NaN(), Low: math.NaN(), High: math.NaN(), Days: w.Days, N: w.N}
			continue
		}
		w.Weight = a.weights[profile][k] * known / sum
		variance := dispersion/max(1, w.N) + perDay/float64(w.Days)
		reach := precise.Exp(float64(student(len(a.days)-a.freedom) * root(variance*(1-1/max(2, known)))))
		w.Low, w.High = w.Weight/reach, w.Weight*reach
		if w.N == 0 { // by the counts that chance would hardly leave out
			w.Low, w.High = 0, float64(3.7*w.High)
			if mean := a.demand.N / known; mean > 0 {
				w.High = 3.7 / mean
			}
		}
	}
	return list
}

// meanOfDays is the mean a day, each day of the week counting alike.
func (a *arrivals) meanOfDays(perDay float64) {
	var n, days [7]float64
	for _, d := range a.days {
		n[d.weekday] += d.n
		days[d.weekday]++
	}
	mean, variance, known := 0.0, 0.0, 0.0
	for w := range n {
		if days[w] > 0 {
			each := n[w] / days[w]
			mean += each
			variance += (each + float64(float64(each*each)*perDay)) / days[w]
			known++
		}
	}
	mean /= known
	half := studentHalf(root(variance)/known, len(a.days)-a.freedom)
	a.demand.PerDay = Parameter{"mean", Quantity, mean, max(0, mean-half), mean + half, "Student"}
}
