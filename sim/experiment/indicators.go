package experiment

import (
	"errors"
	"math"
	"slices"
	"sync"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// IndicatorLayout is that of a table which an institution prints.
type IndicatorLayout string

// The layouts.
const (
	CPMM       IndicatorLayout = "cpmm"        // CAREC's Corridor Performance Measurement and Monitoring
	TRS        IndicatorLayout = "trs"         // the World Customs Organization's Time Release Study
	DesignHour IndicatorLayout = "design-hour" // of road design
)

// Layouts lists the layouts.
var Layouts = []IndicatorLayout{CPMM, TRS, DesignHour}

// errNoPosts says that a scenario does not say what its posts are.
var errNoPosts = errors.New("the scenario says of no post which places make it up: add a section indicators (see " +
	"scenarios/reference.md)")

// Indicators are what a run says in the layout of an institution. Crossings and trips are of those who arrived in the
// window and completed their journey.
type Indicators struct {
	*Result
	Layout   IndicatorLayout
	Controls []ControlIndicators // of CPMM, in the plan's order
	Sections []SectionIndicators // of CPMM: links, then corridors
	Releases []ReleaseTimes      // of TRS, in the plan's order of controls
	Hours    []DesignedHours     // of DesignHour

	// Unfinished is the greatest share of a flow's cohort that the run's end cut off, and Of that flow.
	Unfinished float64
	Of         string
}

// IndicatorRecorder gathers what a layout needs from what is simulated. It is a [Recorder]; its memory grows with the
// number of crossings.
type IndicatorRecorder struct {
	layout IndicatorLayout
	plan   *plan.Plan
	finder *passFinder // shared, for what does not change
	sites  []plan.SiteID

	mutex sync.Mutex
	begun map[int]*gathered
	ended []*gathered
}

// NewIndicators makes ready to gather what a layout needs of the runs of a plan. The error says that the scenario does
// not say enough.
func NewIndicators(p *plan.Plan, layout IndicatorLayout) (*IndicatorRecorder, error) {
	g := &IndicatorRecorder{layout: layout, plan: p, begun: map[int]*gathered{}}
	if layout == DesignHour {
		return g, nil
	}
	if p.Indicators == nil || len(p.Indicators.Controls) == 0 {
		return nil, errNoPosts
	}
	g.finder = newPassFinder(p)
	g.sites = sitesOfControls(p)
	return g, nil
}

// sitesOfControls gives the site whose clocks a control goes by: that of the first of its places.
func sitesOfControls(p *plan.Plan) []plan.SiteID {
	sites := make([]plan.SiteID, len(p.Indicators.Controls))
	known := make([]bool, len(sites))
	note := func(place string, site plan.SiteID) {
		for _, claim := range p.Indicators.ClaimsOf(place) {
			if !known[claim.Control] {
				sites[claim.Control], known[claim.Control] = site, true
			}
		}
	}
	for i := range p.Stations {
		note(p.Stations[i].Name, p.Stations[i].Site)
	}
	for i := range p.Zones {
		note(p.Zones[i].Name, p.Zones[i].Site)
	}
	return sites
}

// gathered is what a recorder keeps of one replication.
type gathered struct {
	replication int
	finder      *passFinder
	sent        map[uint64]*sentOut // by whom it was sent out for

	controls []controlSums // of CPMM, by control
	sections []sectionSums // of CPMM: links there and back, then corridors there and back
	releases []releaseSums // of TRS, by control
	counts   *hourCounts   // of DesignHour
}

// sentOut is what was done meanwhile by what somebody had sent out.
type sentOut struct {
	services []engine.Stretch
	tolls    []sentToll
}

// sentToll is what fell due of something that was sent out.
type sentToll struct {
	engine.Toll
	class plan.ClassID
}

// Begin observes a replication.
func (g *IndicatorRecorder) Begin(replication int) (func(*engine.Visit), error) {
	made := &gathered{replication: replication, sent: map[uint64]*sentOut{}}
	tell := func(*engine.Visit) {}
	switch g.layout {
	case DesignHour:
		made.counts = newHourCounts(g.plan)
		tell = made.counts.arrival
	case CPMM:
		made.controls = make([]controlSums, len(g.plan.Indicators.Controls))
		made.sections = make([]sectionSums, 2*(len(g.plan.Links)+len(g.plan.Indicators.Corridors)))
	case TRS:
		made.releases = make([]releaseSums, len(g.plan.Indicators.Controls))
	}
	if g.finder != nil {
		made.finder = &passFinder{plan: g.plan, parts: g.finder.parts, claims: g.finder.claims,
			slots: map[plan.ControlID]int64{}}
	}
	g.mutex.Lock()
	defer g.mutex.Unlock()
	g.begun[replication] = made
	return tell, nil
}

func (g *IndicatorRecorder) courses(replication int) (func(*engine.Course), func(*engine.Approach)) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	made := g.begun[replication]
	if g.layout == DesignHour {
		return nil, made.counts.approach
	}
	return func(c *engine.Course) { g.tell(made, c) }, nil
}

