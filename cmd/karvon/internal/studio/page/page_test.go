package page_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio/page"
	"karvon/sim/lint"
	"karvon/sim/scenario"
)

// The posts in testdata are what the form for a new post makes of answers at the ends of what it allows; .ci/page
// writes them.
func TestPostsOfTheFormAreScenarios(t *testing.T) {
	posts := os.DirFS("testdata/posts")
	files, err := fs.Glob(posts, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d posts", len(files))
	}
	for _, file := range files {
		review, err := lint.Check(t.Context(), posts, strings.TrimSuffix(file, ".yaml"))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for _, warning := range review.Warnings {
			if !expected(file, string(warning.Code)) {
				t.Errorf("%s: %v", file, warning)
			}
		}
	}
}

// expected says whether answers ask for what a warning is about: more work than the post can do, a queue without
// ground, or that all are scanned and opened.
func expected(file, code string) bool {
	name := strings.TrimSuffix(file, ".yaml")
	switch code {
	case "no-ground":
		return name == "bare" || name == "without-ground" || strings.HasPrefix(name, "only-")
	case "overload", "overfull":
		return slices.Contains([]string{"most", "few-and-slow", "many-and-fast", "all-scanned-and-opened", "no-night"}, name)
	case "never-taken":
		return slices.Contains([]string{"most", "few-and-slow", "all-scanned-and-opened"}, name)
	}
	return false
}

var (
	block      = regexp.MustCompile(`(?s)\nassumptions:\n(.*?)\n\n`)
	assumption = regexp.MustCompile(`(?m)^  [a-z-]+:`)
	says       = regexp.MustCompile(`"Assumed|the planner's answer`)
)

func TestEachAssumptionOfAPostSaysWhoseItIs(t *testing.T) {
	for file, answered := range map[string]bool{"assumed": false, "answered": true, "tenths": true} {
		text, err := os.ReadFile("testdata/posts/" + file + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		found := block.FindSubmatch(text)
		if found == nil {
			t.Fatalf("%s has no assumptions", file)
		}
		if all, said := len(assumption.FindAll(found[1], -1)), len(says.FindAll(found[1], -1)); all != said {
			t.Errorf("%d of %d assumptions of %s say whose they are", said, all, file)
		}
		if strings.Contains(string(found[1]), "the planner's answer") != answered {
			t.Errorf("%s has the planner's answers: %v", file, !answered)
		}
	}
}

func TestAPostSpeaksTheLanguageOfItsForm(t *testing.T) {
	posts := os.DirFS("testdata/posts")
	for language, assumed := range map[string]string{"ru": "Допущение", "uz": "Faraz", "kk": "Жорамал"} {
		of, err := scenario.Load(t.Context(), posts, "assumed-"+language, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for name, policy := range of.Policies {
			if said := policy.Titles[language]; said == "" || said == policy.Title {
				t.Errorf("policy %s is %q in %s", name, said, language)
			}
		}
		noted := 0
		inputs, _ := of.Inputs()
		for _, input := range inputs {
			if !strings.HasPrefix(input.Name, "assumptions.") || input.Note == "" {
				continue
			}
			noted++
			if !strings.HasPrefix(input.Note, assumed) {
				t.Errorf("the note of %s is in another language than %s: %s", input.Name, language, input.Note)
			}
		}
		if len(of.Policies) < 5 || noted < 10 {
			t.Errorf("the post in %s has %d policies and %d notes", language, len(of.Policies), noted)
		}
	}
}

func TestThePageHasNoScriptsAndStylesOfItsOwn(t *testing.T) {
	text, err := fs.ReadFile(page.Files, "dist/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, forbidden := range []string{"<style", " style=", "<script>", " onload=", " onclick=", "http://", "https://"} {
		without := strings.ReplaceAll(string(text), "http://www.w3.org/2000/svg", "")
		if strings.Contains(without, forbidden) {
			t.Errorf("the page has %q", forbidden)
		}
	}
	for _, name := range []string{"studio.js", "studio.css", "licences.txt"} {
		if _, err := fs.Stat(page.Files, "dist/"+name); err != nil {
			t.Error(err)
		}
	}
}
