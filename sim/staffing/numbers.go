package staffing

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"

	"karvon/sim/scenario"
)

// numbers lists the numbers of a scenario that can be chosen, by their paths: servers of stations and lanes, units of
// resources, slots of electronic queues. Each has the blocks of the schedule by which it goes, or of the opening hours,
// as nobody is on duty where a station is shut, or one round the clock, without a least and a most. What one on duty
// costs is what the scenario says, for each hour of a server. Whose people they are is who runs the place or, of a
// lane, its station; else who pays for it.
func numbers(s *scenario.Scenario) []Place {
	var all []Place
	for _, name := range slices.Sorted(maps.Keys(s.Sites)) {
		site, at := s.Sites[name], "sites."+name
		add := func(path, within, place, title string, number *scenario.Capacity, hours []scenario.HoursBlock,
			costs *scenario.PlaceCosts) {
			made := Place{Path: at + path, Name: name + place, Title: title, site: name, Land: site.Country, perServer: 1,
				relief: 1, leave: 1, blocks: blocksOf(site, number, hours)}
			made.open, _ = openBlocks(hours)
			if number.Staff != nil {
				made.perServer, made.relief = number.Staff.PerServer, number.Staff.Relief
			}
			if costs != nil {
				made.Agency, made.rate = cmp.Or(costs.PaidBy, scenario.DefaultPayer), costs.Duty/24/float64(made.perServer)
			}
			if agency := cmp.Or(s.RunBy(made.Name), s.RunBy(name+within)); agency != "" {
				made.Agency, made.Land = agency, cmp.Or(s.Agencies[agency].Country, made.Land)
			}
			all = append(all, made)
		}
		for _, station := range slices.Sorted(maps.Keys(site.Stations)) {
			st, path := site.Stations[station], ".stations."+station
			hours := st.Hours
			if len(hours) == 0 {
				hours = site.Hours
			}
			if st.Servers != nil {
				add(path+".servers", "."+station, "."+station, st.Title, st.Servers, hours, st.Costs)
			}
			for _, lane := range slices.Sorted(maps.Keys(st.Lanes)) {
				l := st.Lanes[lane]
				add(path+".lanes."+lane+".servers", "."+station, "."+station+"."+lane, l.Title, &l.Servers, hours, st.Costs)
			}
		}
		for _, resource := range slices.Sorted(maps.Keys(site.Resources)) {
			r := site.Resources[resource]
			add(".resources."+resource+".units", "."+resource, "."+resource, r.Title, &r.Units, nil, r.Costs)
		}
		for _, bookings := range slices.Sorted(maps.Keys(site.Bookings)) {
			b := site.Bookings[bookings]
			add(".bookings."+bookings+".slots", "."+bookings, "."+bookings, b.Title, &b.Slots, nil, nil)
		}
	}
	return all
}

// Stated gives the numbers that can be chosen by their paths, in the order of a request, with the largest that the
// scenario states of each; 0 where it states none.
func Stated(s *scenario.Scenario) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for _, place := range numbers(s) {
			most := 0
			for i := range place.blocks {
				most = max(most, place.blocks[i].Stated)
			}
			if len(place.blocks) > 0 && !yield(place.Path, most) {
				return
			}
		}
	}
}

// minute is one in the nanoseconds of a scenario.
const minute = int64(60e9)

// choice says of some numbers, by a pattern with * on their paths, between which bounds they are chosen. What is nil is
// as the scenario has it.
type choice struct {
	paths       string
	least, most int
	agency      string
	land        string
	rate        float64 // USD an hour of one person; 0 for the scenario's
	perServer   int     // 0 for the scenario's
	relief      float64 // likewise
	leave       float64 // likewise
	shifts      []shift
	blocks      []Block // with their own bounds; none for the scenario's
}

// choose gives the places of a scenario that are chosen. The error says which choice is wrong.
func choose(all []Place, choices []choice) ([]Place, error) {
	var chosen []Place
	for i := range choices {
		c := &choices[i]
		found := false
		for n := range all {
			if !scenario.Matches(c.paths, all[n].Path) {
				continue
			}
			found = true
			if slices.ContainsFunc(chosen, func(p Place) bool { return p.Path == all[n].Path }) {
				return nil, fmt.Errorf("%s is chosen twice", all[n].Path)
			}
			place, err := c.of(all[n])
			if err != nil {
				return nil, err
			}
			if err := place.canBeManned(); err != nil {
				return nil, err
			}
			chosen = append(chosen, place)
		}
		if !found {
			return nil, fmt.Errorf("%s is no number that can be chosen%s", c.paths, suchAs(all))
		}
	}
	return chosen, nil
}

// suchAs names an example.
func suchAs(all []Place) string {
	if len(all) == 0 {
		return ": there are none"
	}
	return "; one is " + all[0].Path
}

// of gives a place as it is chosen.
func (c *choice) of(p Place) (Place, error) {
	p.Agency, p.Land = cmp.Or(c.agency, p.Agency), cmp.Or(c.land, p.Land)
	if c.perServer > 0 { // what a server costs is stated
		p.rate *= float64(p.perServer) / float64(c.perServer)
		p.perServer = c.perServer
	}
	p.rate, p.relief, p.leave = cmp.Or(c.rate, p.rate), cmp.Or(c.relief, p.relief), cmp.Or(c.leave, p.leave)
	p.shifts = c.shifts
	if len(c.blocks) > 0 {
		blocks := slices.Clone(c.blocks)
		for i := range blocks {
			blocks[i].Stated = statedIn(&blocks[i], p.blocks)
		}
		p.blocks = blocks
		return p, nil
	}
	if len(p.blocks) == 0 {
		return p, fmt.Errorf("%s goes by a schedule with breaks, or by times with seconds; give the blocks in which "+
			"its numbers are chosen", p.Path)
	}
	p.blocks = slices.Clone(p.blocks)
	for i := range p.blocks {
		p.blocks[i].Least, p.blocks[i].Most = c.least, c.most
	}
	return p, nil
}

// statedIn is the number that others have all through a block; -1 where there is none.
func statedIn(b *Block, others []Block) int {
	if len(others) == 0 {
		return -1
	}
	values := make([]int, week)
	for i := range others {
		others[i].add(others[i].Stated, 1, values)
	}
	mine := make([]int, week)
	b.add(1, 1, mine)
	stated := -1
	for at := range mine {
		switch {
		case mine[at] == 0:
		case stated >= 0 && values[at] != stated:
			return -1
		default:
			stated = values[at]
		}
	}
	return stated
}
