package report

import (
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/visible"
)

// The names of the layouts of experiments in JSON.
const (
	sweepSchema       = "karvon.sweep/1"
	sensitivitySchema = "karvon.sensitivity/1"
	uncertaintySchema = "karvon.uncertainty/1"
)

// completed is the document of an experiment of many runs: its members between the name of their layout and what
// there is to say, and its tables with all that is to be said of their numbers.
func completed(d *document.Document, schema string) *document.Document {
	d.Members = slices.Concat([]document.Member{{Name: "schema", Value: schema}}, d.Members, []document.Member{
		{Name: "answer", Value: append([]string{d.Headline}, d.Points...)}, {Name: "warnings", Value: listed(d.Warnings)},
	})
	d.Tables, d.RowsName = document.Speaking(d.Tables, tongue()), "all"
	lead(d.Pictures)
	return d
}

// What a file shows of an experiment of many runs where no picture is asked for is bounded in its pictures and in
// their rows together, so that it fits on a page of paper; the first picture always leads.
const (
	mostLeading     = 3
	mostLeadingRows = 24
)

// lead has the first pictures lead.
func lead(pictures []document.Picture) {
	rows := 0
	for i := range pictures {
		rows += len(pictures[i].Names)
		pictures[i].Leads = i == 0 || i < mostLeading && rows <= mostLeadingRows
	}
}

// experimentSetting says in a sentence how an experiment was made.
func experimentSetting(p *plan.Plan, seed uint64, what string) string {
	return settingText.experiment.with(values{
		"scenario": p.Name, "what": what, "seed": seed, "chance": chanceSentence(p.Confidence),
	})
}

// failureWarnings names what has no result.
func failureWarnings(failures []experiment.Failure, interrupted bool) []string {
	var warnings []string
	if interrupted {
		warnings = append(warnings, settingText.interrupted.said())
	}
	for _, f := range failures {
		warnings = append(warnings, settingText.failed.with(values{"name": f.Name, "why": visible.InOneLine(f.Err)}))
	}
	return warnings
}
