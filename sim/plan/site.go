package plan

import (
	"fmt"
	"math"
	"slices"
	"time"

	"karvon/sim/bound"
	"karvon/sim/scenario"
	"karvon/sim/scenario/zone"
)

// sites compiles the sites and all that they hold.
func (c *compiler) sites() {
	byName(c.scenario.Sites, func(name string, s *scenario.Site) {
		c.siteIndex[name] = SiteID(len(c.plan.Sites))
		location := c.location(s)
		site := Site{
			Name: name, Title: s.Title, country: s.Country,
			Phase: c.calendar.phase(location), zone: location.String(),
		}
		if s.Area != nil {
			site.Area = *s.Area
		}
		c.plan.Sites = append(c.plan.Sites, site)
		schedules := c.schedules(s)
		c.hours(s)
		byName(s.Stations, func(station string, st *scenario.Station) {
			c.station(name+"."+station, s, st, schedules)
		})
		byName(s.Bookings, func(bookings string, b *scenario.Bookings) {
			c.bookings(name+"."+bookings, s, b, schedules)
		})
		byName(s.Resources, func(resource string, res *scenario.Resource) {
			full := name + "." + resource
			c.resourceIndex[full] = ResourceID(len(c.plan.Resources))
			c.plan.Resources = append(c.plan.Resources, Resource{
				Name: full, Title: res.Title, Site: c.siteIndex[name],
				Units: c.capacity(res.Units, nil, schedules), hash: hashOf("resource", full),
			})
			c.unitFailure(&c.plan.Resources[len(c.plan.Resources)-1], res)
		})
		byName(s.Zones, func(zone string, z *scenario.Zone) {
			c.zone(name, name+"."+zone, z)
		})
	})
}

// location gives a site's time zone.
func (c *compiler) location(s *scenario.Site) *time.Location {
	name := s.TimeZone
	if name.Text == "" {
		name = c.scenario.Run.TimeZone
	}
	location, err := zone.Load(name.Text)
	if err != nil {
		c.fail(name.Meta, scenario.TimeZone, err.Error(), "")
		return time.UTC
	}
	if c.calendar.changes(location, c.plan.End()) {
		c.warn(name.Meta, scenario.ClockChange,
			fmt.Sprintf("the clocks of %s change during the run; the offset at its start is kept", location), "")
	}
	return location
}

// siteSchedules are the schedules of a site, and its phase.
type siteSchedules struct {
	site     string
	phase    int64
	compiled map[string]Schedule
}

// schedules compiles the schedules of the site that was added last.
func (c *compiler) schedules(s *scenario.Site) siteSchedules {
	site := &c.plan.Sites[len(c.plan.Sites)-1]
	result := siteSchedules{site.Name, site.Phase, map[string]Schedule{}}
	for name, schedule := range s.Schedules {
		var parts []span
		for i := range schedule.Blocks {
			parts = append(parts, blockSpans(&schedule.Blocks[i])...)
		}
		times, values := steps(parts, 0)
		result.compiled[name] = Schedule{result.phase, times, values}
		c.schedulesByName[site.Name+"."+name] = result.compiled[name]
	}
	return result
}

// hours compiles the opening hours of the site that was added last.
func (c *compiler) hours(s *scenario.Site) {
	site := &c.plan.Sites[len(c.plan.Sites)-1]
	site.hours = None
	if len(s.Hours) > 0 {
		times, values := within([]int64{0}, []int{1}, s.Hours)
		site.hours = c.addSchedule(Schedule{site.Phase, times, values})
	}
}

