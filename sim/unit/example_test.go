package unit_test

import (
	"fmt"

	"karvon/sim/unit"
)

func ExampleParse() {
	rate, err := unit.Parse("2500/day", unit.Rate)
	fmt.Printf("%.6f per second, %v\n", rate, err)
	_, err = unit.Parse("2500", unit.Rate)
	fmt.Println(err)
	// Output:
	// 0.028935 per second, <nil>
	// "2500" has no unit; a rate is written like 120/h or 2500/day
}

func ExampleFormat() {
	fmt.Println(unit.Format(12.5, unit.Speed), "·", unit.Format(380_000, unit.Area), "·", unit.Format(0.785, unit.Share))
	// Output: 45 km/h · 38 ha · 78.5%
}

func ExampleParseDuration() {
	nanoseconds, err := unit.ParseDuration("1 h 35 min")
	fmt.Println(nanoseconds, unit.FormatDuration(nanoseconds), err)
	// Output: 5700000000000 1h35m <nil>
}
