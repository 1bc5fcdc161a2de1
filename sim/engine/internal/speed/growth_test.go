package speed

import (
	"fmt"
	"strings"
	"testing"
)

// The benchmarks of this file ask how the cost of an event, of an entity and of a step grows with a model. Each has a
// size alone that differs from one to the next; an iteration is a replication.

// BenchmarkInside has so many inside at a time: entities that stay for a while, and do nothing else.
func BenchmarkInside(b *testing.B) {
	const entities, rate = 100_000, 10 // a second
	for _, inside := range []int{10, 1_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(inside), func(b *testing.B) {
			stay := float64(inside) / rate
			replicationsOf(b, compileText(b, model(3*stay, max(stay, entities/rate), "", fmt.Sprintf(
				"{entity: customer, arrivals: {rate: %d/s}, journey: [{delay: {exponential: {mean: %gs}}}, depart]}",
				rate, stay))))
		})
	}
}

// BenchmarkStations lets every entity visit each of so many stations of ten servers, one after the other.
func BenchmarkStations(b *testing.B) {
	for _, stations := range []int{1, 10, 100, 1_000} {
		b.Run(fmt.Sprint(stations), func(b *testing.B) {
			var places, journey strings.Builder
			for n := range stations {
				fmt.Fprintf(&places, "      s%d: {servers: 10, service: {exponential: {mean: 6s}}}\n", n)
				fmt.Fprintf(&journey, "{visit: s%d}, ", n)
			}
			window := float64(60_000 / stations)
			replicationsOf(b, compileText(b, model(60, window, places.String(), fmt.Sprintf(
				"{entity: customer, arrivals: {rate: 90/min}, journey: [%sdepart]}", journey.String()))))
		})
	}
}

// BenchmarkSites lets every entity go from site to site, on roads between them.
func BenchmarkSites(b *testing.B) {
	for _, sites := range []int{2, 10, 100} {
		b.Run(fmt.Sprint(sites), func(b *testing.B) {
			var places, roads, journey strings.Builder
			for n := range sites {
				fmt.Fprintf(&places, "  s%d: {stations: {gate: {servers: 10, service: {exponential: {mean: 6s}}}}}\n", n)
				fmt.Fprintf(&journey, "{visit: s%d.gate}, ", n)
				if n+1 < sites {
					fmt.Fprintf(&roads, "  r%d: {from: s%d, to: s%d, mode: road, length: 1 km, speed: 60 km/h}\n", n, n, n+1)
					fmt.Fprintf(&journey, "{travel: {to: s%d}}, ", n+1)
				}
			}
			replicationsOf(b, compileText(b, written(600, float64(60_000/sites), places.String(), "links:\n"+roads.String(),
				fmt.Sprintf("{entity: customer, from: s0, arrivals: {rate: 90/min}, journey: [%sdepart]}", journey.String()))))
		})
	}
}

// BenchmarkSteps has every entity do so many steps that take no time.
func BenchmarkSteps(b *testing.B) {
	for _, steps := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(steps), func(b *testing.B) {
			replicationsOf(b, compileText(b, model(0, 10_000, "", fmt.Sprintf(
				"{entity: customer, arrivals: {rate: 10/s}, attributes: {mark: {is: 0}}, journey: [%sdepart]}",
				strings.Repeat("{set: {mark: 1}}, ", steps)))))
		})
	}
}

// model writes a scenario of one site and one flow, whose warm-up and window are in seconds.
func model(warmUp, window float64, stations, flow string) string {
	post := "  post: {}\n"
	if stations != "" {
		post = "  post:\n    stations:\n" + stations
	}
	return written(warmUp, window, post, "", flow)
}

func written(warmUp, window float64, sites, links, flow string) string {
	return fmt.Sprintf("karvon: 1\ntitle: a model that grows\nrun: {kind: stationary, warm-up: %gs, window: %gs, "+
		"follow-up: 0s, seed: 1}\nentities: {customer: {title: a customer}}\nsites:\n%s%sflows:\n  customers: %s\n",
		warmUp, window, sites, links, flow)
}
