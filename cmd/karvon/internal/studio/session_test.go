package studio_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/cmd/karvon/internal/studio"
	"karvon/scenarios"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// recordingHost answers every question by its command line, and keeps the work.
type recordingHost struct {
	works chan *studio.Work
	wait  bool // until it is cancelled
}

func (h *recordingHost) Do(ctx context.Context, w *studio.Work, tell func(studio.Progress)) *studio.Outcome {
	h.works <- w
	for _, done := range []float64{1, 3, 2, 4} {
		tell(studio.Progress{Stage: "simulating", Done: done, Of: 4})
	}
	if h.wait {
		<-ctx.Done()
	}
	return &studio.Outcome{Exit: 3, Found: answer(strings.Join(w.Arguments, " "))}
}

func (h *recordingHost) Rests(context.Context, string) []string { return []string{"assumptions.red"} }
func (h *recordingHost) Formats() []string                      { return []string{"json"} }

// answer is an answer that is a text.
type answer string

func (a answer) View() json.RawMessage { return json.RawMessage(`"` + string(a) + `"`) }
func (a answer) Write(_ context.Context, format string) (*studio.File, error) {
	return &studio.File{Name: "a." + format, Content: []byte(a)}, nil
}

// tried is a session under test.
type tried struct {
	*testing.T
	*studio.Session
	host   *recordingHost
	events chan studio.Event
}

func try(t *testing.T) *tried {
	x := &tried{T: t, host: &recordingHost{works: make(chan *studio.Work, 50)}, events: make(chan studio.Event, 500)}
	x.Session = studio.NewSession(x.host, scenarios.FS, studio.Hello{}, func(e studio.Event) { x.events <- e })
	t.Cleanup(x.End)
	return x
}

// call calls and reads the answer.
func (x *tried) call(name, body string, to any) {
	x.Helper()
	given, err := x.Call(x.Context(), name, []byte(body))
	if err != nil {
		x.Fatalf("%s %s: %v", name, body, err)
	}
	if to != nil {
		if err := json.Unmarshal(given, to); err != nil {
			x.Fatal(err)
		}
	}
}

// refused calls and gives the error.
func (x *tried) refused(name, body string) *studio.Error {
	x.Helper()
	_, err := x.Call(x.Context(), name, []byte(body))
	of, ok := err.(*studio.Error)
	if !ok {
		x.Fatalf("%s %s: %v", name, body, err)
	}
	return of
}

