package scenario

import (
	"strings"
	"testing"
)

// everywhere uses assumptions in places that have notations of their own.
const everywhere = `
karvon: 1
title: Assumptions in places with notations of their own
assumptions:
  patient: {value: 60%, range: [30%, 80%]}
  stubborn: {value: 50%, range: [10%, 90%]}
  age: {value: 1h, range: [30m, 2h]}
  most: {value: 4, range: [2, 6]}
  classes: [cargo == fruit]
  growth: [4, 1]
run: {kind: terminating, window: 1 day}
entities: {truck: {}}
sites:
  post:
    stations:
      gate:
        servers: 2
        service: 2m
        queue: {display: $age, balk: {stay: {10m: $patient, 20m: $stubborn, 1h: $stubborn - 10%}}}
      desk: {servers: 1, service: 1m, batch: $most, queue: {discipline: {priority: $classes, accumulate: $growth}}}
      late: {servers: 1, service: 1m, queue: {display: $age * 2}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 20/h}
    attributes: {cargo: {shares: {fruit: 20%, other: rest}}}
    journey: [{visit: gate}, {visit: desk}, {visit: late}, depart]
`

func TestPlacesWithNotationsOfTheirOwnTakeAssumptions(t *testing.T) {
	plain := strings.NewReplacer("display: $age,", "display: 1h,", "$patient,", "60%,", "$stubborn,", "50%,",
		"$stubborn - 10%", "40%", "batch: $most", "batch: 4", "$classes", "[cargo == fruit]", "$growth", "[4, 1]",
		"$age * 2", "2h")
	used, typed := loadText(t, everywhere, Options{}), loadText(t, plain.Replace(everywhere), Options{})
	if used.Hash != typed.Hash {
		t.Errorf("the hash %s is not %s", used.Hash, typed.Hash)
	}
}

func TestAPointOfACurveThatIsMovedGivesWayToTheOneBefore(t *testing.T) {
	s := loadText(t, everywhere, Options{Positions: map[string]float64{"assumptions.patient": 0}})
	var shares []float64
	for _, p := range s.Sites["post"].Stations["gate"].Queue.Balk.Stay.Points {
		shares = append(shares, p.Share)
	}
	if len(shares) != 3 || shares[0] != 0.3 || shares[1] != 0.3 || shares[2] != 0.3 {
		t.Errorf("shares %v", shares)
	}
}
