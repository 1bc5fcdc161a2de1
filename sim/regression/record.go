package regression

import (
	"math"

	"karvon/sim/experiment"
	"karvon/sim/reason"
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
func causes(before, after *Snapshot, versionBefore, versionAfter string) []reason.Reason {
	var found []reason.Reason
	if before.hash != after.hash {
		found = append(found, reason.Of(reason.OtherScenario, nil))
	}
	was := func(code reason.Code, before, after any) {
		if before != after {
			found = append(found, reason.Of(code, reason.Values{"before": before, "after": after}))
		}
	}
	was(reason.OtherVersion, versionBefore, versionAfter)
	was(reason.OtherSeed, before.Seed, after.Seed)
	if before.replications != after.replications {
		found = append(found, reason.Of(reason.OtherReplications, reason.Values{
			"before": reason.PlainReplications(before.replications), "after": after.replications,
		}))
	}
	return found
}