// End keeps what was gathered of a replication.
func (g *IndicatorRecorder) End(replication int) error {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	made := g.begun[replication]
	delete(g.begun, replication)
	made.sent = nil
	g.ended = append(g.ended, made)
	return nil
}

// tell notes a course: of what was sent out its services, for whoever it was sent out for.
func (g *IndicatorRecorder) tell(made *gathered, c *engine.Course) {
	if c.Sent {
		if !c.Orphan {
			made.keep(g.finder, g.plan, c)
		}
		return
	}
	sent := made.sent[c.Root]
	delete(made.sent, c.Root)
	class := g.plan.Flows[c.Flow].Class
	if !c.Completed || !c.InWindow || !counts(g.plan, class) {
		return
	}
	passes := made.finder.passes(c)
	made.finder.pay(passes, class, c.Tolls)
	if sent != nil {
		for _, toll := range sent.tolls {
			made.finder.pay(passes, toll.class, []engine.Toll{toll.Toll})
		}
	}
	if g.layout == TRS {
		g.release(made, c, passes, sent)
		return
	}
	for i := range passes {
		made.controls[passes[i].control].add(&passes[i])
	}
	g.travel(made, c, passes)
}

// counts says whether crossings of a class are counted.
func counts(p *plan.Plan, class plan.ClassID) bool {
	return p.Indicators.Cargo == nil || !math.IsNaN(p.Indicators.Cargo[class])
}

// keep notes what something that was sent out was served with, and what fell due.
func (made *gathered) keep(finder *passFinder, p *plan.Plan, c *engine.Course) {
	sent := made.sent[c.Root]
	if sent == nil {
		sent = &sentOut{}
		made.sent[c.Root] = sent
	}
	for _, s := range c.Spells {
		if finder.parts[s.Part].Doing == engine.IsServed || finder.parts[s.Part].Doing.Waits() {
			sent.services = append(sent.services, s)
		}
	}
	if p.Costs == nil {
		return
	}
	for _, toll := range c.Tolls {
		sent.tolls = append(sent.tolls, sentToll{toll, p.Flows[c.Flow].Class})
	}
}

// Finish puts together what was gathered. It does not depend on the order in which the replications ended.
func (g *IndicatorRecorder) Finish(r *Result) *Indicators {
	slices.SortFunc(g.ended, func(a, b *gathered) int { return a.replication - b.replication })
	x := &Indicators{Result: r, Layout: g.layout}
	switch g.layout {
	case CPMM:
		x.Controls, x.Sections = g.controlIndicators(), g.sectionIndicators()
	case TRS:
		x.Releases = g.releaseTimes()
	case DesignHour:
		x.Hours = g.designedHours()
	}
	for i := range g.plan.Flows {
		f := &g.plan.Flows[i]
		if e := r.Find("flow." + f.Name + ".time.mean"); e != nil && f.Parent == plan.None && e.Unfinished > x.Unfinished {
			x.Unfinished, x.Of = e.Unfinished, f.Name
		}
	}
	return x
}

// gather gives values of the replications, in their order.
func gather[T any](g *IndicatorRecorder, of func(*gathered) T) []T {
	values := make([]T, len(g.ended))
	for n, made := range g.ended {
		values[n] = of(made)
	}
	return values
}
