package scenario

import (
	"math"
	"testing"
	"testing/fstest"
)

const assumed = `
karvon: 1
title: Wholes of which assumptions are parts
run: {kind: stationary, window: 1 day}
entities: {truck: {counts: {trucks: 1}}}
assumptions:
  yard: {value: 6 ha, range: [4 ha, 18 ha]}
  hall: {area: {value: 3 ha, range: [2 ha, 12 ha]}}
  red: {value: 10%, range: [5%, 60%]}
  yellow: {value: 20%, range: [10%, 80%]}
  other: $red
sites:
  post:
    area: 20 ha
    zones: {one: {area: $yard}, two: {area: $yard}, three: $hall}
    stations: {gate: {servers: 1, service: 1m}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 10/h}
    attributes:
      left: {shares: {red: $red, yellow: $yellow, green: rest}}
      filled: {shares: {red: $other, yellow: $yellow, green: 70%}}
    journey:
      - {visit: gate}
      - choose: [{share: $red, do: [{visit: gate}]}, {share: $yellow, do: [{visit: gate}]}]
      - depart
`

// One assumption in two zones is one part, twice as large.
func TestAssumptionsThatStandInWholesAreMadeToFit(t *testing.T) {
	files := fstest.MapFS{"assumed.yaml": {Data: []byte(assumed)}}
	load := func(positions map[string]float64) *Scenario {
		s, err := Load(t.Context(), files, "assumed", Options{Positions: positions})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	still := load(nil)
	for _, u := range []float64{0, 0.5, 1} {
		positions := map[string]float64{}
		for _, f := range still.Factors() {
			positions[f.Name] = u
		}
		moved := load(fitted(still, positions))
		land := 0.0
		for _, zone := range moved.Sites["post"].Zones {
			land += *zone.Area
		}
		if land > 200_000*(1+1e-9) || u == 1 && land < 200_000*(1-1e-9) {
			t.Errorf("at %v the zones take %v m2", u, land)
		}
		for name, attribute := range moved.Flows["trucks"].Attributes {
			shares := attribute.Shares
			if total := shares["red"] + shares["yellow"] + shares["green"]; math.Abs(total-1) > 1e-9 {
				t.Errorf("at %v the shares of %s sum to %v", u, name, total)
			}
		}
	}
}
