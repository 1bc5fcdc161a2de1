package experiment

import (
	"errors"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/traffic"
)

// cellAccount says of what the hours and the use of a day are made.
type cellAccount struct {
	use    *resourceUse
	inside *hoursInside
	number []weighted // waiting on average, as hours a day
	waits  []int      // responses of the waits of all who came, where no number of them is known
	names  []string   // of all responses that are needed, sorted
}

func newCellAccount(m *response.Model) *cellAccount {
	a := &cellAccount{use: newResourceUse(m, nil), inside: newHoursInside(m)}
	a.names = slices.Clone(a.use.names)
	need := func(i int) { a.names = append(a.names, m.Responses[i].Name) }
	for _, part := range a.inside.all {
		need(part.response)
		if part.times != plan.None {
			need(part.times)
		}
	}
	for i := range m.Responses {
		r := &m.Responses[i]
		if r.Statistic != response.Mean || !slices.Contains(placesOfWaiting, r.Estimand.Subject) {
			continue
		}
		byWaits := m.Kind == scenario.Terminating || r.Estimand.Subject == response.OfZone
		switch {
		case r.Estimand.Measure == "queue" && !byWaits:
			a.number = append(a.number, weighted{i, 24, plan.None})
			need(i)
		case r.Estimand.Measure == "wait" && byWaits:
			a.waits = append(a.waits, i)
			need(i)
		}
	}
	slices.Sort(a.names)
	a.names = slices.Compact(a.names)
	return a
}

// placesOfWaiting are those at which entities can wait, as a run sums them up.
var placesOfWaiting = []*response.Subject{response.OfStation, response.OfBookings, response.OfResource, response.OfZone,
	response.OfLink, response.OfDirection}

// waiting sums up the hours a day that all wait, by replication.
func (a *cellAccount) waiting(s *Sample) []float64 {
	hours := summed(a.number, s)
	done := s.done()
	days := float64(s.Plan.Counted()) / nanoseconds / day
	for _, i := range a.waits {
		waits := s.estimate(i, done)
		for n := range hours {
			if n < len(waits.Weights) && waits.Weights[n] > 0 {
				hours[n] += float64(waits.Values[n]*waits.Weights[n]) / 3600 / days
			}
		}
	}
	return hours
}

// take keeps what a sample says.
func (c *Cell) take(s *Sample, a *cellAccount) {
	var e Evaluation
	if a == nil {
		c.Err = s.err
		return
	}
	e.take(s, a.names)
	if errors.Is(e.Err, errNothingFinished) {
		e.Err = errUnfinished
	}
	c.Err = e.Err
	if c.Err != nil {
		return
	}
	c.Replications, c.Hash, c.Overload = e.finished, e.Hash, e.overload
	c.PointConclusion = conclude(s.Model, &e)
	c.Overloaded = overloadedIn(s.Model, &e)
	c.Verdict = c.verdict()
	c.hours, c.used = summed(a.inside.all, s), a.use.of(&e, a.names)
	for _, of := range c.used.sorted() {
		c.means = append(c.means, meanUse{of, stats.Mean(c.used[of])})
	}
	c.Hours = stats.Means(c.hours, stats.Positive).Estimate(s.Confidence)
	c.Waiting = stats.Means(a.waiting(s), stats.Positive).Estimate(s.Confidence)
	if !c.Carried() {
		c.Hours.Bound, c.Waiting.Bound = stats.AtLeast, stats.AtLeast
	}
	if c.Overload != nil { // what was seen of a window that was cut short is of no day
		c.Hours, c.Waiting = stats.Unknown(nan), stats.Unknown(nan)
	}
}

// overloadedIn names the stations and resources that are asked for more than they can do, where few replications leave
// open whether a backlog grows.
func overloadedIn(m *response.Model, e *Evaluation) []string {
	if m.Kind == scenario.Terminating || backlogOf(m.Plan, e.drifts, mainFlows(m.Plan)).verdict != Undecided {
		return nil
	}
	var names []string
	for _, o := range traffic.Overloads(m.Plan) {
		names = append(names, o.Name)
	}
	return names
}

// verdict is that of all that a load is judged by, together.
func (c *Cell) verdict() Verdict {
	if c.Overload != nil || len(c.Growing) > 0 || len(c.Overloaded) > 0 {
		return NotMet
	}
	verdict := worstLoss(c.Lost)
	for _, v := range c.Verdicts {
		verdict = worse(verdict, v)
	}
	if verdict == Met && c.doubtful {
		return Undecided
	}
	return verdict
}
