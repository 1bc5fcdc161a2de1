package report

import (
	"slices"
	"strconv"

	"karvon/sim/experiment"
	"karvon/sim/scenario/zone"
)

// comparisonRows are tidy: a row a configuration and response, with the estimates
// in the base, in the configuration, and of the difference.
func comparisonRows(c *experiment.Comparison) [][]string {
	rows := [][]string{slices.Concat([]string{"configuration"}, nameColumns, []string{"primary"}, differenceColumns, []string{"confidence", "variance_ratio"})}
	eachDifference(c, func(o *experiment.Contrast, d *experiment.Difference) {
		rows = append(rows, slices.Concat([]string{o.Name}, nameFields(&d.Response), []string{strconv.FormatBool(d.Primary)},
			asFields(d.Base), asFields(d.Other), asFields(d.Estimate), []string{plainFloat(d.Confidence), plainFloat(d.VarianceRatio)}))
	})
	return rows
}

// differenceColumns are those of the estimates before, after, and of the
// difference: before and difference make after.
var differenceColumns = slices.Concat(estimateColumnsOf("before"), estimateColumnsOf("after"), estimateColumnsOf("difference"))

// eachDifference visits all differences, the primary ones first.
func eachDifference(c *experiment.Comparison, visit func(*experiment.Contrast, *experiment.Difference)) {
	for i := range c.Others {
		o := &c.Others[i]
		for j := range o.Primary {
			visit(o, &o.Primary[j])
		}
		for j := range o.Explored {
			visit(o, &o.Explored[j])
		}
	}
}

// differenceJSON is a difference in JSON.
type differenceJSON struct {
	Subject       string        `json:"subject"`
	Place         string        `json:"place"`
	Measure       string        `json:"measure"`
	Unit          string        `json:"unit"`
	Primary       bool          `json:"primary"`
	Base          real          `json:"base"`
	Mean          real          `json:"mean"`
	Difference    real          `json:"difference"`
	HalfWidth     real          `json:"half_width"`
	Low           real          `json:"low"`
	High          real          `json:"high"`
	Confidence    real          `json:"confidence"`
	VarianceRatio real          `json:"variance_ratio"`
	By            string        `json:"by"`
	Estimates     estimatesJSON `json:"estimates"`
	BaseValues    []real        `json:"base_values"`
	Values        []real        `json:"values"`
	BaseWeights   []real        `json:"base_weights,omitempty"`
	Weights       []real        `json:"weights,omitempty"`
}

// estimatesJSON are what a difference is between, and the difference, with all
// that is to be said of each.
type estimatesJSON struct {
	Before     estimateJSON `json:"before"`
	After      estimateJSON `json:"after"`
	Difference estimateJSON `json:"difference"`
}

func comparisonMembers(c *experiment.Comparison) []Member {
	configurations := []Member{configurationMember(c.BaseName, c.Base)}
	for i := range c.Others {
		configurations = append(configurations, configurationMember(c.Others[i].Name, c.Others[i].Result))
	}
	var differences []Member
	eachDifference(c, func(o *experiment.Contrast, d *experiment.Difference) {
		before, after := c.Base.Find(d.Name), o.Result.Find(d.Name)
		differences = append(differences, Member{o.Name + "." + d.Name, differenceJSON{
			string(d.Estimand.Subject), d.Place, d.MeasureName(), d.Unit(), d.Primary,
			real(d.Base.Mean), real(d.Other.Mean), real(d.Mean), real(d.HalfWidth()), real(d.Low), real(d.High),
			real(d.Confidence), real(d.VarianceRatio), d.Combination().String(),
			estimatesJSON{asJSON(d.Base), asJSON(d.Other), asJSON(d.Estimate)},
			reals(before.Values), reals(after.Values), reals(before.Weights), reals(after.Weights),
		}})
	})
	return []Member{
		{"base", c.BaseName},
		{"configurations", configurations},
		{"seed", c.Base.Seed},
		{"replications", c.Replications},
		{"interrupted", c.Interrupted},
		{"horizon", horizonOf(c.Base.Plan)},
		{"confidence", c.Base.Plan.Confidence},
		{"time_zone_database", zone.Version()},
		{"titles", titlesOf(c.Base.Plan)},
		{"family", c.Family},
		{"adjusted_confidence", c.Adjusted},
		{"failures", failuresJSON(c.Failures)},
		{"differences", differences},
		{"stakes", stakeMembers(c)},
		{"groups", groupMembers(c)},
		{"entities", balanceMembers(c)},
	}
}

func configurationMember(name string, r *experiment.Result) Member {
	return Member{name, struct {
		Scenario    string   `json:"scenario"`
		Title       string   `json:"title"`
		Hash        string   `json:"hash"`
		Policies    []string `json:"policies"`
		Settings    []string `json:"settings"`
		Fingerprint string   `json:"fingerprint"`
		Warnings    []string `json:"warnings"`
	}{r.Plan.Name, r.Plan.Title, r.Plan.Hash, listed(r.Plan.Policies), listed(r.Plan.Settings), r.Fingerprint, listed(doubts(r))}}
}

// failureJSON is a configuration or point without a result, in JSON.
type failureJSON struct {
	Name  string `json:"name"`
	Error string `json:"error"`
}

func failuresJSON(failures []experiment.Failure) []failureJSON {
	all := []failureJSON{}
	for _, f := range failures {
		all = append(all, failureJSON{f.Name, f.Err.Error()})
	}
	return all
}

func reals(values []float64) []real {
	all := make([]real, len(values))
	for i, value := range values {
		all[i] = real(value)
	}
	return all
}
