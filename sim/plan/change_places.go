package plan

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/bound"
)

func compareNames(a, b string) int { return strings.Compare(a, b) }

// newChange begins a change of a place, by one more.
func newChange(kind ChangeKind, place, title string, site SiteID) Change {
	return Change{
		Name: place + "." + string(kind) + "+1", Kind: kind, More: 1, Place: place, Title: title, Site: site,
		Added: math.NaN(), Bearer: None, Waits: []string{place},
	}
}

// stationChanges are of the servers of stations, or of each of their lanes.
func (p *Plan) stationChanges() []Change {
	var all []Change
	for i := range p.Stations {
		s := &p.Stations[i]
		if !s.InLanes() {
			all = p.capacityChanges(all, newChange(MoreServers, s.Name, s.Title, s.Site), s.Servers, p.stationCosts(i),
				func(changed *Plan, c Capacity) { changed.setServers(i, 0, c) })
			continue
		}
		for n := range s.Pool.Lanes {
			lane := &s.Pool.Lanes[n]
			change := newChange(MoreServers, lane.Name, lane.Title, s.Site)
			change.Waits = []string{s.Name}
			all = p.capacityChanges(all, change, lane.Servers, p.stationCosts(i),
				func(changed *Plan, c Capacity) { changed.setServers(i, n, c) })
		}
	}
	return all
}

// resourceChanges are of the units of resources.
func (p *Plan) resourceChanges() []Change {
	var all []Change
	for i := range p.Resources {
		r := &p.Resources[i]
		var costs *PlaceCosts
		if p.Costs != nil {
			costs = &p.Costs.Resources[i]
		}
		change := newChange(MoreUnits, r.Name, r.Title, r.Site)
		change.More = p.leastTaken(ResourceID(i))
		change.Name = r.Name + "." + string(MoreUnits) + "+" + strconv.Itoa(change.More)
		all = p.capacityChanges(all, change, r.Units, costs,
			func(changed *Plan, c Capacity) { changed.setUnits(i, c) })
	}
	return all
}

// leastTaken gives how many units of a resource anybody takes at once at the least: where all take two, one more would
// be idle.
func (p *Plan) leastTaken(resource ResourceID) int {
	least := int32(0)
	take := func(units int32) {
		if least == 0 || units < least {
			least = units
		}
	}
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op == OpSeize && s.Resource() == resource {
			take(s.Count)
		}
	}
	for i := range p.Requests {
		for _, part := range p.Requests[i].Parts {
			if part.Resource == resource {
				take(part.Units)
			}
		}
	}
	return int(max(1, least))
}

func (p *Plan) stationCosts(station int) *PlaceCosts {
	if p.Costs == nil {
		return nil
	}
	return &p.Costs.Stations[station]
}

// capacityChanges adds the changes of a capacity: more of it, and an hour more.
func (p *Plan) capacityChanges(all []Change, change Change, capacity Capacity, costs *PlaceCosts,
	set func(*Plan, Capacity)) []Change {
	if costs != nil && costs.Bearer != None {
		change.Duty, change.Bearer = costs.Duty, costs.Bearer
	}
	add := func(change Change, more func(*Plan) Capacity, added float64, ok bool) {
		if ok {
			change.Added = added
			change.apply = func(changed *Plan) { set(changed, more(changed)) }
			all = append(all, change)
		}
	}
	more, added, ok := p.plus(capacity, change.More)
	add(change, more, added, ok)
	hours := newChange(MoreHours, change.Place, change.Title, change.Site)
	hours.Waits, hours.Duty, hours.Bearer = change.Waits, change.Duty, change.Bearer
	more, added, ok = p.longer(capacity)
	add(hours, more, added, ok)
	return all
}

// setServers gives a station, or one of its lanes, other servers.
func (p *Plan) setServers(station, lane int, c Capacity) {
	p.Stations = slices.Clone(p.Stations)
	s := &p.Stations[station]
	if !s.InLanes() {
		s.Servers = c
	}
	if s.Pool == nil {
		return
	}
	pool := *s.Pool
	pool.Lanes = slices.Clone(pool.Lanes)
	pool.Lanes[lane].Servers, pool.Lanes[lane].Most = c, p.Most(c)
	s.Pool = &pool
}

// setUnits gives a resource other units.
func (p *Plan) setUnits(resource int, c Capacity) {
	p.Resources = slices.Clone(p.Resources)
	r := &p.Resources[resource]
	r.Units = c
	if r.Failure != nil {
		failure := *r.Failure
		failure.Units = p.Most(c)
		r.Failure = &failure
	}
}

// roomChanges are of the room in zones that hold only so many, and on links that do.
func (p *Plan) roomChanges() []Change {
	var all []Change
	for i := range p.Zones {
		z := &p.Zones[i]
		place := mostOf(z.Room)
		if !z.Holds || z.Capacity == None || place == 0 {
			continue
		}
		change := newChange(MorePlaces, z.Name, z.Title, z.Site)
		change.apply = func(changed *Plan) {
			changed.Zones = slices.Clone(changed.Zones)
			more := &changed.Zones[i]
			more.Capacity, _ = bound.Sum(more.Capacity, place)
			more.Places = places(more)
		}
		all = append(all, change)
	}
	for i := range p.Links {
		all = p.linkChanges(all, LinkID(i))
	}
	return all
}

// linkChanges adds the change of a link with room, both ways: a lane more where its room is that of lanes, else a
// place.
func (p *Plan) linkChanges(all []Change, link LinkID) []Change {
	l := &p.Links[link]
	change := newChange(MorePlaces, "link."+l.Name, l.Title, None)
	change.Waits = nil
	more := int64(1)
	for _, at := range l.Directions {
		if at == None || !p.Directions[at].Used {
			continue
		}
		change.Waits = append(change.Waits, "link."+p.Directions[at].Name)
		if mostOf(p.Directions[at].Room) > 1 {
			change.Kind, change.Name = MoreLanes, "link."+l.Name+"."+string(MoreLanes)+"+1"
			more = millimetres(l.Length)
		}
	}
	if len(change.Waits) == 0 {
		return all
	}
	change.apply = func(changed *Plan) {
		changed.Directions = slices.Clone(changed.Directions)
		for _, at := range l.Directions {
			if at != None {
				d := &changed.Directions[at]
				d.Capacity, _ = bound.Sum(d.Capacity, more)
				d.Places = d.Capacity / max(1, leastOf(d.Room))
			}
		}
	}
	return append(all, change)
}

// mostOf gives the largest of the numbers, 0 where there is none.
func mostOf(room []int64) int64 {
	if len(room) == 0 {
		return 0
	}
	return slices.Max(room)
}

// slotChanges are of the slots of electronic queues: one more for all in every period in which there are any.
func (p *Plan) slotChanges() []Change {
	var all []Change
	for i := range p.Bookings {
		b := &p.Bookings[i]
		if !b.opens() {
			continue
		}
		change := newChange(MoreSlots, b.Name, b.Title, b.Site)
		change.apply = func(changed *Plan) {
			changed.Bookings = slices.Clone(changed.Bookings)
			changed.Bookings[i].Slots = oneSlotMore(b.Slots)
		}
		all = append(all, change)
	}
	return all
}

// oneSlotMore gives the pools with a slot more for all in every period that has any.
func oneSlotMore(pools [][]int32) [][]int32 {
	more := slices.Clone(pools)
	more[0] = slices.Clone(pools[0])
	for period := range more[0] {
		if slices.ContainsFunc(pools, func(pool []int32) bool { return pool[period] > 0 }) {
			more[0][period]++
		}
	}
	return more
}
