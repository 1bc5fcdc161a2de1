package experiment

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"testing"

	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
)

// A lane that serves a truck in exactly six minutes, and trucks that come in exact intervals, so that nobody waits: 100
// a day in 2026, and a fifth more each year up to 2029. With the project they take three minutes, a quarter more of
// them come, and a second officer is on duty.
const appraisedLane = `
karvon: 1
title: A lane by the clock
run: {kind: stationary, warm-up: 1 day, window: 5 days, replications: 5}
entities: {truck: {costs: {waiting: 9 USD/h, moving: 0 USD/km, fuel: {idle: 2 l/h, price: 1 USD/l, co2: 2.5 kg/l}}}}
agencies: {customs: {country: Ruritania, runs: [post.gate]}}
sites:
  post:
    stations:
      gate:
        servers: 1
        service: 6m
        costs: {duty: 10 USD/h, standing: 24 USD/day}
        fees: {by-class: {truck: 5 USD}, paid-to: state}
flows:
  trucks: {entity: truck, arrivals: {interarrival: 864s}, journey: [{visit: gate}, depart]}
policies:
  quick: {set: {sites.post.stations.gate.service: 3m, sites.post.stations.gate.servers: 2}}
  slow: {set: {sites.post.stations.gate.service: 7m}}
years: {base: 2026, last: 2029, streams: {trucks: {flows: [trucks], traffic: 100/day, growth: 20%}}}
appraisal:
  prices: 2026
  opening: 2028
  last: 2031
  discount: 10%
  days: 300
  time: {truck: {own: 12 USD/h, cargo: 3 USD/h}}
  carbon: 50 USD
  projects:
    quick: {investment: 90000 USD, construction: [25%, 75%], upkeep: 2%, upkeep-cost: 365 USD/year, life: 10,
      generated: 25%, paid-by: state}
    slow: {investment: 1000 USD}
`

// appraised weighs a project of a scenario.
func appraised(t *testing.T, text, project string, settings ...string) *AppraisedProject {
	t.Helper()
	found, err := appraisalOf(t, text, project, settings...)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Failures) > 0 {
		t.Fatal(found.Failures[0].Err)
	}
	return &found.Projects[0]
}

// appraisedWithSeed weighs a project with the luck of a seed.
func appraisedWithSeed(t *testing.T, text, project string, seed uint64) *AppraisedProject {
	t.Helper()
	found, err := appraisalFrom(t, text, project, Point{Configuration: Configuration{Scenario: "test"}, Seed: &seed})
	if err != nil {
		t.Fatal(err)
	}
	return &found.Projects[0]
}

func appraisalOf(t *testing.T, text, project string, settings ...string) (*Appraised, error) {
	t.Helper()
	return appraisalFrom(t, text, project, Point{Configuration: Configuration{Scenario: "test", Settings: settings}})
}

func appraisalFrom(t *testing.T, text, project string, base Point) (*Appraised, error) {
	t.Helper()
	return appraisalBy(t, text, project, base, 1)
}

// appraisalBy simulates one of so many years.
func appraisalBy(t *testing.T, text, project string, base Point, every int) (*Appraised, error) {
	t.Helper()
	read := func(ctx context.Context, c Configuration) (*scenario.Scenario, error) {
		return scenario.Load(ctx, plantest.TextLibrary(text), "test",
			scenario.Options{Policies: c.Policies, Set: c.Settings, Positions: c.Positions})
	}
	load := loaderOf(text)
	m, err := load(t.Context(), base.Configuration)
	if err != nil {
		return nil, err
	}
	s, err := read(t.Context(), base.Configuration)
	if err != nil {
		return nil, err
	}
	return Appraise(t.Context(), &Runner{Load: load}, m, AppraiseOptions{
		Base: base, Scenario: s, Projects: []string{project}, Every: every, Replications: m.Replications, Draws: 50,
		Read: read,
	})
}

// rat is a decimal number as a fraction.
func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

func times(factors ...*big.Rat) *big.Rat {
	product := rat("1")
	for _, f := range factors {
		product.Mul(product, f)
	}
	return product
}

func added(terms ...*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, term := range terms {
		sum.Add(sum, term)
	}
	return sum
}

// laneByHand is the total of each year from 2026 on, and what is saved by users and spent on staff, in fractions.
func laneByHand() (total, users, staff []*big.Rat) {
	load := map[int]*big.Rat{2028: rat("144"), 2029: rat("172.8"), 2030: rat("172.8"), 2031: rat("172.8")}
	total = []*big.Rat{rat("-22500"), rat("-67500")}
	zero := new(big.Rat)
	users, staff = []*big.Rat{zero, zero}, []*big.Rat{zero, zero}
	for year := 2028; year <= 2031; year++ {
		n := load[year]
		hours := times(rat("1/2"), added(n, times(n, rat("5/4"))), rat("1/20")) // half of both, by three minutes of each
		saved := times(hours, rat("15"), rat("300"))
		duty := times(rat("-240"), rat("300"))
		sum := added(saved, duty, rat("-1800"), rat("-365"))
		if year == 2031 {
			sum = added(sum, times(rat("90000"), rat("6/10")))
		}
		total, users, staff = append(total, sum), append(users, saved), append(staff, duty)
	}
	return total, users, staff
}

