package report

import (
	"slices"
	"strconv"

	"karvon/report/document"
	"karvon/report/internal/data"
	"karvon/sim/experiment"
	"karvon/sim/scenario/zone"
)

// comparisonRows are tidy: a row a configuration and response, with the estimates in the base, in the
// configuration, and of the difference.
func comparisonRows(c *experiment.Comparison) [][]string {
	rows := [][]string{slices.Concat([]string{"configuration"}, nameColumns, []string{"primary"}, differenceColumns,
		[]string{"confidence", "variance_ratio"})}
	eachDifference(c, func(o *experiment.Contrast, d *experiment.Difference) {
		rows = append(rows, slices.Concat([]string{o.Name}, nameFields(&d.Response), []string{strconv.FormatBool(d.Primary)},
			data.Fields(d.Base), data.Fields(d.Other), data.Fields(d.Estimate),
			[]string{data.Plain(d.Confidence), data.Plain(d.VarianceRatio)}))
	})
	return rows
}

// differenceColumns are those of the estimates before, after, and of the difference: before and difference make
// after.
var differenceColumns = slices.Concat(data.ColumnsOf("before"), data.ColumnsOf("after"), data.ColumnsOf("difference"))

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
	Base          data.Real     `json:"base"`
	Mean          data.Real     `json:"mean"`
	Difference    data.Real     `json:"difference"`
	HalfWidth     data.Real     `json:"half_width"`
	Low           data.Real     `json:"low"`
	High          data.Real     `json:"high"`
	Confidence    data.Real     `json:"confidence"`
	VarianceRatio data.Real     `json:"variance_ratio"`
	By            string        `json:"by"`
	Estimates     estimatesJSON `json:"estimates"`
	BaseValues    data.Reals    `json:"base_values"`
	Values        data.Reals    `json:"values"`
	BaseWeights   data.Reals    `json:"base_weights,omitempty"`
	Weights       data.Reals    `json:"weights,omitempty"`
}

// estimatesJSON are what a difference is between, and the difference, with all that is to be said of each.
type estimatesJSON struct {
	Before     data.Estimate `json:"before"`
	After      data.Estimate `json:"after"`
	Difference data.Estimate `json:"difference"`
}

func comparisonMembers(c *experiment.Comparison) []document.Member {
	configurations := []document.Member{configurationMember(c.BaseName, c.Base)}
	for i := range c.Others {
		configurations = append(configurations, configurationMember(c.Others[i].Name, c.Others[i].Result))
	}
	var differences []document.Member
	eachDifference(c, func(o *experiment.Contrast, d *experiment.Difference) {
		before, after := c.Base.Find(d.Name), o.Result.Find(d.Name)
		differences = append(differences, document.Member{Name: o.Name + "." + d.Name, Value: differenceJSON{
			d.Estimand.Subject.Word, d.Place, d.MeasureName(), d.Unit(), d.Primary,
			data.Real(d.Base.Mean), data.Real(d.Other.Mean), data.Real(d.Mean), data.Real(d.HalfWidth()), data.Real(d.Low),
			data.Real(d.High),
			data.Real(d.Confidence), data.Real(d.VarianceRatio), d.Combination().String(),
			estimatesJSON{data.EstimateOf(d.Base), data.EstimateOf(d.Other), data.EstimateOf(d.Estimate)},
			data.Reals(before.Values), data.Reals(after.Values), data.Reals(before.Weights), data.Reals(after.Weights),
		}})
	})
	members := []document.Member{
		{Name: "base", Value: c.BaseName},
		{Name: "configurations", Value: configurations},
		{Name: "seed", Value: c.Base.Seed},
		{Name: "replications", Value: c.Replications},
		{Name: "interrupted", Value: c.Interrupted},
		{Name: "horizon", Value: horizonOf(c.Base.Plan)},
		{Name: "confidence", Value: c.Base.Plan.Confidence},
		{Name: "time_zone_database", Value: zone.Version()},
		{Name: "titles", Value: titlesOf(c.Base.Plan)},
		{Name: "family", Value: c.Family},
		{Name: "adjusted_confidence", Value: c.Adjusted},
		{Name: "failures", Value: failuresJSON(c.Failures)},
		{Name: "differences", Value: differences},
		{Name: "ranking", Value: stakesMembers(c)},
		{Name: "stakes", Value: flowEffectMembers(c)},
		{Name: "groups", Value: groupMembers(c)},
		{Name: "entities", Value: balanceMembers(c)},
	}
	if c.Looks > 1 {
		members = append(members, document.Member{Name: "looks", Value: c.Looks})
	}
	return members
}

func configurationMember(name string, r *experiment.Result) document.Member {
	return document.Member{Name: name, Value: struct {
		Scenario    string   `json:"scenario"`
		Title       string   `json:"title"`
		Hash        string   `json:"hash"`
		Policies    []string `json:"policies"`
		Settings    []string `json:"settings"`
		Fingerprint string   `json:"fingerprint"`
		Warnings    []string `json:"warnings"`
	}{r.Plan.Name, r.Plan.Title, r.Plan.Hash, listed(r.Plan.Policies), listed(r.Plan.Settings), r.Fingerprint,
		listed(doubts(r))}}
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
