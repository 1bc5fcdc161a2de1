package traffic_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
)

// The file alone says how busy a server is on average, where all are served.
func ExampleSolve() {
	ctx := context.Background()
	s, err := scenario.Load(ctx, scenarios.FS, "one-server", scenario.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := response.Compile(ctx, s)
	if err != nil {
		fmt.Println(err)
		return
	}
	gate := &traffic.Solve(m.Plan).Stations[0]
	fmt.Printf("%s is busy for %.0f%% of the time\n", m.Stations[0].Name, 100*gate.Utilisation().Low)
	// Output: post.gate is busy for 90% of the time
}
