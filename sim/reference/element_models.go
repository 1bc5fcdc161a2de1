package reference

import (
	"fmt"
	"math"

	"karvon/sim/theory"
)

// arrivalElements are models of who comes, and with what.
var arrivalElements = []element{
	// The rows know batches of one size; with a mixture the second moment of the size matters.
	{model{family: "element_mixed_batches", parameters: "0.3 batches/min of 1 or 3;mean service 1 min",
		file: "desk.yaml", set: []string{batches("0.3/min", "{discrete: {1: 50%, 3: 50%}}")}, days: 80},
		func() (map[string]float64, error) {
			want, err := theory.BatchArrivals(0.3, 2, 5, theory.Service{Mean: 1, SecondMoment: 2})
			return map[string]float64{"post.desk.wait.mean": minute * want.Wait}, err
		}},
	varied(0, 60), varied(0.5, 75), varied(1, 95), varied(1.5, 170), varied(3, 420),
	palletService("{scale: pallets, of: {exponential: 20s}}", "scaled by an attribute"),
	palletService("{by: size, cases: {small: {exponential: 20s}, middle: {exponential: 40s}}, otherwise: {scale: 4, "+
		"of: {exponential: 20s}}}", "by a word"),
	// Of a batch of k that come by a Poisson process of rate λ the j-th waits for k - j more: (k - 1) / 2λ in the
	// mean. The batches are an Erlang arrival process of k stages; to one server it is the queue E_k/M/1, whose share
	// σ of those who wait is the root of σ = (kλ' / (kλ' + μ(1-σ)))^k with the batches' rate λ' (Kleinrock 1975,
	// "Queueing Systems" I, section 6.4).
	{model{family: "element_gathered", parameters: "4 to a bus;a bus a minute;mean service 48 s", file: "batches.yaml",
		days: 28},
		func() (map[string]float64, error) {
			const k, rate, service = 4, 1.0 / 15, 48.0
			return map[string]float64{
				"flow.passengers.bus.member-wait.mean":     (k - 1) / (2 * rate),
				"flow.passengers.bus.members-waiting.mean": (k - 1) / 2.0,
				"flow.passengers.bus.size":                 k,
				"post.desk.waited":                         rootOfErlangArrivals(k, rate/k, 1/service),
			}, nil
		}},
	// Each passes the desk a geometric number of times, 1 / (1 - 25%) in the mean, and all but the last send it back.
	{model{family: "element_counted", parameters: "0.5/min;a quarter goes back;mean service 1 min", file: "counted.yaml",
		days: 14},
		func() (map[string]float64, error) {
			const day, back = 24 * 60 * 0.5, 0.25
			return map[string]float64{
				"flow.customers.count.served":    day / (1 - back),
				"flow.customers.count.sent-back": day * back / (1 - back),
			}, nil
		}},
}

// varied lets customers arrive with a cv where the rate is constant: that is GI/M/1 with gamma gaps below 1, and
// above hyperexponential ones with balanced means.
func varied(cv float64, days int) element {
	return element{model{family: "element_arrivals_with_cv",
		parameters: fmt.Sprintf("0.7/min;cv %g%%;mean service 1 min", 100*cv),
		// Bursts of a cv of 300% need the longer window for an interval that would show a fault.
		file: "desk.yaml", set: []string{fmt.Sprintf("flows.customers.arrivals={rate: 0.7/min, cv: %g%%}", 100*cv),
			"run.window=3 weeks"},
		days: days},
		func() (map[string]float64, error) {
			want, err := theory.NewGM1(1/0.7, transform(1/0.7, cv), 1)
			return map[string]float64{"post.desk.wait.mean": minute * want.Wait, "post.desk.waited": want.Sigma}, err
		}}
}

// transform is the Laplace transform of the gaps.
func transform(mean, cv float64) theory.Transform {
	square := cv * cv
	switch {
	case cv == 0:
		return func(s float64) float64 { return math.Exp(-s * mean) }
	case cv <= 1:
		return func(s float64) float64 { return math.Pow(1+s*mean*square, -1/square) }
	}
	p := (1 + math.Sqrt((square-1)/(square+1))) / 2
	return func(s float64) float64 { return p/(1+s*mean/(2*p)) + (1-p)/(1+s*mean/(2*(1-p))) }
}

// palletService is a service of a number of pallets times an exponential time: an M/G/1 queue whose moments are
// products (Pollaczek and Khinchine). An engine that drew for each pallet, or took the mean number, would have
// another second moment.
func palletService(law, words string) element {
	const meanPallets, secondPallets = 0.5*1 + 0.3*2 + 0.2*4, 0.5*1 + 0.3*4 + 0.2*16
	return element{model{family: "element_service_by_attribute", parameters: words + ";1/min;20 s a pallet",
		file: "desk.yaml", days: 140, set: []string{
			service(law), rate("1/min"), "run.window=4 weeks",
			"flows.customers.attributes={pallets: {draw: {discrete: {1: 50%, 2: 30%, 4: 20%}}}, size: {shares: {small: 50%, " +
				"middle: 30%, large: 20%}}}",
		}},
		func() (map[string]float64, error) {
			want, err := theory.MG1(1.0/60, theory.Service{Mean: 20 * meanPallets, SecondMoment: 2 * 20 * 20 * secondPallets})
			return map[string]float64{"post.desk.wait.mean": want.Wait}, err
		}}
}

func rootOfErlangArrivals(stages int, rate, service float64) float64 {
	sigma := 0.5
	for range 1000 {
		stage := float64(stages) * rate / (float64(stages)*rate + service*(1-sigma))
		sigma = 1
		for range stages {
			sigma *= stage
		}
	}
	return sigma
}

