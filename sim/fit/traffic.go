package fit

// Total is the traffic of a month at a post.
type Total struct {
	Post        string
	Year, Month int // Month from 1
	N           float64
	// days is how many days of the month the post was open; all where it is 0.
	days int
}

// Traffic is what monthly totals say of a post.
type Traffic struct {
	Post   string
	Months int
	n      float64
	// PerDay is the mean a day over the months, with its interval.
	PerDay Parameter
	// Season has twelve weights of mean 1, January first: the mean a day of the month over that of the year.
	Season []Weight
	// Growth is that of a year, as a share; NaN below 13 months.
	Growth Parameter
	// Residual is the coefficient of variation of a month beyond season and growth.
	Residual float64
	// LastYear is the mean a day in the last twelve months; of fewer, in all.
	LastYear float64
	Troubles []Trouble
	// Undetermined says what totals cannot say.
	Undetermined []Trouble
}
