package response

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/unit"
)

// OfFuel is what is burnt.
var OfFuel = &Subject{
	Word: "fuel", Form: "fuel", Instances: whereBurnt("fuel"),
	Entry: func(_ *plan.Plan, r *Response) (message, of string) {
		messages := map[string]string{"idle": "fuel, idle", "moving": "fuel, moving", "total": "fuel, total"}
		return messages[r.Estimand.Measure], ""
	},
}

// ofCarbon is the carbon dioxide that comes of it.
var ofCarbon = &Subject{
	Word: "co2", Form: "co2", Instances: whereBurnt("co2"),
	Entry: func(_ *plan.Plan, r *Response) (message, of string) {
		messages := map[string]string{"idle": "CO2, idle", "moving": "CO2, moving", "total": "CO2, total"}
		return messages[r.Estimand.Measure], ""
	},
}

// ofCarbonCrossed is carbon dioxide for each that crosses.
var ofCarbonCrossed = &Subject{
	Word: "co2 of crossings", Form: "co2.per-crossing.MEASURE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		if anyBurns(p) {
			crossed(p, "co2", burns, add)
		}
	},
	Entry: func(p *plan.Plan, r *Response) (message, of string) {
		return "CO2, for each crossing of one of the {of}, at any crossing", p.Measures[r.Index]
	},
}

// anyBurns says whether any class burns fuel.
func anyBurns(p *plan.Plan) bool {
	return p.Costs != nil && slices.ContainsFunc(p.Costs.Classes, burns)
}

func whereBurnt(name string) func(*plan.Plan, func(Instance)) {
	return func(p *plan.Plan, add func(Instance)) {
		if anyBurns(p) {
			add(alone(name, plan.None))
		}
	}
}

var ofFuel = []*Estimand{
	burnt(Estimand{
		Subject: OfFuel, Measure: "idle", Population: ofCostly + waitingFor, Window: levelWindow, Unfinished: whileWait,
		Estimator: "time spent waiting times the share with the engine running times what it burns, " +
			"divided by the window",
		Unit: "l/day", dimension: unit.FuelRate, Stored: integral,
	}, func(l *costAccount) float64 { return l.idle }),
	burnt(Estimand{
		Subject: OfFuel, Measure: "moving", Population: ofCostly + atTripsEnd, Window: eventWindow, Unfinished: notCounted,
		Estimator: "trips times length times what the class burns, divided by the window",
		Unit:      "l/day", dimension: unit.FuelRate, Stored: tally,
	}, func(l *costAccount) float64 { return l.burnt }),
	burnt(Estimand{
		Subject: OfFuel, Measure: "total", Population: asForParts, Window: asForParts, Unfinished: asForParts,
		Estimator: "sum of idle and moving",
		Unit:      "l/day", dimension: unit.FuelRate, Stored: integral,
	}, func(l *costAccount) float64 { return l.idle + l.burnt }),
	burnt(Estimand{
		Subject: ofCarbon, Measure: "idle", Population: "as for fuel.idle", Window: levelWindow, Unfinished: whileWait,
		Estimator: "fuel burnt times the class's emission",
		Unit:      "kg/day", dimension: unit.MassRate, Stored: integral,
	}, func(l *costAccount) float64 { return l.idleCarbon }),
	burnt(Estimand{
		Subject: ofCarbon, Measure: "moving", Population: "as for fuel.moving", Window: eventWindow, Unfinished: notCounted,
		Estimator: "fuel burnt times the class's emission",
		Unit:      "kg/day", dimension: unit.MassRate, Stored: tally,
	}, func(l *costAccount) float64 { return l.burntCarbon }),
	burnt(Estimand{
		Subject: ofCarbon, Measure: "total", Population: asForParts, Window: asForParts, Unfinished: asForParts,
		Estimator: "sum of idle and moving",
		Unit:      "kg/day", dimension: unit.MassRate, Stored: integral,
	}, func(l *costAccount) float64 { return l.idleCarbon + l.burntCarbon }),
	{
		Subject: ofCarbonCrossed, Measure: "per-crossing", Kind: RatioKind, Population: whoCrossed,
		Window: eventWindow, Unfinished: notCounted,
		Estimator: "carbon dioxide of the classes that count for the measure, divided by the count",
		Unit:      "kg", dimension: unit.Mass, Stored: integral,
		read: func(v *View, r *Response) Observation { return v.each(r, v.account.countedCarbon[r.Index]) },
	},
}

// burnt is an amount in the window, as one a day.
func burnt(e Estimand, of func(l *costAccount) float64) *Estimand {
	e.Kind = AmountKind
	e.read = func(v *View, _ *Response) Observation { return by(of(v.account) / (v.window / day)) }
	return &e
}
