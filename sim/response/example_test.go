package response_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

func ExampleCompile() {
	s, err := scenario.Load(context.Background(), scenarios.FS, "tandem", scenario.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := response.Compile(context.Background(), s)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range m.Stations {
		fmt.Println(m.Stations[i].Name)
	}
	fmt.Printf("%d steps, %d replications\n", len(m.Steps), m.Replications)
	// Output:
	// post.documents
	// post.exit
	// post.gate
	// 5 steps, 10 replications
}
