package experiment

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// hourCounts counts arrivals in quarters of an hour of one replication, by subject.
type hourCounts struct {
	plan     *plan.Plan
	subjects []hourSubject
	flows    []int   // by flow, its subject; plan.None for none
	origins  []int   // by site, the subject of all who begin there; plan.None for none
	lines    [][]int // by crossing and measure
	sites    [][]int // by site and measure
	quarters [][]int // by subject, from its first whole hour of the window on
}

// hourSubject is what is counted: a flow, a crossing or a site, by what.
type hourSubject struct {
	At      DesignSubject
	Name    string
	Measure string
	site    plan.SiteID
	first   int64 // ns since the run's start of its first whole hour in the window
	hours   int   // whole hours in the window
}

// DesignSubject is where hours are counted.
type DesignSubject string

// The subjects.
const (
	AtFlow     DesignSubject = "flow"
	AtEntrance DesignSubject = "entrance" // a crossing, one direction
	AtSite     DesignSubject = "site"
)

func newHourCounts(p *plan.Plan) *hourCounts {
	c := &hourCounts{plan: p}
	c.flows, c.origins = fresh(len(p.Flows)), fresh(len(p.Sites))
	for i := range p.Flows {
		if f := &p.Flows[i]; f.Parent == plan.None {
			c.flows[i] = c.subject(AtFlow, f.Name, "entities", f.Site)
		}
	}
	for i := range p.Crossings {
		c.lines = append(c.lines, fresh(len(p.Measures)))
		if !p.Crossings[i].Approached {
			continue
		}
		for measure, name := range p.Measures {
			c.lines[i][measure] = c.subject(AtEntrance, p.Crossings[i].Name, name, p.Crossings[i].Site)
		}
	}
	for i := range p.Sites {
		c.sites = append(c.sites, fresh(len(p.Measures)))
		for measure, name := range p.Measures {
			c.sites[i][measure] = c.subject(AtSite, p.Sites[i].Name, name, plan.SiteID(i))
		}
		c.origins[i] = c.subject(AtSite, p.Sites[i].Name, "entities", plan.SiteID(i))
	}
	c.quarters = make([][]int, len(c.subjects))
	for i := range c.subjects {
		c.quarters[i] = make([]int, 4*c.subjects[i].hours)
	}
	return c
}

// fresh are indices of nothing.
func fresh(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = plan.None
	}
	return all
}

// subject adds what is counted by the clocks of a site.
func (c *hourCounts) subject(at DesignSubject, name, measure string, site plan.SiteID) int {
	phase, start := c.plan.Sites[site].Phase, c.plan.WindowStart()
	first := (phase+start+plan.Hour-1)/plan.Hour*plan.Hour - phase
	hours := int(max(0, c.plan.WindowEnd()-first) / plan.Hour)
	c.subjects = append(c.subjects, hourSubject{at, name, measure, site, first, hours})
	return len(c.subjects) - 1
}

func (c *hourCounts) count(subject int, time int64, by int) {
	if subject == plan.None {
		return
	}
	if since := time - c.subjects[subject].first; since >= 0 && since/quarter < int64(len(c.quarters[subject])) {
		c.quarters[subject][since/quarter] += by
	}
}

// arrival counts an arrival of a flow, which is told as its journey ends.
func (c *hourCounts) arrival(v *engine.Visit) {
	if v.Place != engine.OfFlow {
		return
	}
	if subject := c.flows[v.Index]; subject != plan.None {
		c.count(subject, v.Arrive, 1)
		c.count(c.origins[c.plan.Flows[v.Index].Site], v.Arrive, 1)
	}
}

// approach counts those who come to a crossing.
func (c *hourCounts) approach(a *engine.Approach) {
	for measure, count := range a.Counts {
		c.count(c.lines[a.Crossing][measure], a.Time, int(count))
		c.count(c.sites[c.plan.Crossings[a.Crossing].Site][measure], a.Time, int(count))
	}
}
