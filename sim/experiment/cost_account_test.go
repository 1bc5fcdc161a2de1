package experiment

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/theory"
)

// Trucks come at 1:00, 1:00 and 1:30 and are served from 1, 2 and 3 o'clock: they wait 0, 1 and 1.5 h. The one of
// 23:00 is served until midnight, when the day is over. Three trips of two hours and 100 km are completed.
func TestEveryCostIsWorkedOutByHand(t *testing.T) {
	r := run(t, responsetest.Named(t, "testdata/costs.yaml"), Options{})
	const waited, moved = 2.5, 300.0 // h, km
	const idle, burnt = waited * 1.5, moved * 0.4
	want := map[string]float64{
		"cost.waiting": waited * 12, "cost.moving": moved * 0.5, "cost.fuel": idle + burnt,
		"cost.staff": 24*10 + 2*24*5, "cost.standing": 24,
		"cost.fees":                  3*25 + 5 + 3*2 + 3*7.5,
		"cost.borne-by.carrier":      waited*12 + moved*0.5 + idle + burnt + 3*25 + 5 + 3*2 + 3*7.5,
		"cost.borne-by.operator":     24*10 + 24,
		"cost.borne-by.road-fund":    -3 * 2,
		"cost.borne-by.state":        2*24*5 - 3*25 - 5 - 3*7.5,
		"cost.total":                 waited*12 + moved*0.5 + idle + burnt + 24*10 + 2*24*5 + 24,
		"flow.trucks.cost":           waited*12 + moved*0.5 + idle + burnt + 3*25 + 3*2 + 3*7.5,
		"flow.cars.cost":             5,
		"cost.per-crossing.trucks":   (waited*12 + moved*0.5 + idle + burnt + 24*10 + 2*24*5 + 24) / 3,
		"fuel.idle":                  idle,
		"fuel.moving":                burnt,
		"fuel.total":                 idle + burnt,
		"co2.idle":                   idle * 2.5,
		"co2.moving":                 burnt * 2.5,
		"co2.total":                  (idle + burnt) * 2.5,
		"co2.per-crossing.trucks":    (idle + burnt) * 2.5 / 3,
		"flow.trucks.completed":      3,
		"crossing.line.cars.carried": 1,
	}
	for name, value := range want {
		response := r.Find(name)
		if response == nil {
			t.Errorf("there is no response %s", name)
			continue
		}
		if math.Abs(response.Values[0]-value) > 1e-9*(1+math.Abs(value)) {
			t.Errorf("%s is %v, want %v", name, response.Values[0], value)
		}
	}
	for i, limit := range []float64{960, 200, 0} {
		if r.Thresholds[i].Limit != limit {
			t.Errorf("the limit of %s is %v, want %v", r.Thresholds[i].Expression, r.Thresholds[i].Limit, limit)
		}
	}
	for i := range r.Responses {
		name := r.Responses[i].Name
		if _, tested := want[name]; !tested &&
			(strings.Contains(name, "cost") || strings.HasPrefix(name, "co2") || strings.HasPrefix(name, "fuel")) {
			t.Errorf("%s is not tested", name)
		}
	}
}

// What trucks cost and burn is not divided by the cars, which have no costs: only once they have, each of them
// costs its own and the places.
func TestACrossingCostsWhatItsOwnKindCosts(t *testing.T) {
	r := run(t, responsetest.Named(t, "testdata/costs.yaml"), Options{})
	for _, name := range []string{"cost.per-crossing.cars", "co2.per-crossing.cars"} {
		if r.Find(name) != nil {
			t.Errorf("there is a response %s though cars cost nothing", name)
		}
	}
	trucks := r.Find("cost.per-crossing.trucks").Values[0]
	r = run(t, responsetest.Named(t, "testdata/costs.yaml", "entities.car.costs.moving=1 USD/km"), Options{})
	if now := r.Find("cost.per-crossing.trucks").Values[0]; now != trucks {
		t.Errorf("a truck costs %v instead of %v once cars have costs", now, trucks)
	}
	// the car goes nowhere
	if got, places := r.Find("cost.per-crossing.cars").Values[0], 24*10+2*24*5+24.0; math.Abs(got-places) > 1e-6 {
		t.Errorf("a car costs %v, want %v", got, places)
	}
}

// The cost of waiting of M/M/1 is that of λ·Wq trucks, and a server costs its wage whether it works or not.
func TestTheCostOfWaitingIsThatOfMM1(t *testing.T) {
	r := run(t, responsetest.Named(t, "testdata/queue-costs.yaml"), Options{})
	queue, err := theory.NewMMc(1, 45, 60) // an hour
	if err != nil {
		t.Fatal(err)
	}
	length := 45 * queue.Wait
	waiting := length * 8 * 24
	for name, want := range map[string]float64{"cost.waiting": waiting, "co2.idle": length * 2 * 24 * 2.68,
		"cost.total": waiting + 12*24} {
		got := r.Find(name)
		// Five standard errors: by luck it fails once in 10⁵ times.
		if error := got.HalfWidth() / 2.02; math.Abs(got.Mean-want) > 5*error || error > 0.05*want {
			t.Errorf("%s is %v ± %v, exactly %v", name, got.Mean, got.HalfWidth(), want)
		}
	}
	if got := r.Find("cost.staff"); got.Mean != 12*24 || got.HalfWidth() != 0 {
		t.Errorf("the staff cost %v ± %v a day", got.Mean, got.HalfWidth())
	}
}

// The time that all wait is what the places where they wait integrate.
func TestTheTimeWaitedIsTheIntegralOfTheQueues(t *testing.T) {
	p := responsetest.Named(t, "testdata/costs.yaml",
		"flows.trucks.arrivals={rate: 20/day}", "flows.cars.arrivals={rate: 3/day}", "run.window=3 days")
	rec, err := p.Run().Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	waited := rec.Costs.Waiting[0]
	waited.AddSum(rec.Costs.Waiting[1])
	if waited != rec.Stations[0].Queue.Area || waited.Lo == 0 {
		t.Errorf("waited %s, the queue's integral is %s", waited, rec.Stations[0].Queue.Area)
	}
}

func TestAPlanWithoutCostsKeepsNone(t *testing.T) {
	p := load(t, "one-server")
	if p.Costs != nil || p.Run() == nil {
		t.Error("it has costs")
	}
	for i := range p.Responses {
		if p.Responses[i].Estimand.Subject == response.OfCost {
			t.Errorf("it has the response %s", p.Responses[i].Name)
		}
	}
}
