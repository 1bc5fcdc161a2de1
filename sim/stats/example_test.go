package stats_test

import (
	"fmt"

	"karvon/sim/stats"
)

// Five replications count the waits of their customers. The mean and the share of those who wait for no more than
// three seconds are of all customers together, and so is the median; their intervals come from how much the
// replications differ.
func Example() {
	const second = 1_000_000_000
	replications := [][]int64{{0, 0, 2, 3, 9}, {0, 1, 1, 4}, {0, 2, 5, 5, 8, 1}, {1, 0, 7}, {0, 3, 2, 2, 4, 6}}

	pool := new(stats.Pool)
	nobody := new(stats.Histogram) // was unfinished at the end
	var means, shares, customers []float64
	for _, waits := range replications {
		own := new(stats.Histogram)
		own.Watch(3 * second)
		for _, wait := range waits {
			own.Add(wait * second)
		}
		means = append(means, own.Mean()/second)
		shares = append(shares, float64(own.AtMost(3*second))/float64(own.Count()))
		customers = append(customers, float64(own.Count()))
		if _, err := pool.MergeBinary(nobody.AppendBinary(own.AppendBinary(nil)), new(stats.Workspace)); err != nil {
			panic(err)
		}
	}
	mean := stats.Pooled(means, customers, stats.Positive).Estimate(0.95)
	share := stats.Shares(shares, customers, nil).Estimate(0.95)
	median := pool.Quantile(0.5, 0.95, len(replications)).Scaled(1.0 / second)

	fmt.Printf("mean %.2f s, from %.2f to %.2f s\n", mean.Mean, mean.Low, mean.High)
	fmt.Printf("within 3 s %.0f%%, from %.0f to %.0f%%\n", 100*share.Mean, 100*share.Low, 100*share.High)
	fmt.Printf("median %.2f s, from %.2f to %.2f s of %d\n", median.Mean, median.Low, median.High, pool.Count())
	fmt.Println(median.Warnings[0])
	// Output:
	// mean 2.75 s, from 2.00 to 4.20 s
	// within 3 s 67%, from 37 to 89%
	// median 2.00 s, from 0.00 to 5.00 s of 24
	// only about 12 of 24 observations lie beyond p50: fewer than 50
}

// A histogram counts to within a few per mille, and knows the sum exactly.
func ExampleHistogram() {
	const second = 1_000_000_000
	waits := new(stats.Histogram)
	for _, wait := range []int64{2, 3, 9} {
		waits.Add(wait * second)
	}
	fmt.Printf("%d waits of %.0f s together, at least %.2f and at most %.2f s\n", waits.Count(),
		waits.Sum().Float()/second, float64(waits.Min())/second, float64(waits.Max())/second)
	// Output: 3 waits of 14 s together, at least 2.00 and at most 9.00 s
}
