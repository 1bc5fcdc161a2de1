package regression_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/regression"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Of a run its values are kept, so that a later one can be compared with it.
func ExampleNewSnapshot() {
	ctx := context.Background()
	short := scenario.Options{Set: []string{"run.warm-up=1 day", "run.window=1 week"}}
	s, err := scenario.Load(ctx, scenarios.FS, "one-server", short)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := response.Compile(ctx, s)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := experiment.Run(ctx, p, experiment.Options{Replications: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	kept := regression.NewSnapshot(result, result.Judged())
	for name, response := range kept.Responses {
		fmt.Printf("seed %d: %s, %d values in %s\n", kept.Seed, name, len(response.Values), response.Unit)
	}
	// Unordered output:
	// seed 1: post.gate.wait.mean, 5 values in s
	// seed 1: post.gate.wait.p95, 5 values in s
	// seed 1: post.gate.utilisation, 5 values in 1
}
