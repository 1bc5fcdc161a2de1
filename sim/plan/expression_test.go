package plan

import (
	"fmt"
	"slices"
	"testing"
)

func TestWordsMeanTheSameWithQuotesAndWithout(t *testing.T) {
	const journey = "flows: {trucks: {journey: [{choose: [{when: %s, do: []}]}, {set: {colour: %s}}, {visit: gate}, " +
		"depart]}}"
	want := compileOver(t, fmt.Sprintf(journey, "green == colour and hour() < 12", "blue")).Programs
	for _, words := range [][2]string{
		{`"'green' == colour and hour() < 12"`, "blue"},
		{`colour == "green" and hour() < 12`, "blue"},
		{"green == colour and hour() < 12", `"'blue'"`},
	} {
		got := compileOver(t, fmt.Sprintf(journey, words[0], words[1])).Programs
		if !slices.EqualFunc(got, want, slices.Equal[Program]) {
			t.Errorf("%s, %s: %v, want %v", words[0], words[1], got, want)
		}
	}
}

// Assumptions of any dimension are pushed in seconds, metres, dollars, kilograms and litres, whatever their units'
// base is.
func TestAssumptionsInExpressionsAreInOneSystemOfUnits(t *testing.T) {
	programs := compileOver(t, `assumptions: {way: 3 km, speed: 36 km/h, pay: 24 USD/h, rate: 60/h}
flows: {trucks: {journey: [
  {choose: [{when: "$way / $speed + 60 / $rate > $pay / $pay * 1m", do: []}]}, {visit: gate}, depart]}}
`).Programs
	var pushed []float64
	for _, in := range programs[0] {
		if in.Op == PushNumber {
			pushed = append(pushed, in.Number)
		}
	}
	slices.Sort(pushed)
	want := []float64{24.0 / 3600, 24.0 / 3600, 1.0 / 60, 10, 60, 60, 3000}
	if !slices.Equal(pushed, want) {
		t.Errorf("%v are pushed, want %v", pushed, want)
	}
}
