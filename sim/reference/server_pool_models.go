package reference

import (
	"maps"
	"slices"
)

// serverPoolModels are the models of one station whose servers or customers do more than serve and wait.
var serverPoolModels = slices.Concat(preemptiveModels(), []model{
	{family: "mm1_multiple_vacations", parameters: "lambda=.6;mu=1;V=const 2",
		file: "desk.yaml", set: []string{rate("0.6/min"), desk("vacations", "2m")},
		measures: deskMeasures, days: 20},
	{family: "mm1_multiple_vacations", parameters: "lambda=.6;mu=1;V~exp(mean2)",
		file: "desk.yaml", set: []string{rate("0.6/min"), desk("vacations", "{exponential: 2m}")},
		measures: deskMeasures, days: 20},
	{family: "mm1_operation_dependent_breakdowns",
		parameters: "lambda=0.5;mu=1.0;fail_rate=0.05;repair_rate=0.5;preempt-resume",
		file:       "desk.yaml",
		set: []string{rate("0.5/min"),
			desk("breakdowns", "{after: {exponential: 20m}, repair: {exponential: 2m}, by: work}")},
		measures: breakdownMeasures, days: 40},
	{family: "mm1_operation_dependent_breakdowns",
		parameters: "lambda=0.6;mu=1.0;fail_rate=0.1;repair_rate=1.0;preempt-resume",
		file:       "desk.yaml",
		set: []string{rate("0.6/min"),
			desk("breakdowns", "{after: {exponential: 10m}, repair: {exponential: 1m}, by: work}")},
		measures: breakdownMeasures, days: 60},
	{family: "availability", parameters: "MTBF=100;MTTR=4",
		file: "desk.yaml", set: []string{desk("breakdowns", "{after: {exponential: 100m}, repair: {exponential: 4m}}")},
		measures: map[string]measure{"availability": {response: "post.desk.servers.mean", unit: 1}}, days: 7},
	{family: "balking_discouraged", parameters: "arrival lambda/(n+1);lambda=2;mu=1;c=1",
		file: "desk.yaml", set: []string{rate("2/min"),
			desk("queue", "{balk: {chance: present(desk) / (1 + present(desk))}}")},
		measures: map[string]measure{"L": deskMeasures["L"], "P0": {response: "post.desk.at-once", unit: 1}}, days: 20},
	{family: "balking_curve", parameters: "c=1;lambda=1.5;mu=1;waits=[2, 5, 20];shares=[0.8, 0.5, 0]",
		file: "desk.yaml", set: []string{rate("1.5/min"), desk("queue", "{balk: {stay: {2m: 80%, 5m: 50%, 20m: 0%}}}")},
		measures: balkingMeasures, days: 32},
	{family: "balking_curve", parameters: "c=3;lambda=4;mu=1;waits=[0.5, 2];shares=[0.9, 0.2]",
		file: "desk.yaml", set: []string{servers("3"), rate("4/min"),
			desk("queue", "{balk: {stay: {15s: 90%, 1m: 20%}, stretch: 2}}")},
		measures: balkingMeasures, days: 7},
	{family: "reneging_curve", parameters: "c=1;lambda=1.5;mu=1;waits=[2, 5, 20];shares=[0.8, 0.5, 0]",
		file: "desk.yaml", set: []string{rate("1.5/min"),
			desk("queue", "{balk: {stay: {2m: 80%, 5m: 50%, 20m: 0%}, renege: true}, display: "+neverShown+"}")},
		measures: renegingMeasures, days: 12},
	{family: "reneging_curve", parameters: "c=3;lambda=4;mu=1;waits=[0.5, 2];shares=[0.9, 0.2]",
		file: "desk.yaml", set: []string{servers("3"), rate("4/min"),
			desk("queue", "{balk: {stay: {30s: 90%, 2m: 20%}, renege: true}, display: "+neverShown+"}")},
		measures: renegingMeasures, days: 7},
	{family: "erlang_a", parameters: "c=10;lambda=10.0;mu=1.0;theta=0.5",
		file: "desk.yaml", set: []string{servers("10"), rate("10/min"), desk("queue", "{patience: {exponential: 2m}}")},
		measures: impatientMeasures(10), days: 12},
	{family: "erlang_a", parameters: "c=1;lambda=1.0;mu=1.0;theta=1.0",
		file: "desk.yaml", set: []string{servers("1"), rate("1/min"), desk("queue", "{patience: {exponential: 1m}}")},
		measures: impatientMeasures(1), days: 12},
	{family: "erlang_a", parameters: "c=3;lambda=4.0;mu=1.0;theta=2.0",
		file: "desk.yaml", set: []string{servers("3"), rate("4/min"), desk("queue", "{patience: {exponential: 30s}}")},
		measures: impatientMeasures(4), days: 7},
})

