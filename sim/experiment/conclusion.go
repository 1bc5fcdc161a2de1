package experiment

import (
	"math"
	"slices"
	"sync"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
)

// Conclusion is what a run says of its load. It is decided here, once for all who word it: text, page, workbook. A
// run that was stopped has none (see [Result.Stopped] and [Result.Stoppage]).
type Conclusion struct {
	Loads []CrossingLoad // of every measure at every crossing at which it counts

	// Answer is about the loads with a design load and their sites, where there are such; otherwise about all.
	Answer    Answer
	Designed  bool // whether any load has a design load
	Below     bool // whether less is offered than the design load
	Elsewhere bool // whether what the answer is not about falls short or grows

	Backlog   Verdict            // Met where no backlog grows, NotMet where one does; empty where none is judged
	Fills     bool               // whether it is undecided as windows begin empty, which more replications hardly help
	Growing   []int              // sites whose backlog grows
	Rising    []int              // sites with more at the end than at the start, though no backlog grows: by a trifle
	Flows     []string           // and flows, of which some may come to no site
	Overloads []traffic.Overload // what the file alone asks too much of
	Losses    []Loss             // of the flows that the answer is about and queues or zones can lose
	Remaining *Remaining         // of a run that starts empty and has no load to judge; then the answer is its
}

// Answer says whether a load is carried.
type Answer int

// The answers.
const (
	Carried Answer = iota
	NotCarried
	LostToQueues // what comes into the queues passes, but too many do not come into them, or leave them
	BacklogGrows // all seems to pass, but more are inside from week to week
	NotTold      // the intervals do not say
)

// Conclude comes to a conclusion.
func (r *Result) Conclude() *Conclusion {
	backlog := r.backlog()
	c := &Conclusion{
		Loads: r.loads(), Backlog: backlog.verdict, Fills: backlog.fills,
		Growing: r.growingSites(backlog.growing), Flows: backlog.growing,
		Overloads: r.Overloads(), Losses: lossesOf(r.losses(), mainFlows(r.Plan)),
	}
	if c.Backlog == Met {
		c.Rising = r.risingSites()
	}
	mainSites := map[int]bool{}
	short, unclear, rises := false, false, false
	for _, l := range c.Loads {
		c.Designed = c.Designed || !math.IsNaN(l.Design)
		if !l.Main {
			c.Elsewhere = c.Elsewhere || l.Passage == FallsShort
			continue
		}
		mainSites[int(r.Plan.Crossings[l.Crossing].Site)] = true
		c.Below = c.Below || l.below
		short = short || l.Passage == FallsShort
		unclear = unclear || l.Passage == MayFallShort
	}
	if c.Backlog == NotMet {
		rises = len(mainSites) == 0 || slices.ContainsFunc(c.Growing, func(site int) bool { return mainSites[site] }) ||
			len(c.Growing) == 0 && r.comeTo(c.Flows, mainSites)
		c.Elsewhere = c.Elsewhere || !rises ||
			len(mainSites) > 0 && slices.ContainsFunc(c.Growing, func(site int) bool { return !mainSites[site] })
	}
	switch {
	case short:
		c.Answer = NotCarried
	case worstLoss(c.Losses) == NotMet:
		c.Answer = LostToQueues
	case rises:
		c.Answer = BacklogGrows
	case unclear || worstLoss(c.Losses) == Undecided:
		c.Answer = NotTold
	}
	if len(c.Loads) == 0 && r.Plan.Kind == scenario.Terminating {
		c.Remaining = r.remaining(len(c.Overloads) > 0)
	}
	return c
}

// Overloads lists what the file alone asks too much of; nothing for a plan that was not compiled. The list is not to be
// changed.
func (r *Result) Overloads() []traffic.Overload {
	switch {
	case len(r.Plan.Steps) == 0:
		return nil
	case r.overloads == nil:
		return traffic.Overloads(r.Plan)
	}
	return r.overloads.of(r.Plan)
}

// overloads is what the file alone asks too much of: found where that is first asked for, as it takes longer than all
// else of a conclusion.
type overloads struct {
	once sync.Once
	all  []traffic.Overload
}

func (o *overloads) of(p *plan.Plan) []traffic.Overload {
	o.once.Do(func() { o.all = traffic.Overloads(p) })
	return o.all
}
