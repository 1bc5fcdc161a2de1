package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/engine"
	"karvon/sim/reason"
	"karvon/sim/stats"
	"karvon/sim/unit"
)

// Stopped is a replication that was stopped because it took as much memory as it may: when, what was inside by flow
// and by place, and what grew.
type Stopped struct {
	Replication int
	Observed    int64 // ns of the window that it came to
	place       int   // among those that are finished
	*engine.Stop
}

// Growth gives by how many a day a place grew since it does; NaN where it does not.
func (s *Stopped) Growth(p *engine.PlaceInside) float64 {
	if !p.Grows || s.At <= p.Since {
		return nan
	}
	return (float64(p.Count) - float64(p.Then)) / (float64(s.At-p.Since) / nanoseconds / day)
}

// Stoppage is what the stopped replications of a result have in common. Numbers of entities and rates are means
// over those replications; rates are over the whole time from a run's start to its stop, but for places that grow.
type Stoppage struct {
	Stopped, Replications int
	Memory                int64 // bytes that a worker may take
	First, Last           int64 // when the earliest and the latest of them was stopped, ns since the run's start
	Unobserved            int   // of them, stopped before their window began
	Entities              float64
	Expected              float64 // known already, but not arrived
	// what would have come inside at once in the first of them where that was more than one; else nil
	Asked  *engine.Asked
	Flows  []FlowStopped
	Places []PlaceStopped // those with most first
}

// FlowStopped is a flow in stopped replications; rates are entities a day, NaN where no time passed.
type FlowStopped struct {
	Flow                     int
	Inside                   float64
	Came, Left, TurnedAway   float64
	came, left, away, inside uint64
}

// PlaceStopped is a place in stopped replications. Where it grows, its rates are over the time since it does, so
// that Came = TurnedAway + Served + Growth; else over the whole time. They are entities a day, NaN where they are
// not known.
type PlaceStopped struct {
	Kind    engine.PlaceKind
	Name    string
	Waiting bool
	Count   float64
	Grows   bool    // in most of those in which it is told
	Since   float64 // s after the start
	For     float64 // s for which it grew
	// s after which what comes repeats itself, where it grew for less and nothing else tells that it is no peak; else
	// 0
	Repeats float64
	Growth  float64

	Came, TurnedAway, Served float64

	Behind       string // what holds it up, if anything does
	BehindServed float64
}

// Endless says whether the place was seen to grow for so long that no peak of what comes tells it.
func (p *PlaceStopped) Endless() bool { return p.Grows && p.Repeats == 0 }

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

