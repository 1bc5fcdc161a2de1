package scenario

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"karvon/sim/syntax"
)

// requirePastEnds asks for one warning of ends that begins with some words, or for none where there are no words.
func requirePastEnds(t *testing.T, s *Scenario, what, want string) {
	t.Helper()
	var told []string
	for _, warning := range s.Warnings {
		if warning.Code == pastEnds {
			told = append(told, warning.Message)
		}
	}
	if len(told) > 1 || (len(told) == 1) != (want != "") || !strings.HasPrefix(strings.Join(told, ""), want) {
		t.Errorf("%s: told %q, want %q", what, told, want)
	}
}

// What is computed is tried at all ends of the ranges that move it, those behind another assumption among them.
func TestArithmeticThatFailsAtEndsOfRangesIsTold(t *testing.T) {
	for service, want := range map[string]string{
		"$visit - $paper":     "with $paper at 4m and $visit at 3m: ",
		"$rest - 4m":          "with $paper at 4m and $visit at 3m: ",
		"$visit - $paper / 2": "",
		"$visit - $visit":     "",
		"$visit - $fixed":     "",
		"$visit":              "",
		"$visit / $lanes":     "with $lanes at 0 and $visit at 3m: division by zero",
	} {
		s := loadOver(t, `
assumptions:
  visit: {value: 6m, range: [3m, 9m]}
  paper: {value: 2m, range: [1m, 4m]}
  lanes: {value: 2, range: [0, 3]}
  fixed: 2m
  rest: $visit - $paper / 2
sites: {post: {stations: {gate: {service: `+service+"}}}}\n", Options{})
		requirePastEnds(t, s, service, want)
	}
}

// Of several ends at which a value cannot be the worst is named; where a range is an interval, what lies beyond it.
func TestTheWorstEndIsTold(t *testing.T) {
	for service, want := range map[string]string{
		"$visit - $paper - 2m": "with $paper at 4m and $visit at 3m: ", // not the first, 1m and 3m
		"$visit - $wait":       "with $visit at 3m and $wait at 5m: ",
		"$wait - 75s":          "with $wait below 2m: ",
		"$wait - 5s":           "",
		"7m - $wait":           "with $wait above 5m: ",
	} {
		s := loadOver(t, `
assumptions:
  visit: {value: 6m, range: [3m, 9m]}
  paper: {value: 1m, range: [1m, 4m]}
  wait: {value: 3m, range: [2m, 5m], interval: 80%}
sites: {post: {stations: {gate: {service: `+service+"}}}}\n", Options{})
		requirePastEnds(t, s, service, want)
	}
}

// Nothing is wrong with no servers at a time; of a number that may be none at all times it is told.
func TestServersThatMayBeNoneAreTold(t *testing.T) {
	for servers, want := range map[string]string{
		"$lanes":                    "with $lanes at 0 there is none",
		"$lanes + 1":                "",
		"3 - $lanes":                "with $lanes at 3 there is none",
		"{value: 2, range: [0, 3]}": "with the value at 0 there is none",
		"{value: 2, range: [1, 3]}": "",
		"{staff: 4, per-server: 2}": "",
		"$most - 1":                 "with $most below 1: -1 is below zero",
		"$most":                     "", // what counts from one on is never none
	} {
		s := loadOver(t, `
assumptions:
  lanes: {value: 2, range: [0, 3]}
  most: {value: 4, range: [1, 9], interval: 50%}
sites: {post: {stations: {gate: {servers: `+servers+", service: 1m}}}}\n", Options{})
		requirePastEnds(t, s, servers, want)
	}
}

// Of servers of which none is left only beyond the ends of an interval, it is the interval that is to be narrowed.
func TestNoServersBeyondTheEndsOfAnIntervalAreTold(t *testing.T) {
	s := loadOver(t, `
assumptions: {lanes: {value: 4, range: [2, 9], interval: 50%}}
sites: {post: {stations: {gate: {servers: $lanes / 2, service: 1m}}}}
`, Options{})
	requirePastEnds(t, s, "servers", "with $lanes below 2 there is none")
	if hint := s.Warnings[0].Hint; !strings.Contains(hint, "an interval") {
		t.Errorf("the hint is %q", hint)
	}
}

