package lesson_test

import (
	"errors"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/sim/syntax"
)

// whole is a lesson without a mistake.
const whole = `lesson: 1
number: 9
title: {en: Mine, ru: Мой}
summary: {en: A lesson}
scenario: one-server
text:
  en: >-
    First.

    Second.
configurations:
  plain: {title: {en: as it is}}
  two: {title: {en: two gates}, policies: [second-server], set: {run.replications: 5}}
questions:
  - name: wait
    text: {en: How long?}
    figure: value
    of: [plain]
    metric: post.gate.wait.mean
    unit: min
    replications: 5
    tolerance: 25%
    after: {en: So long.}
  - name: less
    text: {en: Shorter?}
    figure: difference
    of: [plain, two]
    metric: post.gate.wait.mean
    unit: min
    replications: 5
    options:
      - {text: {en: longer}, above: 1}
      - {text: {en: shorter}, below: -1}
    after: {en: Shorter.}
end: {en: That is all.}
`

func TestALessonIsRead(t *testing.T) {
	l, err := lesson.Read(t.Context(), "mine.lesson.yaml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	q := l.Question("less")
	if q == nil || len(q.Options) != 2 || *q.Options[1].Below != -1 || !q.Compares() ||
		l.Question("wait").Tolerance != 0.25 {
		t.Errorf("%+v", q)
	}
	if c := l.Configuration("two"); c.Settings[0] != "run.replications=5" || c.Policies[0] != "second-server" {
		t.Errorf("%+v", c)
	}
	if l.Text["en"] != "First.\nSecond." || l.Title["ru"] != "Мой" {
		t.Errorf("%q", l.Text)
	}
}

// TestAMistakeOfALessonHasItsPlace writes something else into the lesson, and is told where it stands and why.
func TestAMistakeOfALessonHasItsPlace(t *testing.T) {
	for _, test := range []struct{ old, new, told string }{
		{"lesson: 1", "lesson: 2", "mine.lesson.yaml:1:9: lesson: this karvon reads lessons of version 1"},
		{"number: 9\n", "", "1:1: the key number is missing"},
		{"number: 9", "number: 0", "2:9: number: 0 is not a whole number from 1 to 1000"},
		{"title: {en: Mine, ru: Мой}", "title: {ru: Мой}", "3:8: title: the text is not there in English"},
		{"title: {en: Mine", "title: {eng: Mine", "title.eng: eng names no language"},
		{"figure: value", "figure: worth", "questions[1].figure: worth is not one of"},
		{"    figure: value\n", "    figure: value\n    colour: red\n", "18:5: questions[1].colour: there is no key"},
		{"of: [plain]", "of: [plain, two]", "the figure value is of 1 configuration"},
		{"of: [plain]", "of: [plains]", "there is no configuration plains (did you mean plain?)"},
		{"tolerance: 25%", "tolerance: 25", "25 is no share such as 25%"},
		{"    tolerance: 25%\n", "", "a question has either options or, for a number, a tolerance"},
		{"above: 1}", "above: few}", `questions[2].options[1].above: "few" is not a number`},
		{"{en: longer}, above: 1}", "{en: longer}}", "does not say where the figure lies"},
		{"name: less", "name: wait", "two questions have the name wait"},
		{"name: less", "name: Not a name", "is not a name"},
		{"    replications: 5\n    tol", "    replications: 5000\n    tol", "5000 is not a whole number from 1 to 500"},
		{"    unit: min\n    replications: 5\n    opt", "    replications: 5\n    opt", "the key unit is missing"},
		{"figure: difference\n", "figure: ratio\n", "the figure ratio is a number of times and has no unit"},
		{"figure: value", "figure: narrowing", "takes 2 numbers of replications"},
		{"of: [plain, two]", "of: [plain, plain]", "questions[2].of: both are the configuration plain"},
		{"below: -1}", "below: 2}", "options[2]: this option and option 1 would both be right from 1 to 2"},
		{"below: -1}", "above: 3}", "options[2]: this option and option 1 would both be right above 3"},
		{"scenario: one-server", `scenario: ""`, "5:11: scenario: the text is empty"},
		{"scenario: one-server", "scenario:", "scenario: the key has no value"},
		{"{en: How long?}", `{en: ""}`, "questions[1].text.en: the text is empty"},
		{"questions:", "questions: []\nothers:", "there is no question"},
	} {
		_, err := lesson.Read(t.Context(), "mine.lesson.yaml", []byte(strings.Replace(whole, test.old, test.new, 1)))
		var mistakes syntax.Errors
		if !errors.As(err, &mistakes) || !strings.Contains(err.Error(), test.told) {
			t.Errorf("%q in the place of %q:\n%v\nand not %s", test.new, test.old, err, test.told)
		}
		for _, e := range mistakes {
			if e.Pos.Line == 0 || e.Line == "" {
				t.Errorf("%v stands nowhere", e)
			}
		}
	}
}
