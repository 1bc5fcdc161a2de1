package report_test

import (
	"bytes"
	"slices"
	"testing"

	"karvon/report"
	"karvon/report/document"
	"karvon/report/language"
)

// translated are the kinds whose documents are kept in other languages too, to be looked at.
var translated = []string{"run", "comparison", "explanation", "capacity", "staff", "sensitivity", "years",
	"appraisal", "calibration", "fit-visits", "verification", "validation", "sources", "options", "sweep", "sweep-best",
	"indicators-cpmm", "indicators-trs", "indicators-design-hour", "observed", "difference"}

func TestDocumentsAreSaidInEveryLanguage(t *testing.T) {
	for _, k := range kindsMade(t) {
		if k.said == nil {
			continue
		}
		for _, l := range language.All[1:] {
			d := k.said(l)
			text := editionOf(t, d, report.Text)
			if slices.Contains(translated, k.name) {
				checkGolden(t, k.name+"."+l.Name+".txt", text)
			}
			if k.name == "run" && l.Name == "ru" {
				checkGolden(t, "run.ru.html.txt", pageText(editionOf(t, d, report.HTML)))
			}
		}
	}
}

// editionOf writes a document with all that there is to show.
func editionOf(t *testing.T, d *document.Document, format report.Format) string {
	t.Helper()
	var file bytes.Buffer
	if err := report.Everything.Write(&file, format, d, document.Options{Width: wide, All: true}); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

func TestProgramsReadTheSameInEveryLanguage(t *testing.T) {
	kinds := []string{"run", "comparison", "appraisal", "calibration", "fit-visits", "verification", "options",
		"sweep-best", "indicators-cpmm", "indicators-trs", "observed", "difference"}
	for _, k := range kindsMade(t) {
		if !slices.Contains(kinds, k.name) {
			continue
		}
		english := k.said(language.English)
		for _, format := range []report.Format{report.CSV, report.JSON, report.JUnit, report.GitHub} {
			if !slices.Contains(report.Formats[english.Kind], format) {
				continue
			}
			want := editionOf(t, english, format)
			for _, l := range language.All[1:] {
				if got := editionOf(t, k.said(l), format); got != want {
					t.Errorf("in %s the %s of a %s differs %s", l.Name, format, k.name, firstDifference(got, want))
				}
			}
		}
	}
}
