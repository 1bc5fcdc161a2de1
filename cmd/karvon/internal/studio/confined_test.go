package studio_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/studio"
)

// TestATextReadsNothingOfTheDisk names a file of the disk as what a text extends, as data of it, and as data in a
// setting and in a link: none is read, and no message says what is in it.
func TestATextReadsNothingOfTheDisk(t *testing.T) {
	file := filepath.Join(t.TempDir(), "theirs.yaml")
	if err := os.WriteFile(file, []byte("karvon: 1\nextends: tandem\nsecret: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	working, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	relative, err := filepath.Rel(working, file)
	if err != nil {
		t.Fatal(err)
	}
	x := try(t)
	x.call("open", `{"scenario": "tutorial-2-stages"}`, nil)
	for _, name := range []string{file, filepath.ToSlash(relative)} {
		data := `{empirical: {file: ` + name + `, column: x}}`
		text, _ := json.Marshal("karvon: 1\nextends: " + name + "\n")
		own, _ := json.Marshal("karvon: 1\nextends: tutorial-2-stages\nsites: {post: {stations: {inspection: {service: " +
			data + "}}}}\n")
		set, _ := json.Marshal(data)
		for _, edit := range []string{`"text": ` + string(text), `"text": ` + string(own),
			`"edits": [{"path": "sites.post.stations.inspection.service", "value": ` + string(set) + `}]`} {
			var c studio.View
			x.call("edit", `{"id": "c1", `+edit+`}`, &c)
			if len(c.Refused) == 0 || !strings.Contains(c.Refused[0].Message, "there is no file") ||
				strings.Contains(c.Refused[0].Hint+c.Refused[0].Message, "secret") {
				t.Errorf("%s: %+v", edit, c.Refused)
			}
		}
	}
}
