package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// shift follows the schedule of a station's servers or a resource's units.
type shift struct {
	station  plan.StationID  // None of a resource
	resource plan.ResourceID // None of a station
	lane     laneID          // of a station with a server pool
	capacity plan.Capacity
	at       int                 // entry of the schedule that holds
	given    int                 // servers or units by number or schedule
	cuts     []plan.DisruptionID // disruptions that take some of them away
	changed  bool                // at this instant
}

func newShifts(p *plan.Plan, stations []station) []shift {
	var shifts []shift
	for i := range p.Stations {
		lanes := []plan.Lane{{Servers: p.Stations[i].Servers}}
		if pool := p.Stations[i].Pool; pool != nil {
			lanes = pool.Lanes
		}
		stations[i].shift = shiftID(len(shifts))
		for n := range lanes {
			shifts = append(shifts, shift{
				station: plan.StationID(i), resource: plan.None, lane: laneID(n), capacity: lanes[n].Servers,
			})
		}
	}
	for i := range p.Resources {
		shifts = append(shifts, shift{
			station: plan.None, resource: plan.ResourceID(i), capacity: p.Resources[i].Units,
		})
	}
	for i := range shifts {
		shifts[i].cuts = cutsOf(p, &shifts[i])
	}
	return shifts
}

// beginShift puts on duty those who are at the run's start.
func (r *Run) beginShift(i shiftID) {
	shift := &r.shifts[i]
	shift.changed = false
	if shift.capacity.Schedule == plan.None {
		r.give(i, shift.capacity.Number)
		return
	}
	s := &r.plan.Schedules[shift.capacity.Schedule]
	shift.at = 0
	for shift.at+1 < len(s.Times) && s.Times[shift.at+1] <= s.Phase {
		shift.at++
	}
	r.give(i, s.Values[shift.at])
	r.scheduleShift(i, s.Phase)
}

// scheduleShift schedules the next change of a shift, seen from a local time in its entry.
func (r *Run) scheduleShift(i shiftID, local int64) {
	shift := &r.shifts[i]
	s := &r.plan.Schedules[shift.capacity.Schedule]
	if len(s.Times) == 1 {
		return
	}
	next := plan.Week
	if shift.at+1 < len(s.Times) {
		next = s.Times[shift.at+1]
	}
	r.pending.schedule(bound.Later(r.now, next-local), rankShift, int32(i))
}

// changeShift changes the number on duty. Work in hand at the end of a shift is finished, unless the station's server
// pool has another rule.
func (r *Run) changeShift(i shiftID) {
	shift := &r.shifts[i]
	s := &r.plan.Schedules[shift.capacity.Schedule]
	shift.at = (shift.at + 1) % len(s.Times)
	r.give(i, s.Values[shift.at])
	r.scheduleShift(i, s.Times[shift.at])
}

// give changes the number that a shift gives.
func (r *Run) give(i shiftID, given int) {
	r.runShift(&r.shifts[i])
	r.shifts[i].given = given
	r.shiftChanged(i)
}

// setCapacity brings as many on duty as a shift gives; what disruptions take away is not. Nobody takes up work
// yet.
func (r *Run) setCapacity(shift *shift) {
	r.runShift(shift)
	capacity := shift.given
	if shift.cuts != nil {
		capacity = r.left(shift)
	}
	if shift.station != plan.None {
		st := &r.stations[shift.station]
		if c := st.pool; c != nil {
			c.lanes[shift.lane].onDuty = int32(capacity)
			r.staff(c, shift.lane, true)
			r.stationChanged(shift.station)
			return
		}
		r.record.Stations[shift.station].Capacity.change(int64(capacity)-int64(st.capacity), r.now)
		st.capacity = int32(capacity)
		r.tellServers(shift.station)
		r.stationChanged(shift.station)
		return
	}
	res := &r.resources[shift.resource]
	if f := r.plan.Resources[shift.resource].Failure; f != nil {
		capacity = min(capacity, f.Units-int(res.down))
	}
	r.record.Resources[shift.resource].Capacity.change(int64(capacity)-int64(res.capacity), r.now)
	res.capacity = int32(capacity)
}
