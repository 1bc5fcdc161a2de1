package plan_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

func ExampleCompile() {
	s, err := scenario.Load(context.Background(), scenarios.FS, "tandem", scenario.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := plan.Compile(context.Background(), s)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range p.Stations {
		fmt.Println(p.Stations[i].Name)
	}
	fmt.Printf("%d steps, %d replications\n", len(p.Steps), p.Replications)
	// Output:
	// post.documents
	// post.exit
	// post.gate
	// 5 steps, 10 replications
}
