package language

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// A term that both lists have is called the same by reports and by the studio's page.
func TestTermsAreThoseOfTheStudio(t *testing.T) {
	text, err := os.ReadFile("../../cmd/karvon/internal/studio/page/src/messages/glossary.json")
	if err != nil {
		t.Fatal(err)
	}
	var page map[string]map[string]struct {
		Term  string
		Forms []string
	}
	if err := json.Unmarshal(text, &page); err != nil {
		t.Fatal(err)
	}
	both := 0
	for english, terms := range termsOfReports(t) {
		for name, of := range page {
			if name != english && !slices.Contains(of["en"].Forms, english) {
				continue
			}
			both++
			for _, l := range All[1:] {
				if terms[l.Name] != of[l.Name].Term {
					t.Errorf("%s is %q in reports and %q on the page, in %s", english, terms[l.Name], of[l.Name].Term, l.Name)
				}
			}
		}
	}
	if least := 15; both < least {
		t.Errorf("the lists have %d terms in common, fewer than %d", both, least)
	}
}

// termsOfReports are the terms of the table in messages/glossary.md, by language. A row can have several, parted by
// commas, in all its columns alike.
func termsOfReports(t *testing.T) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile("messages/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	terms := map[string]map[string]string{}
	const firstColumn = 2 // behind English and the term of the field
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if !strings.HasPrefix(line, "| ") || len(cells) != firstColumn+len(All)-1 {
			continue
		}
		for i, english := range strings.Split(cells[0], ",") {
			of := map[string]string{}
			for n, l := range All[1:] {
				words := strings.Split(cells[firstColumn+n], ",")
				of[l.Name] = strings.TrimSpace(words[min(i, len(words)-1)])
			}
			terms[strings.TrimSpace(english)] = of
		}
	}
	return terms
}
