package syntax

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"karvon/scenarios"
)

func TestACrowdIsCountedByItsCommasAndItems(t *testing.T) {
	for text, want := range map[string]int{
		"a: [1, 2, 3]":                          2,
		"a: {b: 1, c: [2,\n  3]}\nd: 4":         2,
		"a:\n  - 1\n  - [2, 3]\n  - - 4":        5,
		"a: one, two, three":                    0,
		"- one, two":                            1,
		"a: \"[1, 2, \\\", 3]\"":                0,
		"a: ['1, ''2, 3', 4]":                   1,
		"a: |\n  - 1\n  [1, 2]\nb: [1, 2]":      1,
		"a: # [1, 2]\n  [3, # 4, 5\n   6]":      1,
		"a: \"one\n  [2, 3]\n  four\"\nb: [,]":  1,
		"a: it's, or not\nb: [it's, 'or', not]": 2,
	} {
		c := crowd{under: -1}
		for _, line := range bytes.Split([]byte(text), []byte("\n")) {
			c.line(line)
		}
		if c.count != want {
			t.Errorf("%q: %d, expected %d", text, c.count, want)
		}
	}
}

func TestNoScenarioHoldsFewerValuesThanItsCrowd(t *testing.T) {
	for name, text := range libraryTexts(t) {
		c := crowd{under: -1}
		for _, line := range bytes.Split(text, []byte("\n")) {
			c.line(line)
		}
		found := NewCollector(t.Context(), nil)
		if texts.Parse(&found, Origin{}, text); c.count > found.values || c.count == 0 {
			t.Errorf("%s: %d of %d", name, c.count, found.values)
		}
	}
}

func TestACrowdIsRefusedBeforeRoomIsTakenForIt(t *testing.T) {
	for _, item := range []string{"1,", ":,", "[],", "\n- 1", "\n- :"} {
		text := []byte("karvon: 1\nprimary: [" + strings.Repeat(item, 1_100_000) + "]\n")
		if item[0] == '\n' {
			text = []byte("karvon: 1\nprimary:" + strings.Repeat(item, 1_100_000) + "\n")
		}
		found := NewCollector(t.Context(), nil)
		if read := texts.Parse(&found, Origin{}, text); read != nil || found.values > 0 ||
			found.Found.Errors()[0].Code != TooMany {
			t.Errorf("%q: %d values were read: %v", item, found.values, found.Result())
		}
	}
}

func libraryTexts(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	names, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no scenarios", err)
	}
	for _, name := range names {
		text, err := scenarios.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found[name] = text
	}
	if len(found) == 0 {
		t.Fatal("the library has no scenarios")
	}
	return found
}
