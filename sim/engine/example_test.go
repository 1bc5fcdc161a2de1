package engine_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// One replication of a plan leaves exact counts, and the fingerprint of its trajectory.
func Example() {
	week := scenario.Options{Set: []string{"run.window=1 week"}}
	s, err := scenario.Load(context.Background(), scenarios.FS, "one-server", week)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := response.Compile(context.Background(), s)
	if err != nil {
		fmt.Println(err)
		return
	}
	record, err := engine.New(m.Plan).Replicate(m.Seed, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	gate := &record.Stations[0]
	fmt.Printf("%d came and %d were served; fingerprint %016x\n", gate.Arrived, gate.Served, record.Fingerprint)
	// Output: 9000 came and 8982 were served; fingerprint 94dd81b3d6ef3a26
}
