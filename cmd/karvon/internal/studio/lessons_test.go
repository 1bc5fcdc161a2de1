package studio_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/scenarios"
	"karvon/sim/lint"
	"karvon/sim/scenario"
)

const own = `lesson: 1
number: 7
title: {en: Of our own}
summary: {en: Two gates}
scenario: mine.yaml
text: {en: A post.}
configurations:
  plain: {title: {en: as it is}}
  two: {title: {en: two gates}, policies: [second-server], set: {run.seed: 4}}
questions:
  - name: less
    text: {en: Shorter?}
    figure: difference
    of: [plain, two]
    metric: post.gate.wait.mean
    unit: min
    replications: 5
    options: [{text: {en: longer}, above: 1}, {text: {en: shorter}, below: -1}]
    after: {en: Shorter.}
end: {en: That is all.}
`

// beside is a session over the library with a folder beside it.
func beside(t *testing.T, files map[string]string) *tried {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	x := try(t)
	x.Session = studio.NewSession(x.host, &studio.Beside{FS: scenarios.FS, Folder: folder}, studio.Hello{},
		func(studio.Event) {})
	t.Cleanup(x.End)
	return x
}

// TestAnOwnLessonIsHeldLikeTheOthers has a lesson and its scenario in the folder: it stands in the list, and a question
// of it is the command line that somebody would type there, over the scenario's text.
func TestAnOwnLessonIsHeldLikeTheOthers(t *testing.T) {
	scenarioText := "karvon: 1\nextends: one-server\n"
	x := beside(t, map[string]string{"ours.lesson.yaml": own, "mine.yaml": scenarioText})
	var list struct{ Lessons []studio.Taught }
	x.call("lessons", `{}`, &list)
	last := list.Lessons[len(list.Lessons)-1]
	if len(list.Lessons) != 7 || last.Name != "ours.lesson.yaml" || !last.Own || list.Lessons[0].Name != "1-queue" {
		t.Fatalf("%+v", list)
	}
	var l struct {
		studio.Lesson
		Refused []studio.Mistake
	}
	x.call("lesson", `{"name": "ours.lesson.yaml"}`, &l)
	if len(l.Refused) > 0 || l.Body != scenarioText || l.File != "mine.yaml" {
		t.Fatalf("%+v", l)
	}
	var begun studio.Posed
	x.call("pose", `{"lesson": "ours.lesson.yaml", "question": "less", "times": 2}`, &begun)
	work := <-x.host.works
	if got := strings.Join(work.Arguments, " "); got != "compare plain.yaml two.yaml --replications=10" ||
		!strings.Contains(work.Files["two.yaml"], "servers: 2") || len(begun.Jobs) != 1 {
		t.Errorf("%s\n%v", got, begun)
	}
	x.refused("pose", `{"lesson": "ours.lesson.yaml", "question": "no"}`)
	x.refused("lesson", `{"name": "../ours"}`)
	x.refused("judge", `{"lesson": "ours.lesson.yaml", "question": "less", "prediction": {"option": 0}, "jobs": ["j9"]}`)
}

// TestTheLessonOfTheGuideCanBeHeld takes the lesson that scenarios/studio.md shows to those who write one.
func TestTheLessonOfTheGuideCanBeHeld(t *testing.T) {
	guide, err := os.ReadFile("../../../../scenarios/studio.md")
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile("(?s)```yaml\n(lesson: 1.*?)```").FindSubmatch(guide)
	if text == nil {
		t.Fatal("the guide shows no lesson")
	}
	x := beside(t, map[string]string{"a.lesson.yaml": string(text[1])})
	var l struct {
		studio.Lesson
		Refused []studio.Mistake
	}
	x.call("lesson", `{"name": "a.lesson.yaml"}`, &l)
	if len(l.Refused) > 0 || l.Lesson.Lesson == nil || len(l.Questions) != 2 || l.Body != "" {
		t.Errorf("%+v", l.Refused)
	}
	for _, figure := range []lesson.Figure{lesson.Value, lesson.Difference, lesson.Ratio, lesson.Telling, lesson.Largest,
		lesson.Narrowing, lesson.Luck} {
		if !strings.Contains(string(guide), "| `"+string(figure)+"` |") {
			t.Errorf("the guide does not say what %s is", figure)
		}
	}
}

