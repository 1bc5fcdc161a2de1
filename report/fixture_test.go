package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"karvon/report/document/documenttest"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// smallCentre is a model of a centre with one hub, with every kind of element that a report shows.
func smallCentre() *response.Model {
	p := &plan.Plan{
		Name: "small-centre", Title: "A centre and its hub", Hash: "h4sh",
		Kind: scenario.Cyclic, Start: "2024-09-02", TimeZone: "Asia/Tashkent",
		Cycle: plan.Week, WarmUp: plan.Week, Window: plan.Week, FollowUp: plan.Week,
		Replications: 4, Seed: 7, Confidence: 0.95,
		Sites: []plan.Site{
			{Name: "centre", Title: "The centre", Area: 4_000_000},
			{Name: "hub", Title: "The hub", Area: 600_000},
		},
		Stations: []plan.Station{
			{Name: "centre.customs", Title: "Customs", QueueCapacity: plan.None},
			{Name: "centre.gate", Title: "Gate", QueueCapacity: plan.None},
			{Name: "hub.gate", Title: "Gate of the hub", Site: 1, QueueCapacity: plan.None},
		},
		Bookings:  []plan.Bookings{{Name: "centre.e-queue", Title: "Electronic queue", Booked: true}},
		Resources: []plan.Resource{{Name: "centre.inspectors", Title: "Inspectors"}},
		Zones: []plan.Zone{
			{Name: "centre.reserve", Title: "Reserve", Area: 3_700_000, Capacity: plan.None, Holds: true},
			{Name: "centre.yard", Title: "Truck yard", Area: 300_000, Capacity: 3_000_000_000, Places: 2500,
				Holds: true},
			{Name: "centre.hall", Title: "Passenger hall", Area: 900, Capacity: plan.None, Holds: true,
				Levels: []int64{333, 391, 473, 600, 900}},
		},
		Links: []plan.Link{{Name: "m39", Title: "Road M39", From: 0, To: 1, Mode: "road", Length: 805_000,
			Open: plan.None, Convoys: plan.None}},
		Directions:  []plan.Direction{{Name: "m39.to.hub", Link: 0, To: 1, Capacity: 400, Places: 400, Used: true}},
		Disruptions: []plan.Disruption{{Name: "snow", Title: "Snow on the road"}},
		Measures:    []string{"people", "trucks"},
		Crossings: []plan.Crossing{{Name: "uz-kz", Title: "Uzbekistan to Kazakhstan",
			Design: []float64{math.NaN(), 2500.0 / 86400}, Approached: true}},
		Classes: []plan.Class{
			{Name: "bus", Counts: []plan.Count{{Slot: 0}, {Slot: plan.None}}},
			{Name: "truck", Counts: []plan.Count{{Number: 1, Slot: plan.None}, {Number: 1, Slot: plan.None}}},
		},
		Slots: []plan.Slot{{Name: "occupants"}},
		Flows: []plan.Flow{
			{Name: "buses", Title: "Buses", Class: 0, Parent: plan.None, Sites: []plan.SiteID{0}},
			{Name: "trucks", Title: "Trucks to the hub", Class: 1, Parent: plan.None, Sites: []plan.SiteID{0, 1}},
		},
		Assumptions: 3, Quantities: 12,
	}
	m := &response.Model{Plan: p, Responses: everyResponse(p)}
	m.Thresholds = []response.Threshold{thresholdOn(m, "flow.trucks.time.p95", "<", 6*3600)}
	return m
}

// everyResponse lists all responses that the table of estimands allows.
func everyResponse(p *plan.Plan) []response.Response {
	var responses []response.Response
	for _, estimand := range response.Estimands {
		statistics := estimand.Statistics
		if len(statistics) == 0 {
			statistics = []response.Statistic{response.Single}
		}
		estimand.Subject.Instances(p, func(at response.Instance) {
			for _, statistic := range statistics {
				if statistic == response.Within {
					continue
				}
				full := strings.TrimSuffix(at.Name+"."+estimand.Measure+"."+string(statistic), ".")
				responses = append(responses, response.Response{
					Name: full, Estimand: estimand, Index: at.Index, Second: at.Second, Statistic: statistic,
				})
			}
		})
	}
	slices.SortFunc(responses, func(a, b response.Response) int { return strings.Compare(a.Name, b.Name) })
	return responses
}

func thresholdOn(m *response.Model, name, operator string, limit float64) response.Threshold {
	i := slices.IndexFunc(m.Responses, func(r response.Response) bool { return r.Name == name })
	return response.Threshold{
		Expression: fmt.Sprintf("%s %s %v s", name, operator, limit),
		Response:   i, Operator: operator, Limit: limit,
	}
}

// typical are plausible means by unit; what is not listed is 12.
var typical = map[string]float64{"s": 754.3, "1/day": 2499.6, "1": 0.7312, "entities": 31.4, "1/week": 2.5,
	"servers": 6, "m2": 2.4, "levels": 2}

// smallResult is a result of the small centre in which all is well, as far as change does not see to something
// else.
func smallResult(change map[string]stats.Estimate) *experiment.Result {
	m := smallCentre()
	r := &experiment.Result{Model: m, Seed: m.Seed, Replications: 4, Fingerprint: "f1nger",
		Warnings: []reason.Reason{reason.Text("few cases")}}
	for _, one := range m.Responses {
		mean := typical[one.Estimand.Unit]
		if strings.HasSuffix(one.Name, "unfinished") || strings.HasSuffix(one.Name, "turned-away") {
			mean = 0
		}
		estimate := documenttest.About(mean, mean/50)
		if strings.HasSuffix(one.Name, "drift") {
			estimate = documenttest.About(mean, 20)
		}
		if changed, ok := change[one.Name]; ok {
			estimate = changed
		}
		values := []float64{estimate.Low, estimate.Mean, estimate.Mean, estimate.High}
		switch one.Combination() {
		case response.LargestOfAll, response.SmallestOfAll:
			values = repeated(estimate.Mean, 4)
		}
		r.Responses = append(r.Responses, experiment.ResponseEstimate{Response: one, Estimate: estimate, Values: values})
	}
	for _, t := range m.Thresholds {
		r.Thresholds = append(r.Thresholds, experiment.Judgement{
			Threshold: t, Estimate: r.Responses[t.Response].Estimate, Verdict: experiment.Met,
		})
	}
	return r
}
