package reference

import (
	"fmt"

	"karvon/sim/theory"
)

// claimElements are models of those who go without the units that they claim, and of units that fail.
var claimElements = []element{
	impatientClaims("one by one", "resource: crane-a, "),
	// Whoever asks for both at once leaves both queues.
	impatientClaims("two together", "all: {crane-a: 1, crane-b: 1}, "),
	lossNetwork(12, "12 units", "cranes: 1", "cranes: 3", "cranes: 5"),
	breakingRepairmen(1), breakingRepairmen(2),
	lossNetwork(80, "12 and 5 units", "cranes: 1", "cranes: 2, hooks: 1", "hooks: 2"),
}

// impatientClaims is M/M/3+M whose servers are units of a resource.
func impatientClaims(words, claim string) element {
	return element{model{family: "element_impatient_claims", parameters: words + ";4/min;mean 1 min;patience 0.5 min",
		file: "cranes.yaml", days: 5, quick: []string{"run.window=1 week"}, set: []string{
			"sites.post.resources={crane-a: {units: 3}, crane-b: {units: 3}}", "flows.customers.arrivals.rate=4/min",
			"flows.customers.journey=[{seize: {" + claim + "patience: {exponential: 30s}, otherwise: [{go-to: out}]}}, " +
				"{delay: {exponential: 1m}}, {release: {" + claim[:len(claim)-2] + "}}, {label: out, delay: 0s}, depart]"}},
		func() (map[string]float64, error) {
			lost, waiting, err := theory.ErlangALost(3, 4, 1, 2)
			return map[string]float64{
				"flow.customers.lost": lost, "flow.customers.reneged": lost, "post.crane-a.lost": lost,
				"post.crane-a.queue.mean": waiting,
			}, err
		}}
}

// lossNetwork is claims.yaml with a claim for each of its classes, which hold their units for times of several shapes
// with a mean of a minute.
func lossNetwork(days int, words string, claims ...string) element {
	times := []string{"{exponential: 1m}", "1m", "{gamma: {mean: 1m, cv: 2}}"}
	var set []string
	for i, flow := range []string{"first", "second", "third"} {
		set = append(set, fmt.Sprintf("flows.%s.journey=[{seize: {all: {%s}, when-busy: turn-away}}, {delay: %s}, "+
			"{release: {all: {%s}}}, depart]", flow, claims[i], times[i], claims[i]))
	}
	return element{model{family: "element_loss_network", file: "claims.yaml", days: days, set: set,
		parameters: words + ";" + claims[0] + ";" + claims[1] + ";" + claims[2]},
		func() (map[string]float64, error) {
			lost, err := lossesOf(words)
			if err != nil {
				return nil, err
			}
			return map[string]float64{
				"flow.first.refused": lost[0], "flow.second.refused": lost[1], "flow.third.lost": lost[2],
			}, nil
		}}
}

func lossesOf(words string) ([]float64, error) {
	if words == "12 units" {
		return theory.KaufmanRoberts(12, []theory.LossClass{
			{Load: 3, Needs: []int{1}}, {Load: 1, Needs: []int{3}}, {Load: 0.5, Needs: []int{5}}})
	}
	return theory.LossNetwork([]int{12, 5}, []theory.LossClass{
		{Load: 3, Needs: []int{1, 0}}, {Load: 1, Needs: []int{2, 1}}, {Load: 0.5, Needs: []int{0, 2}}})
}

// breakingRepairmen are five machines whose repairmen are units of a resource that fail themselves.
func breakingRepairmen(units int) element {
	return element{model{family: "element_breaking_repairmen", file: "cranes.yaml", days: 60,
		parameters: fmt.Sprintf("5 machines;%d repairmen;up 10 min;repair 2 min;fail after 30 min;for 10 min", units),
		set: []string{
			fmt.Sprintf("sites.post.resources={crane-a: {units: %d, breakdowns: {after: {exponential: 30m}, "+
				"repair: {exponential: 10m}}}}", units),
			"flows.customers.arrivals={times: [0s, 0s, 0s, 0s, 0s]}",
			"flows.customers.journey=[{label: up, delay: {exponential: 10m}}, {seize: crane-a}, {delay: {exponential: 2m}}, " +
				"{release: crane-a}, {choose: [{when: hour() >= 0, do: [{go-to: up}]}]}, depart]"}},
		func() (map[string]float64, error) {
			want, err := theory.BreakingRepairmen(5, units, 1.0/10, 1.0/2, 1.0/30, 1.0/10)
			return map[string]float64{
				"post.crane-a.queue.mean": want.Waiting, "post.crane-a.down.mean": want.Broken,
				"post.crane-a.utilisation": want.InHand,
			}, err
		}}
}
