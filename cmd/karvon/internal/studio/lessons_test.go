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
// karvon fmt, and it says all in the languages of the page, with the terms of its glossary.
func TestTheLessonsOfTheLibraryAreWhole(t *testing.T) {
	found, err := fs.Glob(scenarios.FS, "lessons/*.yaml")
	if err != nil || len(found) != 12 {
		t.Fatalf("%d files of lessons: %v", len(found), err)
	}
	terms := readTerms(t)
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
			for _, text := range textsOf(l) {
				requireLanguages(t, file, text)
				for _, of := range terms {
					of.require(t, file, text)
				}
			}
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

// textsOf are all texts of a lesson.
func textsOf(l *lesson.Lesson) []lesson.Words {
	all := []lesson.Words{l.Title, l.Summary, l.Text, l.End}
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
	return all
}

// strange are letters and marks that a language is not written with; the mark of oʻ and the tutuq belgisi are letters.
var strange = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`\p{Cyrillic}`),
	"ru": regexp.MustCompile(`[әіңғүұқөһӘІҢҒҮҰҚӨҺ]`),
	"uz": regexp.MustCompile("['‘’`´\\p{Cyrillic}]"),
	"kk": regexp.MustCompile("['‘’`´]"),
}

// requireLanguages finds a text that lacks a language of the page, has another, or is written in a strange script.
func requireLanguages(t *testing.T, file string, text lesson.Words) {
	t.Helper()
	for language, not := range strange {
		if text[language] == "" {
			t.Errorf("%s lacks %s of %q", file, language, text["en"])
		}
		if found := not.FindString(text[language]); found != "" {
			t.Errorf("%s has %q in the language %s: %s", file, found, language, text[language])
		}
		if strings.Count(text[language], "\n") != strings.Count(text["en"], "\n") {
			t.Errorf("%s has other paragraphs in %s than in %q", file, language, text["en"])
		}
	}
	if len(text) != len(strange) {
		t.Errorf("%s has languages that the page has not in %q", file, text["en"])
	}
}

// term finds a term of the page's glossary in English, and its translations, by how their words begin.
type term struct {
	name         string
	english      *regexp.Regexp
	translations map[string]*regexp.Regexp
}

// require finds a term of an Uzbek or a Kazakh text that is not translated as the glossary says. The Russian texts, as
// free as the English ones, are not held to it.
func (of *term) require(t *testing.T, file string, text lesson.Words) {
	t.Helper()
	if !of.english.MatchString(text["en"]) {
		return
	}
	for language, translation := range of.translations {
		if !translation.MatchString(text[language]) {
			t.Errorf("%s, %s: the term %s is not that of the glossary: %s", file, language, of.name, text[language])
		}
	}
}

func readTerms(t *testing.T) (all []term) {
	t.Helper()
	text, err := os.ReadFile("page/src/messages/glossary.json")
	if err != nil {
		t.Fatal(err)
	}
	var glossary map[string]map[string]struct{ Forms, Stems []string }
	if err := json.Unmarshal(text, &glossary); err != nil {
		t.Fatal(err)
	}
	for name, in := range glossary {
		of := term{name, expression(in["en"].Forms, ""), map[string]*regexp.Regexp{}}
		for _, language := range []string{"uz", "kk"} {
			of.translations[language] = expression(in[language].Stems, `[\p{L}-]*`)
		}
		all = append(all, of)
	}
	if len(all) < 50 {
		t.Errorf("the glossary has %d terms", len(all))
	}
	return all
}

// expression finds some forms, each of words one after the other, whose words end with the rest.
func expression(forms []string, rest string) *regexp.Regexp {
	var all []string
	for _, form := range forms {
		all = append(all, strings.ReplaceAll(form, " ", rest+`\s+`)+rest)
	}
	return regexp.MustCompile(`(?i)(?:^|[^\p{L}-])(?:` + strings.Join(all, "|") + `)(?:$|[^\p{L}-])`)
}
