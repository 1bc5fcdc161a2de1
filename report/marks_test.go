package report

import (
	"math"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// markedSweep is a sweep in which some were unfinished at one point, and some replications of another have no
// value.
func markedSweep() *document.Document {
	s := sweepOf([]string{"servers"}, [][]string{{"1"}, {"2"}, {"3"}}, 600, 300, 60)
	s.Plan.Sites = []plan.Site{{Name: "post", Title: "The post"}}
	first, second := &s.Evaluations[0].Responses[0].Estimate, &s.Evaluations[1].Responses[0].Estimate
	*first = documenttest.Unfinished(documenttest.Bounded(*first, stats.AtLeast), 0.135)
	second.N, second.Missing = 7, 3
	return Sweep(s)
}

func TestMarksOfASweepAreInEveryFormat(t *testing.T) {
	d := markedSweep()
	for format, wanted := range map[Format][]string{
		Text:     {"≥ 10.00 ± 0.10", "5.00 ± 0.10 in 7 of 10", "13.5%", "≥ 10.00 ± 0.10 min, 13.5% still under way at"},
		Markdown: {"≥ 10.00 ± 0.10", "5.00 ± 0.10 in 7 of 10", "| 13.5%"},
		CSV: {"post.gate.wait.mean,station,post.gate,wait.mean,s,600,6,594,606,4,4,at least,,0.135,,,pooled mean,",
			",7,10,"},
		JSON: {`"bound":"at least"`, `"unfinished":0.135`, `"replications":7,"of":10`, `"titles": {"site.post":"The post"}`,
			`"horizon"`, `"policies"`},
		HTML: {"≥ 10.00 ± 0.10", "5.00 ± 0.10 in 7 of 10", `"bounds":["at least","",""]`,
			`"remarks":["at least, 13.5% still under way","in 7 of 10",""]`},
	} {
		text := documentIn(t, d, format)
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%.2000s", format, want, text)
			}
		}
	}
	rows := sheetRows(t, documentWorkbook(t, d), "points")
	if said := strings.Join(rows[1], "|"); !strings.Contains(said, "at least, 13.5% still under way|13.5") ||
		!strings.Contains(strings.Join(rows[2], "|"), "in 7 of 10") {
		t.Errorf("the workbook says %q", rows)
	}
}

// The curve of times leaves out who is unfinished, and says so.
func TestTimesOfAPictureSayWhoIsLeftOut(t *testing.T) {
	d := weekDrawer{&document.Week{}}
	f := &document.WeekFlow{Name: "trucks", Times: make(document.Brief, 100), Unfinished: 0.135}
	if note := d.time(f).Note; !strings.Contains(note, "13.5% were unfinished") {
		t.Errorf("the note is %q", note)
	}
	if f.Unfinished = 0; d.time(f).Note != "" {
		t.Errorf("the note is %q", d.time(f).Note)
	}
}

// Exact is what is: a difference that is the same in all replications.
func TestPairingIsExactOnlyWhereItIs(t *testing.T) {
	for ratio, want := range map[float64]string{math.Inf(1): "exact", 1e30: "> 1,000,000×", 2.5: "2.5×", 130: "130×"} {
		if got := ratioText(ratio); got != want {
			t.Errorf("%v is %q, want %q", ratio, got, want)
		}
	}
}

func TestSmallChangesAreNotNought(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 0.25: "+25%", -0.0123: "-1.2%", 0.00042: "+0.042%",
		1169.288: "+116,929%"} {
		if got := signedShare(share); got != want {
			t.Errorf("%v is %q, want %q", share, got, want)
		}
	}
}
