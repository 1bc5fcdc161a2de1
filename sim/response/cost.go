package response

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/unit"
)

// OfCost is the money that all costs together.
var OfCost = &Subject{
	Word: "cost", Form: "cost",
	Instances: func(p *plan.Plan, add func(Instance)) {
		if p.Costs != nil {
			add(alone("cost", plan.None))
		}
	},
	Entry: func(_ *plan.Plan, r *Response) (message, of string) {
		if r.Estimand.Measure == "total" {
			return "total cost", ""
		}
		return r.Estimand.Measure, ""
	},
}

// ofBearer are those who bear costs.
var ofBearer = &Subject{
	Word: "bearer of costs", Form: "cost.borne-by.NAME",
	Instances: func(p *plan.Plan, add func(Instance)) {
		if p.Costs == nil {
			return
		}
		for i, name := range p.Costs.Bearers {
			add(Instance{Name: "cost", after: "." + name, Index: i, Second: plan.None})
		}
	},
	Entry: func(p *plan.Plan, r *Response) (message, of string) { return "borne by {of}", p.Costs.Bearers[r.Index] },
}

// ofFlowCost are flows whose entities cost something.
var ofFlowCost = &Subject{
	Word: "cost of a flow", Form: "flow.FLOW",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Flows {
			if p.Costs != nil && concerned(p.Costs, p.Flows[i].Class) {
				add(alone("flow."+p.Flows[i].Name, i))
			}
		}
	},
	Entry: func(p *plan.Plan, r *Response) (message, of string) { return "for flow {of}", p.Flows[r.Index].Name },
}

// ofCostCrossed is money for each that crosses.
var ofCostCrossed = &Subject{
	Word: "cost of crossings", Form: "cost.per-crossing.MEASURE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		if p.Costs == nil {
			return
		}
		asked := costs
		if !slices.ContainsFunc(p.Costs.Classes, costs) {
			asked = func(plan.ClassCosts) bool { return true } // the places alone cost something, and they serve all
		}
		crossed(p, "cost", asked, add)
	},
	Entry: func(p *plan.Plan, r *Response) (message, of string) {
		return "cost, for each crossing of one of the {of}, at any crossing", p.Measures[r.Index]
	},
}

// crossed lists the measures for which every class that counts costs something of its own, or burns something: what
// trucks cost is not to be divided by trains, or by the people on foot.
func crossed(p *plan.Plan, name string, asked func(plan.ClassCosts) bool, add func(Instance)) {
	if len(p.Crossings) == 0 {
		return
	}
	for m, measure := range p.Measures {
		every := true
		for i := range p.Classes {
			every = every && (!p.Classes[i].CountsFor(plan.MeasureID(m)) || asked(p.Costs.Classes[i]))
		}
		if every {
			add(Instance{Name: name, after: "." + measure, Index: m, Second: plan.None})
		}
	}
}

const (
	ofCostly     = "entities of the classes with costs"
	waitingFor   = ", while they wait for stations, zones, resources, links, hours or those they sent out"
	atTripsEnd   = ", at the end of their trips"
	costlyPlaces = "stations and resources with costs"
	whoCrossed   = "entities by what their class counts for, where they pass the control line of any crossing"
	whileWait    = "counted while they wait"
	asForParts   = "as for its parts"
	bookkept     = "whole millionths of a dollar, so that the parts sum up exactly"
)

