package report

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// senseFaults lists the numbers of a result that cannot all be true.
func senseFaults(r *experiment.Result) []string {
	var found []string
	add := func(format string, values ...any) { found = append(found, fmt.Sprintf(format, values...)) }
	x := newIndex(r)
	for i := range r.Responses {
		response := &r.Responses[i]
		e := response.Estimate
		if e.HasInterval() && !(e.Low <= e.Mean+noise(e.Mean) && e.Mean <= e.High+noise(e.Mean)) {
			add("%s: %v is not between %v and %v", response.Name, e.Mean, e.Low, e.High)
		}
		if e.Bound == stats.Between && e.Most < e.Mean {
			add("%s: at least %v and at most %v", response.Name, e.Mean, e.Most)
		}
		least, most := math.Inf(-1), math.Inf(1)
		switch response.Range() {
		case stats.Positive:
			least = 0
		case stats.Share:
			least, most = 0, 1
		}
		switch response.Estimand.Measure {
		case "utilisation", "blocked": // work in hand outlasts a shift
			most = math.Inf(1)
		case "borne-by": // who gets fees bears less than nothing
			least = math.Inf(-1)
		}
		for _, value := range []float64{e.Mean, e.Low, e.High} {
			if value < least-noise(1) || value > most+noise(1) {
				add("%s: %v is less or more than there can be", response.Name, value)
			}
		}
		if next, ok := nextStatistic[response.Statistic]; ok {
			about := subject{response.Estimand.Subject, response.Index, response.Second}
			for _, statistic := range next {
				if other := x.find(about, response.Estimand.Measure, statistic); other != nil && e.Mean > other.Mean+noise(e.Mean) {
					add("%s is %v and %s is %v", response.Name, e.Mean, other.Name, other.Mean)
				}
			}
		}
	}
	return append(found, sumFaults(x)...)
}

func noise(size float64) float64 { return 1e-9 * (1 + math.Abs(size)) }

// nextStatistic lists which statistics of a measure are no smaller.
var nextStatistic = map[response.Statistic][]response.Statistic{
	response.Min: {response.Mean}, response.Mean: {response.Max}, response.P50: {response.P95, response.Max},
	response.P95: {response.P99, response.Max}, response.P99: {response.Max},
}

// sumFaults lists the wholes that their parts do not make.
func sumFaults(x *index) []string {
	var found []string
	check := func(whole *experiment.ResponseEstimate, parts ...*experiment.ResponseEstimate) {
		if whole == nil || math.IsNaN(whole.Mean) {
			return
		}
		sum, size := 0.0, math.Abs(whole.Mean)
		for _, part := range parts {
			if part != nil {
				sum, size = sum+part.Mean, size+math.Abs(part.Mean)
			}
		}
		if !(math.Abs(sum-whole.Mean) <= noise(size)) {
			found = append(found, fmt.Sprintf("%s is %v and its parts make %v", whole.Name, whole.Mean, sum))
		}
	}
	p := x.Plan
	for i := range p.Stations {
		if !p.Stations[i].InLanes() {
			continue
		}
		var served, servers []*experiment.ResponseEstimate
		for n := range p.Stations[i].Pool.Lanes {
			about := subject{response.OfLane, i, n}
			served, servers = append(served, x.find(about, "served", response.Single)),
				append(servers, x.find(about, "servers", response.Mean))
		}
		check(x.find(of(response.OfStation, i), "served", response.Single), served...)
		check(x.find(of(response.OfStation, i), "servers", response.Mean), servers...)
	}
	for i := range p.Zones {
		all := &experiment.ResponseEstimate{Response: response.Response{Name: p.Zones[i].Name + ", all levels"},
			Estimate: stats.Unknown(1)}
		var levels []*experiment.ResponseEstimate
		for level := range p.Zones[i].Levels {
			levels = append(levels, x.find(subject{response.OfLevel, i, level}, "share", response.Single))
		}
		if len(levels) > 0 {
			levels = append(levels, x.find(subject{response.OfLevel, i, len(levels)}, "share", response.Single))
			check(all, levels...)
		}
	}
	find := func(name string) *experiment.ResponseEstimate { return x.Find(name) }
	check(find("cost.total"), find("cost.waiting"), find("cost.moving"), find("cost.fuel"), find("cost.staff"),
		find("cost.standing"))
	check(find("fuel.total"), find("fuel.idle"), find("fuel.moving"))
	check(find("co2.total"), find("co2.idle"), find("co2.moving"))
	var bearers []*experiment.ResponseEstimate
	for i := range x.Responses {
		if strings.HasPrefix(x.Responses[i].Name, "cost.borne-by.") {
			bearers = append(bearers, &x.Responses[i])
		}
	}
	if len(bearers) > 0 {
		check(find("cost.total"), bearers...)
	}
	return found
}
