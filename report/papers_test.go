package report

import (
	"strings"
	"testing"
)

func TestPapersStandApartFromTraffic(t *testing.T) {
	r := smallResult(nil)
	for m := range r.Plan.Classes[0].Counts {
		r.Plan.Classes[0].Counts[m].Slot, r.Plan.Classes[0].Counts[m].Number = -1, 0
	}
	got := map[string]string{}
	for _, table := range Tables(r) {
		if strings.HasPrefix(table.Name, "flows") {
			got[table.Name] = table.Rows[0][0].Text
			if len(table.Rows) != 1 {
				t.Errorf("the table of %s has %d rows, want 1", table.Name, len(table.Rows))
			}
		}
	}
	if got["flows"] != "trucks" || got["flows-papers"] != "buses" {
		t.Errorf("the flows are shown as %v", got)
	}
}
