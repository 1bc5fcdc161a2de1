//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/iotest"

	"karvon/cmd/karvon/internal/studio"
	"karvon/report"
	"karvon/scenarios"
)

// asked opens a scenario in a session over the engine, changes it, asks, and gives what it comes to.
type asked struct {
	*testing.T
	*studio.Session
	events chan studio.Event
}

func openStudio(t *testing.T) *asked {
	a := &asked{T: t, events: make(chan studio.Event, 10_000)}
	a.Session = studio.NewSession(&engineHost{library: scenarios.FS}, scenarios.FS, studio.Hello{},
		func(e studio.Event) { a.events <- e })
	t.Cleanup(a.End)
	return a
}

func (a *asked) call(name, body string, to any) {
	a.Helper()
	given, err := a.Call(a.Context(), name, []byte(body))
	if err == nil && to != nil {
		err = json.Unmarshal(given, to)
	}
	if err != nil {
		a.Fatalf("%s %s: %v", name, body, err)
	}
}

// ended waits for the end of a job, and gives its last event and how many answers grew before.
func (a *asked) ended() (last studio.Event, grown int) {
	for e := range a.events {
		switch e.Kind {
		case studio.Grows:
			grown++
		case studio.Done, studio.Failed, studio.Cancelled:
			return e, grown
		}
	}
	return last, grown
}

// TestTheStudioAnswersAsTheCommandDoes asks in a session, and by the command line that it names: the same bytes, and
// the same exit code.
func TestTheStudioAnswersAsTheCommandDoes(t *testing.T) {
	a := openStudio(t)
	a.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	a.call("edit", `{"id": "c1", "edits": [{"path": "assumptions.red", "part": "", "number": 5}]}`, nil)
	a.call("edit", `{"id": "c1", "run": {"replications": 5, "seed": 3, "days": 2}}`, nil)
	a.call("duplicate", `{"id": "c1", "name": "with a fifth desk"}`, nil)
	a.call("edit", `{"id": "c2", "policy": "fifth-desk", "on": true}`, nil)
	as := []string{"--set", "assumptions.red={value: 5%, range: [4%, 15%]}", "-n", "5", "--seed", "3", "--days", "2",
		"--format", "json"}
	for question, arguments := range map[string][]string{
		`{"id": "c2", "question": "run", "options": {}}`: append([]string{"run", "tutorial-2-stages", "--policy",
			"fifth-desk"}, as...),
		`{"id": "c1", "question": "explain", "options": {"top": 2}}`: append([]string{"explain", "tutorial-2-stages",
			"--top=2"}, as...),
	} {
		a.call("ask", question, nil)
		last, grown := a.ended()
		var found struct {
			Base64 []byte
		}
		a.call("write", `{"job": "`+last.Job+`", "format": "json"}`, &found)
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), arguments, &stdout, &stderr); code != last.Exit {
			t.Errorf("%v ends with %d (%s), in the studio with %d (%s)", arguments, code, &stderr, last.Exit, last.Message)
		}
		if !bytes.Equal(found.Base64, stdout.Bytes()) {
			t.Errorf("%v: %.300s\nin the studio: %.300s", arguments, &stdout, found.Base64)
		}
		if arguments[0] == "run" && grown == 0 {
			t.Error("the answer did not grow")
		}
	}
}

// TestEveryFormatOfTheStudioHasAType hands a browser no file of a type that it guesses.
func TestEveryFormatOfTheStudioHasAType(t *testing.T) {
	for _, format := range new(engineHost).Formats() {
		if kind := mediaTypes[report.Format(format)]; kind == "" {
			t.Errorf("%s has no type", format)
		}
	}
}

// TestADayIsThatOfItsReplication shows a day of a later replication: entities move in it, and a day that there is not
// is refused.
func TestADayIsThatOfItsReplication(t *testing.T) {
	a := openStudio(t)
	a.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	a.call("edit", `{"id": "c1", "run": {"replications": 0, "seed": null, "days": 2}}`, nil)
	a.call("day", `{"id": "c1", "replication": 3, "day": 2}`, nil)
	last, _ := a.ended()
	var view struct {
		Week struct {
			Replay struct {
				Length   float64
				Entities [][]int64
			}
		}
	}
	if err := json.Unmarshal(last.View, &view); err != nil {
		t.Fatalf("%+v: %v", last, err)
	}
	if r := view.Week.Replay; r.Length != 24*60 || len(r.Entities) < 500 {
		t.Errorf("the day is %v minutes long and has %d entities", r.Length, len(r.Entities))
	}
	a.call("day", `{"id": "c1", "replication": 1, "day": 3}`, nil)
	if last, _ = a.ended(); last.Kind != studio.Failed || last.Exit != exitWrong {
		t.Errorf("a day that there is not: %+v", last)
	}
}

// TestAJobEndsWhereItIsCancelled cancels a run of the centre.
func TestAJobEndsWhereItIsCancelled(t *testing.T) {
	a := openStudio(t)
	a.call("open", `{"scenario": "central-asia"}`, nil)
	a.call("ask", `{"id": "c1", "question": "run", "options": {}}`, nil)
	for e := range a.events {
		if e.Kind == studio.Goes && e.Done > 0 {
			break
		}
	}
	a.call("cancel", `{"job": "j1"}`, nil)
	if last, _ := a.ended(); last.Kind != studio.Cancelled {
		t.Errorf("%+v", last)
	}
}

// TestADoubleClickOpensTheStudio starts the program as the desktop of Windows does.
func TestADoubleClickOpensTheStudio(t *testing.T) {
	for _, test := range []struct {
		given, want string
		clicked     bool
	}{{"", "studio", true}, {"", "", false}, {"run tandem", "run tandem", true}} {
		if got := strings.Join(openedBy(strings.Fields(test.given), test.clicked), " "); got != test.want {
			t.Errorf("%q, clicked %t: %q", test.given, test.clicked, got)
		}
	}
}

// TestAWindowStaysUntilItWasRead waits for a line, and for no more.
func TestAWindowStaysUntilItWasRead(t *testing.T) {
	var said bytes.Buffer
	in := strings.NewReader("\nmore")
	stayOpen(iotest.OneByteReader(in), &said)
	if in.Len() != len("more") || said.String() != "press Enter to close this window\n" {
		t.Errorf("%d bytes are left, said is %q", in.Len(), &said)
	}
}
