package page

import (
	"regexp"
	"slices"
	"strconv"
	"testing"

	"karvon/report/language"
)

var (
	sayings   = regexp.MustCompile(`\bsay\(("(?:[^"\\]|\\.)*")`)
	templated = regexp.MustCompile(`\.(?:Say|Counted \([^)]*\)) "([^"]*)"`)
)

// messagesOf finds what a source says by a pattern.
func messagesOf(source string, pattern *regexp.Regexp) []string {
	var found []string
	for _, match := range pattern.FindAllStringSubmatch(source, -1) {
		found = append(found, match[1])
	}
	return found
}

func TestScriptsHaveTheirWords(t *testing.T) {
	var said []string
	for _, quoted := range messagesOf(script(), sayings) {
		message, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, message)
		if !slices.Contains(scriptMessages, message) {
			t.Errorf("the scripts say %q, which is not among their messages", message)
		}
	}
	for _, message := range scriptMessages {
		weekday := len(message) == len("Mon")
		if !weekday && !slices.Contains(said, message) {
			t.Errorf("no script says %q", message)
		}
	}
}

func TestThePageSaysEverythingInEveryLanguage(t *testing.T) {
	all := slices.Concat(scriptMessages, messagesOf(weekFigures+mapFigure+replayFigure, said),
		messagesOf(embedded("page.html"), templated))
	if len(all) < 100 {
		t.Fatalf("only %d messages are found", len(all))
	}
	for _, l := range language.All {
		for _, message := range all {
			if !l.Has(message) {
				t.Errorf("%q is not said in %s", message, l.Name)
			}
		}
	}
}
