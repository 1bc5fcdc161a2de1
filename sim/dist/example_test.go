package dist_test

import (
	"fmt"

	"karvon/sim/dist"
	"karvon/sim/random"
)

// A service of 12 minutes on average, as the hundredth truck meets it.
func Example() {
	service, err := dist.NewLognormal(12*60, 0.9)
	if err != nil {
		fmt.Println(err)
		return
	}
	sampler, err := dist.NewSampler(service, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	key := random.NewKey(20210410, 0)
	truck := random.Mix(random.HashString("trucks-uz-kz"), 100)
	nanoseconds := sampler.Nanoseconds(key.Bits(truck, random.HashString("customs-uz"), 0))
	fmt.Printf("%s: mean %.0f s, this truck %d ns\n", service, sampler.Mean(), nanoseconds)
	// Output: lognormal(mean 720, cv 0.9): mean 720 s, this truck 729858384740 ns
}