// TestWhatIsWrongWithAnOwnLessonIsToldInItsFile breaks the lesson where only its scenario shows it, and as a file.
func TestWhatIsWrongWithAnOwnLessonIsToldInItsFile(t *testing.T) {
	for _, test := range []struct {
		old, new string
		line     int
	}{
		{"second-server", "second-sever", 9}, {"run.seed: 4", "run.sead: 4", 9}, {"gate.wait.mean", "gates.wait.mean", 15},
		{"mine.yaml", "yours.yaml", 5}, {"number: 7", "number: seven", 2},
	} {
		x := beside(t, map[string]string{"ours.lesson.yaml": strings.Replace(own, test.old, test.new, 1),
			"mine.yaml": "karvon: 1\nextends: one-server\n"})
		var l struct{ Refused []studio.Mistake }
		x.call("lesson", `{"name": "ours.lesson.yaml"}`, &l)
		if len(l.Refused) != 1 || l.Refused[0].Line != test.line || l.Refused[0].File != "ours.lesson.yaml" {
			t.Errorf("%s: %+v", test.new, l.Refused)
		}
		var list struct{ Lessons []json.RawMessage }
		x.call("lessons", `{}`, &list)
		if len(list.Lessons) != 7 {
			t.Errorf("%s: %d lessons are listed", test.new, len(list.Lessons))
		}
	}
}

// TestTheLessonsOfTheLibraryAreWhole looks at each: its scenario passes check without a warning, it is in the style of
// karvon fmt, and it says all in the languages that it says anything in, English and Russian among them.
func TestTheLessonsOfTheLibraryAreWhole(t *testing.T) {
	found, err := fs.Glob(scenarios.FS, "lessons/*.yaml")
	if err != nil || len(found) != 12 {
		t.Fatalf("%d files of lessons: %v", len(found), err)
	}
	for i, file := range found {
		text, err := fs.ReadFile(scenarios.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		if formatted, err := scenario.Format(t.Context(), file, text); err != nil || string(formatted) != string(text) {
			t.Errorf("%s is not in the style of karvon fmt: %v", file, err)
		}
		if strings.HasSuffix(file, lesson.Ending) {
			l, err := lesson.Read(t.Context(), file, text)
			if err != nil {
				t.Error(err)
				continue
			}
			if l.Number != i/2+1 {
				t.Errorf("%s has the number %d", file, l.Number)
			}
			requireLanguages(t, file, l)
			continue
		}
		library := &studio.Overlay{FS: scenarios.FS, Texts: map[string]string{file: string(text)}}
		review, err := lint.Check(t.Context(), library, file)
		if err != nil || len(review.Warnings) > 0 {
			t.Errorf("%s: %v %v", file, err, review)
			continue
		}
		for _, policy := range review.Policies {
			if len(policy.Warnings) > 0 {
				t.Errorf("%s: %v", file, policy.Warnings)
			}
		}
	}
}

// requireLanguages finds a text that lacks a language of the title.
func requireLanguages(t *testing.T, file string, l *lesson.Lesson) {
	t.Helper()
	all := []lesson.Words{l.Summary, l.Text, l.End}
	for _, c := range l.Configurations {
		all = append(all, c.Title)
	}
	for _, q := range l.Questions {
		all = append(all, q.Text, q.After)
		for _, o := range q.Options {
			all = append(all, o.Text)
		}
		if q.Exact != nil {
			all = append(all, q.Exact.Text)
		}
	}
	if l.Title["en"] == "" || l.Title["ru"] == "" {
		t.Errorf("%s has the titles %v", file, l.Title)
	}
	for _, text := range all {
		for language := range l.Title {
			if text[language] == "" {
				t.Errorf("%s lacks %s of %q", file, language, text["en"])
			}
		}
		if len(text) != len(l.Title) {
			t.Errorf("%s has other languages in %q than in its title", file, text["en"])
		}
	}
}
