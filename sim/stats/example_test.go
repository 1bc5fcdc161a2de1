package stats_test

import (
	"fmt"

	"karvon/sim/stats"
)

// Three replications count the waits of their customers; the p80 of all
// customers gets an interval from the three replications' own.
func Example() {
	const second = 1_000_000_000
	replications := [][]int64{{0, 0, 2, 3, 9}, {0, 1, 1, 4, 6}, {0, 2, 5, 5, 8}}

	pooled := new(stats.Histogram)
	var quantiles []float64
	for _, waits := range replications {
		own := new(stats.Histogram)
		for _, wait := range waits {
			own.Add(wait * second)
		}
		quantiles = append(quantiles, own.Quantile(0.8)/second)
		pooled.Merge(own)
	}
	p80 := stats.SectionedQuantile(pooled.Quantile(0.8)/second, quantiles, 0.95)
	p80.Warnings = append(p80.Warnings, stats.TailWarning(pooled.Count(), 0.8))

	fmt.Printf("%d of %d did not wait, %s ns waited in all\n", pooled.Zeros(), pooled.Count(), pooled.Sum())
	fmt.Printf("p80 %.2f ± %.2f s\n", p80.Mean, p80.HalfWidth)
	fmt.Println(p80.Warnings[0])
	// Output:
	// 4 of 15 did not wait, 46000000000 ns waited in all
	// p80 5.01 ± 3.96 s
	// only about 3 of 15 observations lie beyond p80: fewer than 50
}
