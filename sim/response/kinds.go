package response

import (
	"cmp"

	"karvon/sim/engine"
	"karvon/sim/unit"
)

// What the rows of one kind have in common is said here: they state what differs.

// Times of a cohort, and averages over time.
var (
	timeStatistics  = []Statistic{Mean, P50, P95, P99, Max, Within}
	levelStatistics = []Statistic{Mean, Max}
)

const (
	cohortWindow = "those that begin it in the window, followed to its end under continuing load"
	eventWindow  = "events in the window; its start belongs to it, its end does not"
	levelWindow  = "the window, weighted by time"
	histogram    = "count, exact sum and log-linear histogram (bins of at most 2^-8)"
	integral     = "exact integral over the window"
	tally        = "exact count"
	notCounted   = "not counted"
	censored     = "those still in it at the end of the run count with the time they have spent until then " +
		"and their share is said; then means and largest are lower bounds, and quantiles and shares where it matters"
)

// defaults fills in what a row leaves open.
func (e Estimand) defaults(window, estimator, stored string) *Estimand {
	e.Window, e.Estimator, e.Stored = cmp.Or(e.Window, window), cmp.Or(e.Estimator, estimator), cmp.Or(e.Stored, stored)
	return &e
}

// rate is a number of events in a day.
func rate(e Estimand, count func(v *View, r *Response) *uint64) *Estimand {
	e.Kind, e.Unit, e.dimension, e.count = RateKind, "1/day", unit.Rate, count
	e.read = func(v *View, r *Response) Observation { return by(v.perDay(*count(v, r))) }
	return e.defaults(eventWindow, "count divided by the window", tally)
}

// share is a share of entities.
func share(e Estimand, counts func(v *View, r *Response) (part, whole uint64)) *Estimand {
	e.read = func(v *View, r *Response) Observation { return of(counts(v, r)) }
	return censorable(e)
}

// censorable is a share of which the unfinished leave something open.
func censorable(e Estimand) *Estimand {
	e.Kind, e.Unit, e.dimension = ShareKind, "1", unit.Share
	return e.defaults(eventWindow, "", tally)
}

// unserved is the share of those who come that go without what they wait for; who waits as the run ends may do so yet.
func unserved(e Estimand, counts func(v *View, r *Response) (without, came uint64, wait *engine.Cohort)) *Estimand {
	e.read = func(v *View, r *Response) Observation {
		without, came, wait := counts(v, r)
		o := of(without, came)
		o.Censored = wait.Unfinished.Count()
		return o
	}
	return censorable(e)
}

// size is a number of members for each of so many.
func size(e Estimand, counts func(v *View, r *Response) (members, number uint64)) *Estimand {
	e.Kind, e.Unit, e.dimension = RatioKind, "entities", unit.Number
	e.read = func(v *View, r *Response) Observation { return of(counts(v, r)) }
	return e.defaults(eventWindow, "", tally)
}

// level is a number that changes over time: its average and its largest.
func level(e Estimand, of func(v *View, r *Response) *engine.Level) *Estimand {
	e.Kind, e.Unit, e.dimension = LevelKind, cmp.Or(e.Unit, "entities"), unit.Number
	if e.Statistics == nil {
		e.Statistics = levelStatistics
	}
	e.level = of
	e.read = func(v *View, r *Response) Observation { return by(v.level(r, of(v, r))) }
	return e.defaults(levelWindow, "time average; largest", integral)
}

// drift is the growth of a number from the window's start to its end.
func drift(e Estimand, of func(v *View, r *Response) (start, end int64)) *Estimand {
	e.Kind, e.Unit, e.dimension = DriftKind, "1/week", unit.Number
	e.read = func(v *View, r *Response) Observation { return by(v.drift(of(v, r))) }
	return e.defaults("from the window's start to its end", "", tally)
}

// part is a part of a whole, as an average over time.
func part(e Estimand, read func(v *View, r *Response) float64) *Estimand {
	e.Kind, e.Unit, e.dimension = PartKind, "1", unit.Share
	e.read = func(v *View, r *Response) Observation { return by(read(v, r)) }
	return e.defaults(levelWindow, "", integral)
}

// use is the time of one thing over that of another.
func use(e Estimand, of func(v *View, r *Response) (part, whole *engine.Level)) *Estimand {
	e.Kind, e.Unit, e.dimension, e.use = UseKind, "1", unit.Share, of
	e.read = func(v *View, r *Response) Observation {
		part, whole := of(v, r)
		return by(areaRatio(part.Area, whole.Area))
	}
	return e.defaults(levelWindow, "", integral)
}

// times are the times of a cohort, which the end of the run can cut off.
func times(e Estimand, of func(v *View, r *Response) *engine.Cohort) *Estimand {
	e.Kind, e.Unit, e.dimension, e.cohort = TimeKind, "s", unit.Duration, of
	if e.Statistics == nil {
		e.Statistics = timeStatistics
	}
	e.read = func(v *View, r *Response) Observation { return v.time(r, v.Cohort(r)) }
	return e.defaults(cohortWindow, "", histogram)
}
