package response

import (
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Seconds of a day and a week.
const (
	day  = 86400.0
	week = 7 * day
)

// Observation is what one replication says of a response.
type Observation struct {
	Value    float64 // NaN where it has none
	Weight   uint64  // of a pooled response: how many the value is a mean or a share of
	Censored uint64  // and how many of them may belong to the share, being unfinished
}

// View reads responses from the record of a replication.
type View struct {
	plan    *plan.Plan
	rec     *engine.Record
	window  float64      // s, of what the replication came to
	account *costAccount // nil where the plan has no costs
	least   map[*engine.Cohort]*stats.Histogram
}

// NewView prepares the reading of a record. A replication that was stopped is read by what it came to of the
// window, in ns.
func NewView(p *plan.Plan, rec *engine.Record, observed int64) *View {
	v := &View{plan: p, rec: rec, window: float64(observed) / 1e9, least: map[*engine.Cohort]*stats.Histogram{}}
	if p.Costs != nil {
		v.account = newCostAccount(p, rec)
	}
	return v
}

// Observe gives what the replication says of a response.
func (v *View) Observe(r *Response) Observation {
	if v.window == 0 {
		return by(math.NaN()) // it was stopped before the window began
	}
	return r.Estimand.read(v, r)
}

// by gives an observation of a response that is the mean of the replications.
func by(value float64) Observation { return Observation{Value: value} }

// of gives a share or a ratio of counts.
func of(part, whole uint64) Observation { return Observation{Value: ratio(part, whole), Weight: whole} }

func (v *View) perDay(count uint64) float64 { return float64(count) / v.window * day }

// drift is the growth from the window's start to its end.
func (v *View) drift(start, end int64) float64 { return float64(end-start) / v.window * week }

// level gives the time average of a level, or its largest value.
func (v *View) level(r *Response, l *engine.Level) float64 {
	if r.Statistic == Max {
		return float64(l.Max)
	}
	return v.mean(l.Area)
}

// mean divides an integral by the window.
func (v *View) mean(area stats.Sum128) float64 { return area.Float() / 1e9 / v.window }

func ratio(part, whole uint64) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}

func areaRatio(part, whole stats.Sum128) float64 {
	if whole == (stats.Sum128{}) {
		return math.NaN()
	}
	return part.Float() / whole.Float()
}
