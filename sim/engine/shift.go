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
	var rosters []shift
	for i := range p.Stations {
		lanes := []plan.Lane{{Servers: p.Stations[i].Servers}}
		if crew := p.Stations[i].Pool; crew != nil {
			lanes = crew.Lanes
		}
		stations[i].shift = rosterID(len(rosters))
		for n := range lanes {
			rosters = append(rosters, shift{
				station: plan.StationID(i), resource: plan.None, lane: laneID(n), capacity: lanes[n].Servers,
			})
		}
	}
	for i := range p.Resources {
		rosters = append(rosters, shift{
			station: plan.None, resource: plan.ResourceID(i), capacity: p.Resources[i].Units,
		})
	}
	for i := range rosters {
		rosters[i].cuts = cutsOf(p, &rosters[i])
	}
	return rosters
}

// beginRoster puts on duty those who are at the run's start.
func (r *Run) beginRoster(i rosterID) {
	ro := &r.rosters[i]
	ro.changed = false
	if ro.capacity.Schedule == plan.None {
		r.give(i, ro.capacity.Number)
		return
	}
	s := &r.plan.Schedules[ro.capacity.Schedule]
	ro.at = 0
	for ro.at+1 < len(s.Times) && s.Times[ro.at+1] <= s.Phase {
		ro.at++
	}
	r.give(i, s.Values[ro.at])
	r.scheduleShift(i, s.Phase)
}

// scheduleShift schedules the next change of a roster, seen from a local time in its entry.
func (r *Run) scheduleShift(i rosterID, local int64) {
	ro := &r.rosters[i]
	s := &r.plan.Schedules[ro.capacity.Schedule]
	if len(s.Times) == 1 {
		return
	}
	next := plan.Week
	if ro.at+1 < len(s.Times) {
		next = s.Times[ro.at+1]
	}
	r.pending.schedule(bound.Later(r.now, next-local), rankShift, int32(i))
}

// shift changes the number on duty. Work in hand at the end of a shift is finished, unless the station's server
// pool has another rule.
func (r *Run) shift(i rosterID) {
	ro := &r.rosters[i]
	s := &r.plan.Schedules[ro.capacity.Schedule]
	ro.at = (ro.at + 1) % len(s.Times)
	r.give(i, s.Values[ro.at])
	r.scheduleShift(i, s.Times[ro.at])
}

// give changes the number that a roster gives.
func (r *Run) give(i rosterID, given int) {
	r.rosters[i].given = given
	r.rosterChanged(i)
}

// setCapacity brings as many on duty as a roster gives; what disruptions take away is not. Nobody takes up work
// yet.
func (r *Run) setCapacity(ro *shift) {
	capacity := ro.given
	if ro.cuts != nil {
		capacity = r.left(ro)
	}
	if ro.station != plan.None {
		st := &r.stations[ro.station]
		if c := st.pool; c != nil {
			c.lanes[ro.lane].onDuty = int32(capacity)
			r.staff(c, ro.lane, true)
			r.stationChanged(ro.station)
			return
		}
		r.record.Stations[ro.station].Capacity.change(int64(capacity)-int64(st.capacity), r.now, r.observing)
		st.capacity = int32(capacity)
		r.tellServers(ro.station)
		r.stationChanged(ro.station)
		return
	}
	res := &r.resources[ro.resource]
	r.record.Resources[ro.resource].Capacity.change(int64(capacity)-int64(res.capacity), r.now, r.observing)
	res.capacity = int32(capacity)
}
