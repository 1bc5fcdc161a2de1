// Package reference runs models with known exact answers through the whole pipeline, from a scenario file over
// [karvon/sim/scenario.Load] and [karvon/sim/response.Compile] to [karvon/sim/experiment.Run]. [Run] sets the
// estimates beside what [karvon/sim/theory] computes, for karvon validate; the tests compare them with the
// literature.
//
// The answers are the rows of sim/theory/testdata/reference_cases.csv. Every family of rows is in one of three
// classes, and a test holds the tables to it: simulated (models.go and the tables beside it, with the scenario
// files in testdata), waiting for an element that the language lacks, or outside the design (classes_test.go, with
// the reason). A row is a model's parameters and one metric.
//
// Elements of the language that no row knows (halls, meters, convoys, roads with room for so many, ...) have their
// exact answers beside their models, in element_models.go, and are held to them by [Run] and the tests alike.
//
// A stochastic row fails where Student's interval over the replications, at the level 1 - 0.001/rows (Bonferroni),
// misses the exact value: were all intervals exact, a sound engine would fail the whole suite with chance at most
// one in a thousand for a seed. The seed is 1 in every file and was not chosen by its outcome. Rows of constant
// times are equalities.
//
// The quick edition, in go test, takes short windows: a week of minutes and 20 replications. What it can tell is
// held by a test of its own, which runs wrong models (a place to wait too many, a service 5% too long, no priority,
// a buffer one too large, ...) and asks that some row misses its value. go test -v prints every estimate with its
// half-width. The full edition,
//
//	go test ./sim/reference -run TestStochasticModels -long -timeout 30m
//
// takes some five minutes on two cores: windows of 60 replications so long that every half-width, at the level of
// the whole family, is at most 2% of the value, which it checks; the intervals of 95% are then less than 2% wide in
// all. Its figures stand in testdata/full.golden and are rewritten by -long -update.
package reference
