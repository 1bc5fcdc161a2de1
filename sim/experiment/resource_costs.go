package experiment

import (
	"cmp"
	"maps"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// CostPart is a part of what a day costs all in resources: no fees, taxes or duties, which only change hands.
type CostPart int

// The parts, in the order in which they are told.
const (
	StaffCost    CostPart = iota // people on duty, and equipment
	TimeCost                     // of vehicles and people
	CargoCost                    // of what they carry
	MovingCost                   // on the way, without fuel
	FuelCost                     // at its price without taxes
	EmissionCost                 // of carbon dioxide
	costParts
)

// useKind is what is used up.
type useKind int

const (
	hoursUsed    useKind = iota // inside, by class
	litresUsed                  // of fuel
	fuelPaid                    // USD, at the price that the classes pay
	carbonUsed                  // kg of carbon dioxide
	movingUsed                  // USD
	staffUsed                   // USD
	standingUsed                // USD
	totalPaid                   // USD, of cost.total
	bornePaid                   // USD, by who bears it, with the fees
)

// use is a quantity that a day uses up.
type use struct {
	kind  useKind
	name  string // class, or who bears a cost
	grows bool   // whether traffic that is generated comes to its flows
}

// daily is what a day of a configuration uses up, by quantity and replication.
type daily map[use][]float64

// resourceUse says from which responses of a model what a day uses up is made: quantities alone, so that they can be
// priced in many ways.
type resourceUse struct {
	model *response.Model
	parts map[use][]weighted
	names []string // of the responses that are needed, sorted
}

// newResourceUse lists what is needed of a model. Traffic is generated in the flows that grow, by name, and those that
// come of them; in none where nobody asks.
func newResourceUse(m *response.Model, grow []string) *resourceUse {
	u := &resourceUse{model: m, parts: map[use][]weighted{}}
	grown := grownFlows(m.Plan, grow)
	others := false // whether what costs something does not grow
	for i := range m.Flows {
		f := &m.Flows[i]
		if f.Class == plan.None {
			continue
		}
		if m.Costs != nil {
			c := &m.Costs.Classes[f.Class]
			others = others || !grown[plan.FlowID(i)] && (c.Moving > 0 || c.Idle > 0 || c.Burnt > 0)
		}
		if inside, ok := insideOf(m, f); ok {
			u.add(use{hoursUsed, m.Classes[f.Class].Name, grown[plan.FlowID(i)]}, inside)
		}
	}
	grows := len(grow) > 0 && !others
	for name, of := range map[string]use{
		"fuel.total": {litresUsed, "", grows}, "cost.fuel": {fuelPaid, "", grows}, "co2.total": {kind: carbonUsed},
		"cost.moving": {movingUsed, "", grows}, "cost.staff": {kind: staffUsed}, "cost.standing": {kind: standingUsed},
		"cost.total": {kind: totalPaid},
	} {
		u.addNamed(of, name)
	}
	if m.Costs != nil {
		for _, name := range m.Costs.Bearers {
			u.addNamed(use{kind: bornePaid, name: name}, "cost.borne-by."+name)
		}
	}
	slices.Sort(u.names)
	u.names = slices.Compact(u.names)
	return u
}

// grownFlows are flows of some names, with those that their entities are split into or that follow on them.
func grownFlows(p *plan.Plan, names []string) map[plan.FlowID]bool {
	grown := map[plan.FlowID]bool{}
	var add func(plan.FlowID)
	add = func(f plan.FlowID) {
		if grown[f] {
			return
		}
		grown[f] = true
		for i := range p.Flows {
			if p.Flows[i].Parent == f {
				add(plan.FlowID(i))
			}
		}
		for _, follower := range p.Flows[f].Followers {
			add(follower.Flow)
		}
	}
	for i := range p.Flows {
		if slices.Contains(names, p.Flows[i].Name) {
			add(plan.FlowID(i))
		}
	}
	return grown
}

func (u *resourceUse) addNamed(of use, response string) {
	if i, ok := u.model.ResponseIndex(response); ok {
		u.add(of, weighted{i, 1, plan.None})
	}
}

func (u *resourceUse) add(of use, part weighted) {
	u.parts[of] = append(u.parts[of], part)
	u.names = append(u.names, u.model.Responses[part.response].Name)
	if part.times != plan.None {
		u.names = append(u.names, u.model.Responses[part.times].Name)
	}
}

// of reads what a day uses up from a point that was asked for the responses of names, in this order.
func (u *resourceUse) of(e *Evaluation, names []string) daily {
	values := func(response int) []float64 {
		at, _ := slices.BinarySearch(names, u.model.Responses[response].Name)
		return e.Values(at)
	}
	used := daily{}
	for of, parts := range u.parts {
		sum := make([]float64, e.finished)
		for _, part := range parts {
			for n, value := range values(part.response) {
				switch {
				case part.times == plan.None:
					sum[n] += float64(part.hours * value)
				case values(part.times)[n] > 0: // else nobody came, and there is no time
					sum[n] += float64(float64(part.hours*value) * values(part.times)[n])
				}
			}
		}
		used[of] = sum
	}
	return used
}

// valueless names the classes that are inside and whose time has no value, sorted.
func (u *resourceUse) valueless(a *scenario.Appraisal) []string {
	without := map[string]bool{}
	for of := range u.parts {
		if of.kind == hoursUsed && a.Time[of.name] == nil {
			without[of.name] = true
		}
	}
	return slices.Sorted(maps.Keys(without))
}

// prices are what one of a quantity costs, in USD, by the part in which it is told.
type prices [costParts]float64

// prices gives those of a quantity.
func (of use) prices(a *scenario.Appraisal) prices {
	var p prices
	switch of.kind {
	case hoursUsed:
		if value := a.Time[of.name]; value != nil {
			p[TimeCost], p[CargoCost] = value.Own/24, value.Cargo/24
		}
	case litresUsed:
		if a.Fuel != nil {
			p[FuelCost] = *a.Fuel
		}
	case fuelPaid:
		if a.Fuel == nil {
			p[FuelCost] = 1
		}
	case carbonUsed:
		p[EmissionCost] = a.Carbon / 1000
	case movingUsed:
		p[MovingCost] = 1
	case staffUsed, standingUsed:
		p[StaffCost] = 1
	}
	return p
}

// cost is what a day costs all in resources, in USD by replication and part.
func (d daily) cost(a *scenario.Appraisal) [costParts][]float64 {
	var parts [costParts][]float64
	for _, of := range d.sorted() {
		for part, price := range of.prices(a) {
			if parts[part] == nil {
				parts[part] = make([]float64, len(d[of]))
			}
			for n, quantity := range d[of] {
				parts[part][n] += float64(price * quantity)
			}
		}
	}
	return parts
}

// sorted lists the quantities in a fixed order, in which sums are formed.
func (d daily) sorted() []use { return slices.SortedFunc(maps.Keys(d), use.compare) }

func (of use) compare(other use) int {
	order := cmp.Or(cmp.Compare(of.kind, other.kind), cmp.Compare(of.name, other.name))
	if order == 0 && of.grows != other.grows {
		return firstIf(of.grows)
	}
	return order
}
