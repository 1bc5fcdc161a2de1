package scenarios_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	linkOfPage = regexp.MustCompile(`\]\(([\w.-]*)#([^)\s]+)\)`)
	notAnchor  = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// The pages link to sections that exist.
func TestPagesLinkToSectionsThatExist(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	links := 0
	for _, page := range pages {
		for _, found := range linkOfPage.FindAllStringSubmatch(readPage(t, page), -1) {
			links++
			to := found[1]
			if to == "" {
				to = page
			}
			if !anchorsOf(readPage(t, to))[found[2]] {
				t.Errorf("%s: %s has no section #%s", page, to, found[2])
			}
		}
	}
	if links < 100 {
		t.Errorf("the pages have only %d links to sections", links)
	}
}

func readPage(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// anchorsOf lists the anchors of the headings of a page, as GitHub makes them.
func anchorsOf(text string) map[string]bool {
	anchors := map[string]bool{}
	for _, line := range strings.Split(text, "\n") {
		if title := strings.TrimLeft(line, "#"); title != line && strings.HasPrefix(title, " ") {
			title = notAnchor.ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), "")
			anchors[strings.ReplaceAll(title, " ", "-")] = true
		}
	}
	return anchors
}
