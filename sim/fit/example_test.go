package fit_test

import (
	"context"
	"fmt"

	"karvon/sim/fit"
)

// Twelve checks of documents, timed by hand: one was still going on when the shift ended.
func ExampleTimes() {
	var observations []fit.Observation
	for _, seconds := range []float64{211, 187, 305, 264, 142, 388, 229, 176, 251, 333, 198} {
		observations = append(observations, fit.Observation{Low: seconds, High: seconds})
	}
	observations = append(observations, fit.Unfinished(420))
	r, err := fit.Times(context.Background(), observations, fit.Options{Families: []string{"lognormal", "exponential"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	best := r.Families[r.Chosen]
	fmt.Println(best.Family)
	for _, p := range best.Parameters {
		fmt.Printf("%s: %.3g (%.3g to %.3g, %s)\n", p.Name, p.Value, p.Low, p.High, p.Method)
	}
	for _, trouble := range r.Troubles {
		fmt.Println(trouble)
	}
	// Output:
	// lognormal
	// mean: 264 (211 to 359, profile likelihood)
	// cv: 0.351 (0.227 to 0.669, profile likelihood)
	// 12 values are few: below 20 hardly any family is rejected, and intervals are wide
	// 8.33% of the values are unfinished: each counts as at least what has passed; beyond 420 the tail is the family's
}
