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
