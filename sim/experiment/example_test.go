package experiment_test

import (
	"context"
	"fmt"

	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// load compiles a configuration of a scenario of the library.
func load(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
	s, err := scenario.Load(ctx, scenarios.FS, c.Scenario, scenario.Options{Policies: c.Policies, Set: c.Settings})
	if err != nil {
		return nil, err
	}
	return response.Compile(ctx, s)
}

// inShort is what keeps the examples short.
var inShort = []string{"run.warm-up=1 day", "run.window=1 week"}

func ExampleRun() {
	p, err := load(context.Background(), experiment.Configuration{Scenario: "one-server", Settings: inShort})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := experiment.Run(context.Background(), p, experiment.Options{Replications: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	wait := result.Find("post.gate.wait.mean")
	fmt.Printf("%.0f s, 95%% interval %.0f to %.0f s\n", wait.Mean, wait.Low, wait.High)
	// Output: 486 s, 95% interval 343 to 776 s
}

// The same trucks come to one server and to two: their numbers are compared in pairs.
func ExampleCompare() {
	as := func(name string, settings ...string) *experiment.Sample {
		return experiment.NewSample(experiment.Point{Name: name, Configuration: experiment.Configuration{
			Scenario: "one-server", Settings: append(settings, inShort...),
		}})
	}
	samples := []*experiment.Sample{as("one"), as("two", "sites.post.stations.gate.servers=2")}
	comparison, err := experiment.Compare(context.Background(), &experiment.Runner{Load: load}, samples, 5, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	wait := comparison.Others[0].Primary[0]
	fmt.Printf("%s: %.0f s (%.0f to %.0f)\n", wait.Name, wait.Mean, wait.Low, wait.High)
	// Output: post.gate.wait.mean: -472 s (-1066 to -232)
}

// Replications can be added to a sample until its result says enough: what was run stays.
func ExampleRunner_Extend() {
	ctx := context.Background()
	sample := experiment.NewSample(experiment.Point{Name: "one", Configuration: experiment.Configuration{
		Scenario: "one-server", Settings: inShort,
	}})
	runner := &experiment.Runner{Load: load}
	for _, replications := range []int{5, 10} {
		if err := runner.Extend(ctx, []*experiment.Sample{sample}, replications); err != nil {
			fmt.Println(err)
			return
		}
		result, err := sample.Result()
		if err != nil {
			fmt.Println(err)
			return
		}
		wait := result.Find("post.gate.wait.mean")
		fmt.Printf("%d replications: %.0f to %.0f s\n", replications, wait.Low, wait.High)
	}
	// Output:
	// 5 replications: 343 to 776 s
	// 10 replications: 420 to 633 s
}
