package experiment

import (
	"cmp"
	"math"
	"slices"
)

// succession is how phases come on a course, one after the other.
type succession struct {
	eras  []passed
	comes []int // by phase; beyond for those that do not
	full  []int // by phase: the year from which on it was full without it; 0 for none
}

// daysOfYear is the length of a year as units count it.
const daysOfYear = 365

// passed is the years from one on, before another, with some phases; it is full from a year on, until for none.
type passed struct {
	world             *world
	from, until, full int
}

// fullFrom tells from which year on it is full, from one on and before another; that other one for none.
type fullFrom func(w *world, from, until int) (int, error)

// pass goes through the years: phases with a year come in it, and those that wait until they are needed in the year
// from which on it is full without them, one after the other in their order, but not before they can: then in the first
// year from which they can in which it still is full, as traffic may have fallen. Full tells from which year on it is
// full, from one on and before another.
func (x *findingYears) pass(full fullFrom) (*succession, error) {
	phases := x.stated.Phases
	p := &succession{comes: make([]int, len(phases)), full: make([]int, len(phases))}
	for i := range p.comes {
		p.comes[i] = x.beyond()
	}
	for year := x.Course.Base; ; {
		w, err := x.world(x.inOperation(p, year))
		if err != nil {
			return nil, err
		}
		era := passed{world: w, from: year, until: x.beyond()}
		for i, phase := range phases {
			if phase.In != nil && p.comes[i] > x.Course.Last {
				era.until = min(era.until, *phase.In)
			}
		}
		if era.full, err = full(w, year, era.until); err != nil {
			return nil, err
		}
		next, at := -1, era.until
		if era.full < era.until {
			if next, at, err = x.nextNeeded(p, era, full); err != nil {
				return nil, err
			}
		}
		switch {
		case next >= 0:
			p.comes[next] = at
			p.full[next] = era.full
		case at > x.Course.Last:
			p.eras = append(p.eras, era)
			return p, nil
		default:
			for i, phase := range phases {
				if phase.In != nil && *phase.In == at {
					p.comes[i] = at
					if era.full < at {
						p.full[i] = era.full
					}
				}
			}
		}
		if era.until = at; era.from < era.until {
			era.full = min(era.full, era.until)
			p.eras = append(p.eras, era)
		}
		year = at
	}
}

// nextNeeded is the next phase that waits until it is needed, and the year in which it comes; below 0 for none before
// the era ends.
func (x *findingYears) nextNeeded(p *succession, era passed, full fullFrom) (next, at int, err error) {
	for i, phase := range x.stated.Phases {
		if phase.In != nil || p.comes[i] <= x.Course.Last {
			continue
		}
		at = era.full
		if phase.NotBefore != nil && *phase.NotBefore > at {
			if at = *phase.NotBefore; at < era.until {
				if at, err = full(era.world, at, era.until); err != nil {
					return -1, era.until, err
				}
			}
		}
		if at < era.until {
			return i, at, nil
		}
		break
	}
	return -1, era.until, nil
}

// inOperation lists the policies of the phases that came by a year, in the order in which they are written.
func (x *findingYears) inOperation(p *succession, year int) []string {
	var policies []string
	for i, phase := range x.stated.Phases {
		if p.comes[i] <= year {
			policies = append(policies, phase.Policy.Text)
		}
	}
	return policies
}

// findStated finds the years on the course as stated.
func (x *findingYears) findStated() error {
	none := x.worlds[0]
	full, err := x.findFull(none, x.Course.Base, x.beyond())
	if err != nil {
		return err
	}
	x.Nothing = x.era(passed{none, x.Course.Base, x.beyond(), full.Year}, full)
	if len(x.stated.Phases) > 0 {
		if err := x.findPhases(); err != nil {
			return err
		}
	}
	for name, mark := range x.stated.Marks {
		load := float64(mark.Load * day)
		x.Marks = append(x.Marks, MarkYear{name, mark.Title, mark.Stream.Text, load, x.reached(x.coursesIn(), mark),
			mark.Titles})
	}
	slices.SortFunc(x.Marks, func(a, b MarkYear) int {
		return cmp.Or(cmp.Compare(a.Reached, b.Reached), cmp.Compare(a.Name, b.Name))
	})
	return nil
}

// findPhases finds when phases come, and when it is full with them. They come by the estimates; each interval is of the
// year in which it is full with the phases that are in operation.
func (x *findingYears) findPhases() error {
	p, err := x.pass(func(w *world, from, until int) (int, error) {
		_, most, err := x.find(w, from, until, byEstimate)
		return most, err
	})
	if err != nil {
		return err
	}
	for _, era := range p.eras {
		full, err := x.findFull(era.world, era.from, era.until)
		if err != nil {
			return err
		}
		x.Eras = append(x.Eras, x.era(era, full))
	}
	for i, phase := range x.stated.Phases {
		made := PhaseYear{Policy: phase.Policy.Text, Comes: p.comes[i], Fixed: phase.In != nil}
		if policy := x.scenario.Policies[made.Policy]; policy != nil {
			made.Title, made.Titles = policy.Title, policy.Titles
		}
		if phase.NotBefore != nil {
			made.NotBefore = *phase.NotBefore
		}
		if p.full[i] > 0 && p.full[i] < p.comes[i] {
			made.FullFrom = p.full[i]
		}
		if a := x.scenario.Appraisal; a != nil {
			x.Currency = a.Currency
		}
		if a := x.scenario.Appraisal; a != nil && a.Projects[made.Policy] != nil {
			project := a.Projects[made.Policy]
			made.Investment, made.Upkeep = project.Investment, float64(project.UpkeepCost*daysOfYear)
			if project.Investment != nil {
				made.Upkeep += float64(project.Upkeep * *project.Investment)
			}
		}
		x.Phases = append(x.Phases, made)
	}
	return nil
}

// era makes an era of the years that were passed, and says what gives way.
func (x *findingYears) era(p passed, full FoundYear) Era {
	e := Era{Policies: p.world.policies, From: p.from, Until: p.until, Full: full, Limit: nan, world: p.world}
	if full.Year < p.until {
		if l := p.world.at(p.world.course.Loads(full.Year)); l != nil {
			e.Why = x.givesWay(p.world, l)
		}
	}
	return e
}

// limit is the load of all streams between the one that is carried and the one that is not: on the line of loads that
// are alike, or in the last year that holds and the first that fails.
func (x *findingYears) limit(e *Era) float64 {
	if x.Alike {
		low, high := e.world.onLine(byEstimate)
		if low == 0 || math.IsInf(high, 1) {
			return nan
		}
		return sumOf(e.world.multiple((low + high) / 2))
	}
	if e.Full.Year >= e.Until || e.Full.Year == e.From {
		return nan
	}
	c := e.world.course
	return (sumOf(c.Loads(e.Full.Year-1)) + sumOf(c.Loads(e.Full.Year))) / 2
}
