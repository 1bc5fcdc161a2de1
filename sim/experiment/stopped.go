package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/engine"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// Stopped is a replication that was stopped because it took as much memory as it
// may: when, what was inside by flow and by place, and what grew.
type Stopped struct {
	Replication int
	Observed    int64 // ns of the window that it came to
	place       int   // among those that are finished
	*engine.Stop
}

// Stoppage is what the stopped replications of a result have in common. Numbers
// of entities and rates are means over those replications; rates are over the
// whole time from a run's start to its stop.
type Stoppage struct {
	Stopped, Replications int
	Memory                int64 // bytes that a worker may take
	First, Last           int64 // when the earliest and the latest of them was stopped, ns since the run's start
	Unobserved            int   // of them, stopped before their window began
	Entities              float64
	Expected              float64       // known already, but not arrived
	Asked                 *engine.Asked // what would have come inside at once in the first of them where that was more than one; else nil
	Flows                 []FlowStopped
	Places                []PlaceStopped // those with most first
}

// FlowStopped is a flow in stopped replications; rates are entities a day, NaN
// where no time passed.
type FlowStopped struct {
	Flow                     int
	Inside                   float64
	Came, Left, TurnedAway   float64
	came, left, away, inside uint64
}

// PlaceStopped is a place in stopped replications.
type PlaceStopped struct {
	Kind    engine.PlaceKind
	Name    string
	Waiting bool
	Count   float64
	Grows   bool    // in most of those in which it is told
	Since   float64 // s after the start
	Growth  float64 // entities a day from then on; NaN where it is not known
	Came    float64 // entities a day over the whole run; NaN where it is not known
	Served  float64
	Behind  string // what holds it up, if anything does

	BehindServed float64 // entities a day over the whole run; NaN where it is not known
}

// Stoppage says what was stopped, or nil where nothing was.
func (r *Result) Stoppage() *Stoppage {
	if len(r.Stops) == 0 {
		return nil
	}
	s := &Stoppage{Stopped: len(r.Stops), Replications: r.Replications, Memory: r.Memory, First: math.MaxInt64}
	inside, expected := uint64(0), uint64(0)
	for i := range r.Stops {
		stop := &r.Stops[i]
		s.First, s.Last = min(s.First, stop.At), max(s.Last, stop.At)
		if s.Asked == nil && stop.Asked != nil && stop.Asked.Count > 1 {
			s.Asked = stop.Asked
		}
		if stop.Observed <= 0 {
			s.Unobserved++
		}
		inside, expected = inside+stop.Inside.Entities, expected+stop.Inside.Expected
	}
	s.Entities, s.Expected = float64(inside)/float64(s.Stopped), float64(expected)/float64(s.Stopped)
	s.Flows, s.Places = r.flowsStopped(), r.placesStopped()
	return s
}

// flowsStopped brings the flows of the stopped replications together, those with
// most inside first.
func (r *Result) flowsStopped() []FlowStopped {
	flows := make([]FlowStopped, len(r.Plan.Flows))
	at := 0.0
	for i := range r.Stops {
		stop := &r.Stops[i]
		at += float64(stop.At) / nanoseconds / day
		for _, f := range stop.Inside.Flows {
			sum := &flows[f.Flow]
			sum.came, sum.left, sum.away, sum.inside = sum.came+f.Came, sum.left+f.Left, sum.away+f.TurnedAway, sum.inside+f.Inside
		}
	}
	var told []FlowStopped
	for i, f := range flows {
		if f.came == 0 {
			continue
		}
		f.Flow, f.Inside = i, float64(f.inside)/float64(len(r.Stops))
		f.Came, f.Left, f.TurnedAway = rate(f.came, at), rate(f.left, at), rate(f.away, at)
		told = append(told, f)
	}
	sortDown(told, func(f *FlowStopped) float64 { return f.Inside })
	return told
}

