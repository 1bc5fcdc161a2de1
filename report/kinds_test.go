package report_test

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"karvon/report"
	"karvon/report/delivery"
	"karvon/report/document"
	"karvon/report/language"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/regression"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
)

// kind is a kind of document as the commands write it: all that the tests of golden files and of planted faults
// know of package report.
type kind struct {
	name    string
	formats []report.Format
	write   func(w io.Writer, format report.Format, options document.Options) error
	// folder, if not nil, writes the document as a folder of CSV files.
	folder func(to *delivery.Folder) error
	// tables, if not nil, builds the tables of the document, and render writes others in their place.
	tables func() []document.Table
	render func(w io.Writer, format report.Format, tables []document.Table) error
	// said, if not nil, makes the document in a language.
	said func(l *language.Language) *document.Document
}

// made are the kinds of which several tests ask the same.
var made []kind

// kindsMade are all kinds of document.
func kindsMade(t testing.TB) []kind {
	if made == nil {
		made = kinds(t)
	}
	return made
}

// kinds are all kinds of document, each made of what is simulated now.
func kinds(t testing.TB) []kind {
	l := newLaboratory(t)
	verified, same, limited := l.cases(), l.record(), l.capacity(carried, 2, 0)
	sampled, moved := l.sweep("lhs:4"), l.sensitivity(carried, experiment.OneAtATime, 0)
	searched := l.sensitivity(carried, experiment.Bifurcation, 0)
	priced, byHours, planned := l.decided(8), l.decided(5, unpriced),
		l.staff(carried, "post.gate.wait.mean < 5m", "flow.trucks.lost < 60%")
	appraised, crossed, released := l.appraisal("third-lane"), l.indicators(experiment.CPMM),
		l.indicators(experiment.TRS)
	designed := l.indicators(experiment.DesignHour)
	chosen := l.choice(60, experiment.Choosing{Response: 2, Indifference: 120, Block: 1}, "post.gate.wait.mean < 3m",
		"cost.total < 40000 USD/day")
	compared, outlook := l.comparison(0, 5, "second-ramp", "slow-booths"), l.years(20)
	names, titles := []string{"everything", "carried"}, []string{l.scenario.Title, "The same post"}
	all := []kind{
		ofResult("run", l.run(), l.scenario), ofResult("stopped", l.stopped(), nil), ofResult("lost", found(l.lost()), nil),
		ofResult("hours", l.byHours(), nil).short(),
		ofResult("unjudged", unjudged(l.run()), nil).short(),
		ofResult("from-empty", fromEmpty(l.run()), l.scenario).short(),
		ofDocument("comparison", report.Comparison, compared),
		ofDocument("comparison-weighed", report.Comparison, weighed(compared)).short(),
		ofDocument("comparison-once", report.Comparison, unmoved(l.comparison(0, 1, "slow-gate", "no-such-policy"))).short(),
		ofDocument("comparison-stopped", report.Comparison, doubtful(l.comparison(690_000, 2, "flood"))).short(),
		ofDocument("sweep", report.Sweep, l.sweep("grid")),
		ofDocument("sweep-best", report.Sweep, chosen),
		ofDocument("sweep-judged", report.Sweep, unchosen(chosen)).short(),
		ofDocument("sweep-not-told", report.Sweep,
			l.choice(22, experiment.Choosing{Response: 2, Indifference: 5, Block: 2})).short(),
		ofDocument("sweep-sampled", report.Sweep, sampled).short(),
		ofDocument("sweep-interrupted", report.Sweep, unasked(sampled)),
		ofDocument("capacity", report.Capacity, limited),
		ofDocument("capacity-unknown", report.Capacity, unbounded(limited, false)).short(),
		ofDocument("capacity-open", report.Capacity, unbounded(limited, true)).short(),
		ofDocument("capacity-none", report.Capacity, unsaturated(l.capacity(everything, 8, 720_000))).short(),
		ofDocument("sensitivity", report.Sensitivity, moved),
		ofDocument("sensitivity-shaken", report.Sensitivity, shaken(moved)).short(),
		ofDocument("sensitivity-firm", report.Sensitivity, firm(moved)).drawn(),
		ofDocument("sensitivity-falls", report.Sensitivity,
			ofOneSort(unshaken(l.sensitivity(everything, experiment.OneAtATime, 0)), false)).short(),
		ofDocument("sensitivity-searched", report.Sensitivity, searched),
		ofDocument("sensitivity-grouped", report.Sensitivity, grouped(searched)).short(),
		ofDocument("sensitivity-little", report.Sensitivity, grouped(searched, 0, 1, 2)).short(),
		ofDocument("sensitivity-morris", report.Sensitivity, l.sensitivity(everything, experiment.MorrisWalk, 2)),
		ofDocument("sensitivity-sobol", report.Sensitivity,
			ofOneSort(l.sensitivity(everything, experiment.SobolShare, 2), true)),
		ofDocument("calibration", report.Calibration, calibration(t)),
		ofDocument("calibration-missed", report.Calibration, missed(calibration(t), true)).short(),
		ofDocument("calibration-none", report.Calibration, unknown(calibration(t), false)).short(),
		ofDocument("explanation", report.Explanation, l.explanation(8, 9, 3)),
		ofDocument("explanation-none", report.Explanation, l.explanation(5, 3, 2000)).short(),
		ofDocument("explanation-tied", report.Explanation, alike(l.explanation(5, 3, 10))).short(),
		ofDocument("explanation-interrupted", report.Explanation, halved(l.explanation(5, 3, 60))).short(),
		ofDocument("staff", report.Staff, planned),
		ofDocument("staff-none", report.Staff, l.staff(everything)).short(),
		ofDocument("years", report.Years, outlook),
		ofDocument("years-unsure", report.Years, unsureYears(outlook, 7)).short(),
		ofDocument("years-never", report.Years, unsureYears(outlook, outlook.Drawn.Draws)).short(),
		ofDocument("years-open", report.Years, l.years(0, "years.streams.trucks.traffic=700/day", "years.phases=[]")).short(),
		ofDocument("appraisal", report.Appraisal, appraised),
		ofDocument("appraisal-doubted", report.Appraisal, doubted(appraised)).short(),
		ofDocument("appraisal-projects", report.Appraisal, l.appraisal("quick", "slow")).short(),
		ofDocument("options", report.Options, priced),
		ofDocument("options-few", report.Options, halfDecided(l.decided(3, "options.near=5%"))).short(),
		ofDocument("options-hours", report.Options, byHours).short(),
		ofDocument("options-near", report.Options, l.decided(3, slowFutures, "options.near=400%")).short(),
		ofDocument("options-dear", report.Options, l.decided(3, slowFutures, "assumptions.hour=0.01 USD/h",
			"appraisal.time.truck.cargo=0 USD/h")).short(),
		ofDocument("indicators-cpmm", report.Indicators, crossed),
		ofDocument("indicators-uncrossed", report.Indicators, uncrossed(crossed)).short(),
		ofDocument("indicators-trs", report.Indicators, released).short(),
		ofDocument("indicators-attributes", report.Indicators, byAttribute(released)).short(),
		ofDocument("indicators-design-hour", report.Indicators, designed).short(),
		ofDocument("indicators-design-about", report.Indicators, designedFor(designed)).short(),
		ofDocument("uncertainty", report.Uncertainty, l.uncertainty()),
		ofDifference("difference", l.difference("second-ramp", l.model.Seed)),
		ofDifference("difference-seeds", l.difference("slow-gate", 13)).short(),
		ofDifference("difference-none", regression.Diff(same, same)).short(),
		ofDocument("verification", report.Verification, verified),
		ofText("annotations", func(w io.Writer, _ document.Options) error {
			return report.Write(w, report.GitHub, report.Verification(verified), document.Options{UndecidedPasses: true})
		}),
		ofText("junit", func(w io.Writer, _ document.Options) error {
			return report.Write(w, report.JUnit, report.Verification(verified), document.Options{})
		}),
		ofTable("validation", report.Validation, checks()),
		ofText("validation-sentences", func(w io.Writer, _ document.Options) error {
			return report.Write(w, report.Text, report.Validation(checks()), document.Options{VerdictOnly: true})
		}),
		ofTable("assumptions", report.Assumptions, l.scenario),
		ofTable("sources", sourcesOf, l.scenario),
		ofText("sources-entries", func(w io.Writer, options document.Options) error {
			return report.Write(w, report.Text, sourcesOf(l.scenario), options)
		}),
		ofTable("responses", report.Responses, l.model),
		ofTable("steps", report.Steps, l.model.Plan),
		ofTable("traffic", trafficOf, l.model.Plan),
		ofTable("glossary", func(any) *document.Document { return report.Words() }, nil),
		ofText("terms", func(w io.Writer, options document.Options) error {
			return report.Write(w, report.Text, report.Words(), options)
		}),
		ofText("estimands", func(w io.Writer, options document.Options) error {
			return report.Write(w, report.Text, report.Responses(l.model), options)
		}),
		ofText("pictures", func(w io.Writer, options document.Options) error {
			return report.Write(w, report.Text, report.Scenarios(names, titles), options)
		}),
		ofTable("scenarios", func(names []string) *document.Document { return report.Scenarios(names, titles) }, names),
	}
	return slices.Concat(all, rareOptions(priced, byHours), rareStaff(planned), observedKinds(l), fitKinds(t))
}

