package plan

import (
	"context"
	"time"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Draft is a plan of which the mistakes are not told yet: who makes more of the scenario, as responses are, notes
// its own mistakes with them, and all are told at once.
type Draft struct{ compiler *compiler }

// Begin compiles a valid scenario but for the tables that only a run asks for. What shows when the scenario's parts
// are put in relation is wrong with the draft: names that nothing bears, journeys that never depart, conditions on
// attributes that do not exist. The error is the context's where that is done, or that of a scenario which is too
// large to be looked at.
func Begin(ctx context.Context, s *scenario.Scenario) (*Draft, error) {
	c := newCompiler(s)
	c.ctx = ctx
	if err := c.tooLarge(); err != nil {
		return nil, err
	}
	for _, pass := range []func(){
		c.header, c.sites, c.about, c.links, c.agencies, c.disruptions, c.crossings, c.classes, c.words, c.flows,
		c.standingRoom,
		c.signals, c.surges, c.stationConditions, c.resourceConditions, c.endless, c.quotas, c.costs, c.indicators,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pass()
		if c.stopped {
			break // by the context, or by a bound: the rest would be told of what is not there
		}
	}
	return &Draft{c}, ctx.Err()
}

// Plan is the plan so far. Where there are mistakes parts of it are missing.
func (d *Draft) Plan() *Plan { return d.compiler.plan }

// Fail notes a mistake, once for each place.
func (d *Draft) Fail(meta scenario.Meta, code syntax.Code, message, hint string) {
	d.compiler.fail(meta, code, message, hint)
}

// SentFrom says where a step stands that sends out the entities of a flow that follow on others.
func (d *Draft) SentFrom(flow FlowID) scenario.Meta {
	c := d.compiler
	for i := range c.plan.Steps {
		if first, sent := c.plan.SentOut(&c.plan.Steps[i]); first != None && sent == flow {
			return c.metas[i]
		}
	}
	return c.scenario.Meta
}

// LocalStart is the local date and time of day of the run's start at a site, as if in UTC; in the run's own time zone
// where there is none.
func (d *Draft) LocalStart(site SiteID) time.Time {
	c := d.compiler
	if site == None {
		return inUTC(c.calendar.start)
	}
	return c.localStart(site)
}

// ZoneOf names the time zone of a site's clocks; of the run's where there is none.
func (d *Draft) ZoneOf(site SiteID) string {
	if site == None {
		return d.compiler.calendar.start.Location().String()
	}
	return d.compiler.plan.Sites[site].zone
}

// Wrong says whether any mistake was found.
func (d *Draft) Wrong() bool { return d.compiler.wrong() }

// Bounded says whether so many of something are allowed, and ends the compilation where they are not.
func (d *Draft) Bounded(meta scenario.Meta, b *bound.Bound, count int) bool {
	return d.compiler.bounded(meta, b, count)
}

// GoesOn says whether the compilation goes on: the context is not done, and no bound was met. It is asked in every
// loop whose length the scenario decides.
func (d *Draft) GoesOn(count int) bool { return d.compiler.goesOn(count) }

// Outline is the plan without the tables that only a run asks for. The error is a syntax.Errors with every mistake,
// or the context's.
func (d *Draft) Outline() (*Plan, error) {
	c := d.compiler
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if c.wrong() {
		return nil, c.mistakes.Errors()
	}
	c.plan.Origins.Warnings = append(c.plan.Warnings, c.scenario.Warnings...).Sort()
	c.plan.Warnings = c.plan.Origins.Warnings.First()
	c.plan.Origins.Steps = c.metas
	return c.plan, nil
}