// hashOf loads a scenario as a command does.
func hashOf(t *testing.T, texts map[string]string, name string, o scenario.Options) string {
	t.Helper()
	s, err := scenario.Load(t.Context(), &studio.Overlay{FS: scenarios.FS, Texts: texts}, name, o)
	if err == nil {
		_, err = response.Compile(t.Context(), s)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s.Hash
}

// TestAnEditIsASettingThatUndoTakesBack follows a slider, a grid of hours and a policy to the command line, the saved
// policy and the link: each gives the same hash.
func TestAnEditIsASettingThatUndoTakesBack(t *testing.T) {
	x := try(t)
	var c studio.View
	x.call("open", `{"scenario": "tutorial-2-stages"}`, &c)
	plain := c.Hash
	x.call("edit", `{"id": "c1", "edits": [{"path": "assumptions.documents", "part": "lognormal mean", "number": 6}]}`, &c)
	if len(c.Settings) != 1 || c.Settings[0].Label != "lognormal mean 6 min" || c.Settings[0].Old == "" {
		t.Fatalf("the setting is %+v", c.Settings)
	}
	slid := c.Hash
	x.call("edit", `{"id": "c1", "policy": "inspector-away", "on": true}`, &c)
	if c.Hash == slid || slid == plain {
		t.Error("a change left the hash as it was")
	}
	want := hashOf(t, nil, "tutorial-2-stages", scenario.Options{Policies: []string{"inspector-away"},
		Set: []string{c.Settings[0].Path + "=" + c.Settings[0].New}})
	if c.Hash != want {
		t.Errorf("the hash is %s; that of the command line %s", c.Hash, want)
	}
	var shared studio.Shared
	x.call("share", `{"id": "c1", "page": "answers"}`, &shared)
	file := map[string]string{"mine.yaml": shared.Policy}
	if got := hashOf(t, file, "mine.yaml", scenario.Options{Policies: []string{shared.PolicyName}}); got != want {
		t.Errorf("under the saved policy the hash is %s, not %s", got, want)
	}
	var followed studio.Followed
	x.call("follow", `{"fragment": "`+shared.Fragment+`"}`, &followed)
	if f := followed; f.Notice != studio.SameNumbers || f.Configuration.Hash != want || f.Page != "answers" {
		t.Errorf("the link leads to %+v", f)
	}
	x.call("undo", `{"id": "c1"}`, &c)
	x.call("undo", `{"id": "c1"}`, &c)
	if c.Hash != plain || c.CanUndo || !c.CanRedo || len(c.Settings) != 0 {
		t.Errorf("two undos lead to %+v", c)
	}
	x.call("redo", `{"id": "c1"}`, &c)
	if c.Hash != slid {
		t.Error("redo does not lead to where it was")
	}
}

// TestAGridOfHoursIsASchedule sets the staff of an hour of a day.
func TestAGridOfHoursIsASchedule(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	var l studio.Levers
	x.call("levers", `{"id": "c1"}`, &l)
	if len(l.Staff) != 1 || !l.Staff[0].Whole || l.Staff[0].Hours[0][7] != 3 || l.Staff[0].Hours[0][8] != 4 {
		t.Fatalf("the grids are %+v", l.Staff)
	}
	if l.Assumptions[0].Path != "assumptions.red" || !l.Assumptions[0].Leading {
		t.Errorf("what the answer rests on does not lead: %+v", l.Assumptions[0])
	}
	g := l.Staff[0]
	g.Hours[5][23], g.Hours[6][0] = 9, 9
	asked, _ := json.Marshal(map[string]any{"path": g.Path, "hours": g.Hours})
	var c studio.View
	x.call("edit", `{"id": "c1", "staff": `+string(asked)+`}`, &c)
	if len(c.Refused) > 0 || len(c.Settings) != 1 {
		t.Fatalf("%+v", c)
	}
	x.call("levers", `{"id": "c1"}`, &l)
	if l.Staff[0].Hours != g.Hours || l.Staff[0].Was == nil {
		t.Errorf("the grid came back as %v", l.Staff[0].Hours)
	}
}

// TestAGridOfAnotherShapeIsRefused leaves hours and days out, and gives too many.
func TestAGridOfAnotherShapeIsRefused(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	for _, shape := range [][2]int{{6, 24}, {8, 24}, {7, 23}, {7, 25}, {0, 0}} {
		hours := make([][]int, shape[0])
		for day := range hours {
			hours[day] = make([]int, shape[1])
		}
		staff, err := json.Marshal(map[string]any{"path": "sites.post.schedules.desks", "hours": hours})
		if err != nil {
			t.Fatal(err)
		}
		x.refused("edit", `{"id": "c1", "staff": `+string(staff)+`}`)
	}
}

// TestOwnFilesAndTheLibraryHideNothingOfEachOther opens files of a folder that have names of the library, and in a
// folder below: each means what it means on a command line.
func TestOwnFilesAndTheLibraryHideNothingOfEachOther(t *testing.T) {
	library := &studio.Beside{FS: scenarios.FS, Folder: fstest.MapFS{
		"tandem.yaml":      {Data: []byte("karvon: 1\nextends: one-server\ntitle: the own one\n")},
		"khorgos.yaml":     {Data: []byte("karvon: 1\nextends: khorgos\ntitle: of the library\n")},
		"sub/inner.yaml":   {Data: []byte("karvon: 1\nextends: one-server\ntitle: the inner one\n")},
		"sub/Outer 1.yaml": {Data: []byte("karvon: 1\nextends: inner.yaml\n")},
	}}
	s := studio.NewSession(&recordingHost{}, library, studio.Hello{}, func(studio.Event) {})
	defer s.End()
	for _, test := range []struct{ name, text, title, command string }{
		{"a.yaml", "karvon: 1\nextends: tandem.yaml\n", "the own one", "karvon run a.yaml"},
		{"a.yaml", "karvon: 1\nextends: tandem\n", "A tandem line", "karvon run a.yaml"},
		{"khorgos.yaml", "karvon: 1\nextends: khorgos\ntitle: of the library\n", "of the library",
			"karvon run khorgos.yaml"},
		{"sub/Outer 1.yaml", "karvon: 1\nextends: inner.yaml\n", "the inner one", "karvon run 'sub/Outer 1.yaml'"},
		{"Пост", "karvon: 1\nextends: one-server\ntitle: пост\n", "пост", "karvon run 'Пост.yaml'"},
	} {
		body, err := json.Marshal(map[string]string{"name": test.name, "text": test.text})
		if err != nil {
			t.Fatal(err)
		}
		var c studio.View
		given, err := s.Call(t.Context(), "open", body)
		if err == nil {
			err = json.Unmarshal(given, &c)
		}
		if err != nil || !strings.HasPrefix(c.Title, test.title) || c.Command != test.command {
			t.Errorf("%s: %v, %q, %q, %+v", test.name, err, c.Title, c.Command, c.Refused)
		}
	}
	for _, name := range []string{"../x.yaml", "/x.yaml", "-n.yaml", ".yaml", "a\nb.yaml", strings.Repeat("x", 300)} {
		body, err := json.Marshal(map[string]string{"name": name, "text": "karvon: 1\nextends: one-server\n"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Call(t.Context(), "open", body); err == nil {
			t.Errorf("%q was opened", name)
		}
	}
}

// TestUndoKeepsNoMoreThanItsBound changes a long text often: what was first is forgotten, what was last is not.
func TestUndoKeepsNoMoreThanItsBound(t *testing.T) {
	x := try(t)
	var c studio.View
	x.call("open", `{"scenario": "tandem"}`, nil)
	long := strings.Repeat("# a long remark\n", 200_000)
	for i := range 4 {
		written := fmt.Sprintf("karvon: 1\nextends: tandem\n# %d\n%s", i, long)
		body, err := json.Marshal(map[string]string{"id": "c1", "text": written})
		if err != nil {
			t.Fatal(err)
		}
		x.call("edit", string(body), &c)
	}
	if n := len(c.History); n != 2 {
		t.Errorf("%d changes of 3 MB are kept", n)
	}
	x.call("undo", `{"id": "c1"}`, &c)
	var text struct{ Text string }
	x.call("text", `{"id": "c1"}`, &text)
	if !strings.Contains(text.Text, "# 2\n") {
		t.Error("undo does not lead to the text before")
	}
}

// TestWhatMakesAMistakeChangesNothing refuses edits with the mistakes of the checker.
func TestWhatMakesAMistakeChangesNothing(t *testing.T) {
	x := try(t)
	var before, c studio.View
	x.call("open", `{"scenario": "tutorial-2-stages"}`, &before)
	for _, edit := range []string{
		`{"id": "c1", "edits": [{"path": "sites.post.stations.inspection.servers", "value": "many"}]}`,
		`{"id": "c1", "edits": [{"path": "sites.nowhere.area", "value": "4 ha"}]}`,
		`{"id": "c1", "text": "karvon: 1\ntitle: x\n"}`,
		`{"id": "c1", "policy": "no-such", "on": true}`,
	} {
		x.call("edit", edit, &c)
		if len(c.Refused) == 0 || c.Hash != before.Hash || c.CanUndo {
			t.Errorf("%s: %+v", edit, c.Refused)
		}
	}
	// A number beyond its range is a decision.
	c = studio.View{}
	x.call("edit", `{"id": "c1", "edits": [{"path": "assumptions.red", "part": "", "number": 40}]}`, &c)
	if len(c.Refused) > 0 || c.Settings[0].New != "40%" {
		t.Errorf("a number beyond its range: %+v %+v", c.Refused, c.Settings)
	}
}

// TestATextIsAnOwnScenario changes a text, which is then named apart, checked at its lines, and kept out of links.
func TestATextIsAnOwnScenario(t *testing.T) {
	x := try(t)
	var text struct{ Text string }
	x.call("open", `{"scenario": "tutorial-1-station"}`, nil)
	x.call("text", `{"id": "c1"}`, &text)
	lines := strings.Split(text.Text, "\n")
	wrong := -1
	for i, line := range lines {
		if strings.Contains(line, "servers:") {
			lines[i], wrong = strings.Replace(line, "servers:", "sevrers:", 1), i+1
			break
		}
	}
	body, _ := json.Marshal(map[string]string{"id": "c1", "text": strings.Join(lines, "\n")})
	var checked studio.Checked
	x.call("check", string(body), &checked)
	if len(checked.Mistakes) == 0 || checked.Mistakes[0].Line != wrong {
		t.Errorf("line %d is wrong; the mistakes are %+v", wrong, checked.Mistakes)
	}
	body, _ = json.Marshal(map[string]string{"id": "c1", "text": text.Text + "\n# mine\n"})
	var c studio.View
	x.call("edit", string(body), &c)
	if !c.Own || c.Scenario != "my-tutorial-1-station.yaml" {
		t.Errorf("%+v", c)
	}
	var shared studio.Shared
	x.call("share", `{"id": "c1", "page": ""}`, &shared)
	if !shared.Private || shared.Fragment != "" || shared.Text == "" {
		t.Errorf("an own scenario is shared as %+v", shared)
	}
	x.call("ask", `{"id": "c1", "question": "run", "options": {}}`, nil)
	if w := <-x.host.works; w.Files["my-tutorial-1-station.yaml"] == "" || w.Arguments[1] != "my-tutorial-1-station.yaml" {
		t.Errorf("the work is %+v", w)
	}
	var asked struct{ Command string }
	x.call("ask", `{"id": "c1", "question": "explain", "options": {}}`, &asked)
	if asked.Command != "karvon explain my-tutorial-1-station.yaml" {
		t.Errorf("an own file is asked of by %q", asked.Command)
	}
	x.call("undo", `{"id": "c1"}`, &c)
	if c.Own || c.Scenario != "tutorial-1-station" {
		t.Errorf("undo leads to %+v", c)
	}
}

// TestAQuestionIsACommandLine asks, and reads what the host was given.
func TestAQuestionIsACommandLine(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tandem"}`, nil)
	x.call("edit", `{"id": "c1", "run": {"replications": 4, "seed": 7, "days": 0}}`, nil)
	for options, want := range map[string]string{
		`"run", "options": {}`: "run tandem -n 4 --seed 7",
		`"run", "options": {"where": ["a < 1h", "b > 2"], "uncertain": true, "precision": ""}`: "run tandem -n 4 --seed 7 " +
			"--uncertain=true --where=a < 1h --where=b > 2",
		`"explain", "options": {"top": 3}`: "explain tandem -n 4 --seed 7 --top=3",
	} {
		x.call("ask", `{"id": "c1", "question": `+options+`}`, nil)
		if got := strings.Join((<-x.host.works).Arguments, " "); got != want {
			t.Errorf("%s is %q, not %q", options, got, want)
		}
	}
	for _, wrong := range []string{
		`{"id": "c1", "question": "run", "options": {"output": "/etc/passwd"}}`,
		`{"id": "c1", "question": "verify", "options": {}}`,
		`{"id": "c1", "question": "staff", "options": {"budget": 4000000}}`,
		`{"id": "c1", "question": "sensitivity", "options": {"size": 100000}}`,
		`{"id": "c1", "question": "run", "options": {"where": [{"a": 1}]}}`,
		`{"id": "c1", "question": "run", "optoins": {}}`,
		`{"id": "c1", "question": "compare", "options": {}}`,
		`{"id": "c1"`,
		`[]`,
		`{"id": "c1", "question": "run", "options": {}} {}`,
	} {
		x.refused("ask", wrong)
	}
	if e := x.refused("ask", `{"id": "c9", "question": "run", "options": {}}`); e.Kind != studio.Missing {
		t.Errorf("%+v", e)
	}
	if e := x.refused("no-such", `{}`); e.Kind != studio.Missing {
		t.Errorf("%+v", e)
	}
}

func TestCopiesAreNamedApart(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "one-server"}`, nil)
	for _, of := range []string{"c1", "c1", "c2"} {
		x.call("duplicate", fmt.Sprintf(`{"id": %q}`, of), nil)
	}
	var c studio.View
	for id, want := range map[string]string{"c2": "one-server (2)", "c3": "one-server (3)", "c4": "one-server (4)"} {
		if x.call("configuration", fmt.Sprintf(`{"id": %q}`, id), &c); c.Name != want {
			t.Errorf("%s is named %q, not %q", id, c.Name, want)
		}
	}
}

// TestConfigurationsAreCompared compares by policies where that is all that differs, and by files otherwise.
func TestConfigurationsAreCompared(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	x.call("duplicate", `{"id": "c1", "name": "fifth desk"}`, nil)
	x.call("edit", `{"id": "c2", "policy": "fifth-desk", "on": true}`, nil)
	x.call("ask", `{"ids": ["c1", "c2"], "question": "compare", "options": {}}`, nil)
	if got := strings.Join((<-x.host.works).Arguments, " "); got != "compare tutorial-2-stages --policy fifth-desk" {
		t.Error(got)
	}
	var c studio.View
	x.call("edit", `{"id": "c2", "edits": [{"path": "assumptions.red", "part": "", "number": 5}]}`, &c)
	x.call("ask", `{"ids": ["c1", "c2"], "question": "compare", "options": {}}`, nil)
	w := <-x.host.works
	if got := strings.Join(w.Arguments, " "); got != "compare tutorial-2-stages.yaml fifth-desk.yaml" {
		t.Error(got)
	}
	if got := hashOf(t, w.Files, "fifth-desk.yaml", scenario.Options{}); got != c.Hash {
		t.Errorf("the file of a configuration has the hash %s, not %s", got, c.Hash)
	}
	x.refused("ask", `{"ids": ["c1", "c1"], "question": "compare", "options": {}}`)
	x.refused("ask", `{"ids": ["c1"], "question": "compare", "options": {}}`)
}

// TestAJobTellsHowItGoesOn follows events: progress never goes back, a job can be cancelled, and a panic is a failure.
func TestAJobTellsHowItGoesOn(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tandem"}`, nil)
	x.call("ask", `{"id": "c1", "question": "run", "options": {}}`, nil)
	last := 0.0
	for e := range x.events {
		if e.Kind == studio.Done {
			if e.Exit != 3 || string(e.View) != `"run tandem"` {
				t.Errorf("%+v", e)
			}
			break
		}
		if e.Done < last {
			t.Errorf("progress went back from %v to %v", last, e.Done)
		}
		last = e.Done
	}
	var file studio.File
	x.call("write", `{"job": "j1", "format": "json"}`, &file)
	if file.Name != "a.json" || string(file.Content) != "run tandem" {
		t.Errorf("%+v", file)
	}
	x.refused("write", `{"job": "j1", "format": "exe"}`)
	x.host.wait = true
	x.call("ask", `{"id": "c1", "question": "run", "options": {}}`, nil)
	x.call("ask", `{"id": "c1", "question": "run", "options": {}}`, nil)
	x.call("cancel", `{"job": "j3"}`, nil)
	x.call("cancel", `{"job": "j2"}`, nil)
	for cancelled := 0; cancelled < 2; {
		if e := <-x.events; e.Kind == studio.Cancelled {
			cancelled++
		}
	}
	x.refused("write", `{"job": "j2", "format": "json"}`)
}

// TestALinkOfAnotherEditionSaysSo opens links that are damaged, newer, or of a scenario that has changed.
func TestALinkOfAnotherEditionSaysSo(t *testing.T) {
	x := try(t)
	for damaged, kind := range map[string]studio.Kind{
		"": studio.Cut, "%%%": studio.Cut, "e30": studio.Cut, "eyJ2IjoxLCJlIj": studio.Cut,
		strings.Repeat("A", 300_000): studio.Wrong,
	} {
		if e := x.refused("follow", `{"fragment": "`+damaged+`"}`); e.Kind != kind {
			t.Errorf("%.20q: %+v", damaged, e)
		}
	}
	var shared studio.Shared
	x.call("open", `{"scenario": "tandem"}`, nil)
	x.call("share", `{"id": "c1", "page": ""}`, &shared)
	text, err := scenarios.FS.ReadFile("tandem.yaml")
	if err != nil {
		t.Fatal(err)
	}
	other := fstest.MapFS{"tandem.yaml": {Data: append(text, []byte("\ntolerances: []\n")...)}}
	changed := strings.Replace(string(text), "rate: ", "rate: 1", 1)
	other["tandem.yaml"].Data = []byte(changed)
	y := studio.NewSession(x.host, other, studio.Hello{}, func(studio.Event) {})
	defer y.End()
	given, err := y.Call(t.Context(), "follow", []byte(`{"fragment": "`+shared.Fragment+`"}`))
	var f studio.Followed
	if err == nil {
		err = json.Unmarshal(given, &f)
	}
	if err != nil || f.Notice != studio.OtherContent {
		t.Errorf("a link to a scenario that has changed: %v %+v", err, f)
	}
}

// TestNamesAndChangesAreOfOneKind has calls refused that say two things at once, or a name that cannot be seen.
func TestNamesAndChangesAreOfOneKind(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "tandem"}`, nil)
	for name, body := range map[string]string{
		"edit":      `{"id": "c1", "text": "karvon: 1", "run": {"replications": 4, "seed": null, "days": 0}}`,
		"rename":    `{"id": "c1", "name": "a\u0007b\u001b[31m"}`,
		"duplicate": `{"id": "c1", "name": "a\nb"}`,
	} {
		if e := x.refused(name, body); !strings.Contains(e.Message, "a name has") &&
			!strings.Contains(e.Message, "a change is one of") {
			t.Errorf("%s %s: %s", name, body, e.Message)
		}
	}
	x.call("rename", `{"id": "c1", "name": "Пост «Восток» 2"}`, nil)
}
