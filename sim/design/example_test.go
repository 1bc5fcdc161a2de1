package design_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/design"
	"karvon/sim/scenario"
)

// A request without a sweep of the file: two factors, of which one is a quantity.
func ExampleNew() {
	ctx := context.Background()
	s, err := scenario.Load(ctx, scenarios.FS, "one-server", scenario.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := design.New(ctx, s, design.Request{Factors: []string{
		"servers=sites.post.stations.gate.servers=1,2", "service=sites.post.stations.gate.service=1min,90s"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range d.Factors {
		f := &d.Factors[i]
		fmt.Printf("%s, %v: %q\n", f.Name, f.Kind, f.Values)
		for _, level := range f.Values {
			fmt.Println(level, "is", f.Value(level).Number.FloatString(0))
		}
	}
	// Output:
	// servers, a number: ["1" "2"]
	// 1 is 1
	// 2 is 2
	// service, a duration: ["1min" "90s"]
	// 1min is 60
	// 90s is 90
}
