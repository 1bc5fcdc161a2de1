package report_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// A scenario may have neither sites nor flows, while it is being written.
func TestEveryReportOfAScenarioWithNothingInIt(t *testing.T) {
	library := fstest.MapFS{"nothing.yaml": {Data: []byte("karvon: 1\ntitle: nothing\nrun: {kind: terminating, window: " +
		"1h}\nentities: {}\nsites: {}\nflows: {}\n")}}
	s, p := responsetest.Compile(t, library, "nothing", scenario.Options{})
	timeline := experiment.NewTimeline(p.Plan)
	timeline.Replayed = true
	result, err := experiment.Run(t.Context(), p, experiment.Options{Replications: 2, Recorder: timeline})
	if err != nil {
		t.Fatal(err)
	}
	timeline.Finish()
	result.Timeline = timeline
	for _, format := range []report.Format{report.Text, report.Markdown, report.CSV, report.JSON, report.HTML,
		report.XLSX, report.DOCX, report.PDF} {
		var written bytes.Buffer
		if err := report.Everything.Write(&written, format, report.Run(result, s), document.Options{Width: 80}); err != nil ||
			written.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", format, written.Len(), err)
		}
	}
}