// capacity compiles a number of servers or units, closed outside the hours.
func (c *compiler) capacity(given scenario.Capacity, hours []scenario.HoursBlock, all siteSchedules) Capacity {
	schedule := Schedule{all.phase, []int64{0}, []int{given.Constant()}}
	if given.Schedule != "" {
		known, ok := c.scheduleOf(given, all)
		if !ok {
			return Capacity{Schedule: None}
		}
		schedule = manned(known, given)
	}
	if len(hours) > 0 {
		schedule.Times, schedule.Values = within(schedule.Times, schedule.Values, hours)
	}
	if !c.within(&bound.Servers, int64(slices.Max(schedule.Values)), given.Meta, "the number of servers or units") {
		return Capacity{Schedule: None}
	}
	if len(schedule.Times) == 1 {
		return Capacity{Number: schedule.Values[0], Schedule: None}
	}
	c.plan.Schedules = append(c.plan.Schedules, schedule)
	return Capacity{Schedule: ScheduleID(len(c.plan.Schedules) - 1)}
}

// scheduleOf gives the schedule of the site by which a number goes.
func (c *compiler) scheduleOf(given scenario.Capacity, all siteSchedules) (s Schedule, ok bool) {
	if s, ok = all.compiled[given.Schedule]; ok {
		c.use(ScheduleElement, all.site+"."+given.Schedule)
	} else {
		c.unknown(scenario.Text{Meta: given.Meta, Text: given.Schedule}, ScheduleElement, keysOf(all.compiled))
	}
	return s, ok
}

// manned turns a schedule of people into one of servers.
func manned(people Schedule, given scenario.Capacity) Schedule {
	servers := Schedule{Phase: people.Phase}
	for i, number := range people.Values {
		value := given.Servers(number)
		if last := len(servers.Values) - 1; last >= 0 && servers.Values[last] == value {
			continue
		}
		servers.Times, servers.Values = append(servers.Times, people.Times[i]), append(servers.Values, value)
	}
	return servers
}

// station compiles a station; its priorities come later, when the attributes are known.
func (c *compiler) station(name string, s *scenario.Site, st *scenario.Station, schedules siteSchedules) {
	hours := st.Hours
	if len(hours) == 0 {
		hours = s.Hours
	}
	compiled := Station{
		Name: name, Title: st.Title, Site: SiteID(len(c.plan.Sites) - 1),
		Servers: Capacity{Schedule: None}, QueueCapacity: None, MeanService: meanService(st), Hash: hashOf("station", name),
	}
	if st.Servers != nil {
		compiled.Servers = c.capacity(*st.Servers, hours, schedules)
	}
	if st.Queue.Capacity != nil {
		compiled.QueueCapacity = *st.Queue.Capacity
	}
	compiled.Display = c.display(&compiled, st.Queue.Display)
	if needsPool(st) {
		compiled.Pool = c.serverPool(&compiled, st, hours, schedules)
	}
	compiled.Loses = compiled.loses(st.Queue.WhenFull.Rule)
	c.stationIndex[name] = StationID(len(c.plan.Stations))
	c.plan.Stations = append(c.plan.Stations, compiled)
	c.service = append(c.service, st.Service)
	c.divert = append(c.divert, &st.Queue.WhenFull)
}

// zone compiles a zone. With places an entity of any class takes one unit of room; with space it takes its area in
// square centimetres, so that room is an integer.
func (c *compiler) zone(site, name string, z *scenario.Zone) {
	compiled := Zone{
		Name: name, Title: z.Title, Site: c.siteIndex[site], Capacity: None,
		Room: make([]int64, len(c.scenario.Entities)), hash: hashOf("zone", name),
	}
	if z.Area != nil {
		compiled.Area = *z.Area
	}
	classes := keys(c.scenario.Entities)
	switch {
	case z.Places != nil:
		compiled.Capacity = int64(*z.Places)
		fill(compiled.Room, 1)
	case z.Space != nil:
		compiled.Capacity = squareCentimetres(compiled.Area)
		c.space(&compiled, z, classes)
	default:
		fill(compiled.Room, 1)
	}
	if z.Levels != nil {
		compiled.Levels = levels(compiled.Area, z.Levels)
	}
	compiled.Places = places(&compiled)
	c.zoneIndex[name] = ZoneID(len(c.plan.Zones))
	c.plan.Zones = append(c.plan.Zones, compiled)
	c.zoneRule = append(c.zoneRule, z.WhenFull.Rule)
}

