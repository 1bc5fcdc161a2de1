package response

import (
	"math"
	"testing"

	"karvon/scenarios"
	"karvon/sim/scenario"
)

// What all bear together is the total, to the last millionth, whatever the numbers and whoever pays whom.
func TestAllThatIsBorneIsTheTotal(t *testing.T) {
	s, err := scenario.Load(t.Context(), scenarios.FS, "../experiment/testdata/costs.yaml", scenario.Options{Set: []string{
		"flows.trucks.arrivals={rate: 37.7/day}", "flows.cars.arrivals={rate: 91/day}", "run.window=17 days",
		"entities.truck.costs.waiting=11.37 USD/h", "entities.truck.costs.fuel.price=0.873 USD/l",
		"sites.post.stations.gate.service={exponential: 6m7s}", "sites.post.stations.gate.fees.by-class.truck=24.999999 USD",
	}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := Compile(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := m.Run().Replicate(5, 0)
	if err != nil {
		t.Fatal(err)
	}
	l := newCostAccount(m.Plan, rec)
	sum := 0.0
	for _, borne := range l.borne {
		if borne != math.Trunc(borne) {
			t.Errorf("%v is not whole", borne)
		}
		sum += borne
	}
	if sum != l.total() || sum == 0 || l.fees == 0 {
		t.Errorf("%v is borne of a total of %v, fees %v", sum, l.total(), l.fees)
	}
	paid := l.waiting + l.moving + l.fuel + l.fees
	for _, borne := range l.flows {
		paid -= borne
	}
	if paid != 0 {
		t.Errorf("the flows' costs differ from the parts by %v", paid)
	}
}