// placesStopped brings the places of the stopped replications together.
func (r *Result) placesStopped() []PlaceStopped {
	type key struct {
		kind    engine.PlaceKind
		name    string
		waiting bool
	}
	type sums struct {
		PlaceStopped
		seen, grows  int
		came, served uint64
		behind       uint64
		days, held   float64 // all, and those of replications in which Behind holds it up
	}
	known := map[key]int{}
	var all []sums
	for i := range r.Stops {
		stop := &r.Stops[i]
		for _, p := range stop.Inside.Places {
			k := key{p.Kind, p.Name, p.Waiting}
			at, ok := known[k]
			if !ok {
				at = len(all)
				known[k] = at
				all = append(all, sums{PlaceStopped: PlaceStopped{Kind: p.Kind, Name: p.Name, Waiting: p.Waiting}})
			}
			sum := &all[at]
			sum.seen++
			sum.Count += float64(p.Count)
			sum.came, sum.served, sum.days = sum.came+p.Came, sum.served+p.Served, sum.days+float64(stop.At)/nanoseconds/day
			sum.Since += float64(p.Since) / nanoseconds
			sum.Growth += rate(p.Count-min(p.Then, p.Count), float64(stop.At-p.Since)/nanoseconds/day)
			if p.Grows {
				sum.grows++
			}
			if sum.Behind == "" {
				sum.Behind = p.Behind
			}
			if sum.Behind != "" && sum.Behind == p.Behind {
				sum.behind, sum.held = sum.behind+p.BehindServed, sum.held+float64(stop.At)/nanoseconds/day
			}
		}
	}
	places := make([]PlaceStopped, len(all))
	for i := range all {
		sum := &all[i]
		seen := float64(sum.seen)
		sum.Count, sum.Since, sum.Growth = sum.Count/float64(len(r.Stops)), sum.Since/seen, sum.Growth/seen
		sum.Came, sum.Served = nan, nan
		if sum.came > 0 {
			sum.Came, sum.Served = rate(sum.came, sum.days), rate(sum.served, sum.days)
		}
		if sum.BehindServed = nan; sum.behind > 0 {
			sum.BehindServed = rate(sum.behind, sum.held)
		}
		sum.Grows = 2*sum.grows > sum.seen
		places[i] = sum.PlaceStopped
	}
	sortDown(places, func(p *PlaceStopped) float64 { return p.Count })
	return places
}

// sortDown sorts by numbers, the largest first; equals stay in their order.
func sortDown[T any](all []T, by func(*T) float64) {
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(by(&b), by(&a)) })
}

// rate divides a count by days: NaN where there are none.
func rate(count uint64, days float64) float64 {
	if days <= 0 {
		return nan
	}
	return float64(count) / days
}

// MemoryText writes a number of bytes as --memory takes it.
func MemoryText(bytes int64) string { return unit.Format(float64(bytes), unit.Memory) }

// memoryOf gives the bound on a worker's memory that holds where some number is
// asked for, 0 for none.
func memoryOf(asked int64) int64 {
	if asked > 0 {
		return asked
	}
	return bound.Memory.Most
}

// Overload says, where replications were stopped because they took as much memory
// as they may, that it was so, and when; otherwise it is nil.
func (r *Result) Overload() error {
	s := r.Stoppage()
	if s == nil {
		return nil
	}
	return fmt.Errorf("%d of %d replications were stopped because too many entities were inside (%.0f, after %s; a worker may take %s): the model is overloaded%s",
		s.Stopped, s.Replications, s.Entities+s.Expected, unit.FormatDuration(s.First-s.First%precision(s.First)), MemoryText(s.Memory), s.askedFor()+s.worst())
}

// precision gives to what a time is told: seconds, or nanoseconds of less than
// some.
func precision(time int64) int64 {
	if time < 10*bound.Second {
		return 1
	}
	return bound.Second
}

// askedFor says what would have come inside at once, and by what, where that was
// more than one.
func (s *Stoppage) askedFor() string {
	if s.Asked == nil {
		return ""
	}
	return fmt.Sprintf("; %s asked for %s more at once", s.Asked.Path, bound.Grouped(int64(s.Asked.Count)))
}

// worst says of the place at which most of those wait that grow without end how
// fast it does, and what holds it up.
func (s *Stoppage) worst() string {
	for i := range s.Places {
		p := &s.Places[i]
		if !p.Grows || math.IsNaN(p.Growth) {
			continue
		}
		behind := ""
		if p.Behind != "" {
			behind = ", held up by " + p.Behind
		}
		return fmt.Sprintf("; %s grows by %.0f a day%s", p.Name, p.Growth, behind)
	}
	return ""
}

// leastOf is what a count or average over the whole window comes to at the least,
// by what was observed of it: what was not yet observed adds nothing below nought.
func (r *Result) leastOf(response *Response) float64 {
	shares := map[int]float64{}
	for i := range r.Stops {
		shares[r.Stops[i].place] = float64(max(0, r.Stops[i].Observed)) / float64(r.Plan.Window)
	}
	values := make([]float64, 0, len(response.Values))
	for n, value := range response.Values {
		share, stopped := shares[n]
		switch {
		case stopped && math.IsNaN(value):
			value = 0
		case stopped:
			value = float64(value * share)
		}
		values = append(values, value)
	}
	return stats.Mean(values)
}
