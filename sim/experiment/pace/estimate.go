package pace

import (
	"slices"
	"time"
)

// State is how far work has come.
type State struct {
	Stage string // what is being done
	Noun  string // what is counted, as "replications"; nothing where that is ""

	// Done and Total count the items of the stage and the parts of them that are done; those that a journal has are in
	// neither.
	Done, Total float64

	Elapsed time.Duration // since the work began
	Left    time.Duration // for the rest of the stage
	Known   bool          // whether there is anything to tell Left from
	Rough   bool          // whether most of the rest is of groups of which nothing was done yet

	Ahead     int           // items at most that may follow on those of Total
	AheadLeft time.Duration // for them, at most
}

// State tells how far the work has come.
func (w *Work) State() State {
	if w == nil {
		return State{}
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	s := State{Stage: w.stage, Noun: w.noun, Elapsed: time.Since(w.began), Ahead: w.ahead}
	rest := w.rest()
	for _, g := range w.groups {
		s.Done += g.done
	}
	s.Total = s.Done + rest.items
	usual := w.typical()
	if usual == 0 {
		return s
	}
	s.Known = true
	s.Left = time.Duration(rest.makespan(w.workers))
	s.Rough = rest.guessed > rest.work/2
	s.AheadLeft = time.Duration(float64(w.ahead) * usual * w.meanWeight() / float64(w.workers))
	return s
}

// typical gives the time that an item of weight 1 takes, by the groups of which something is done: each counts the
// same, for who comes first is chance. It is that of earlier stages, or 0, where there is none.
func (w *Work) typical() float64 {
	cost, weight := 0.0, 0.0
	for _, g := range w.groups {
		if g.done > 0 {
			cost += g.measured()
			weight += g.weight
		}
	}
	if cost == 0 {
		return w.usual
	}
	return cost / weight
}

// meanWeight is the weight of an item on average, of earlier stages where the present one has none.
func (w *Work) meanWeight() float64 {
	weight, items := 0.0, 0
	for _, g := range w.groups {
		weight += float64(g.items) * g.weight
		items += g.items
	}
	if items == 0 {
		return w.weight
	}
	return weight / float64(items)
}

// measured is the time that an item of the group took.
func (g *Group) measured() float64 { return float64(g.spent) / g.done }

// cost is the time that an item of the group takes, by its like where there are any.
func (g *Group) cost(typical float64) float64 {
	if g.done > 0 {
		return g.measured()
	}
	return g.weight * typical
}

// setupOf is the time that workers wait for a group to be ready, on average.
func (w *Work) setupOf() float64 {
	sum, groups := 0.0, 0
	for _, g := range w.groups {
		if g.setup > 0 {
			sum += float64(g.setup)
			groups++
		}
	}
	return sum / float64(max(1, groups))
}

// keptShare is the share of items that a journal has, in the groups that are known and of which it has not all:
// where a command asks for more of each group than before, that goes on, and where it merely goes on, it is over
// soon.
func (w *Work) keptShare() float64 {
	kept, items := 0, 0
	for _, g := range w.groups {
		if known := g.kept + g.skipped; g.met && known < g.items {
			kept += known
			items += g.items
		}
	}
	return float64(kept) / float64(max(1, items))
}

// rest is what is still to be done.
type rest struct {
	items   float64
	work    float64   // ns of one worker
	guessed float64   // of that, in groups of which nothing was done yet
	running []float64 // ns that the items take on which workers are
	queue   []waiting
}

// waiting is items that nobody has begun on.
type waiting struct{ items, cost float64 }

// rest lists what is still to be done.
func (w *Work) rest() rest {
	var r rest
	typical, setup, share := w.typical(), w.setupOf(), w.keptShare()
	unmet := float64(max(0, w.unmet))
	for _, i := range w.active {
		left := max(0, (1-i.part)*i.group.cost(typical)-float64(time.Since(i.seen)))
		r.add(i.group, left)
		r.running = append(r.running, left)
		r.items += 1 - i.part
	}
	for _, g := range w.groups {
		items := float64(g.items - g.begun - g.kept)
		if !g.met && unmet > 0 {
			kept := min(unmet, items*share)
			unmet -= kept
			items -= kept
		}
		if items <= 0 {
			continue
		}
		cost := g.cost(typical)
		if g.begun == 0 {
			cost += setup / items
		}
		r.add(g, items*cost)
		r.items += items
		r.queue = append(r.queue, waiting{items, cost})
	}
	return r
}

func (r *rest) add(g *Group, work float64) {
	r.work += work
	if g.done == 0 {
		r.guessed += work
	}
}

// mostHandedOut bounds the items that are handed out one by one, for each worker: of more of them, the last ones do
// not show.
const mostHandedOut = 64

// makespan is the time until workers who take one item after the other are through.
func (r *rest) makespan(workers int) float64 {
	free := make([]float64, max(workers, len(r.running)))
	copy(free, r.running)
	count := 0.0
	for _, q := range r.queue {
		count += q.items
	}
	if count > mostHandedOut*float64(workers) {
		return r.work / float64(workers)
	}
	for _, q := range r.queue {
		for items := q.items; items > 0; items-- {
			first := 0
			for i := range free {
				if free[i] < free[first] {
					first = i
				}
			}
			free[first] += min(1, items) * q.cost
		}
	}
	return slices.Max(free)
}