// placeElements are models of places where entities are or wait.
var placeElements = []element{
	{model{family: "element_hall", parameters: "20 come an hour;stay 1 h;30 m2", file: "hall.yaml", days: 60},
		levelsOfService},
	{model{family: "element_meter", parameters: "10 slots an hour;8.5 come an hour", file: "meter.yaml", days: 6500},
		func() (map[string]float64, error) {
			meter, err := theory.NewMeter(10, 8.5/3600, 3600)
			if err != nil {
				return nil, err
			}
			return map[string]float64{
				"post.meter.wait.mean":  meter.Wait,
				"post.meter.queue.mean": meter.Waiting,
				"flow.trucks.wait.mean": meter.Wait,
				"post.meter.used":       0.85,
				"post.meter.passed":     8.5 * 24,
			}, nil
		}},
	// Two cranes of which any will do are an M/M/2 queue; an officer and a crane that are only used together are an
	// M/M/1 queue. An engine that let requests pass each other, or took one resource while waiting for the other,
	// would wait for other times.
	requested("any of two", "{any: [crane-a, crane-b]}", 1.6, 2),
	requested("two together", "{all: {crane-a: 1, crane-b: 1}}", 0.8, 1),
}

// levelsOfService are the shares of the time at each level of a hall without a limit: the number in it is Poisson,
// whatever the distribution of the stays (Takács 1962). Levels that were cut one person off would miss by a
// probability, some 5% of the time.
func levelsOfService() (map[string]float64, error) {
	mean, empty, err := theory.InfiniteServer(20.0/60, 60)
	if err != nil {
		return nil, err
	}
	exact := map[string]float64{}
	most := []int{11, 13, 15, 20, 30, 200} // of 30 m² at 2.7, 2.3, 1.9, 1.5 and 1 m² a person
	n, probability, below, space := 0, empty, 0.0, 0.0
	for level, name := range []string{"a", "b", "c", "d", "e", "f"} {
		share := 0.0
		for ; n <= most[level]; n++ {
			share += probability
			if n > 0 {
				space += probability * 30 / float64(n)
			}
			probability *= mean / float64(n+1)
		}
		below += share
		exact["post.hall.level-"+name+".share"] = share
		if name != "f" {
			exact["post.hall.level-"+name+".or-better"] = below
		}
	}
	exact["post.hall.space.mean"] = space / (1 - empty)
	return exact, nil
}

// requested is a model of customers who hold what they ask for, for a minute in the mean.
func requested(words, request string, perMinute float64, servers int) element {
	return element{model{family: "element_request", parameters: fmt.Sprintf("%s;%g/min;mean 1 min", words, perMinute),
		file: "cranes.yaml", days: 220, set: []string{
			rate(fmt.Sprintf("%g/min", perMinute)),
			"flows.customers.journey=[{seize: " + request + "}, {delay: {exponential: 1m}}, {release: " + request + "}, depart]",
		}},
		func() (map[string]float64, error) {
			want, err := theory.NewMMc(servers, perMinute/60, 1.0/60)
			return map[string]float64{"flow.customers.wait.mean": want.Wait}, err
		}}
}

// roadElements are models of links.
var roadElements = []element{
	// Those who come by a Poisson process to a road with a convoy every four hours find the time to the next uniform:
	// they wait two hours in the mean, and 10/h make convoys of forty.
	{model{family: "element_convoys", parameters: "one in 4 h;10 come an hour", file: "convoys.yaml", days: 28},
		func() (map[string]float64, error) {
			return map[string]float64{"link.pass.wait.mean": 2 * 3600, "link.pass.convoy-size": 40, "link.pass.queue.mean": 20,
				"link.pass.convoys": 6}, nil
		}},
	spillsBack("from a yard"),
	spillsBack("from a road",
		"links.next={from: port, to: quay, mode: road, one-way: true, length: 1 mm, speed: 100 km/h, delay: {exponential: "+
			"1m}, storage: 1}",
		"sites.quay={}", "flows.trucks.journey=[{visit: gate}, {travel: {to: port}}, {travel: {to: quay}}, depart]"),
	// With Poisson arrivals and a free end it is M/M/c: the wait to set out has the mean of Erlang's formula.
	{model{family: "element_road_with_room", parameters: "room for 3;2.4/min;mean trip 1 min", file: "road.yaml",
		days: 110, set: []string{
			"links.road.storage=3", "flows.trucks.arrivals={rate: 2.4/min}",
			"flows.trucks.journey=[{travel: {to: port}}, depart]",
		}},
		func() (map[string]float64, error) {
			want, err := theory.NewMMc(3, 2.4/60, 1.0/60)
			return map[string]float64{
				"link.road.to.port.wait.mean": want.Wait, "link.road.to.port.queue.mean": want.Waiting,
				"link.road.to.port.occupancy.mean": 0.8,
			}, err
		}},
}

// spillsBack is a road with room for so many, whose trips take exponential times: a station of so many servers,
// which in a line without buffers blocks the gate upstream and is blocked by what is downstream (Hunt 1956: 22/39).
// A road that gave up its places at its end would carry 2/3 a minute.
func spillsBack(words string, set ...string) element {
	return element{model{family: "element_road_that_spills_back", parameters: words + ";mean times 1 min",
		file: "road.yaml", set: set, days: 7},
		func() (map[string]float64, error) {
			want, err := theory.SaturatedTandem([]float64{1, 1, 1}, []int{0, 0})
			return map[string]float64{"link.road.passed": perMinute * want}, err
		}}
}
