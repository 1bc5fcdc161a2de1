package plan

import (
	"fmt"
	"slices"

	"karvon/sim/scenario"
)

// resourceConditions compiles the priorities of the resources.
func (c *compiler) resourceConditions() {
	byName(c.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Resources, func(name string, res *scenario.Resource) {
			j := &journey{compiler: c, site: c.siteIndex[site]}
			compiled := &c.plan.Resources[c.resourceIndex[site+"."+name]]
			for i := range res.Priority {
				compiled.Priority = append(compiled.Priority, j.program(&res.Priority[i].Formula, aCondition))
			}
		})
	})
	for at := range c.plan.Steps {
		if s := &c.plan.Steps[at]; s.Op.Facts().Wants == WantsAllUnits {
			c.onePriority(requestParts(c.plan, s), c.metas[at])
		}
	}
}

// onePriority checks that resources of which units are asked for together have the same classes. Otherwise two requests
// could each be before the other at one of them, and wait for each other for ever though all units are free.
func (c *compiler) onePriority(parts []Part, meta scenario.Meta) {
	first := &c.plan.Resources[parts[0].Resource]
	for _, part := range parts[1:] {
		other := &c.plan.Resources[part.Resource]
		if !slices.EqualFunc(first.Priority, other.Priority, func(a, b ProgramID) bool {
			return slices.Equal(c.plan.Programs[a], c.plan.Programs[b])
		}) {
			c.fail(meta, scenario.QueueRule, fmt.Sprintf(
				"units of %s and %s are asked for together, and their priorities differ", first.Name, other.Name),
				"give both the same priority, or seize one after the other")
			return
		}
	}
}
