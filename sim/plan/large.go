package plan

import (
	"cmp"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// tooLarge refuses a scenario of more elements or policies than are compiled.
func (c *compiler) tooLarge() error {
	s := c.scenario
	elements := len(s.Sites) + len(s.Links) + len(s.Crossings) + len(s.Flows)
	for _, site := range s.Sites {
		elements += len(site.Stations) + len(site.Resources) + len(site.Zones) + len(site.Bookings)
	}
	c.has(s.Meta, &bound.Elements, elements)
	c.has(firstPolicy(s), &bound.Policies, len(s.Policies))
	if c.wrong() {
		return c.mistakes.Errors()
	}
	return nil
}

// has refuses so many of something where they are not allowed.
func (c *compiler) has(meta scenario.Meta, b *bound.Bound, count int) {
	if !b.Allows(int64(count)) {
		c.fail(meta, syntax.TooMany, "the scenario has "+bound.Grouped(int64(count))+" "+b.Name+": "+b.String(), "")
		c.stopped = true
	}
}

// firstPolicy is where the policies begin.
func firstPolicy(s *scenario.Scenario) scenario.Meta {
	first := s.Meta
	for _, policy := range s.Policies {
		if first.Path == s.Path || comesBefore(policy.Pos, first.Pos) {
			first = scenario.Meta{Pos: policy.Pos, Path: "policies"}
		}
	}
	return first
}

func comesBefore(a, b syntax.Pos) bool {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) < 0
}

// bounded says whether so many of something are allowed, and ends the compilation where they are not.
func (c *compiler) bounded(meta scenario.Meta, b *bound.Bound, count int) bool {
	if b.Allows(int64(count)) {
		return true
	}
	if !c.stopped {
		c.fail(meta, syntax.TooMany, "here the scenario comes to more "+b.Name+" than are allowed: "+b.String(), "")
	}
	c.stopped = true
	return false
}

// lookEvery is the number of steps, elements or numbers after which the context is looked at.
const lookEvery = 256

// goesOn says whether the compilation goes on: the context is not done, and no bound was met. It is asked in every
// loop whose length the scenario decides.
func (c *compiler) goesOn(count int) bool {
	if count%lookEvery == 0 && c.ctx.Err() != nil {
		c.stopped = true
	}
	return !c.stopped
}
