package report

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// markedSweep is a sweep in which some were unfinished at one point, and some
// replications of another have no value.
func markedSweep() *Document {
	s := sweepOf([]string{"servers"}, [][]string{{"1"}, {"2"}, {"3"}}, 600, 300, 60)
	s.Plan.Sites = []plan.Site{{Name: "post", Title: "The post"}}
	first, second := &s.Evaluations[0].Responses[0].Estimate, &s.Evaluations[1].Responses[0].Estimate
	*first = unfinished(bounded(*first, stats.AtLeast), 0.135)
	second.N, second.Missing = 7, 3
	return Sweep(s)
}

func TestMarksOfASweepAreInEveryFormat(t *testing.T) {
	d := markedSweep()
	for format, wanted := range map[Format][]string{
		Text:     {"≥ 10.00 ± 0.10", "5.00 ± 0.10 in 7 of 10", "13.5%", "≥ 10.00 ± 0.10 min, 13.5% still under way at"},
		Markdown: {"≥ 10.00 ± 0.10", "5.00 ± 0.10 in 7 of 10", "| 13.5%"},
		CSV:      {"post.gate.wait.mean,station,post.gate,wait.mean,s,600,6,594,606,4,4,at least,,0.135,,,pooled mean,", ",7,10,"},
		JSON:     {`"bound":"at least"`, `"unfinished":0.135`, `"replications":7,"of":10`, `"titles": {"site.post":"The post"}`, `"horizon"`, `"policies"`},
		HTML:     {"≥ 10.00 ± 0.10", "5.00 ± 0.10 in 7 of 10", `"bounds":["at least","",""]`, `"remarks":["at least, 13.5% still under way","in 7 of 10",""]`},
	} {
		text := documentIn(t, d, format)
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%.2000s", format, want, text)
			}
		}
	}
	rows := sheetRows(t, documentWorkbook(t, d), "points")
	if said := strings.Join(rows[1], "|"); !strings.Contains(said, "at least, 13.5% still under way|13.5") || !strings.Contains(strings.Join(rows[2], "|"), "in 7 of 10") {
		t.Errorf("the workbook says %q", rows)
	}
}

func TestRemarks(t *testing.T) {
	for want, e := range map[string]stats.Estimate{
		"":                                      about(3, 1),
		"at least, 13.5% still under way":       unfinished(bounded(about(3, 1), stats.AtLeast), 0.135),
		"between bounds, 0.04% still under way": unfinished(bounded(about(3, 1), stats.Between), 0.0004),
		"open":                                  bounded(about(3, 1), stats.Open),
		"of 4":                                  {Mean: 3, N: 4, Extreme: true},
		"none in 4":                             {N: 4, AtLimit: true},
		"in 3 of 5":                             {Mean: 3, N: 3, Missing: 2},
	} {
		if got := remark(e); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}

// What is behind gaps and numbers of which nothing is to be said keeps its place.
func TestMarksOfAPictureStandAtTheirPoints(t *testing.T) {
	var s PictureSeries
	s.add(about(1, 0.1), 1)
	s.gap()
	s.add(bounded(about(2, 0.1), stats.AtMost), 1)
	s.gap()
	s.add(about(3, 0.1), 1)
	text, err := json.Marshal(s.Bounds)
	if err != nil || string(text) != `["","","at most","",""]` || s.Bound(9) != stats.Exact {
		t.Errorf("the bounds are %s (%v)", text, err)
	}
}

// A table of which the largest are shown says of how many replications they are,
// and has a column for the unfinished where it has none.
func TestTablesSayWhatTheirNumbersAreOf(t *testing.T) {
	largest := stats.Unknown(90)
	largest.Extreme, largest.N = true, 10
	table := Table{Columns: []Column{{Header: "zone"}, {Header: "most"}, {Header: "wait most"}, {Header: "own", OwnUnits: true}}, Rows: [][]Cell{
		{text("yard"), {Number: &Number{Estimate: unfinished(largest, 0.02)}}, {Number: &Number{Unit: "s", Estimate: largest}}, {Number: plainNumber("s", 5)}},
		{text("hall"), {Number: plainNumber("", 3)}, {}, {}},
	}}
	with := table.marked()
	if g := newGrid(with, 0); g.units[1] != "of 10" || g.units[2] != "s of 10" || len(with.Notes) != 0 {
		t.Errorf("the units are %q, the notes %q", g.units, with.Notes)
	}
	if last := with.Columns[4].Header; last != "unfinished" || with.Rows[0][4].Text != "2%" || with.Rows[1][4].Text != nothing {
		t.Errorf("the column %s says %+v", last, with.Rows)
	}
	if len(table.Columns) != 4 {
		t.Error("the table itself is changed")
	}
	table.Columns[2].OwnUnits = true
	with = table.marked()
	if len(with.Notes) != 1 || !strings.Contains(with.Notes[0], "of all 10 times") || newGrid(with, 0).units[2] != "" {
		t.Errorf("the notes are %q", with.Notes)
	}
	if again := with.marked(); len(again.Columns) != 5 || len(again.Notes) != 1 {
		t.Errorf("it has %d columns and %d notes", len(again.Columns), len(again.Notes))
	}
}

// The curve of times leaves out who is unfinished, and says so.
func TestTimesOfAPictureSayWhoIsLeftOut(t *testing.T) {
	d := weekDrawer{&Week{}}
	f := &WeekFlow{Name: "trucks", Times: make(brief, 100), Unfinished: 0.135}
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
	for share, want := range map[float64]string{0: "0%", 0.25: "+25%", -0.0123: "-1.2%", 0.00042: "+0.042%", 1169.288: "+116,929%"} {
		if got := signedShare(share); got != want {
			t.Errorf("%v is %q, want %q", share, got, want)
		}
	}
}
