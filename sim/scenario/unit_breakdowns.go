package scenario

// UnitBreakdowns says how a resource's units fail.
type UnitBreakdowns struct {
	Meta
	// time from a repair, or from the run's start, to the next failure of a unit, in use or not
	After *Dist `key:"after" unit:"duration" required:"true" positive:"the time between failures"`
	// time that a repair takes
	Repair *Dist `key:"repair" unit:"duration" required:"true"`
}
