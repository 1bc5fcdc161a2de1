package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"karvon/report"
)

// spokenRuns are runs whose text is for people.
var spokenRuns = []string{
	"run testdata/words.yaml --all",
	"run testdata/words.yaml --format markdown",
	"run one-server -n 2 --days 7 --format markdown",
	"run peak-day -n 5 --format markdown",
	"run electronic-queue -n 2 --days 7 --format markdown",
	"run kyrgyz-border -n 1 --format markdown",
}

// spokenReports say every word of the glossary together.
var spokenReports = append([]string{
	"compare testdata/words.yaml --policy second-desk", "explain tandem -n 8 --days 20 --top 1 --indifference 13",
	"sensitivity electronic-queue --method bifurcation -n 8",
}, spokenRuns...)

// fieldWords are words of the field that no text of a run says to people, beside those of the glossary.
var fieldWords = []string{
	"replication", "replications", "offered", "carried", "drift", "p50", "p95", "p99", "warm-up", "window", "utilisation",
	"balk", "balked", "renege", "reneged", "undecided", "unfinished", "censored", "half-width", "confidence", "bonferroni",
	"estimate", "estimator", "quantile", "median", "variance", "pooled", "cyclic", "terminating", "stationary", "paired",
	"explored",
	"trajectory", "trajectories", "response", "responses", "observations", "servers",
}

// ofNames matches dotted names and options.
var ofNames = regexp.MustCompile(`[\w\]\[+-]+(\.[\w\]\[+-]+)+|--[\w-]+`)

// textForPeople is a text without names and options.
func textForPeople(text string) string { return ofNames.ReplaceAllString(strings.ToLower(text), " ") }

func TestRunsSpeakPlainly(t *testing.T) {
	for _, command := range spokenRuns {
		text := textForPeople(strings.Join(output(t, strings.Fields(command), 0), "\n"))
		for _, word := range fieldWords {
			if found := regexp.MustCompile(`(^|[^\w-])` + word + `([^\w-]|$)`).FindStringIndex(text); found != nil {
				t.Errorf("karvon %s says %q: %s", command, word, text[max(0, found[0]-40):min(len(text), found[1]+40)])
			}
		}
	}
}

func TestReportsSayEveryWordOfTheGlossary(t *testing.T) {
	var all strings.Builder
	for _, command := range spokenReports {
		all.WriteString(strings.Join(output(t, strings.Fields(command), 0), " ") + " ")
	}
	said := strings.Join(strings.Fields(strings.ToLower(all.String())), " ")
	for _, term := range report.Glossary {
		if !strings.Contains(said, term.Plain) {
			t.Errorf("no report says %q", term.Plain)
		}
	}
}

func TestTheReferenceHasTheGlossary(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	if table := strings.Join(output(t, []string{"glossary", "--format", "markdown"}, 0),
		"\n"); !strings.Contains(string(text), table) {
		t.Errorf("scenarios/reference.md does not have what karvon glossary --format markdown prints:\n%s", table)
	}
}

// What programs read of a table is the same in every language, and what people read is not.
func TestTablesOfOtherLanguagesAreTheSameForPrograms(t *testing.T) {
	for _, command := range []string{"glossary", "show one-server --responses", "show one-server --plan"} {
		said := func(format, language string) string {
			line := command + " --format " + format + " --language " + language
			return strings.Join(output(t, strings.Fields(line), 0), "\n")
		}
		for _, language := range []string{"ru", "uz", "kk"} {
			if said("csv", language) != said("csv", "en") {
				t.Errorf("in %s the CSV of %s is another one", language, command)
			}
			if said("text", language) == said("text", "en") {
				t.Errorf("in %s the text of %s is English", language, command)
			}
		}
	}
}