// A time between failures that comes to be zero at an end is told of, whether it is computed or a parameter does.
func TestFailuresWithoutEndAtAnEndAreTold(t *testing.T) {
	for after, want := range map[string]string{
		"$up - 30m":                "with $up at 0.5h: the time between failures is always zero",
		"$up - 20m":                "",
		"{exponential: $zero}":     "with $zero at 0s: exponential: mean must be above zero",
		"{exponential: $up}":       "",
		"{uniform: [$zero, 9h]}":   "",
		"{exponential: $up - 45m}": "with $up at 0.5h: ",
		"{lognormal: {mean: {value: 1h, range: [0s, 2h]}, cv: 1}}": "with the value at 0s: ",
		"{lognormal: {mean: {value: 1h, range: [1s, 2h]}, cv: 1}}": "",
		"{exponential: $up, range: [1m, 2h]}":                      "",
		"$spread":                                                  "with $zero at 0s: exponential: mean must be above zero",
	} {
		s := loadOver(t, `
assumptions: {up: {value: 1h, range: [0.5h, 2h]}, zero: {value: 1h, range: [0s, 2h]}, spread: {exponential: $zero}}
sites: {post: {stations: {gate: {breakdowns: {after: `+after+`, repair: 1m}}}}}
`, Options{})
		requirePastEnds(t, s, after, want)
	}
}

// What a tie moves as one is never at opposite ends.
func TestWhatGoesTogetherIsAtOneEnd(t *testing.T) {
	for ties, want := range map[string]int{"": 1, "ties: {both: {together: [visit, paper]}}": 0} {
		s := loadOver(t, `
assumptions:
  visit: {value: 6m, range: [3m, 9m]}
  paper: {value: 2m, range: [1m, 4m]}
sites: {post: {stations: {gate: {service: $visit - $paper}}}}
`+ties+"\n", Options{})
		if len(s.Warnings) != want {
			t.Errorf("with %q: %v", ties, s.Warnings)
		}
	}
}

// Each assumption is twice the one before: what the last is moved by is found without going every way there.
func TestTheEndsOfAChainOfAssumptionsAreFound(t *testing.T) {
	text := "\nassumptions:\n  a0: {value: 2m, range: [1m, 3m]}\n"
	for i := range 60 {
		text += fmt.Sprintf("  a%d: $a%d / 2 + $a%d / 2\n", i+1, i, i)
	}
	s := loadOver(t, text+"sites: {post: {stations: {gate: {service: $a60 - 90s}}}}\n", Options{})
	if len(s.Warnings) != 1 || s.Warnings[0].Code != pastEnds {
		t.Errorf("%v", s.Warnings)
	}
}

// Zones are drawn so that their site holds them, so that not all of them are at their greatest.
func TestWhatIsDrawnToAddUpIsNotTriedAtAllEnds(t *testing.T) {
	const file = `
assumptions:
  whole: {value: 3 ha, range: [2 ha, 3.5 ha]}
  a: {value: 1 ha, range: [0.5 ha, 2 ha]}
  b: {value: 1 ha, range: [0.5 ha, 1.4 ha]}
sites: {post: {area: $whole, zones: {a: {area: $a}, b: {area: $b, space: {truck: ROOM}}}}}
`
	for room, want := range map[string]bool{"($whole - $a - $b + 1 ha) / 10": false, "($whole - 2.5 ha) / 10": true} {
		s := loadOver(t, strings.Replace(file, "ROOM", room, 1), Options{})
		told := slices.ContainsFunc(s.Warnings, func(w syntax.Error) bool { return w.Code == pastEnds })
		if told != want {
			t.Errorf("%s: %v", room, s.Warnings)
		}
	}
}

// What cannot be is told where it is computed, and not again where it is used.
func TestWhatCannotBeAtItsEndsIsToldOnce(t *testing.T) {
	s := loadOver(t, `
assumptions: {a: {value: 6m, range: [3m, 9m]}, left: $a - 4m}
sites: {post: {stations: {gate: {servers: 1, service: $left + 1m}, exit: {servers: 1, service: $left / 2}}}}
`, Options{})
	if len(s.Warnings) != 1 || s.Warnings[0].Path != "assumptions.left" {
		t.Errorf("%v", s.Warnings)
	}
}
