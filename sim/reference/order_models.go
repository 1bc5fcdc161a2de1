package reference

import "karvon/sim/theory"

// orderElements are models of who is served next.
var orderElements = []element{
	priorityUnits("one by one", "cranes"),
	// Whoever asks for both at once has the same place in both queues.
	priorityUnits("two together", "{all: {cranes: 1, hooks: 1}}"),
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