// flowsStopped brings the flows of the stopped replications together, those with most inside first.
func (r *Result) flowsStopped() []FlowStopped {
	flows := make([]FlowStopped, len(r.Plan.Flows))
	at := 0.0
	for i := range r.Stops {
		stop := &r.Stops[i]
		at += float64(stop.At) / nanoseconds / day
		for _, f := range stop.Inside.Flows {
			sum := &flows[f.Flow]
			sum.came, sum.left, sum.away, sum.inside = sum.came+f.Came, sum.left+f.Left, sum.away+f.TurnedAway,
				sum.inside+f.Inside
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
	known := map[key]int{}
	var all []placeSums
	for i := range r.Stops {
		stop := &r.Stops[i]
		for n := range stop.Inside.Places {
			p := &stop.Inside.Places[n]
			k := key{p.Kind, p.Name, p.Waiting}
			at, ok := known[k]
			if !ok {
				at = len(all)
				known[k] = at
				all = append(all, placeSums{PlaceStopped: PlaceStopped{Kind: p.Kind, Name: p.Name, Waiting: p.Waiting}})
			}
			all[at].add(p, stop.At)
		}
	}
	surely := map[string]bool{} // what is overloaded by the file alone
	for _, o := range r.Overloads() {
		surely[o.Name] = true
	}
	repeats := float64(r.Plan.Repeats()) / nanoseconds
	places := make([]PlaceStopped, len(all))
	for i := range all {
		places[i] = all[i].place(len(r.Stops), repeats)
		if surely[places[i].Name] || surely[places[i].Behind] {
			places[i].Repeats = 0 // no peak: on the whole more comes than can be done
		}
	}
	sortDown(places, func(p *PlaceStopped) float64 { return p.Count })
	return places
}

// placeSums adds up what was seen of a place.
type placeSums struct {
	PlaceStopped
	growing, still seenOf // in replications in which it grew, and in the others
}

// seenOf is what was seen of a place in some replications.
type seenOf struct {
	engine.Passage
	seen       int
	days, held float64 // all, and those of replications in which Behind holds it up
	since      float64 // s
	growth     uint64
	behind     uint64
}

// add adds what was seen of a place in a replication.
func (sum *placeSums) add(p *engine.PlaceInside, stopped int64) {
	seen := &sum.still
	if p.Grows {
		seen = &sum.growing
		seen.growth += p.Count - min(p.Then, p.Count)
	}
	days := float64(stopped-p.Since) / nanoseconds / day
	sum.Count += float64(p.Count)
	seen.seen++
	seen.Came, seen.TurnedAway, seen.Served = seen.Came+p.Came, seen.TurnedAway+p.TurnedAway, seen.Served+p.Served
	seen.days, seen.since = seen.days+days, seen.since+float64(p.Since)/nanoseconds
	if sum.Behind == "" {
		sum.Behind = p.Behind
	}
	if sum.Behind != "" && sum.Behind == p.Behind {
		seen.behind, seen.held = seen.behind+p.BehindServed, seen.held+days
	}
}

// place makes means of the sums: where it grew in most replications, of these.
func (sum *placeSums) place(stops int, repeats float64) PlaceStopped {
	p := sum.PlaceStopped
	p.Count /= float64(stops)
	seen := &sum.still
	p.Growth, p.Came, p.TurnedAway, p.Served, p.BehindServed = nan, nan, nan, nan, nan
	if p.Grows = sum.growing.seen > sum.still.seen; p.Grows {
		seen = &sum.growing
		p.Since, p.For, p.Growth = seen.since/float64(seen.seen), seen.days*day/float64(seen.seen),
			rate(seen.growth, seen.days)
		if p.For < repeats {
			p.Repeats = repeats
		}
	}
	if seen.Came > 0 {
		p.Came, p.TurnedAway, p.Served = rate(seen.Came, seen.days), rate(seen.TurnedAway, seen.days),
			rate(seen.Served, seen.days)
	}
	if seen.behind > 0 {
		p.BehindServed = rate(seen.behind, seen.held)
	}
	return p
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

// MemoryText writes a number of bytes as --memory takes it: 100 MB, 1.5 GB.
func MemoryText(bytes int64) string {
	const mega, giga = 1_000_000, 1_000_000_000
	if bytes < giga && bytes%mega == 0 {
		return fmt.Sprintf("%d MB", bytes/mega)
	}
	return unit.Format(float64(bytes), unit.Memory)
}

// memoryOf gives the bound on a worker's memory that holds where some number is asked for, 0 for none.
func memoryOf(asked int64) int64 {
	if asked > 0 {
		return asked
	}
	return bound.Memory.Most
}

// Overload says, where replications were stopped because they took as much memory as they may, that it was so,
// when, and whether more memory would help; otherwise it is nil.
func (r *Result) Overload() error {
	s := r.Stoppage()
	if s == nil {
		return nil
	}
	values := reason.Values{
		"all": reason.Replications(s.Replications), "first": s.firstStop(), "entities": unit.Rough(s.Entities + s.Expected),
		"memory": MemoryText(s.Memory), "remedy": s.askedFor(s.remedy()),
	}
	if s.Stopped == 1 {
		return &reason.Error{Reason: reason.Of(reason.OneStopped, values)}
	}
	values["stopped"] = s.Stopped
	return &reason.Error{Reason: reason.Of(reason.SomeStopped, values)}
}

// askedFor says before a remedy what would have come inside at once, and by what, where that was more than one.
func (s *Stoppage) askedFor(remedy reason.Reason) reason.Reason {
	if s.Asked == nil {
		return remedy
	}
	return reason.Of(reason.AskedForMany, reason.Values{
		"step": s.Asked.Path, "count": bound.Grouped(int64(s.Asked.Count)), "remedy": remedy,
	})
}

// firstStop says when the earliest of them was stopped.
func (s *Stoppage) firstStop() string {
	if s.First < bound.Second {
		return "less than a second"
	}
	return unit.Spoken(float64(s.First) / nanoseconds)
}

// remedy says what grows fastest of what grows without end, or else what grew, and whether more memory would help.
func (s *Stoppage) remedy() reason.Reason {
	if p := s.Worst(); p != nil {
		return p.heldUp(reason.GrowsWithoutEnd, reason.GrowsBehind, reason.Values{
			"place": p.Name, "growth": unit.Rough(p.Growth),
		})
	}
	for i := range s.Places {
		if p := &s.Places[i]; p.Grows {
			return p.heldUp(reason.GrewForTime, reason.GrewBehind, reason.Values{
				"place": p.Name, "time": unit.Spoken(p.For),
			})
		}
	}
	return reason.Of(reason.NothingGrew, nil)
}

// heldUp says of a place what holds it up, if anything does.
func (p *PlaceStopped) heldUp(alone, behind reason.Code, values reason.Values) reason.Reason {
	if p.Behind == "" {
		return reason.Of(alone, values)
	}
	values["behind"] = p.Behind
	return reason.Of(behind, values)
}

// Worst is the place at which most of those wait that grow without end; nil where none was seen to.
func (s *Stoppage) Worst() *PlaceStopped {
	for i := range s.Places {
		if p := &s.Places[i]; p.Endless() && !math.IsNaN(p.Growth) {
			return p
		}
	}
	return nil
}

// leastOf is what a count or average over the whole window comes to at the least, by what was observed of it: what
// was not yet observed adds nothing below nought.
func (r *Result) leastOf(response *ResponseEstimate) float64 {
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
