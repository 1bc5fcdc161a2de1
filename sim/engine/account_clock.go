package engine

import (
	"math/bits"

	"karvon/sim/plan"
)

// clock says for how long each cause of waiting at a place held until a time. Where several hold at once the time is
// theirs by the number of servers that the schedule gives which each keeps from work, in whole nanoseconds; what is
// left is that of the servers at work.
type clock struct {
	at                    int64
	closed, broken, ahead int64
}

// run notes what held since the clock was read last: how many servers the schedule gives, how many of these are not
// there, and how many are held by those who cannot go on.
func (c *clock) run(now, given, missing, held int64) {
	lasted := now - c.at
	c.at = now
	if lasted == 0 {
		return
	}
	if given <= 0 {
		c.closed += lasted
		return
	}
	missing = max(0, min(missing, given))
	held = max(0, min(held, given-missing))
	c.broken += portion(lasted, missing, given)
	c.ahead += portion(lasted, held, given)
}

// portion gives a part of a time: so many of so many, rounded down.
func portion(time, part, whole int64) int64 {
	hi, lo := bits.Mul64(uint64(time), uint64(part))
	quotient, _ := bits.Div64(hi, lo, uint64(whole)) // part is at most whole
	return int64(quotient)
}

// runStation lets a station's clock run until now. It is called before what it goes by changes.
func (r *Run) runStation(at plan.StationID) {
	if r.account == nil {
		return
	}
	given, missing := int64(0), int64(0)
	st := &r.stations[at]
	if c := st.pool; c != nil {
		for n := range c.lanes {
			l := &c.lanes[n]
			scheduled := int64(r.shifts[int(st.shift)+n].given)
			given += scheduled
			missing += scheduled - int64(min(l.onDuty, int32(l.last-l.first)-l.broken))
		}
	} else {
		given = int64(r.shifts[st.shift].given)
		missing = given - int64(st.capacity)
	}
	r.account.stations[at].run(r.now, given, missing, r.record.Stations[at].Blocked.now)
}

// runUnits does so for a resource.
func (r *Run) runUnits(at plan.ResourceID) {
	if r.account == nil {
		return
	}
	given := int64(r.shifts[r.account.shifts[at]].given)
	r.account.units[at].run(r.now, given, given-int64(r.resources[at].capacity), 0)
}

// runHeld does so for the station whose server an entity holds.
func (r *Run) runHeld(e *entity) {
	if at := e.server(); at != plan.None {
		r.runStation(at)
	}
}

// runShift does so for what a shift is of.
func (r *Run) runShift(s *shift) {
	if s.station != plan.None {
		r.runStation(s.station)
		return
	}
	r.runUnits(s.resource)
}
