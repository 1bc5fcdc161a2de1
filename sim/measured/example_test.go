package measured_test

import (
	"context"
	"errors"
	"fmt"

	"karvon/sim/measured"
)

// A gate log of a terminal is read by its headers: plates are not, and the row that ends before it begins is left out.
func ExampleRead() {
	file := "Plate;Arrived;Departed\n01A123BC;02.09.2024 06:30;02.09.2024 07:15\n01A777AA;02.09.2024 " +
		"08:00;02.09.2024 07:00\n"
	data, err := measured.Read(context.Background(), "gate.csv", []byte(file), measured.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(data.Kind, data.Used, "of", data.Rows, "rows, headers in", data.Headers)
	for _, left := range data.Left {
		fmt.Println(left.Rows, left.Why, left.Places)
	}
	var group *measured.Group = data.Groups[0]
	fmt.Println(len(group.Arrivals), "arrivals,", group.Durations[0].Low, "s from", group.Starts[0])
	fmt.Println(len(group.Counts), len(group.Totals), group.Size, len(group.Statements))
	// Output:
	// visits 1 of 2 rows, headers in line 1
	// 1 end-before-start [line 3]
	// 1 arrivals, 2700 s from 1.7252586e+09
	// 0 0 0 0
}

// What has two readings is a problem that says which flag decides.
func ExampleProblem() {
	file := "Time\n02/03/2024 06:30\n"
	_, err := measured.Read(context.Background(), "gate.csv", []byte(file), measured.Options{})
	var problem *measured.Problem
	if errors.As(err, &problem) {
		fmt.Println(problem.Place)
		fmt.Println(problem.Message)
		fmt.Println(problem.Hint)
	}
	// Output:
	// line 2
	// in the column Time the day and the month of no date can be told apart
	// say --dates day-first or --dates month-first
}