// discounted is what amounts from 2026 on are worth in it.
func discounted(amounts []*big.Rat, rate *big.Rat) *big.Rat {
	sum, factor := new(big.Rat), rat("1")
	for _, amount := range amounts {
		sum.Add(sum, times(amount, factor))
		factor.Quo(factor, added(rat("1"), rate))
	}
	return sum
}

func near(t *testing.T, what string, got float64, want *big.Rat) {
	t.Helper()
	exact, _ := want.Float64()
	if math.Abs(got-exact) > 1e-10*(1+math.Abs(exact)) || math.IsNaN(got) {
		t.Errorf("%s is %v, exactly %v", what, got, exact)
	}
}

func TestALaneByTheClockIsAppraisedByHand(t *testing.T) {
	p := appraised(t, appraisedLane, "quick")
	total, users, staff := laneByHand()
	for i := range total {
		near(t, "the total", p.Table.Total[i], total[i])
		near(t, "what users save", p.Table.Saved[TimeCost][i]+p.Table.Saved[CargoCost][i], users[i])
		near(t, "the staff", p.Table.Saved[StaffCost][i], staff[i])
	}
	rate := rat("1/10")
	worth := discounted(total, rate)
	near(t, "the worth", p.Worth.Mean, worth)
	near(t, "the low end of it", p.Worth.Low, worth)
	residual := make([]*big.Rat, len(total))
	for i := range residual {
		residual[i] = new(big.Rat)
	}
	residual[len(residual)-1] = rat("54000")
	benefits := added(discounted(users, rate), discounted(residual, rate))
	near(t, "the ratio", p.Ratio.Mean, new(big.Rat).Quo(benefits, new(big.Rat).Sub(benefits, worth)))
	if len(p.Returns) != 1 {
		t.Fatalf("it returns %v", p.Returns)
	}
	for _, side := range []float64{-1e-12, 1e-12} {
		at := new(big.Rat).SetFloat64(p.Return.Mean + side)
		if sign := discounted(total, at).Sign(); float64(sign)*side > 0 {
			t.Errorf("beside %v the worth has the sign %d", p.Return.Mean, sign)
		}
	}
	one := rat("1/4") // of each dollar of the investment
	one.Add(one, times(rat("3/4"), rat("10/11")))
	for year := 2; year <= 5; year++ {
		factor := rat("1")
		for range year {
			factor.Mul(factor, rat("10/11"))
		}
		one.Add(one, times(rat("2/100"), factor))
		if year == 5 {
			one.Sub(one, times(rat("6/10"), factor))
		}
	}
	near(t, "the break-even", p.BreakEven.Mean, added(rat("90000"), new(big.Rat).Quo(worth, one)))
}

// What one pays another gets: all together save what the resources that are paid for save, and pay for the project.
func TestFeesCancelOut(t *testing.T) {
	p := appraised(t, appraisedLane, "quick")
	all := make([]float64, len(p.Table.Total))
	names := map[string]*BorneYears{}
	for i := range p.Borne {
		names[p.Borne[i].Name] = &p.Borne[i]
		for n, amount := range p.Borne[i].Total {
			all[n] += amount
		}
	}
	for i, amount := range all {
		want := p.Table.Investment[i] + p.Table.Upkeep[i] + p.Table.Residual[i] + p.Table.Saved[StaffCost][i]
		if math.Abs(amount-want) > 1e-6 {
			t.Errorf("in %d all together have %v, want %v", p.Table.First+i, amount, want)
		}
	}
	if got := names["state"].Saved[2]; math.Abs(got-36*5*300) > 1e-6 {
		t.Errorf("the state gets %v more in fees, want 36 trucks' a day", got)
	}
	if got := names["carrier"]; math.Abs(got.Saved[2]+36*5*300) > 1e-6 {
		t.Errorf("carriers have %v more, want less by the fees", got)
	}
	if got := names["customs"]; got.Country != "Ruritania" || math.Abs(got.Saved[2]+240*300) > 1e-6 {
		t.Errorf("customs: %v", got)
	}
}

// An input that is set to its switching value leaves a project worth nothing.
func TestAtSwitchingValuesItIsWorthNothing(t *testing.T) {
	p := appraised(t, appraisedLane, "quick")
	tried := 0
	for _, v := range p.Switching {
		value := map[string]string{
			"appraisal.discount": fmt.Sprintf("%.12f%%", 100*v.At), "appraisal.time.truck.own": fmt.Sprintf("%.12f USD/h", v.At),
			"appraisal.projects.quick.investment": fmt.Sprintf("%.9f USD", v.At),
			"years.streams.trucks.growth":         fmt.Sprintf("%.12f%%", 20+100*v.At), // so much more in every year
		}[v.Name]
		if value == "" || math.IsNaN(v.At) {
			continue
		}
		tried++
		tolerance := 1e-4
		if v.Name == "years.streams.trucks.growth" { // between simulated years the saving is taken to be a straight line
			tolerance = 500
		}
		if at := appraised(t, appraisedLane, "quick", v.Name+"="+value); math.Abs(at.Worth.Mean) > tolerance {
			t.Errorf("with %s at %s it is worth %v", v.Name, value, at.Worth.Mean)
		}
	}
	if tried < 2 {
		t.Errorf("%d were tried of %+v", tried, p.Switching)
	}
	t.Logf("%+v", p.Switching)
}
