package plan

import (
	"fmt"
	"math"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// flows compiles the flows and their journeys. The flows with arrivals come first, by name; those that splits send
// out follow.
func (c *compiler) flows() {
	names := keys(c.scenario.Flows)
	for i, name := range names {
		f := c.scenario.Flows[name]
		c.flowIndex[name] = FlowID(i)
		c.plan.Flows = append(c.plan.Flows, Flow{
			Name: name, Title: f.Title, Class: lookUp(c, c.classIndex, "entity class", f.Entity),
			Site: c.origin(f), Parent: None, Hash: hashOf("flow", name),
		})
		c.arrivals(FlowID(i), f)
		c.plan.Flows[i].Attributes = c.attributes(f)
	}
	c.followers(names)
	for i, name := range names {
		if !c.goesOn(0) {
			return
		}
		c.journey(FlowID(i), c.scenario.Flows[name])
	}
	c.hiddenSlots()
}

// origin gives the site at which a flow's entities appear.
func (c *compiler) origin(f *scenario.Flow) SiteID {
	if f.From.Text != "" {
		return lookUp(c, c.siteIndex, "site", f.From)
	}
	if len(c.plan.Sites) != 1 {
		c.fail(f.Meta, scenario.SiteUnclear, "the flow does not say from which site it comes",
			fmt.Sprintf("add from: one of %s", syntax.Listed(keys(c.siteIndex), "and")))
		return None
	}
	return 0
}

// hiddenSlots adds to the attributes' slots those that count the occurrences of repeated draws and the children
// out.
func (c *compiler) hiddenSlots() {
	for n := range c.hiddenMost {
		c.plan.Slots = append(c.plan.Slots, Slot{Name: fmt.Sprintf("hidden %d", n+1), Hidden: true})
	}
}

// share turns a share into the bound below which a draw's bits take it.
func share(cumulated float64) uint64 {
	if cumulated >= 1-1e-12 {
		return math.MaxUint64
	}
	return uint64(math.Ldexp(cumulated, 64))
}
