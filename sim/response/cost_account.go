package response

import (
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// costAccount is what a replication cost in its window. Money is in whole millionths of a dollar: sums of whole
// numbers are exact (to nine thousand million dollars), so that what all bear together is the total to the last
// digit.
type costAccount struct {
	waiting, moving, fuel, staff, standing float64
	fees                                   float64
	borne                                  []float64 // by bearer, with the fees that it pays less those that it gets
	flows                                  []float64 // borne for the entities of each flow
	counted, countedCarbon                 []float64 // by measure: waiting, moving and fuel, and kg, of its classes
	idle, burnt                            float64   // litres
	idleCarbon, burntCarbon                float64   // kg
}

// micro turns dollars into whole millionths.
func micro(dollars float64) float64 { return math.Round(float64(dollars * 1e6)) }

// newCostAccount adds up the costs of a replication.
func newCostAccount(p *plan.Plan, rec *engine.Record) *costAccount {
	l := &costAccount{
		borne: make([]float64, len(p.Costs.Bearers)), flows: make([]float64, len(p.Flows)),
		counted: make([]float64, len(p.Measures)), countedCarbon: make([]float64, len(p.Measures)),
	}
	for f := range p.Flows {
		l.addFlow(p, rec.Costs, f)
	}
	days := float64(p.Window) / 1e9 / day
	for i := range rec.Stations {
		l.addPlace(&p.Costs.Stations[i], &rec.Stations[i].Capacity, days)
	}
	for i := range rec.Resources {
		l.addPlace(&p.Costs.Resources[i], &rec.Resources[i].Capacity, days)
	}
	return l
}

// addFlow adds what the entities of a flow cost, and the fees that they pay.
func (l *costAccount) addFlow(p *plan.Plan, costs *engine.CostRecord, f int) {
	class := &p.Costs.Classes[p.Flows[f].Class]
	if class.Bearer == plan.None {
		return
	}
	waited := costs.Waiting[f].Float() / 1e9 / day
	moved := 0.0 // km
	for i := range p.Links {
		moved += float64(float64(costs.OnLink[i][f]) * p.Links[i].Length / 1000)
	}
	idle, burnt := float64(waited*class.Idle), float64(moved*class.Burnt)
	l.idle += idle
	l.burnt += burnt
	l.idleCarbon += float64(idle * class.CO2)
	l.burntCarbon += float64(burnt * class.CO2)
	waiting, moving, fuel := micro(waited*class.Waiting), micro(moved*class.Moving), micro((idle+burnt)*class.Price)
	l.waiting += waiting
	l.moving += moving
	l.fuel += fuel
	fees := l.addFees(p, costs, f)
	l.borne[class.Bearer] += waiting + moving + fuel + fees
	l.flows[f] = waiting + moving + fuel + fees
	for measure := range p.Measures {
		if p.Classes[p.Flows[f].Class].CountsFor(plan.MeasureID(measure)) {
			l.counted[measure] += waiting + moving + fuel
			l.countedCarbon[measure] += float64(idle*class.CO2) + float64(burnt*class.CO2)
		}
	}
}

// addFees adds the fees that the entities of a flow pay to those who get them.
func (l *costAccount) addFees(p *plan.Plan, costs *engine.CostRecord, f int) float64 {
	paid := 0.0
	add := func(places []plan.Fees, counts []engine.Passages) {
		for i := range places {
			if places[i].To == plan.None {
				continue
			}
			amount := micro(float64(counts[i][f]) * places[i].ByClass[p.Flows[f].Class])
			l.borne[places[i].To] -= amount
			paid += amount
		}
	}
	add(p.Costs.AtStation, costs.AtStation)
	add(p.Costs.OnLink, costs.OnLink)
	add(p.Costs.AtLine, costs.AtLine)
	l.fees += paid
	return paid
}

// addPlace adds what a station or resource costs.
func (l *costAccount) addPlace(costs *plan.PlaceCosts, capacity *engine.Level, days float64) {
	if costs.Bearer == plan.None {
		return
	}
	staff := micro(capacity.Area.Float() / 1e9 / day * costs.Duty)
	standing := micro(days * costs.Standing)
	l.staff += staff
	l.standing += standing
	l.borne[costs.Bearer] += staff + standing
}

// total is what all costs together are. Fees are in it once as a cost and once as an income.
func (l *costAccount) total() float64 { return l.waiting + l.moving + l.fuel + l.staff + l.standing }

// each divides by the number that passed of a measure, over all crossings.
func (v *View) each(r *Response, amount float64) Observation {
	o := Observation{Value: math.NaN()}
	for i := range v.rec.Crossings {
		o.Weight += v.rec.Crossings[i].Carried[r.Index]
	}
	if o.Weight > 0 {
		o.Value = amount / float64(o.Weight)
	}
	return o
}
