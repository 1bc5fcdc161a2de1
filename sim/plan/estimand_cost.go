package plan

import (
	"slices"

	"karvon/sim/unit"
)

// The subjects of responses about money, fuel and carbon dioxide, with the form of
// their names.
const (
	OfCost          Subject = "cost"              // cost
	OfBearer        Subject = "bearer of costs"   // cost.borne-by.NAME
	OfFlowCost      Subject = "cost of a flow"    // flow.FLOW
	OfCostCrossed   Subject = "cost of crossings" // cost.per-crossing.MEASURE
	OfFuel          Subject = "fuel"              // fuel
	OfCarbon        Subject = "co2"               // co2
	OfCarbonCrossed Subject = "co2 of crossings"  // co2.per-crossing.MEASURE
)

const (
	ofCostly     = "entities of the classes with costs"
	waitingFor   = ", while they wait for stations, zones, resources, links, hours or those they sent out"
	atTripsEnd   = ", at the end of their trips"
	costlyPlaces = "stations and resources with costs"
	crossed      = "entities by what their class counts for, where they pass the control line of any crossing"
	whileWait    = "counted while they wait"
	bookkept     = "whole millionths of a dollar, so that the parts sum up exactly"
)

// costEstimands is the table of the responses of a plan with costs.
var costEstimands = []*Estimand{
	{Subject: OfCost, Measure: "waiting", Kind: AmountKind, Population: ofCostly + waitingFor, Window: levelWindow, Unfinished: whileWait,
		Estimator: "time spent waiting times the class's cost of waiting, divided by the window", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCost, Measure: "moving", Kind: AmountKind, Population: ofCostly + atTripsEnd, Window: eventWindow, Unfinished: notCounted,
		Estimator: "trips times length times the class's cost of moving, divided by the window", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCost, Measure: "fuel", Kind: AmountKind, Population: ofCostly + waitingFor + ", and" + atTripsEnd, Window: "as for fuel.idle and fuel.moving", Unfinished: "as for fuel.idle and fuel.moving",
		Estimator: "fuel burnt times the class's price, divided by the window", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCost, Measure: "staff", Kind: AmountKind, Population: costlyPlaces, Window: levelWindow, Unfinished: notCounted,
		Estimator: "time of servers or units on duty times the cost of one, divided by the window", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCost, Measure: "standing", Kind: AmountKind, Population: costlyPlaces, Window: levelWindow, Unfinished: notCounted,
		Estimator: "the standing costs", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCost, Measure: "total", Kind: AmountKind, Population: "all that has costs", Window: "as for its parts", Unfinished: "as for its parts",
		Estimator: "sum of waiting, moving, fuel, staff and standing; fees are left out, as one's cost is another's income", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCost, Measure: "fees", Kind: AmountKind, Population: "entities of the classes that pay, at the end of service or trip, or where they pass the line", Window: eventWindow, Unfinished: notCounted,
		Estimator: "sum of the fees, divided by the window", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfBearer, Measure: "borne-by", Kind: AmountKind, Population: "all costs and fees with the name", Window: "as for the parts", Unfinished: "as for the parts",
		Estimator: "costs that it bears and fees that it pays, less the fees that it gets, divided by the window; all names together bear cost.total", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
	{Subject: OfCostCrossed, Measure: "per-crossing", Kind: RatioKind, Population: crossed, Window: eventWindow, Unfinished: notCounted,
		Estimator: "waiting, moving and fuel of the classes that count for the measure, staff and standing of all places, divided by the count", Unit: "USD", Dimension: unit.Money, Stored: bookkept},

	{Subject: OfFuel, Measure: "idle", Kind: AmountKind, Population: ofCostly + waitingFor, Window: levelWindow, Unfinished: whileWait,
		Estimator: "time spent waiting times the share with the engine running times what it burns, divided by the window", Unit: "l/day", Dimension: unit.FuelRate, Stored: integral},
	{Subject: OfFuel, Measure: "moving", Kind: AmountKind, Population: ofCostly + atTripsEnd, Window: eventWindow, Unfinished: notCounted,
		Estimator: "trips times length times what the class burns, divided by the window", Unit: "l/day", Dimension: unit.FuelRate, Stored: tally},
	{Subject: OfFuel, Measure: "total", Kind: AmountKind, Population: "as for its parts", Window: "as for its parts", Unfinished: "as for its parts",
		Estimator: "sum of idle and moving", Unit: "l/day", Dimension: unit.FuelRate, Stored: integral},
	{Subject: OfCarbon, Measure: "idle", Kind: AmountKind, Population: "as for fuel.idle", Window: levelWindow, Unfinished: whileWait,
		Estimator: "fuel burnt times the class's emission", Unit: "kg/day", Dimension: unit.MassRate, Stored: integral},
	{Subject: OfCarbon, Measure: "moving", Kind: AmountKind, Population: "as for fuel.moving", Window: eventWindow, Unfinished: notCounted,
		Estimator: "fuel burnt times the class's emission", Unit: "kg/day", Dimension: unit.MassRate, Stored: tally},
	{Subject: OfCarbon, Measure: "total", Kind: AmountKind, Population: "as for its parts", Window: "as for its parts", Unfinished: "as for its parts",
		Estimator: "sum of idle and moving", Unit: "kg/day", Dimension: unit.MassRate, Stored: integral},
	{Subject: OfCarbonCrossed, Measure: "per-crossing", Kind: RatioKind, Population: crossed, Window: eventWindow, Unfinished: notCounted,
		Estimator: "carbon dioxide of the classes that count for the measure, divided by the count", Unit: "kg", Dimension: unit.Mass, Stored: integral},
	{Subject: OfFlowCost, Measure: "cost", Kind: AmountKind, Population: "entities of the flow", Window: "as for cost.waiting, cost.moving, cost.fuel and cost.fees", Unfinished: "as for these",
		Estimator: "cost of their waiting, moving and fuel, and the fees that they pay, divided by the window", Unit: "USD/day", Dimension: unit.CostRate, Stored: bookkept},
}

// costSubjects lists what an estimand of costs is measured for.
func (c *compiler) costSubjects(e *Estimand) []subject {
	p := c.plan
	if p.Costs == nil || (e.Subject == OfFuel || e.Subject == OfCarbon || e.Subject == OfCarbonCrossed) && !p.Costs.burns() {
		return nil
	}
	var all []subject
	switch e.Subject {
	case OfFlowCost:
		for i := range p.Flows {
			if p.Costs.concern(p.Flows[i].Class) {
				all = append(all, subject{name: "flow." + p.Flows[i].Name, index: i, second: None})
			}
		}
	case OfBearer:
		for i, name := range p.Costs.Bearers {
			all = append(all, subject{name: "cost", after: "." + name, index: i, second: None})
		}
	case OfCostCrossed, OfCarbonCrossed:
		name := "cost"
		if e.Subject == OfCarbonCrossed {
			name = "co2"
		}
		for i, measure := range p.Measures {
			if len(p.Crossings) > 0 && p.costsWhatCounts(i, e.Subject == OfCarbonCrossed) {
				all = append(all, subject{name: name, after: "." + measure, index: i, second: None})
			}
		}
	default:
		if e.Subject != OfCost || p.Costs.has(e.Measure) {
			all = append(all, subject{name: string(e.Subject), index: None, second: None})
		}
	}
	return all
}

// costsWhatCounts says whether every class that counts for a measure costs
// something of its own, or burns something: what trucks cost is not to be
// divided by trains, or by the people on foot. Where no class costs anything,
// the places alone do, and they serve all.
func (p *Plan) costsWhatCounts(measure int, burning bool) bool {
	asked := ClassCosts.costs
	if burning {
		asked = ClassCosts.burns
	} else if !slices.ContainsFunc(p.Costs.Classes, ClassCosts.costs) {
		return true
	}
	for i := range p.Classes {
		if p.Classes[i].CountsFor(measure) && !asked(p.Costs.Classes[i]) {
			return false
		}
	}
	return true
}

// burns says whether any class burns fuel.
func (k *Costs) burns() bool { return slices.ContainsFunc(k.Classes, ClassCosts.burns) }

func (c ClassCosts) burns() bool { return c.Idle > 0 || c.Burnt > 0 }

// costs says whether an entity of the class costs anything besides fees.
func (c ClassCosts) costs() bool { return c.Waiting > 0 || c.Moving > 0 || c.burns() && c.Price > 0 }

// has says whether a part of the costs can be other than zero; the total is
// always there.
func (k *Costs) has(part string) bool {
	switch part {
	case "staff":
		return k.anyPlace(func(p PlaceCosts) bool { return p.Duty > 0 })
	case "standing":
		return k.anyPlace(func(p PlaceCosts) bool { return p.Standing > 0 })
	case "waiting":
		return slices.ContainsFunc(k.Classes, func(c ClassCosts) bool { return c.Waiting > 0 })
	case "moving":
		return slices.ContainsFunc(k.Classes, func(c ClassCosts) bool { return c.Moving > 0 })
	case "fuel":
		return slices.ContainsFunc(k.Classes, func(c ClassCosts) bool { return c.Price > 0 })
	case "fees":
		return slices.ContainsFunc(k.allFees(), func(f Fees) bool { return f.To != None })
	}
	return true
}

func (k *Costs) anyPlace(holds func(PlaceCosts) bool) bool {
	return slices.ContainsFunc(k.Stations, holds) || slices.ContainsFunc(k.Resources, holds)
}

func (k *Costs) allFees() []Fees { return slices.Concat(k.AtStation, k.OnLink, k.AtLine) }

// concern says whether the entities of a class cost anything or pay fees; those
// of an unknown class do not.
func (k *Costs) concern(class int) bool {
	if class == None {
		return false
	}
	costs := k.Classes[class]
	return costs.costs() || costs.burns() ||
		slices.ContainsFunc(k.allFees(), func(f Fees) bool { return f.To != None && f.ByClass[class] > 0 })
}
