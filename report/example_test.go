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

// A word of reports, and what the field calls it.
func ExampleGlossary() {
	fmt.Printf("%s: %s\n", report.Glossary[0].Plain, report.Glossary[0].Field)
	// Output: all the traffic gets through: the load is carried
}

// The tables of a run, in the order in which they are shown.
func ExampleTables() {
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
	for _, table := range report.Tables(result) {
		fmt.Println(table.Name, len(table.Rows))
	}
	// Output:
	// backlog 1
	// thresholds 1
	// flows 1
	// stations 1
}
