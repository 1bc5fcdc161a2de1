package regression

import (
	"fmt"
	"math"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Snapshot is what is kept of a run so that a later one can be compared with it.
type Snapshot struct {
	scenario     string // its name
	hash         string // of what it says
	Seed         uint64
	replications int
	Fingerprint  string
	Responses    map[string]RecordedResponse
}

// RecordedResponse is what is kept of a response.
type RecordedResponse struct {
	Subject, Place, Measure string // the parts of its name; none in a baseline
	Unit                    string
	stats.Estimate
	by      response.Combination // how the replications were brought together
	Values  []float64            // one a replication; NaN where it has none
	weights []float64            // of a pooled mean or share; nil for others
}

// sections is what the replications say. The interval of a difference does not ask what the number can be.
func (r *RecordedResponse) sections() stats.Sections {
	return experiment.SectionsOf(r.by, stats.Real, r.Estimate, r.Values, r.weights, nil)
}

// NewSnapshot keeps of a result the responses with the given indices.
func NewSnapshot(r *experiment.Result, responses []int) *Snapshot {
	record := &Snapshot{
		scenario: r.Plan.Name, hash: r.Plan.Hash, Seed: r.Seed, replications: r.Replications,
		Fingerprint: r.Fingerprint, Responses: make(map[string]RecordedResponse, len(responses)),
	}
	for _, i := range responses {
		response := &r.Responses[i]
		record.Responses[response.Name] = RecordedResponse{
			Subject: response.Estimand.Subject.Word, Place: response.Place, Measure: response.MeasureName(),
			Unit: response.Unit(), Estimate: response.Estimate, by: response.Combination(), Values: response.Values,
			weights: response.Weights,
		}
	}
	return record
}

// Baseline is a record that later runs of the scenario are judged against.
type Baseline struct {
	Version string // of karvon, which made it
	Snapshot
}

// sameBits tells whether two lists hold the same numbers; those that are none are equal.
func sameBits(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !(math.IsNaN(a[i]) && math.IsNaN(b[i])) {
			return false
		}
	}
	return true
}

// causes says in what two runs differ that may explain different answers.
func causes(before, after *Snapshot, versionBefore, versionAfter string) []string {
	var found []string
	if before.hash != after.hash {
		found = append(found, "the scenario says something else")
	}
	if versionBefore != versionAfter {
		found = append(found, fmt.Sprintf("karvon was %s and is %s", versionBefore, versionAfter))
	}
	if before.Seed != after.Seed {
		found = append(found, fmt.Sprintf("the seed was %d and is %d", before.Seed, after.Seed))
	}
	if before.replications != after.replications {
		found = append(found, fmt.Sprintf("there were %d replications and are %d", before.replications, after.replications))
	}
	return found
}
