package plantest

import "strings"

// byName has values of a random model with the assumption that stands for each.
var byName = strings.NewReplacer(
	"entities: {truck:", "assumptions: {desk-work: {value: 3m, range: [1m, 5m]}, red: {value: 40%, range: [20%, 60%]}, "+
		"again: 20%, lifts: 2, speeds: {uniform: [$slow, 60 km/h]}, slow: 40 km/h, late: 2}\nentities: {truck:",
	"service: 3m}", "service: $desk-work}",
	"{shares: {red: 40%, green: 60%}}", "{shares: {red: $red, green: rest}}",
	"{shares: {left: 40%, right: 60%}}", "{shares: {left: $red, right: 100% - $red}}",
	"{share: 20%, do: [{count: rounds}, {delay: 1m}, {go-to: again}]}",
	"{share: $again, do: [{count: rounds}, {delay: $desk-work / 3}, {go-to: again}]}",
	"lift: {units: 2}", "lift: {units: $lifts}",
	"speed: {uniform: [40 km/h, 60 km/h]}", "speed: $speeds",
	"{discrete: {0: 20%, 3: 80%}}", "{discrete: {0: $again, 3: rest}}",
	"hour() > 2", "hour() > $late",
)

// withAssumptions is a random model with some of its values as assumptions: in whole, computed and as what is left. It
// is the same model.
func withAssumptions(text string) string { return byName.Replace(text) }
