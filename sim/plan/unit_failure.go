package plan

import (
	"karvon/sim/bound"
	"karvon/sim/scenario"
)

// UnitFailure says how a resource's units fail.
type UnitFailure struct {
	After, Repair SamplerID
	Units         int    // the most that there are at any time
	Hash          uint64 // of the resource
}

// unitFailure compiles the breakdowns of a resource's units, of which each is known by itself.
func (c *compiler) unitFailure(res *Resource, given *scenario.Resource) {
	b := given.Breakdowns
	if b == nil {
		return
	}
	units := c.plan.Most(res.Units)
	c.known, _ = bound.Sum(c.known, int64(units))
	c.within(&bound.Known, c.known, given.Meta, "the number of servers and units that are known one by one, up to this "+
		"resource,")
	res.Failure = &UnitFailure{c.duration(b.After), c.duration(b.Repair), units, res.hash}
}
