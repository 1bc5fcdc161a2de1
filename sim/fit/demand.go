package fit

// Count is how many came in an interval of the clock.
type Count struct {
	// Start is when the interval begins, in seconds of the local clock since the beginning of 1 January 1970 there.
	Start float64
	// Length is how long it is, s: a divisor of an hour, whole hours, or a day.
	Length float64
	N      float64
}

// Demand is what is found of arrivals.
type Demand struct {
	N         float64 // all arrivals
	Intervals int
	length    float64 // of an interval, s
	from, to  float64 // days since 1 January 1970: the first, and the one after the last
	Days      int     // days with counts

	// PerDay is the mean number of arrivals on a day, with an interval that holds day-to-day variation and its
	// memory from day to day.
	PerDay Parameter
	// Hours, Weekdays (Monday first) and Months are profiles: weights of mean 1 over what was observed.
	Hours, Weekdays, Months []Weight
	// Closed are the hours in which nothing ever comes, while the others are busy enough for that not to be chance.
	Closed []int
	// DayFactor is the coefficient of variation of the factor that multiplies a day's demand, beyond Poisson and
	// the profile, with its interval: the language's day-to-day.
	DayFactor Parameter
	// DayDispersion is the variance of days' counts over their mean, after the profile; 1 for Poisson.
	DayDispersion Parameter
	// IntervalDispersion is that of the counts within days, given each day's total; 1 for Poisson. NaN without
	// intervals shorter than a day.
	IntervalDispersion Parameter
	// Autocorrelation is that of the days' factors with the next day's.
	Autocorrelation Parameter
	// Drift is the growth in 365 days, as a share, with its interval; NaN below 14 days.
	Drift Parameter

	Troubles []Trouble
}

// Weight is one weight of a profile.
type Weight struct {
	// Known says whether anything was observed of it: no hour of a week without Sunday is one of Sunday.
	Known bool
	// Weight is its rate over the mean, with its interval.
	Weight, Low, High float64
	N                 float64
	Days              int
}
