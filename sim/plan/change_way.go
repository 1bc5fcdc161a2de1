package plan

import (
	"strconv"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// Way says how a scenario is written with a change: by one setting, path=value, where there is one that does just
// that; else by what of the scenario has the numbers.
type Way struct {
	Setting  string
	Schedule string // of the change's site, by its name alone
	Hours    string // path of the opening hours
}

// WayOf finds how a scenario is written with a change of its plan. All is empty where a change can be written in no
// such way: slots of a number of which shares are kept for some.
func (p *Plan) WayOf(c *Change, s *scenario.Scenario) Way {
	if c.Site == None {
		return wayOfLink(c, s)
	}
	name := p.Sites[c.Site].Name
	site, rest := s.Sites[name], strings.TrimPrefix(c.Place, name+".")
	at := "sites." + name + "."
	switch c.Kind {
	case MoreSlots:
		return wayOfSlots(at+"bookings."+rest+".slots", site.Bookings[rest])
	case MorePlaces:
		return wayOfPlaces(at+"zones."+rest, site.Zones[rest], &p.Zones[p.zoneNamed(c.Place)])
	case MoreUnits:
		return wayOfCapacity(at+"resources."+rest+".units", &site.Resources[rest].Units, c.More)
	case MoreHours:
		return wayOfHours(name, site, rest)
	}
	station, lane, inLane := strings.Cut(rest, ".")
	if inLane {
		return wayOfCapacity(at+"stations."+station+".lanes."+lane+".servers", &site.Stations[station].Lanes[lane].Servers,
			c.More)
	}
	return wayOfCapacity(at+"stations."+station+".servers", site.Stations[station].Servers, c.More)
}

func (p *Plan) zoneNamed(name string) int {
	for i := range p.Zones {
		if p.Zones[i].Name == name {
			return i
		}
	}
	return None
}

// wayOfCapacity finds how so many more are written: of the people, as many as man so many more servers.
func wayOfCapacity(path string, c *scenario.Capacity, more int) Way {
	switch {
	case c.Staff != nil && c.Staff.Staff != nil:
		people, servers := *c.Staff.Staff, c.Constant()
		for c.Servers(people) < servers+more {
			people++
		}
		return Way{Setting: path + ".staff=" + strconv.Itoa(people)}
	case c.Staff != nil:
		return Way{Schedule: c.Staff.Schedule}
	case c.Schedule != "":
		return Way{Schedule: c.Schedule}
	}
	return Way{Setting: path + "=" + strconv.Itoa(c.Number+more)}
}

// wayOfHours finds where the hours are written: those of the station, which are its own also where its site's held, or
// the schedule.
func wayOfHours(name string, site *scenario.Site, rest string) Way {
	station, lane, inLane := strings.Cut(rest, ".")
	st := site.Stations[station]
	if st == nil {
		return Way{Schedule: site.Resources[rest].Units.Schedule}
	}
	servers := st.Servers
	if inLane {
		servers = &st.Lanes[lane].Servers
	}
	if way := wayOfCapacity("", servers, 1); way.Schedule != "" {
		return Way{Schedule: way.Schedule}
	}
	return Way{Hours: "sites." + name + ".stations." + station + ".hours"} // of its own, where the site's hold so far
}

// wayOfPlaces finds how a place more in a zone is written: by its places, or by so much more area.
func wayOfPlaces(path string, z *scenario.Zone, compiled *Zone) Way {
	if z.Places != nil {
		return Way{Setting: path + ".places=" + strconv.Itoa(*z.Places+1)}
	}
	area := float64(compiled.Capacity+mostOf(compiled.Room)) / 1e4
	return Way{Setting: path + ".area=" + unit.Format(area, unit.Area)}
}

// wayOfSlots finds how a slot more is written. Where shares of all are kept for some a number does not say it: they
// would get their part of what is more.
func wayOfSlots(path string, b *scenario.Bookings) Way {
	way := wayOfCapacity(path, &b.Slots, 1)
	for _, q := range b.Quotas {
		if q.Share != nil {
			way.Setting = ""
		}
	}
	return way
}

func wayOfLink(c *Change, s *scenario.Scenario) Way {
	name := strings.TrimPrefix(c.Place, "link.")
	l := s.Links[name]
	switch {
	case c.Kind == MorePlaces && l.Storage != nil:
		return Way{Setting: "links." + name + ".storage=" + strconv.Itoa(int(*l.Storage)+1)}
	case c.Kind == MoreLanes && l.Lanes != nil:
		return Way{Setting: "links." + name + ".lanes=" + strconv.Itoa(int(*l.Lanes)+1)}
	case c.Kind == MoreLanes:
		return Way{Setting: "links." + name + ".lanes=2"}
	}
	return Way{}
}
