package outlook_test

import (
	"math"
	"math/big"
	"testing"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// exactPresent discounts in fractions.
func exactPresent(amounts []float64, rate float64, before int) float64 {
	grown := new(big.Rat).Add(big.NewRat(1, 1), new(big.Rat).SetFloat64(rate))
	sum := new(big.Rat)
	for i, amount := range amounts {
		term := new(big.Rat).SetFloat64(amount)
		for years := before + i; years > 0; years-- {
			term.Quo(term, grown)
		}
		for years := before + i; years < 0; years++ {
			term.Mul(term, grown)
		}
		sum.Add(sum, term)
	}
	value, _ := sum.Float64()
	return value
}

func TestPresentValuesAreThoseOfFractions(t *testing.T) {
	amounts := []float64{-1000, -500, 300.25, 400, 512.5, 600}
	for _, rate := range []float64{0, 0.09, -0.5, 2} {
		discounts := outlook.Discounts(rate, 2026, 2025, 2030)
		got, want := outlook.Present(amounts, discounts), exactPresent(amounts, rate, -1)
		if math.Abs(got-want) > 1e-12*(1+math.Abs(want)) {
			t.Errorf("at %v they are worth %v, exactly %v", rate, got, want)
		}
	}
}

func TestAnAnnuityRepaysWhatWasLent(t *testing.T) {
	for _, c := range []struct {
		rate  float64
		years int
		want  float64
	}{{0, 4, 0.25}, {0.1, 1, 1.1}, {1, 2, 4.0 / 3}} {
		if got := outlook.Annuity(c.rate, c.years); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("at %v over %d years it is %v, want %v", c.rate, c.years, got, c.want)
		}
	}
}

// -100 + 230/(1+r) - 132/(1+r)² is nought at 10% and at 20%; with -133 it is so nowhere.
func TestAllReturnsAreFound(t *testing.T) {
	for _, c := range []struct {
		amounts, want []float64
	}{
		{[]float64{-100, 110}, []float64{0.1}},
		{[]float64{-100, 0, 144}, []float64{0.2}},
		{[]float64{-100, 230, -132}, []float64{0.1, 0.2}},
		{[]float64{-100, 200.1, -100.1}, []float64{0, 0.001}},
		{[]float64{-100, 230, -133}, nil},
		{[]float64{-100, 100}, []float64{0}},
		{[]float64{-100, 20}, []float64{-0.8}},
		{[]float64{-100, 5100}, []float64{50}},
		{[]float64{0, 20}, nil},
		{[]float64{-10, -20}, nil},
		{[]float64{0, 0}, nil},
	} {
		got := outlook.Returns(c.amounts)
		if len(got) != len(c.want) {
			t.Errorf("%v returns %v, want %v", c.amounts, got, c.want)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 1e-12 {
				t.Errorf("%v returns %v, want %v", c.amounts, got, c.want)
			}
		}
	}
}

func TestOutlaysAreSpreadBuiltAnewAndLeft(t *testing.T) {
	six := 6
	p := &scenario.Project{Construction: []float64{0.25, 0.75}, Upkeep: 0.02, UpkeepCost: 1, Life: &six}
	o := outlook.NewOutlays(p, 1000, 2028, 2036) // 2028 to 2033, and 2034 to 2039
	investment := []float64{250, 750, 0, 0, 0, 0, 250, 750, 0, 0, 0}
	for i, want := range investment {
		upkeep, residual := 385.0, 0.0
		if i < 2 {
			upkeep = 0
		}
		if i == 10 {
			residual = 500
		}
		if o.Investment[i] != want || o.Upkeep[i] != upkeep || o.Residual[i] != residual {
			t.Errorf("in %d: %v, %v and %v, want %v, %v and %v", 2026+i, o.Investment[i], o.Upkeep[i], o.Residual[i], want,
				upkeep, residual)
		}
	}
	if o.First != 2026 || len(o.Investment) != 11 || o.Renewals != 1 {
		t.Errorf("from %d, %d years, %d renewals", o.First, len(o.Investment), o.Renewals)
	}
}
