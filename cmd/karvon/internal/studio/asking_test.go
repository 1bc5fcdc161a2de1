package studio_test

import (
	"slices"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio"
)

func TestReplicationsOfAQuestionTakeThePlaceOfTheConfigurations(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "one-server"}`, nil)
	x.call("ask", `{"id": "c1", "question": "explain", "options": {"replications": 40, "top": "5"}}`, nil)
	if work := <-x.host.works; !slices.Contains(work.Arguments, "--replications=40") {
		t.Errorf("the command line is %q", work.Arguments)
	}
	for _, n := range []string{"0", "-1", "100000", `"many"`, "2.5"} {
		asked := `{"id": "c1", "question": "run", "options": {"replications": ` + n + `}}`
		if e := x.refused("ask", asked); e.Kind != studio.Wrong {
			t.Errorf("%s: %v", n, e)
		}
	}
}

func TestFormFollowsTheScenario(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "one-server"}`, nil)
	var made struct {
		Fields []struct {
			Flag    string
			Choices []struct{ Value string }
		}
		Lacks string
	}
	x.call("forms", `{"id": "c1", "question": "capacity"}`, &made)
	if made.Lacks != "" || made.Fields[1].Flag != "flow" || made.Fields[1].Choices[0].Value != "trucks" {
		t.Errorf("the form is %+v", made)
	}
	x.call("forms", `{"id": "c1", "question": "years"}`, &made)
	if !strings.Contains(made.Lacks, "years") {
		t.Errorf("of a scenario without growth it says %q", made.Lacks)
	}
	if e := x.refused("forms", `{"id": "c1", "question": "fortune"}`); e.Kind != studio.Wrong {
		t.Errorf("another question: %v", e)
	}
	if e := x.refused("looks", `{"job": "j9", "look": 1}`); e.Kind != studio.Missing {
		t.Errorf("a look at no job: %v", e)
	}
}

func TestTheLanguageOfAnAnswerIsInItsCommandLine(t *testing.T) {
	x := try(t)
	x.call("open", `{"scenario": "one-server"}`, nil)
	for language, want := range map[string]bool{"": false, "en": false, "ru": true, "kk": true} {
		x.call("ask", `{"id": "c1", "question": "explain", "language": "`+language+`"}`, nil)
		work := <-x.host.works
		if got := slices.Contains(work.Arguments, "--language="+language); got != want {
			t.Errorf("in %q the command line is %q", language, work.Arguments)
		}
	}
	if e := x.refused("ask", `{"id": "c1", "question": "explain", "language": "xx"}`); e.Kind != studio.Wrong {
		t.Errorf("an unknown language: %v", e)
	}
}
