package studio_test

import (
	"encoding/base64"
	"testing"
	"testing/fstest"

	"karvon/cmd/karvon/internal/studio"
	"karvon/scenarios"
	"karvon/sim/scenario"
)

// TestAPageAsksForSoMuchAlone asks for more replications and days than a page may: by how it is run, by an option, by a
// setting and by a link.
func TestAPageAsksForSoMuchAlone(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tandem"}`, nil)
	for _, run := range []string{`{"replications": 2001}`, `{"days": 3661}`, `{"replications": -1}`, `{"days": -1}`} {
		if e := x.refused("edit", `{"id": "c1", "run": `+run+`}`); e.Kind != studio.Wrong {
			t.Errorf("%s: %+v", run, e)
		}
		link := base64.RawURLEncoding.EncodeToString([]byte(`{"v": 1, "s": "tandem", "r": ` + run + `}`))
		if e := x.refused("follow", `{"fragment": "`+link+`"}`); e.Kind != studio.Wrong {
			t.Errorf("a link with %s: %+v", run, e)
		}
	}
	x.refused("ask", `{"id": "c1", "question": "run", "options": {"precision": "1%", "max-replications": 100000}}`)
	x.call("edit", `{"id": "c1", "edits": [{"path": "run.replications", "value": "100000"}]}`, nil)
	x.refused("ask", `{"id": "c1", "question": "run", "options": {}}`)
	x.call("edit", `{"id": "c1", "run": {"replications": 3}}`, nil)
	x.call("ask", `{"id": "c1", "question": "run", "options": {}}`, nil)
}

// TestAFileOfTheFolderIsNoScenarioOfTheLibrary opens by a name what lies beside the library: a link could lead to it.
func TestAFileOfTheFolderIsNoScenarioOfTheLibrary(t *testing.T) {
	folder := fstest.MapFS{"mine.yaml": {Data: []byte("karvon: 1\nextends: tandem\n")}}
	beside := &studio.Beside{FS: scenarios.FS, Folder: folder}
	x := try(t)
	x.Session = studio.NewSession(x.host, beside, studio.Hello{}, func(studio.Event) {})
	defer x.End()
	if e := x.refused("open", `{"scenario": "mine"}`); e.Kind != studio.Missing {
		t.Errorf("%+v", e)
	}
	x.call("open", `{"scenario": "tandem"}`, nil)
	x.call("open", `{"name": "other.yaml", "text": "karvon: 1\nextends: mine.yaml\n"}`, nil)
}

// TestWhatIsSetLastHolds sets a number, the whole that it is a part of, and the number anew.
func TestWhatIsSetLastHolds(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	var c studio.View
	for _, edit := range []string{`"assumptions.red.value", "value": "7%"`,
		`"assumptions.red", "value": "{value: 5%, range: [4%, 15%]}"`, `"assumptions.red.value", "value": "9%"`} {
		x.call("edit", `{"id": "c1", "edits": [{"path": `+edit+`}]}`, &c)
	}
	set := []string{"assumptions.red={value: 9%, range: [4%, 15%]}"}
	want := hashOf(t, nil, "tutorial-2-stages", scenario.Options{Set: set})
	if c.Hash != want || len(c.Settings) != 2 {
		t.Errorf("the hash is %s, not %s: %+v", c.Hash, want, c.Settings)
	}
}
