package scenario

import "karvon/sim/syntax"

// UnitBreakdowns says how a resource's units fail.
type UnitBreakdowns struct {
	Meta
	// time from a repair, or from the run's start, to the next failure of a unit, in use or not
	After *Dist `key:"after" unit:"duration" required:"true"`
	// time that a repair takes
	Repair *Dist `key:"repair" unit:"duration" required:"true"`
}

func (b *UnitBreakdowns) check(d *decoder, t *syntax.Tree, at place) {
	(&Breakdowns{After: b.After}).check(d, t, at)
}
