package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"karvon/report"
	"karvon/report/document"
)

// What another page shows of a run is what its own page shows: the same sentences, tables and data.
func TestViewShowsWhatThePageShows(t *testing.T) {
	d := report.Run(newLaboratory(t).run(), nil)
	d.Week.Replay = &document.WeekReplay{Share: 1, Entities: [][]int64{{0, 0, 0, 0, 60}}}
	view := report.View(d)
	var page strings.Builder
	if err := report.Write(&page, report.HTML, d, document.Options{}); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Kind, Fingerprint, Hash, Figures string
		Thresholds                       []struct{ Expression, Value, Verdict, Words string }
		Tables                           []struct {
			ID   string
			Rows [][]struct{ Text string }
		}
		Week map[string]json.RawMessage
	}
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if back.Kind != "run" || back.Fingerprint != d.Fingerprint || back.Hash != d.Hash || back.Hash == "" {
		t.Errorf("kind %s, fingerprint %s, hash %s", back.Kind, back.Fingerprint, back.Hash)
	}
	if got := string(back.Week["replay"]); got != "null" || d.Week.Replay == nil {
		t.Errorf("the replay is %.20s, and the document's own is there: %v", got, d.Week.Replay != nil)
	}
	for _, table := range back.Tables {
		if !strings.Contains(page.String(), `<h3 id="`+table.ID+`">`) {
			t.Errorf("the page has no %s", table.ID)
		}
	}
	if len(back.Tables) != len(d.Tables) || len(back.Thresholds) != len(d.Thresholds) || len(back.Thresholds) == 0 {
		t.Errorf("%d of %d tables, %d of %d thresholds", len(back.Tables), len(d.Tables), len(back.Thresholds),
			len(d.Thresholds))
	}
	for _, threshold := range back.Thresholds {
		if threshold.Expression == "" || threshold.Verdict == "" || threshold.Words == "" {
			t.Errorf("a threshold lacks something: %+v", threshold)
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(back.Figures), "</section>")
	if !strings.Contains(page.String(), first) || strings.Contains(back.Figures, "replay-canvas") {
		t.Error("the figures are others than the page's, or replay the day")
	}
}

func TestChartLibraryIsWhole(t *testing.T) {
	script := report.ChartLibrary()
	for _, part := range []string{"echarts", "const karvonPage", "function drawStations", "function drawRows",
		"return { draw, clear }"} {
		if !strings.Contains(script, part) {
			t.Errorf("the script lacks %q", part)
		}
	}
}
