package lint

import (
	"math"

	"karvon/sim/scenario"
)

// stallArea is the area in m² that no vehicle falls short of: the smallest stall of a car is 2.3 m by 4.8 m.
const stallArea = 10

// vehicles gives the classes of what needs ground to stand on. Where a class does not say it, it follows from what
// is said of it elsewhere; what is not known to be a vehicle is none.
func vehicles(s *scenario.Scenario) map[string]bool {
	lengths, areas := lengthsTaken(s), leastAreas(s)
	all := map[string]bool{}
	for name, e := range s.Entities {
		area, given := areas[name]
		switch {
		case e.Vehicle != nil:
			all[name] = *e.Vehicle
		case e.Costs != nil && e.Costs.Fuel != nil, lengths[name], countsForMoreThanPeople(e):
			all[name] = true
		case given && !isOnePerson(e):
			all[name] = area >= stallArea
		}
	}
	return all
}

// people is the measure of those who need no ground.
const people = "people"

func countsForMoreThanPeople(e *scenario.Entity) bool {
	others := len(e.Counts)
	if e.Counts[people] != nil {
		others--
	}
	return others > 0
}

// isOnePerson says whether a class counts as one person: a visitor may have much room in a garden.
func isOnePerson(e *scenario.Entity) bool {
	c := e.Counts[people]
	return c != nil && c.Attribute == "" && c.Number == 1
}

// lengthsTaken lists the classes that take a length in a queue or on a link.
func lengthsTaken(s *scenario.Scenario) map[string]bool {
	all := map[string]bool{}
	note := func(space map[string]float64) {
		for class := range space {
			all[class] = true
		}
	}
	for _, l := range s.Links {
		note(l.Space)
	}
	for _, site := range s.Sites {
		for _, st := range site.Stations {
			note(st.Queue.Space)
		}
	}
	return all
}

// leastAreas gives the least area that each class takes in any zone.
func leastAreas(s *scenario.Scenario) map[string]float64 {
	all := map[string]float64{}
	for _, site := range s.Sites {
		for _, z := range site.Zones {
			for class, area := range z.Space {
				if least, known := all[class]; known {
					area = math.Min(area, least)
				}
				all[class] = area
			}
		}
	}
	return all
}