func (c *compiler) space(compiled *Zone, z *scenario.Zone, classes []string) {
	byName(z.Space, func(class string, area float64) {
		i, known := slices.BinarySearch(classes, class)
		if !known {
			c.unknown(scenario.Text{Meta: z.Meta, Text: class}, "entity class", func() []string { return classes })
			return
		}
		compiled.Room[i] = squareCentimetres(area)
	})
}

func squareCentimetres(area float64) int64 { return bound.Round(float64(area * 1e4)) }

// places gives how many entities of the class that takes the least room a zone holds: NaN without a limit.
func places(z *Zone) float64 {
	least := leastOf(z.Room)
	if z.Capacity == None || least == 0 {
		return math.NaN()
	}
	return float64(z.Capacity / least)
}

func fill[T any](all []T, value T) {
	for i := range all {
		all[i] = value
	}
}

// links compiles the links.
func (c *compiler) links() {
	byName(c.scenario.Links, func(name string, l *scenario.Link) {
		c.linkIndex[name] = LinkID(len(c.plan.Links))
		compiled := Link{
			Name: name, Title: l.Title, oneWay: l.OneWay, Mode: l.Mode, Length: l.Length,
			From: lookUp(c, c.siteIndex, "site", l.From), To: lookUp(c, c.siteIndex, "site", l.To),
			Delay: c.duration(l.Delay), purpose: hashOf("travel", name), Hash: hashOf("link", name),
		}
		c.gate(&compiled, l)
		if compiled.From != None && compiled.From == compiled.To {
			c.fail(l.To.Meta, scenario.NoLink, fmt.Sprintf("the link leads from %s back to it", l.From.Text),
				"use a delay for what happens at one site")
		}
		if low, _ := l.Speed.Support(); low <= 0 {
			c.fail(l.Speed.Meta, scenario.NeverPositiveSpeed, "the speed can be zero, so that some would never arrive",
				"give a distribution with a least speed, such as {normal: {mean: 68 km/h, sd: 9 km/h, min: 30 km/h, max: 90 km/h}}")
		} else {
			compiled.Speed = c.sampler(l.Speed.Meta, l.Speed.Distribution)
			c.arrives(l, low)
		}
		compiled.Directions = c.directions(&compiled, l)
		c.plan.Links = append(c.plan.Links, compiled)
	})
}

// crossings compiles the crossings and the measures that are counted at them.
func (c *compiler) crossings() {
	measures := map[string]bool{}
	for _, e := range c.scenario.Entities {
		for measure := range e.Counts {
			measures[measure] = true
		}
	}
	c.plan.Measures = keys(measures)
	for i, measure := range c.plan.Measures {
		c.measureIndex[measure] = MeasureID(i)
	}
	byName(c.scenario.Crossings, func(name string, x *scenario.Crossing) {
		c.crossingIndex[name] = CrossingID(len(c.plan.Crossings))
		compiled := Crossing{Name: name, Title: x.Title, Site: lookUp(c, c.siteIndex, "site", x.Site)}
		compiled.Design = make([]float64, len(c.plan.Measures))
		for i := range compiled.Design {
			compiled.Design[i] = math.NaN()
		}
		byName(x.Design, func(measure string, rate float64) {
			if i := lookUp(c, c.measureIndex, "measure", scenario.Text{Meta: x.Meta, Text: measure}); i != None {
				compiled.Design[i] = rate
			}
		})
		c.plan.Crossings = append(c.plan.Crossings, compiled)
	})
}

// classes compiles the classes of entities.
func (c *compiler) classes() {
	byName(c.scenario.Entities, func(name string, e *scenario.Entity) {
		c.classIndex[name] = ClassID(len(c.plan.Classes))
		class := Class{Name: name, title: e.Title, Counts: make([]Count, len(c.plan.Measures))}
		for i := range class.Counts {
			class.Counts[i].Slot = None
		}
		c.plan.Classes = append(c.plan.Classes, class)
	})
}
