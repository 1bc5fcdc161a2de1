package outlook

// Discounts gives by how much amounts of the years from one to another count: (1 + rate)^(prices - year), so that an
// amount of the year of the prices counts as it is. Amounts are taken to fall at one time of their year (ADB, Guidelines
// for the Economic Analysis of Projects, 2017, appendix on discounting). The rate is a year's, above -1.
func Discounts(rate float64, prices, from, last int) []float64 {
	var factors []float64
	for year := from; year <= last; year++ {
		factors = append(factors, discount(rate, year-prices))
	}
	return factors
}

// discount is (1 + rate)^-years.
func discount(rate float64, years int) float64 {
	grown := 1.0
	for range max(years, -years) {
		grown = float64(grown * (1 + rate))
	}
	if years < 0 {
		return grown
	}
	return 1 / grown
}

// Present is what amounts by year are worth in the year of the prices, by the discounts of their years.
func Present(amounts, discounts []float64) float64 {
	sum := 0.0
	for i, amount := range amounts {
		sum += float64(amount * discounts[i])
	}
	return sum
}

// Annuity is what is to be paid at the end of each of so many years for 1 that is lent before the first of them.
func Annuity(rate float64, years int) float64 {
	worth := 0.0
	for year := 1; year <= years; year++ {
		worth += discount(rate, year)
	}
	return 1 / worth
}
