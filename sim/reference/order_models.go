package reference

import (
	"cmp"
	"fmt"

	"karvon/sim/theory"
)

// orderElements are models of who is served next.
var orderElements = []element{
	priorityUnits("one by one", "cranes"),
	// Whoever asks for both at once has the same place in both queues.
	priorityUnits("two together", "{all: {cranes: 1, hooks: 1}}"),
	// The mean wait is that of any order that does not look at lengths; few wait long, and those very long.
	{model{family: "element_last_come", parameters: "0.6/min;mean service 1 min", file: "desk.yaml", days: 60,
		set: []string{rate("0.6/min"), desk("queue", "{discipline: lifo}"),
			"primary=[post.desk.wait.within-1m, post.desk.wait.within-5m]"}},
		func() (map[string]float64, error) {
			soon, err := theory.LastComeWait(0.6, 1, 1)
			late, other := theory.LastComeWait(0.6, 1, 5)
			return map[string]float64{
				"post.desk.wait.mean": minute * 0.6 / 0.4, "post.desk.wait.within-1m": soon, "post.desk.wait.within-5m": late,
			}, cmp.Or(err, other)
		}},
	{model{family: "element_shortest_job", parameters: "0.7/min;mean service 1 min", file: "desk.yaml", days: 60,
		set: []string{rate("0.7/min"), desk("queue", "{discipline: shortest-job}")}},
		func() (map[string]float64, error) {
			want, err := theory.ShortestJobWait(0.7, 1)
			return map[string]float64{"post.desk.wait.mean": minute * want}, err
		}},
	accumulating("[4, 2, 1]", 4, 2, 1),
	accumulating("[1, 1, 3]", 1, 1, 3), // the class named last overtakes
	jockeying(1, 1, 1),                 // nobody waits beside an idle server
	jockeying(2, 1.2, 0.6),
	preference(1, 1),
	preference(0.8, 1.2),
	// A single lane for two directions in turn, of which the other waits until nobody of the one does.
	{model{family: "element_polling", parameters: "0.42/min and 0.18/min;mean service 1 min;mean set-up 1 min",
		file: "desk.yaml", days: 60, set: []string{rate("0.6/min"),
			desk("set-up", "{by: way, time: {exponential: 1m}, change: exhaustive}"),
			"flows.customers.attributes={way: {shares: {on: 70%, back: 30%}}}"}},
		func() (map[string]float64, error) {
			want, err := theory.TwoKindsInTurn([2]float64{0.42, 0.18}, 1, 1)
			return map[string]float64{
				"post.desk.wait.mean":   minute * (float64(0.7*want.Wait[0]) + float64(0.3*want.Wait[1])),
				"post.desk.utilisation": want.Busy,
			}, err
		}},
}

// jockeying is two lanes of one server each, between which those who wait change where so many fewer would be before
// them.
func jockeying(fewer int, first, second float64) element {
	words := fmt.Sprintf("%d fewer;1.4/min;%g/min and %g/min", fewer, first, second)
	lanes := fmt.Sprintf("lanes: {a: {service: {exponential: %gs}}, b: {service: {exponential: %gs}}}", minute/first,
		minute/second)
	return element{model{family: "element_jockeying", parameters: words, file: "desk.yaml", days: 60, set: []string{
		rate("1.4/min"), fmt.Sprintf("sites.post.stations.desk={%s, queue: {lines: each-lane, jockey: %d}}", lanes, fewer)}},
		func() (map[string]float64, error) {
			want, err := theory.JockeyingQueues(1.4, [2]float64{first, second}, fewer)
			return map[string]float64{
				"post.desk.wait.mean":     minute * want.Wait,
				"post.desk.jockeyed":      perMinute * want.Changes,
				"post.desk.a.utilisation": want.Busy[0],
			}, err
		}}
}

// priorityUnits is a resource of two units with two classes, who hold a unit for a minute in the mean.
func priorityUnits(words, request string) element {
	journey := "journey=[{seize: " + request + "}, {delay: {exponential: 1m}}, {release: " + request + "}, depart]"
	return element{model{family: "element_priority_units", parameters: words + ";0.4/min before 1/min;mean 1 min",
		file: "priority-units.yaml", days: 60, set: []string{"flows.first." + journey, "flows.second." + journey}},
		func() (map[string]float64, error) {
			want, err := theory.MultiServerPriority(2, []float64{0.4, 1}, 1)
			if err != nil {
				return nil, err
			}
			return map[string]float64{
				"flow.first.wait.mean":  minute * want[0].Wait,
				"flow.second.wait.mean": minute * want[1].Wait,
			}, nil
		}}
}

// accumulating is priority.yaml with priorities that grow with waiting.
func accumulating(written string, growth ...float64) element {
	return element{model{family: "element_accumulating_priority", parameters: "growth " + written +
		";0.2/min, 0.3/min and 0.2/min;mean 1 min", file: "priority.yaml", days: 100, set: []string{
		desk("queue", "{discipline: {priority: [rank == high, rank == middle], accumulate: "+written+"}}"),
		"flows.second.arrivals.rate=0.3/min", "flows.third.arrivals.rate=0.2/min"}},
		func() (map[string]float64, error) {
			one := theory.Service{Mean: 1, SecondMoment: 2}
			want, err := theory.DelayDependentPriority([]float64{0.2, 0.3, 0.2}, []theory.Service{one, one, one}, growth)
			if err != nil {
				return nil, err
			}
			return map[string]float64{
				"flow.first.wait.mean":  minute * want[0].Wait,
				"flow.second.wait.mean": minute * want[1].Wait,
				"flow.third.wait.mean":  minute * want[2].Wait,
			}, nil
		}}
}

// preference is a lane for one class beside one that prefers the other, and takes the first where none of that waits.
func preference(first, second float64) element {
	const arrivals = "1/min and 0.5/min"
	words := fmt.Sprintf("%s;%g/min and %g/min", arrivals, first, second)
	desk := fmt.Sprintf("sites.post.stations.desk={lanes: {own: {for: rank != high, service: {exponential: %gs}}, "+
		"flexible: {prefer: rank == high, service: {exponential: %gs}}}}", minute/first, minute/second)
	return element{model{family: "element_preference", parameters: words, file: "priority.yaml", days: 90, set: []string{
		desk, "flows.first.arrivals.rate=0.5/min", "flows.third.arrivals.rate=0.4/min", // with 0.6/min of the second flow
		"flows.first.journey=[{visit: desk}, depart]", "flows.second.journey=[{visit: desk}, depart]",
		"flows.third.journey=[{visit: desk}, depart]"}},
		func() (map[string]float64, error) {
			want, err := theory.PreferringServer([2]float64{1, 0.5}, [2]float64{first, second})
			return map[string]float64{
				"flow.first.wait.mean":      minute * want.Wait[1],
				"flow.second.wait.mean":     minute * want.Wait[0],
				"post.desk.own.utilisation": want.Busy[0],
			}, err
		}}
}
