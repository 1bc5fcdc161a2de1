package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

func TestResponsesSayWhoSetTheThresholds(t *testing.T) {
	_, m := responsetest.Compile(t, plantest.TextLibrary(sourcedScenario), "test", scenario.Options{})
	for format, want := range map[Format]string{
		Text:     "flow.trucks.time.mean < 1h\n  set by      our choice\n",
		Markdown: "flow.trucks.time.p95 < 2h is set by the service charter, 2024.",
	} {
		var text bytes.Buffer
		if err := Write(&text, format, Responses(m), document.Options{Width: 80}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.ReplaceAll(text.String(), "\\<", "<"), want) {
			t.Errorf("%s: there is no %q in\n%s", format, want, text.String())
		}
	}
}

func TestWhoSetThresholdsIsAColumnWhereSomebodyDid(t *testing.T) {
	ours, charter := response.Threshold{}, response.Threshold{Source: scenario.Evidence{Of: "charter"}, Note: "2024"}
	implied := response.Threshold{Expression: "flow.trucks.lost <= 1%", Implied: true}
	table := document.Table{Rows: [][]document.Cell{{text("first")}, {text("second")}, {text("third")}}}
	mixed := withSetters(table, []response.Threshold{ours, charter, implied})
	var got []string
	for _, row := range mixed.Rows {
		got = append(got, row[len(row)-1].Text)
	}
	setters := []string{"our choice", "charter (2024)", "karvon's rule"}
	if !slices.Equal(got, setters) || len(mixed.Notes) > 0 {
		t.Errorf("%q, notes %q", got, mixed.Notes)
	}
	table.Rows = [][]document.Cell{{text("first")}}
	alone := withSetters(table, []response.Threshold{ours})
	if len(alone.Columns) > 0 || !slices.Equal(alone.Notes, []string{string(settersText.allOurs)}) {
		t.Errorf("columns %v, notes %q", alone.Columns, alone.Notes)
	}
	added := withSetters(table, []response.Threshold{ours, implied})
	want := "flow.trucks.lost <= 1% is karvon's rule: of traffic that gets through no more is lost."
	if len(added.Notes) != 2 || added.Notes[1] != want {
		t.Errorf("notes %q, want %q behind", added.Notes, want)
	}
}
