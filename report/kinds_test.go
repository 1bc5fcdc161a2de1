package report_test

import (
	"io"
	"testing"

	"karvon/report"
	"karvon/report/chart"
	"karvon/sim/experiment"
	"karvon/sim/regression"
	"karvon/sim/scenario"
	"karvon/sim/traffic"
)

// kind is a kind of document as the commands write it: all that the tests of
// golden files and of planted faults know of package report.
type kind struct {
	name    string
	formats []report.Format
	write   func(w io.Writer, format report.Format, options report.Options) error
	// folder, if not nil, writes the document as a folder of CSV files.
	folder func(to *report.Folder) error
	// tables, if not nil, builds the tables of the document, and render writes
	// others in their place.
	tables func() []report.Table
	render func(w io.Writer, format report.Format, tables []report.Table) error
}

var (
	documentFormats = []report.Format{report.Text, report.Markdown, report.CSV, report.JSON, report.HTML, report.XLSX}
	drawnFormats    = append(documentFormats[:len(documentFormats):len(documentFormats)], report.SVG)
)

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
	verified, same := l.cases(), l.record()
	return []kind{
		ofResult("run", l.run(), l.scenario), ofResult("stopped", l.stopped(), nil), ofResult("lost", l.lost(), nil),
		ofDocument("comparison", report.Comparison, l.comparison(0, 5, "second-ramp", "slow-booths")),
		ofDocument("comparison-once", report.Comparison, l.comparison(0, 1, "slow-gate", "no-such-policy")).short(),
		ofDocument("comparison-stopped", report.Comparison, l.comparison(690_000, 2, "flood")).short(),
		ofDocument("sweep", report.Sweep, l.sweep("grid")),
		ofDocument("sweep-sampled", report.Sweep, l.sweep("lhs:4")).short(),
		ofDocument("capacity", report.Capacity, l.capacity(carried, 2, 0)),
		ofDocument("capacity-none", report.Capacity, l.capacity(everything, 8, 720_000)).short(),
		ofDocument("sensitivity", report.Sensitivity, l.sensitivity(carried, experiment.OneAtATime, 0)),
		ofDocument("sensitivity-falls", report.Sensitivity, l.sensitivity(everything, experiment.OneAtATime, 0)).short(),
		ofDocument("sensitivity-morris", report.Sensitivity, l.sensitivity(everything, experiment.MorrisWalk, 2)),
		ofDocument("sensitivity-sobol", report.Sensitivity, l.sensitivity(everything, experiment.SobolShare, 2)),
		ofDocument("uncertainty", report.Uncertainty, l.uncertainty()),
		ofDifference("difference", l.difference("second-ramp", l.model.Seed)),
		ofDifference("difference-seeds", l.difference("slow-gate", 13)).short(),
		ofDifference("difference-none", regression.Diff(same, same)).short(),
		{
			name: "verification", formats: []report.Format{report.Text, report.Markdown},
			write: func(w io.Writer, format report.Format, options report.Options) error {
				return report.WriteVerification(w, format, verified, options)
			},
			tables: func() []report.Table { return report.CaseTables(verified) },
			render: renderDocument,
		},
		ofText("annotations", func(w io.Writer, _ report.Options) error {
			return report.WriteAnnotations(w, verified, true)
		}),
		ofText("junit", func(w io.Writer, _ report.Options) error { return report.WriteJUnit(w, verified, false) }),
		ofTable("validation", func() report.Table { return report.Validation(checks()) }),
		ofText("validation-sentences", func(w io.Writer, _ report.Options) error {
			return writeLines(w, report.ValidationSentences(checks()))
		}),
		ofTable("assumptions", func() report.Table { return report.Assumptions(l.scenario) }),
		ofTable("responses", func() report.Table { return report.Responses(l.model) }),
		ofTable("steps", func() report.Table { return report.Steps(l.model.Plan) }),
		ofTable("traffic", func() report.Table { return report.Traffic(l.model.Plan, traffic.Solve(l.model.Plan)) }),
		ofTable("glossary", report.GlossaryTable),
		ofText("terms", report.WriteGlossary),
		ofText("estimands", func(w io.Writer, options report.Options) error {
			return report.WriteEstimands(w, l.model, options)
		}),
		ofText("pictures", func(w io.Writer, options report.Options) error {
			return report.WriteNamed(w, []string{"everything", "carried"}, []string{l.scenario.Title, "The same post"}, options)
		}),
	}
}

func ofResult(name string, r *experiment.Result, s *scenario.Scenario) kind {
	k := kind{
		name: name, formats: documentFormats,
		write: func(w io.Writer, format report.Format, options report.Options) error {
			if format == report.SVG {
				return chart.Write(w, format, report.RunGallery(r))
			}
			options.Scenario = s
			return report.Write(w, format, r, options)
		},
		folder: func(to *report.Folder) error { return report.WriteDirectory(to, r) },
		tables: func() []report.Table { return report.Tables(r) },
		render: renderDocument,
	}
	if r.Timeline != nil {
		k.formats = drawnFormats
	}
	return k
}

// ofDocument is a kind whose document is built anew whenever it is written.
func ofDocument[R any](name string, build func(R) *report.Document, result R) kind {
	k := kind{
		name: name, formats: documentFormats,
		write: func(w io.Writer, format report.Format, options report.Options) error {
			if format == report.SVG {
				return chart.Write(w, format, build(result).Gallery())
			}
			return report.WriteDocument(w, format, build(result), options)
		},
		folder: func(to *report.Folder) error { return report.WriteDocumentDirectory(to, build(result)) },
		tables: func() []report.Table { return build(result).Tables },
		render: renderDocument,
	}
	if len(build(result).Pictures) > 0 {
		k.formats = drawnFormats
	}
	return k
}

func ofDifference(name string, d *regression.Difference) kind {
	return kind{
		name: name, formats: documentFormats,
		write: func(w io.Writer, format report.Format, options report.Options) error {
			return report.WriteDifference(w, format, d, options)
		},
		tables: func() []report.Table { return []report.Table{report.SideBySideTable(d, true)} },
		render: renderDocument,
	}
}

// short is a kind in few formats, for a document of which another kind is larger.
func (k kind) short() kind {
	k.formats = []report.Format{report.Text, report.JSON, report.XLSX}
	k.tables = nil
	return k
}

func ofTable(name string, table func() report.Table) kind {
	return kind{
		name: name, formats: report.TableFormats,
		write: func(w io.Writer, format report.Format, options report.Options) error {
			return report.WriteTable(w, format, table(), options)
		},
		tables: func() []report.Table { return []report.Table{table()} },
		render: func(w io.Writer, format report.Format, tables []report.Table) error {
			return report.WriteTable(w, format, tables[0], report.Options{Width: wide})
		},
	}
}

func ofText(name string, write func(w io.Writer, options report.Options) error) kind {
	return kind{
		name: name, formats: []report.Format{report.Text},
		write: func(w io.Writer, _ report.Format, options report.Options) error { return write(w, options) },
	}
}

// renderDocument writes tables as those of a document without anything else.
func renderDocument(w io.Writer, format report.Format, tables []report.Table) error {
	d := &report.Document{Title: "Tables", Tables: tables}
	return report.WriteDocument(w, format, d, report.Options{Width: wide, All: true})
}

func writeLines(w io.Writer, lines []string) error {
	for _, line := range lines {
		if _, err := io.WriteString(w, line+"\n"); err != nil {
			return err
		}
	}
	return nil
}
