package studio_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"karvon/cmd/karvon/internal/studio"
)

// TestHoursOfASiteAreASetting opens a post by day and half of Saturday, and round the clock again.
func TestHoursOfASiteAreASetting(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	for _, test := range []struct{ rows, setting string }{
		{`[{"days": [4, 0, 1, 2, 3], "from": 480, "to": 1230}, {"days": [5], "from": 540, "to": 1440}]`,
			`[{days: [mon, tue, wed, thu, fri], from: "08:00", to: "20:30"}, {days: [sat], from: "09:00", to: "24:00"}]`},
		{`[]`, `[{from: "00:00", to: "24:00"}]`},
	} {
		var c studio.View
		x.call("edit", `{"id": "c1", "hours": {"path": "sites.post.hours", "rows": `+test.rows+`}}`, &c)
		if len(c.Refused) > 0 || len(c.Settings) != 1 || c.Settings[0].New != test.setting {
			t.Fatalf("%s gives %+v", test.rows, c)
		}
		var l studio.Levers
		x.call("levers", `{"id": "c1"}`, &l)
		var wanted []studio.Open
		if err := json.Unmarshal([]byte(test.rows), &wanted); err != nil {
			t.Fatal(err)
		}
		for i := range wanted {
			slices.Sort(wanted[i].Days)
		}
		if h := c.Settings[0].Hours; h == nil || len(h.Was) != 0 || !reflect.DeepEqual(h.Now, wanted) {
			t.Errorf("the change is told as %+v", h)
		}
		o := l.Opening[0]
		if o.Path != "sites.post.hours" || !reflect.DeepEqual(o.Rows, wanted) ||
			(o.Was == nil) != (len(wanted) == 0) {
			t.Errorf("the hours came back as %+v", o)
		}
	}
	for _, hours := range []string{
		`{"path": "sites.post.area", "rows": []}`,
		`{"path": "sites.post.hours", "rows": [{"days": [], "from": 0, "to": 60}]}`,
		`{"path": "sites.post.hours", "rows": [{"days": [7], "from": 0, "to": 60}]}`,
		`{"path": "sites.post.hours", "rows": [{"days": [0], "from": 0, "to": 1441}]}`,
	} {
		x.refused("edit", `{"id": "c1", "hours": `+hours+`}`)
	}
}
