//go:build !js

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/lesson"
)

// conclusion is what simulation decides of a question, on which the text behind it rests.
type conclusion struct {
	option    string  // how that begins in English; nothing of a number
	low, high float64 // between which the figure lies; 0 of what is no number
	says      string  // of the text in English
}

// conclusions are those of the lessons of the library, which the lessons themselves do not know.
var conclusions = map[string]conclusion{
	"1-queue/idle":   {"much longer", 23, 27, "a queue forms at a post that has room to spare"},
	"1-queue/busier": {"", 50, 60, "more than twice the wait"},
	"1-queue/faster": {"by nearly half", 0.5, 0.6, "gains much from a little"},

	"2-two-or-faster/wait":     {"longer", 1, 1.3, "a little longer before the one fast lane"},
	"2-two-or-faster/time":     {"less long", -1.5, -1.2, "and loses little more than one in the queue"},
	"2-two-or-faster/separate": {"about twice", 2, 2.4, "one officer can be idle while lorries wait"},

	"3-variability/alike":  {"", 11.5, 13.5, "Half of the queue of the first lesson"},
	"3-variability/opened": {"about four times", 3.7, 4.7, "and yet wait for most of an hour"},
	"3-variability/booked": {"less than half", 0.4, 0.5, "take away the other half of chance"},

	"4-one-stop/wait":       {"less long", -12, -9, "one queue instead of two"},
	"4-one-stop/time":       {"", 15.5, 17.5, "Half of the time is gone"},
	"4-one-stop/pairs-wait": {"longer", 5, 9, "the steep part of the first lesson"},
	"4-one-stop/pairs-time": {"less long", -6, -2, "still more than what the queue has grown by"},

	"5-where-it-moves/where":         {"before papers", 0, 0, "the queue stands before them"},
	"5-where-it-moves/then":          {"before the scanner", 0, 0, "The queue has moved to it"},
	"5-where-it-moves/gain":          {"by much less", -25, -17, "Nearly half of it comes back"},
	"5-where-it-moves/scanner-first": {"by some minutes", -5, -2, "gains a few minutes"},

	"6-how-sure/five-days":  {"nothing yet", -10, 0, "five days do not tell"},
	"6-how-sure/more-days":  {"it is shorter", -5, -2.5, "about a third of the wait"},
	"6-how-sure/four-times": {"about twice", 1.5, 2.5, "takes four times as many days"},
	"6-how-sure/same-luck":  {"four times", 6, 12, "the day drops out"},
}

// TestTheLessonsAreTrue asks every question of the lessons as a page does: simulation decides it, as the text behind it
// says, theory agrees, and a prediction that is off is wrong. The quick edition does the first lesson.
func TestTheLessonsAreTrue(t *testing.T) {
	a := openStudio(t)
	var list struct{ Lessons []studio.Taught }
	a.call("lessons", `{}`, &list)
	seen := 0
	for _, taught := range list.Lessons {
		seen += len(taught.Questions)
		if !*long && taught.Number > 1 {
			continue
		}
		var l struct {
			studio.Lesson
			Refused []studio.Mistake
		}
		a.call("lesson", `{"name": "`+taught.Name+`"}`, &l)
		if len(l.Refused) > 0 {
			t.Errorf("%s cannot be held: %+v", taught.Name, l.Refused)
			continue
		}
		for i := range l.Questions {
			a.decides(l.Name, &l.Questions[i])
		}
	}
	if seen != len(conclusions) {
		t.Errorf("%d questions, and %d conclusions", seen, len(conclusions))
	}
}

// decides poses a question and holds what simulation says against the text.
func (a *asked) decides(name string, q *lesson.Question) {
	a.Helper()
	of := name + "/" + q.Name
	want, known := conclusions[of]
	if text := strings.Join(strings.Fields(q.After["en"]), " "); !known || !strings.Contains(text, want.says) {
		a.Errorf("%s: the text behind it does not say %q", of, want.says)
	}
	var begun studio.Posed
	a.call("pose", fmt.Sprintf(`{"lesson": %q, "question": %q}`, name, q.Name), &begun)
	for range begun.Jobs {
		if last, _ := a.ended(); last.Kind != studio.Done {
			a.Fatalf("%s ends with %+v", of, last)
		}
	}
	jobs, err := json.Marshal(begun.Jobs)
	if err != nil {
		a.Fatal(err)
	}
	judge := func(prediction string) (j lesson.Judgement) {
		a.call("judge", fmt.Sprintf(`{"lesson": %q, "question": %q, "prediction": {%s}, "jobs": %s}`, name, q.Name,
			prediction, jobs), &j)
		return j
	}
	for i, o := range q.Options {
		j, is := judge(fmt.Sprintf(`"option": %d`, i)), lesson.Wrong
		if strings.HasPrefix(o.Text["en"], want.option) {
			is = lesson.Right
			a.agrees(of, q, &want, &j)
		}
		if j.Verdict != is {
			a.Errorf("%s: %q is %s, not %s: %+v", of, o.Text["en"], j.Verdict, is, j.Figure)
		}
	}
	if q.Tolerance > 0 {
		at := (want.low + want.high) / 2
		j := judge(fmt.Sprintf(`"number": %v`, at))
		a.agrees(of, q, &want, &j)
		if off := judge(fmt.Sprintf(`"number": %v`, 2*at)); j.Verdict != lesson.Right || off.Verdict != lesson.Wrong {
			a.Errorf("%s: %v is %s, and %v is %s", of, at, j.Verdict, 2*at, off.Verdict)
		}
	}
}

// agrees holds a figure against what is concluded, and theory against the figure.
func (a *asked) agrees(of string, q *lesson.Question, want *conclusion, j *lesson.Judgement) {
	a.Helper()
	if want.low == want.high {
		return
	}
	mean := *j.Figure.Mean
	if mean < want.low || mean > want.high {
		a.Errorf("%s: the figure is %v, not from %v to %v", of, mean, want.low, want.high)
	}
	if far := q.Disagrees(j.Figure); far != "" {
		a.Errorf("%s: %s", of, far)
	}
}

// What a lesson names that is not there is told where the lesson names it, and what fits no lesson is refused.
func TestWhatALessonNamesInVainIsToldInIt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.lesson.yaml")
	text, err := os.ReadFile("../../scenarios/lessons/1-queue.lesson.yaml")
	if err != nil {
		t.Fatal(err)
	}
	named := strings.Replace(string(text), "scenario: 1-queue.yaml", "scenario: nowhere", 1)
	if err := os.WriteFile(file, []byte(named), 0o644); err != nil {
		t.Fatal(err)
	}
	for arguments, want := range map[string]string{
		"check " + file:                     filepath.ToSlash(file) + ":13:11: scenario: the library has no scenario nowhere",
		"check " + file + " --inputs x.csv": "is a lesson",
	} {
		var stdout, stderr bytes.Buffer
		code := run(context.Background(), strings.Fields(arguments), &stdout, &stderr)
		if code != exitWrong || !strings.Contains(stderr.String(), want) {
			t.Errorf("karvon %s ends with code %d and says: %s", arguments, code, &stderr)
		}
	}
}
