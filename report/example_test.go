package report_test

import (
	"context"
	"fmt"
	"os"

	"karvon/report"
	"karvon/report/document"
	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// From a file to a report: load, compile, run, write.
func Example() {
	ctx := context.Background()
	s, err := scenario.Load(ctx, scenarios.FS, "peak-day", scenario.Options{})
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
	options := document.Options{Width: 100, VerdictOnly: true}
	if err := report.Write(os.Stdout, report.Text, report.Run(result, s), options); err != nil {
		fmt.Println(err)
	}
	// Output:
	// All the traffic gets through by the day's end.
	// - Thresholds: 1 of 1 met.
	// - To judge more, name a crossing in the scenario: then what arrives there and what gets through is
	//   counted.
	// - Longest queue: post.gate, where 21.4 wait at a time on average, 515 hours of waiting a day in all;
	//   19 in 20 wait at most 1 h 52 min.
}
