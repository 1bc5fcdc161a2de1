package experiment

import (
	"math"
	"slices"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// The section to which costs are brought: CAREC's, of 500 km and a truck with 20 tonnes.
const (
	sectionKilometres = 500
	sectionTonnes     = 20
)

// SectionIndicators are those of a link, or of a corridor over several, in one direction.
type SectionIndicators struct {
	Link     *plan.Link     // nil of a corridor
	Corridor *plan.Corridor // nil of a link
	From, To plan.SiteID
	Length   float64 // m

	Delayed Distribution  // km/h with delay, the fourth indicator: of the time from first to last
	Moving  Distribution  // km/h without: of the time in motion
	Cost    *Distribution // USD for 500 km and 20 t, the third indicator; nil where the scenario does not say enough
	Priced  Priced        // what of it the scenario states
	Tonnes  bool          // whether the scenario says what is carried

	Time *Distribution // s a crossing, of a corridor's posts together; nil where none is crossed
	Paid *Distribution // USD a crossing; nil where nothing is said of it
}

// Priced says which costs of a way the scenario states.
type Priced struct{ Moving, Fuel, Fees bool }

// sectionSums are what is kept of a section in one replication.
type sectionSums struct {
	delayed, moving, cost []float64 // by trip
	time, paid            []float64 // by crossing, of a corridor's posts
}

// trip is a trip with the wait for its link.
type trip struct {
	link         plan.LinkID
	back         bool
	from, to     int64 // ns since the run's start
	moving       int64
	cost         float64 // USD, with the link's fees
	kilometresOf float64
}

// trips lists the trips of a course.
func (g *IndicatorRecorder) trips(made *gathered, c *engine.Course) []trip {
	var all []trip
	class := g.plan.Flows[c.Flow].Class
	for i := range c.Tolls {
		t := &c.Tolls[i]
		if t.At != engine.AfterTrip {
			continue
		}
		link := &g.plan.Links[t.Index]
		one := trip{link: plan.LinkID(t.Index), back: t.Back, to: t.Time, from: t.Time, moving: t.Moving,
			kilometresOf: link.Length / 1000}
		for n := len(c.Spells) - 1; n >= 0; n-- {
			s, part := &c.Spells[n], made.finder.parts[c.Spells[n].Part]
			onLink := part.Doing == engine.Travels || part.Doing == engine.AwaitsWay || part.Doing == engine.AwaitsGate
			if s.To == one.from && onLink && part.Place == int(t.Index) {
				one.from = s.From
			}
		}
		if k := g.plan.Costs; k != nil {
			costs := &k.Classes[class]
			litres := float64(one.kilometresOf * costs.Burnt)
			one.cost = float64(one.kilometresOf*costs.Moving) + float64(litres*costs.Price) + feeOf(&k.OnLink[t.Index], class)
		}
		all = append(all, one)
	}
	return all
}

// travel notes the trips of a course by link, and its ways by corridor.
func (g *IndicatorRecorder) travel(made *gathered, c *engine.Course, passes []controlPass) {
	trips := g.trips(made, c)
	tonnes := g.tonnes(g.plan.Flows[c.Flow].Class)
	for i := range trips {
		t := &trips[i]
		if t.to > t.from && t.moving > 0 {
			made.sections[2*int(t.link)+backward(t.back)].add(t.kilometresOf, t.to-t.from, t.moving, t.cost, tonnes)
		}
	}
	for n := range g.plan.Indicators.Corridors {
		g.corridor(made, n, c, trips, passes, tonnes)
	}
}

// tonnes is what one of a class carries; NaN where the scenario does not say.
func (g *IndicatorRecorder) tonnes(class plan.ClassID) float64 {
	if g.plan.Indicators.Cargo == nil {
		return math.NaN()
	}
	return g.plan.Indicators.Cargo[class]
}

func backward(back bool) int {
	if back {
		return 1
	}
	return 0
}

func (s *sectionSums) add(kilometres float64, whole, moving int64, cost, tonnes float64) {
	s.delayed = append(s.delayed, kilometres/(seconds(whole)/3600))
	s.moving = append(s.moving, kilometres/(seconds(moving)/3600))
	if !math.IsNaN(tonnes) {
		s.cost = append(s.cost, cost/kilometres*sectionKilometres*(sectionTonnes/tonnes))
	}
}

// corridor notes the way of a course over all links of a corridor, in their order or back, with the posts on it.
func (g *IndicatorRecorder) corridor(made *gathered, n int, c *engine.Course, trips []trip, passes []controlPass,
	tonnes float64) {
	corridor := &g.plan.Indicators.Corridors[n]
	back, found := false, inOrder(corridor.Links, trips)
	if found == nil {
		reversed := slices.Clone(corridor.Links)
		slices.Reverse(reversed)
		back, found = true, inOrder(reversed, trips)
	}
	if found == nil {
		return
	}
	if len(found) == 1 {
		back = found[0].back
	}
	s := &made.sections[2*(len(g.plan.Links)+n)+backward(back)]
	from, to := found[0].from, found[len(found)-1].to
	moving, cost := int64(0), 0.0
	for _, t := range found {
		moving += t.moving
		cost += t.cost
	}
	for i := range passes {
		x := &passes[i]
		if !slices.Contains(corridor.Posts, g.plan.Indicators.Controls[x.control].Post) {
			continue
		}
		from, to = min(from, x.from), max(to, x.to)
		cost += x.usd()
		s.time = append(s.time, seconds(x.elapsed()))
		s.paid = append(s.paid, x.usd())
	}
	whole := to - from
	for i := range c.Spells {
		if spell := &c.Spells[i]; made.finder.isSlot(spell.Part) {
			whole -= max(0, min(to, spell.To)-max(from, spell.From))
		}
	}
	if whole > 0 && moving > 0 {
		s.add(corridor.Length/1000, whole, moving, cost, tonnes)
	}
}

// inOrder finds the trips over links one after the other; nil where some are missing.
func inOrder(links []plan.LinkID, trips []trip) []trip {
	var found []trip
	for i := range trips {
		if len(found) < len(links) && trips[i].link == links[len(found)] {
			found = append(found, trips[i])
		}
	}
	if len(found) < len(links) || len(links) == 0 {
		return nil
	}
	return found
}

func (g *IndicatorRecorder) sectionIndicators() []SectionIndicators {
	var all []SectionIndicators
	for i := range g.plan.Links {
		link := &g.plan.Links[i]
		for back, ends := range [][2]plan.SiteID{{link.From, link.To}, {link.To, link.From}} {
			x := SectionIndicators{Link: link, From: ends[0], To: ends[1], Length: link.Length}
			if g.section(&x, 2*i+back, []plan.LinkID{plan.LinkID(i)}) {
				all = append(all, x)
			}
		}
	}
	for i := range g.plan.Indicators.Corridors {
		corridor := &g.plan.Indicators.Corridors[i]
		ends := g.endsOf(corridor)
		for back := range 2 {
			x := SectionIndicators{Corridor: corridor, From: ends[back], To: ends[1-back], Length: corridor.Length}
			if g.section(&x, 2*(len(g.plan.Links)+i)+back, corridor.Links) {
				all = append(all, x)
			}
		}
	}
	return all
}

// endsOf gives the sites at which a corridor begins and ends.
func (g *IndicatorRecorder) endsOf(c *plan.Corridor) [2]plan.SiteID {
	first, last := &g.plan.Links[c.Links[0]], &g.plan.Links[c.Links[len(c.Links)-1]]
	ends := [2]plan.SiteID{first.From, last.To}
	if len(c.Links) > 1 {
		second, before := &g.plan.Links[c.Links[1]], &g.plan.Links[c.Links[len(c.Links)-2]]
		if first.From == second.From || first.From == second.To {
			ends[0] = first.To
		}
		if last.To == before.From || last.To == before.To {
			ends[1] = last.From
		}
	}
	return ends
}

// section describes a section; false where nobody travelled it.
func (g *IndicatorRecorder) section(x *SectionIndicators, at int, links []plan.LinkID) bool {
	distribution := func(of func(*sectionSums) []float64) Distribution {
		return distributionOf(gather(g, func(made *gathered) []float64 { return of(&made.sections[at]) }), g.plan.Confidence)
	}
	x.Delayed = distribution(func(s *sectionSums) []float64 { return s.delayed })
	if x.Delayed.N == 0 {
		return false
	}
	x.Moving = distribution(func(s *sectionSums) []float64 { return s.moving })
	x.Tonnes = g.plan.Indicators.Cargo != nil
	x.Priced = g.priced(links)
	if cost := distribution(func(s *sectionSums) []float64 { return s.cost }); cost.N > 0 &&
		(x.Priced.Moving || x.Priced.Fuel) {
		x.Cost = &cost
	}
	if time := distribution(func(s *sectionSums) []float64 { return s.time }); time.N > 0 {
		paid := distribution(func(s *sectionSums) []float64 { return s.paid })
		x.Time = &time
		if paid.Most > 0 {
			x.Paid = &paid
			x.Priced.Fees = true
		}
	}
	return true
}

// priced says which costs the scenario states of any class that is counted, and of some links.
func (g *IndicatorRecorder) priced(links []plan.LinkID) Priced {
	var p Priced
	if g.plan.Costs == nil {
		return p
	}
	for class := range g.plan.Costs.Classes {
		if !counts(g.plan, plan.ClassID(class)) {
			continue
		}
		costs := &g.plan.Costs.Classes[class]
		p.Moving = p.Moving || costs.Moving > 0
		p.Fuel = p.Fuel || costs.Burnt > 0 && costs.Price > 0
		for _, link := range links {
			p.Fees = p.Fees || feeOf(&g.plan.Costs.OnLink[link], plan.ClassID(class)) > 0
		}
	}
	return p
}
