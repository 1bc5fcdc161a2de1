package staffing

import (
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
)

// withShut is the post with a station that opens at hours.
func withShut(t *testing.T, staffing string) *scenario.Scenario {
	t.Helper()
	const shut = `shut: {hours: [{from: "08:00", to: "18:00"}], service: 1m, servers: 2}`
	file := strings.Replace(post, "      hall:", "      "+shut+"\n      hall:", 1)
	s, err := scenario.Load(t.Context(), fstest.MapFS{"test.yaml": {Data: []byte(file + staffing)}}, "test",
		scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What the section says is held against the scenario, each entry by itself and, where nothing is wrong with those, in
// pairs.
func TestWhatMakesNoPlansIsFoundByACheck(t *testing.T) {
	const day = "staffing: {day: {of: [sites.post.stations.shut.servers], most: 3, "
	for _, test := range []struct{ text, want string }{
		{`blocks: [{from: "20:00", to: "23:00"}]}}`, "every day 20:00 to 23:00: the block lies outside the opening hours"},
		{`least: 0, blocks: [{from: "09:00", to: "12:00", most: 0}]}}`, "the most is 0 in each block"},
		{`blocks: [{from: "09:00", to: "12:00", most: 0}]}}`, "the most is 0 in each block"},
		{`least: 2, blocks: [{}, {days: sat}]}}`, "two blocks hold at Saturday"},
		{`least: 2, blocks: [{from: "08:00", to: "12:00"}, {from: "12:00", to: "18:00", most: 1}]}}`,
			"the least, 2, is more than the most, 1"},
		{`blocks: [{from: "08:00", to: "18:00"}], shifts: [{length: 8h, from: ["20:00"]}]}}`,
			"no shift covers Monday 08:00"},
		{`least: 1}, too: {of: [sites.post.stations.sh*.servers], most: 2}}`, "shut.servers is chosen twice"},
		{`least: 1}, slow: {of: ["*.slow.servers"], most: 2}}`, "goes by a schedule with breaks"},
		{`least: 1, cost: 9 USD/h}, units: {of: [sites.post.resources.guards.units], most: 2}}`,
			"what an hour of one on duty costs is not known"},
		{`least: 1}, dark: {of: [sites.post.stations.dark.servers], most: 2}}`, "is no number that can be chosen"},
	} {
		if err := Check(withShut(t, day+test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v; want %s", test.text, err, test.want)
		}
	}
	for _, text := range []string{
		day + `least: 0, blocks: [{from: "08:00", to: "12:00"}, {from: "12:00", to: "18:00", most: 0}]}}`,
		day + `blocks: [{from: "07:00", to: "12:00"}]}}`, // some of it is open
		"",
	} {
		if err := Check(withShut(t, text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
