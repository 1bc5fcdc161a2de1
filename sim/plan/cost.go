package plan

import (
	"cmp"
	"maps"
	"slices"

	"karvon/sim/scenario"
)

// Costs is what a scenario says of money and fuel. Rates are by the day, distances in kilometres, and bearers are
// indices into Bearers.
type Costs struct {
	Bearers   []string     // whoever bears a cost or gets a fee, by name
	Classes   []ClassCosts // by class
	Stations  []PlaceCosts // by station
	Resources []PlaceCosts // by resource
	AtStation []Fees       // by station
	OnLink    []Fees       // by link
	AtLine    []Fees       // by crossing
}

// ClassCosts is what an entity of a class costs and burns.
type ClassCosts struct {
	Waiting float64 // USD a day
	Moving  float64 // USD a km
	Idle    float64 // litres a day of waiting, engines that stand still counted
	Burnt   float64 // litres a km
	Price   float64 // USD a litre
	CO2     float64 // kg a litre
	Bearer  BearerID
}

// PlaceCosts is what a station or resource costs.
type PlaceCosts struct {
	Duty     float64 // USD a day of a server or unit on duty
	Standing float64 // USD a day
	Bearer   BearerID
}

// Fees is what an entity of each class pays at a place, in USD; nil where nobody does.
type Fees struct {
	ByClass []float64
	To      BearerID // bearer
}

// defaultBearer bears the costs of a class that states none, and pays its fees.
const defaultBearer = "carrier"

// costs compiles the costs; a scenario without any has none.
func (c *compiler) costs() {
	if !c.anyCosts() {
		return
	}
	k := &Costs{}
	c.plan.Costs = k
	c.bearers(k)
	byName(c.scenario.Entities, func(_ string, e *scenario.Entity) {
		k.Classes = append(k.Classes, c.classCosts(e.Costs))
	})
	byName(c.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Stations, func(name string, st *scenario.Station) {
			k.Stations = append(k.Stations, c.placeCosts(site+"."+name, st.Costs))
			k.AtStation = append(k.AtStation, c.fees(st.Fees))
		})
		byName(s.Resources, func(name string, r *scenario.Resource) {
			k.Resources = append(k.Resources, c.placeCosts(site+"."+name, r.Costs))
		})
	})
	byName(c.scenario.Links, func(_ string, l *scenario.Link) { k.OnLink = append(k.OnLink, c.fees(l.Fees)) })
	byName(c.scenario.Crossings, func(_ string, x *scenario.Crossing) { k.AtLine = append(k.AtLine, c.fees(x.Fees)) })
}

// eachCost calls visit with all that the scenario says of money; nil where an element says nothing.
func (c *compiler) eachCost(entity func(*scenario.EntityCosts), place func(string, *scenario.PlaceCosts),
	fees func(*scenario.Fees)) {
	for _, e := range c.scenario.Entities {
		entity(e.Costs)
	}
	for site, s := range c.scenario.Sites {
		for name, st := range s.Stations {
			place(site+"."+name, st.Costs)
			fees(st.Fees)
		}
		for name, r := range s.Resources {
			place(site+"."+name, r.Costs)
		}
	}
	for _, l := range c.scenario.Links {
		fees(l.Fees)
	}
	for _, x := range c.scenario.Crossings {
		fees(x.Fees)
	}
}

func (c *compiler) anyCosts() bool {
	found := false
	c.eachCost(
		func(e *scenario.EntityCosts) { found = found || e != nil },
		func(_ string, p *scenario.PlaceCosts) { found = found || p != nil },
		func(f *scenario.Fees) { found = found || f != nil },
	)
	return found
}

// bearers names whoever bears a cost or gets a fee.
func (c *compiler) bearers(k *Costs) {
	names := map[string]bool{}
	c.eachCost(
		func(e *scenario.EntityCosts) {
			if e != nil {
				names[e.PaidBy] = true
			}
		},
		func(place string, p *scenario.PlaceCosts) {
			if p != nil {
				names[c.payer(place, p)] = true
			}
		},
		func(f *scenario.Fees) {
			if f == nil {
				return
			}
			names[f.PaidTo] = true
			for class := range f.ByClass {
				if e := c.scenario.Entities[class]; e != nil && e.Costs == nil {
					names[defaultBearer] = true
				}
			}
		},
	)
	k.Bearers = slices.Sorted(maps.Keys(names))
}

func (c *compiler) bearer(name string) BearerID {
	i, ok := slices.BinarySearch(c.plan.Costs.Bearers, name)
	if !ok {
		return None
	}
	return BearerID(i)
}

func (c *compiler) classCosts(e *scenario.EntityCosts) ClassCosts {
	if e == nil {
		return ClassCosts{Bearer: c.bearer(defaultBearer)}
	}
	costs := ClassCosts{Waiting: e.Waiting, Moving: e.Moving, Bearer: c.bearer(e.PaidBy)}
	if f := e.Fuel; f != nil {
		costs.Idle, costs.Burnt = float64(f.Idle*f.Idling), f.Moving/100
		costs.Price, costs.CO2 = f.Price, f.CO2
	}
	return costs
}

func (c *compiler) placeCosts(place string, p *scenario.PlaceCosts) PlaceCosts {
	if p == nil {
		return PlaceCosts{Bearer: None}
	}
	return PlaceCosts{Duty: p.Duty, Standing: p.Standing, Bearer: c.bearer(c.payer(place, p))}
}

// payer is who bears the costs of a place: who is named, or else the agency that runs it.
func (c *compiler) payer(place string, p *scenario.PlaceCosts) string {
	return cmp.Or(p.PaidBy, c.scenario.RunBy(place), scenario.DefaultPayer)
}

func (c *compiler) fees(f *scenario.Fees) Fees {
	if f == nil {
		return Fees{To: None}
	}
	fees := Fees{ByClass: make([]float64, len(c.plan.Classes)), To: c.bearer(f.PaidTo)}
	byName(f.ByClass, func(class string, amount float64) {
		if i := lookUp(c, c.classIndex, "entity class", scenario.Text{Meta: f.Meta, Text: class}); i != None {
			fees.ByClass[i] = amount
		}
	})
	return fees
}
