package document

import (
	"testing"

	"karvon/sim/stats"
)

// Of the time until something a case is a replication, of which nobody is still under way.
func TestTimesUntilSayInHowManyThatIsNotReached(t *testing.T) {
	e := stats.Unknown(72 * 3600)
	e.N, e.Bound, e.Unfinished, e.NotReached = 10, stats.AtLeast, 0.9, 9
	if got, want := Remark(e, nil), "at least, not reached in 9 of 10"; got != want {
		t.Errorf("the remark is %q, not %q", got, want)
	}
	number, hours := &Number{Unit: "s", Estimate: e}, Scale{Unit: "h", Factor: 1. / 3600}
	if got, want := InSentence(number, hours, nil), "≥ 72 h, not reached in 9 of 10"; got != want {
		t.Errorf("a sentence says %q, not %q", got, want)
	}
	table := Table{Columns: []Column{{Header: "number"}, {Header: "value", OwnUnits: true}},
		Rows: [][]Cell{{{Text: "post.gate.queue.until-below-50"}, {Number: number}}}}.marked(nil)
	if last := table.Columns[len(table.Columns)-1]; len(table.Columns) != 3 || last.Words != "not reached in" ||
		last.Header != "not-reached" ||
		table.Rows[0][2].Text != "9 of 10" {
		t.Errorf("the table has the columns %+v and the row %+v", table.Columns, table.Rows[0])
	}
}