// preemptiveModels are the priority models in which one of a class before interrupts: those of the rows that are
// given.
func preemptiveModels() []model {
	const discipline = "sites.post.stations.desk.queue.discipline={priority: [rank == high, rank == middle], preempt: " +
		"resume}"
	given := map[string]int{ // days
		"lambdas=[0.2, 0.6];means=[1.0, 1.0];class=1(1=highest)":           10,
		"lambdas=[0.2, 0.6];means=[1.0, 1.0];class=2(1=highest)":           200,
		"lambdas=[0.3, 0.3, 0.3];means=[1.0, 1.0, 1.0];class=2(1=highest)": 50,
		"lambdas=[0.3, 0.3, 0.3];means=[1.0, 1.0, 1.0];class=3(1=highest)": 690,
		"lambdas=[0.2, 0.3];means=[1.0, 2.0];class=2(1=highest)":           240,
		"lambdas=[0.1, 0.2, 0.4];means=[0.5, 1.0, 1.5];class=1(1=highest)": 14,
		"lambdas=[0.1, 0.2, 0.4];means=[0.5, 1.0, 1.5];class=3(1=highest)": 240,
	}
	var models []model
	for _, m := range priorityModels {
		if days := given[m.parameters]; m.family == "priority_mm1_nonpreemptive" && days > 0 {
			m.family, m.days = "priority_mm1_preemptive_resume", days
			m.set = append(slices.Clone(m.set), discipline)
			models = append(models, m)
		}
	}
	return models
}

// desk sets a key of the desk.
func desk(key, value string) string { return "sites.post.stations.desk." + key + "=" + value }

// breakdownMeasures are those of a server that fails only while it works: one who comes is served at once where the
// server neither works nor is under repair.
var breakdownMeasures = func() map[string]measure {
	all := maps.Clone(deskMeasures)
	all["busy_or_down_fraction"] = measure{response: "post.desk.at-once", unit: 1, complement: true}
	return all
}()

// impatientMeasures are those of customers with patience; the mean wait of all is the number waiting divided by the
// arrivals (Little 1961).
func impatientMeasures(arrivalsPerMinute float64) map[string]measure {
	return map[string]measure{
		"P_abandon":  {response: "post.desk.reneged", unit: 1},
		"E_wait_all": {response: "post.desk.queue.mean", unit: arrivalsPerMinute},
		"P_wait":     {response: "post.desk.at-once", unit: 1, complement: true},
	}
}

// neverShown is a display that shows no wait before a run is over, so that nobody balks and all who leave do so as
// they wait.
const neverShown = "{late: 10000 days, every: 1000 days}"

// balkingMeasures are those of customers who balk by a curve of the wait that they expect.
var balkingMeasures = map[string]measure{
	"L":         deskMeasures["L"],
	"P_balk":    {response: "post.desk.balked", unit: 1},
	"P_at_once": {response: "post.desk.at-once", unit: 1},
}

// renegingMeasures are those of customers who leave by a curve of their wait.
var renegingMeasures = map[string]measure{
	"P_abandon": {response: "post.desk.reneged", unit: 1},
	"P_wait":    {response: "post.desk.at-once", unit: 1, complement: true},
}