func trafficOf(p *plan.Plan) *document.Document { return report.Traffic(p, traffic.Solve(p)) }

// sourcesOf lists sources as they are on a day.
func sourcesOf(s *scenario.Scenario) *document.Document {
	day, _ := scenario.ParsePublishedDate("2026-04-11")
	return report.Sources(s, day)
}

func ofResult(name string, r *experiment.Result, s *scenario.Scenario) kind {
	return ofDocument(name, func(r *experiment.Result) *document.Document { return report.Run(r, s) }, r)
}

func ofDifference(name string, d *regression.Difference) kind {
	return ofBuilt(name, func(all bool) *document.Document { return report.Difference(d, all) })
}

func ofDocument[R any](name string, build func(R) *document.Document, result R) kind {
	return ofBuilt(name, func(bool) *document.Document { return build(result) })
}

// ofBuilt is a kind whose document is built anew whenever it is written, with all that there is to show or with the
// most of it.
func ofBuilt(name string, build func(all bool) *document.Document) kind {
	made := build(true)
	k := kind{
		name: name,
		write: func(w io.Writer, format report.Format, options document.Options) error {
			d := build(options.All)
			if d.Kind != made.Kind {
				return fmt.Errorf("a %s became a %s", made.Kind, d.Kind)
			}
			if format == report.SVG && options.All {
				options.Charts = pictureNames(d)
			}
			return report.Everything.Write(w, format, d, options)
		},
		said: func(l *language.Language) *document.Document {
			return report.In(l, func() *document.Document { return build(true) })
		},
		tables: func() []document.Table { return tablesOf(build(true)) },
		render: renderDocument,
	}
	for _, format := range report.Formats[made.Kind] {
		if !format.Drawn() || format == report.SVG && len(made.Pictures) > 0 {
			k.formats = append(k.formats, format)
		}
	}
	if made.RowsName != "" {
		k.folder = func(to *delivery.Folder) error { return report.WriteFolder(to, build(true)) }
	}
	return k
}

