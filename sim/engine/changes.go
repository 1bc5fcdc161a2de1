package engine

import (
	"slices"

	"karvon/sim/plan"
)

// changes is what changes at an instant of who is on duty. All that begins or ends then (shifts, disruptions,
// breakdowns, periods of slots) is noted first; then settle brings the numbers on duty to what they are from this
// instant on, once; and only then those who are on duty take up work. So nobody is on duty, or off it, for no time,
// and who goes off at an instant takes nobody more, whatever else frees or fills a place then.
type changes struct {
	noted    bool // whether they are to be settled at this instant
	shifts   []shiftID
	stations []plan.StationID
	bookings []plan.BookingsID
}

func (c *changes) reset() {
	c.noted = false
	c.shifts, c.stations, c.bookings = c.shifts[:0], c.stations[:0], c.bookings[:0]
}

// noteChange has the changes of this instant settled.
func (r *Run) noteChange() {
	if !r.changed.noted {
		r.changed.noted = true
		r.pending.schedule(r.now, rankDuty, 0)
	}
}

// shiftChanged notes that another number may be on duty from now on.
func (r *Run) shiftChanged(i shiftID) {
	if shift := &r.shifts[i]; !shift.changed {
		shift.changed = true
		r.changed.shifts = append(r.changed.shifts, i)
		r.noteChange()
	}
}

// stationChanged notes that servers of a station may take up work.
func (r *Run) stationChanged(at plan.StationID) {
	if st := &r.stations[at]; !st.changed {
		st.changed = true
		r.changed.stations = append(r.changed.stations, at)
		r.noteChange()
	}
}

// slotsChanged notes that slots may be free for those who wait.
func (r *Run) slotsChanged(at plan.BookingsID) {
	if b := &r.bookings[at]; (b.count > 0 || b.stopped.count > 0) && !b.changed {
		b.changed = true
		r.changed.bookings = append(r.changed.bookings, at)
		r.noteChange()
	}
}

// settle settles the changes of this instant: stations by name, then resources, then electronic queues.
func (r *Run) settle() {
	c := &r.changed
	slices.Sort(c.shifts)
	for _, i := range c.shifts {
		r.shifts[i].changed = false
		r.setCapacity(&r.shifts[i])
	}
	slices.Sort(c.stations)
	for _, at := range c.stations {
		r.stations[at].changed = false
		r.takeUp(at)
	}
	for _, i := range c.shifts {
		if at := r.shifts[i].resource; at != plan.None {
			r.meetNext(at)
		}
	}
	slices.Sort(c.bookings)
	for _, at := range c.bookings {
		r.bookings[at].changed = false
		r.giveSlots(at)
	}
	c.reset()
}

// takeUp lets the servers of a station that are free serve those who wait.
func (r *Run) takeUp(at plan.StationID) {
	if c := r.stations[at].pool; c != nil {
		r.moveOn(c)
		r.callAll(c)
		r.jockey(c)
		return
	}
	r.serveNext(at)
}