var ofCosts = []*Estimand{
	money(Estimand{
		Subject: OfCost, Measure: "waiting", Population: ofCostly + waitingFor, Window: levelWindow, Unfinished: whileWait,
		Estimator: "time spent waiting times the class's cost of waiting, divided by the window",
		applies:   someClass(func(c plan.ClassCosts) bool { return c.Waiting > 0 }),
	}, func(l *costAccount, _ *Response) float64 { return l.waiting }),
	money(Estimand{
		Subject: OfCost, Measure: "moving", Population: ofCostly + atTripsEnd, Window: eventWindow, Unfinished: notCounted,
		Estimator: "trips times length times the class's cost of moving, divided by the window",
		applies:   someClass(func(c plan.ClassCosts) bool { return c.Moving > 0 }),
	}, func(l *costAccount, _ *Response) float64 { return l.moving }),
	money(Estimand{
		Subject: OfCost, Measure: "fuel", Population: ofCostly + waitingFor + ", and" + atTripsEnd,
		Window: "as for fuel.idle and fuel.moving", Unfinished: "as for fuel.idle and fuel.moving",
		Estimator: "fuel burnt times the class's price, divided by the window",
		applies:   someClass(func(c plan.ClassCosts) bool { return c.Price > 0 }),
	}, func(l *costAccount, _ *Response) float64 { return l.fuel }),
	money(Estimand{
		Subject: OfCost, Measure: "staff", Population: costlyPlaces, Window: levelWindow, Unfinished: notCounted,
		Estimator: "time of servers or units on duty times the cost of one, divided by the window",
		applies:   somePlace(func(p plan.PlaceCosts) bool { return p.Duty > 0 }),
	}, func(l *costAccount, _ *Response) float64 { return l.staff }),
	money(Estimand{
		Subject: OfCost, Measure: "standing", Population: costlyPlaces, Window: levelWindow, Unfinished: notCounted,
		Estimator: "the standing costs",
		applies:   somePlace(func(p plan.PlaceCosts) bool { return p.Standing > 0 }),
	}, func(l *costAccount, _ *Response) float64 { return l.standing }),
	money(Estimand{
		Subject: OfCost, Measure: "total", Population: "all that has costs", Window: asForParts, Unfinished: asForParts,
		Estimator: "sum of waiting, moving, fuel, staff and standing; " +
			"fees are left out, as one's cost is another's income",
	}, func(l *costAccount, _ *Response) float64 { return l.total() }),
	money(Estimand{
		Subject: OfCost, Measure: "fees",
		Population: "entities of the classes that pay, at the end of service or trip, or where they pass the line",
		Window:     eventWindow, Unfinished: notCounted, Estimator: "sum of the fees, divided by the window",
		applies: func(p *plan.Plan, _ Instance) bool {
			return anyFees(p.Costs, func(f plan.Fees) bool { return f.To != plan.None })
		},
	}, func(l *costAccount, _ *Response) float64 { return l.fees }),
	money(Estimand{
		Subject: ofBearer, Measure: "borne-by", Population: "all costs and fees with the name",
		Window: "as for the parts", Unfinished: "as for the parts",
		Estimator: "costs that it bears and fees that it pays, less the fees that it gets, divided by the window; " +
			"all names together bear cost.total",
	}, func(l *costAccount, r *Response) float64 { return l.borne[r.Index] }),
	{
		Subject: ofCostCrossed, Measure: "per-crossing", Kind: RatioKind, Population: whoCrossed,
		Window: eventWindow, Unfinished: notCounted,
		Estimator: "waiting, moving and fuel of the classes that count for the measure, " +
			"staff and standing of all places, divided by the count",
		Unit: "USD", dimension: unit.Money, Stored: bookkept,
		read: func(v *View, r *Response) Observation {
			return v.each(r, (v.account.counted[r.Index]+v.account.staff+v.account.standing)/1e6)
		},
	},
}

var ofFlowCosts = []*Estimand{
	money(Estimand{
		Subject: ofFlowCost, Measure: "cost", Population: "entities of the flow",
		Window: "as for cost.waiting, cost.moving, cost.fuel and cost.fees", Unfinished: "as for these",
		Estimator: "cost of their waiting, moving and fuel, and the fees that they pay, divided by the window",
	}, func(l *costAccount, r *Response) float64 { return l.flows[r.Index] }),
}

// money is an amount of millionths of a dollar in the window, as dollars a day.
func money(e Estimand, of func(l *costAccount, r *Response) float64) *Estimand {
	e.Kind, e.Unit, e.dimension, e.Stored = AmountKind, "USD/day", unit.CostRate, bookkept
	e.read = func(v *View, r *Response) Observation { return by(of(v.account, r) / 1e6 / (v.window / day)) }
	return &e
}

// someClass and somePlace are whether a part of the costs can be other than zero, by the class or by the place.
func someClass(is func(plan.ClassCosts) bool) func(*plan.Plan, Instance) bool {
	return func(p *plan.Plan, _ Instance) bool { return slices.ContainsFunc(p.Costs.Classes, is) }
}

func somePlace(is func(plan.PlaceCosts) bool) func(*plan.Plan, Instance) bool {
	return func(p *plan.Plan, _ Instance) bool {
		return slices.ContainsFunc(p.Costs.Stations, is) || slices.ContainsFunc(p.Costs.Resources, is)
	}
}

// burns says whether a class burns fuel, costs whether an entity of it costs anything besides fees.
func burns(c plan.ClassCosts) bool { return c.Idle > 0 || c.Burnt > 0 }
func costs(c plan.ClassCosts) bool { return c.Waiting > 0 || c.Moving > 0 || burns(c) && c.Price > 0 }

// anyFees says whether something holds of the fees of any place.
func anyFees(k *plan.Costs, holds func(plan.Fees) bool) bool {
	return slices.ContainsFunc(k.AtStation, holds) || slices.ContainsFunc(k.OnLink, holds) ||
		slices.ContainsFunc(k.AtLine, holds)
}

// concerned says whether the entities of a class cost anything or pay fees; those of an unknown class do not.
func concerned(k *plan.Costs, class plan.ClassID) bool {
	if class == plan.None {
		return false
	}
	return costs(k.Classes[class]) || burns(k.Classes[class]) ||
		anyFees(k, func(f plan.Fees) bool { return f.To != plan.None && f.ByClass[class] > 0 })
}