// pictureNames names all pictures of a document, each once.
func pictureNames(d *document.Document) []string {
	var names []string
	for _, picture := range d.Pictures {
		names = append(names, picture.Name)
	}
	return slices.Compact(names)
}

// tablesOf are the tables of a document and of its sections.
func tablesOf(d *document.Document) []document.Table {
	tables := d.Tables
	for _, section := range d.Sections {
		if section.Table != nil {
			tables = append(tables, *section.Table)
		}
	}
	return tables
}

// short is a kind in few formats, for a document of which another kind is larger.
func (k kind) short() kind {
	k.formats = []report.Format{report.Text, report.JSON, report.XLSX}
	k.tables = nil
	return k
}

// drawn is a kind in text and pictures alone, for a document of which another kind is larger.
func (k kind) drawn() kind {
	k.formats, k.folder, k.tables = []report.Format{report.Text, report.SVG}, nil, nil
	return k
}

// ofTable is a kind whose table is written by itself, in text as well.
func ofTable[R any](name string, build func(R) *document.Document, result R) kind {
	k := ofBuilt(name, func(bool) *document.Document {
		d := build(result)
		d.Entries = nil
		return d
	})
	k.render = func(w io.Writer, format report.Format, tables []document.Table) error {
		return report.Everything.Write(w, format, document.Listing(tables[0]), document.Options{Width: wide})
	}
	return k
}

func ofText(name string, write func(w io.Writer, options document.Options) error) kind {
	return kind{
		name: name, formats: []report.Format{report.Text},
		write: func(w io.Writer, _ report.Format, options document.Options) error { return write(w, options) },
	}
}

// renderDocument writes tables as those of a document without anything else.
func renderDocument(w io.Writer, format report.Format, tables []document.Table) error {
	d := &document.Document{Kind: document.OfRun, Title: "Tables", Tables: tables}
	return report.Everything.Write(w, format, d, document.Options{Width: wide, All: true})
}
