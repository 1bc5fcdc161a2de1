package fit

import (
	"context"
	"errors"
)

var errLater = errors.New("fit: not yet")

// Times fits distributions to observations of times, or of numbers. The error is of observations that are none (not
// a number, ends the wrong way round), of options that do not belong together, or that the context has ended.
func Times(ctx context.Context, observations []Observation, options Options) (*Fits, error) {
	return nil, errLater
}

// Arrivals finds the profile of counts by interval, how days vary and what else is in them. Intervals have one length
// and do not overlap; those that are left out are unknown, not zero. The error is of counts that are none.
func Arrivals(counts []Count) (*Demand, error) { return nil, errLater }

// CountMoments counts moments of arrival in intervals of this length, s, from one day to another (days since 1 January
// 1970, the last one not included): what was not seen did not come.
func CountMoments(moments []float64, from, to, length float64) ([]Count, error) { return nil, errLater }

// Summary finds distributions that agree with published numbers of n times; n is 0 where it is not known. The error is
// of statements that are none, such as a share above 1 or fewer than one of them.
func Summary(n int, statements []Statement) (*Borrowed, error) { return nil, errLater }

// Totals finds mean, season and growth of each post's monthly totals, in the order in which the posts appear. The
// error is of totals that are none, such as two of one month.
func Totals(totals []Total) ([]Traffic, error) { return nil, errLater }
