package staffing

import (
	"cmp"
	"fmt"
	"slices"
)

// Roster is who comes when, of one agency at one site.
type Roster struct {
	Agency, Land string
	site         string
	Places       []string // by name
	Duties       []Duty
	InShifts     bool    // else people come for the hours that are needed alone
	Hours        float64 // of all on duty, a week
	Needed       float64 // of these hours, those that the plan asks for
	Leave        float64 // people paid for each on duty
	Rate         float64 // USD an hour
	Cost         float64 // a week, with those on leave
}

// Duty is how many people come at a time of day, by the day of the week on which they begin.
type Duty struct {
	from   int // minutes of the day
	Length int // minutes
	PerDay [7]int
}

// Roster says who comes when, by agency.
func (p *Problem) Roster(plan []int) ([]Roster, error) {
	var all []Roster
	for i := range p.groups {
		g := &p.groups[i]
		first := &p.places[g.places[0]]
		found, err := p.cheapest(g, plan)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", first.Path, err)
		}
		need := p.need(g, plan)
		made := Roster{Agency: first.Agency, Land: first.Land, site: first.site, Duties: p.duties(g, plan, found.people),
			InShifts: len(g.shifts) > 0, Hours: float64(found.minutes) / hour, Needed: float64(need.minutes()) / hour,
			Leave: g.leave, Rate: g.rate, Cost: g.cost(found.minutes)}
		for _, place := range g.places {
			made.Places = append(made.Places, p.places[place].Name)
		}
		all = append(all, made)
	}
	slices.SortStableFunc(all, func(a, b Roster) int {
		return cmp.Or(cmp.Compare(a.Agency, b.Agency), cmp.Compare(a.Land, b.Land), cmp.Compare(a.site, b.site))
	})
	return all, nil
}

// duties lists who comes when: by shift, or by block where there are none.
func (p *Problem) duties(g *group, plan, people []int) []Duty {
	var all []Duty
	add := func(d Duty, weekday, number int) {
		at := slices.IndexFunc(all, func(other Duty) bool { return other.from == d.from && other.Length == d.Length })
		if at < 0 {
			at, all = len(all), append(all, d)
		}
		all[at].PerDay[weekday] += number
	}
	for i, s := range g.shifts {
		add(Duty{from: s.from % day, Length: s.length}, s.from/day, people[i])
	}
	if len(g.shifts) == 0 {
		all = p.blockDuties(g, plan)
	}
	all = slices.DeleteFunc(all, func(d Duty) bool { return d.PerDay == [7]int{} })
	slices.SortStableFunc(all, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.Length, b.Length))
	})
	return all
}

// blockDuties lists who comes in the blocks of the one place of a group.
func (p *Problem) blockDuties(g *group, plan []int) []Duty {
	var all []Duty
	for i, v := range p.variables {
		if v.place != g.places[0] {
			continue
		}
		place, b := p.Of(i)
		d := Duty{from: b.from, Length: b.length()}
		for weekday := range d.PerDay {
			if b.days.Has(weekday) {
				d.PerDay[weekday] = place.people(plan[i])
			}
		}
		all = append(all, d)
	}
	return all
}
