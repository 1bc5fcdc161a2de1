package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// secret is what no message shows; it stands in files that are no scenarios, or in cells that cannot be read.
const secret = "hunter2"

func TestMessagesDoNotShowFilesThatAreSomethingElse(t *testing.T) {
	const trace = "flows: {trucks: {arrivals: {trace: {file: FILE, time: at}}}}"
	for _, test := range []struct{ name, place, text, scenario string }{
		{"extends of a text", "beside", "root:hunter2:0\nx:hunter2:1\n", "extends: FILE"},
		{"extends of what is no YAML", "beside", "key: [hunter2\n\t}", "extends: FILE"},
		{"extends of a mapping", "beside", "hunter2: hunter2\n", "extends: FILE"},
		{"extends of another version", "beside", "karvon: 1 hunter2 pass\n", "extends: FILE"},
		{"extends of a version that is a text", "beside", "karvon: hunter2\n", "extends: FILE"},
		{"extends of a version that is a mapping", "beside", "karvon: {a: hunter2}\n", "extends: FILE"},
		{"extends of a version of two lines", "beside", "karvon: 1\n  hunter2\n", "extends: FILE"},
		{"extends of a version within a text", "beside", "x: \"hunter2\nkarvon: 1\n\"\n", "extends: FILE"},
		{"include of another version", "outside", "karvon: 1, hunter2\n", "include: [FILE]"},
		{"include of a list", "outside", "- hunter2\n", "include: [FILE]"},
		{"a trace without its header", "beside", "hunter2\nhunter2\n", trace},
		{"a trace without rows", "beside", "hunter2\n", trace},
		{"a trace whose separator is in doubt", "beside", "hunter2,a;b\n1,2;3\n", trace},
		{"a trace that is no CSV", "beside", "hunter2\n\"hunter2\n", trace},
		{"a trace outside", "outside", "at\nhunter2\n4h hunter2\n", trace},
		{"a trace outside of dates", "outside", "at\n13/04/2025 06:30\n04/14/2025 06:30 hunter2\n", trace},
		{"an attribute outside", "outside", "at,x\n4h,hunter2 hunter2\n",
			strings.Replace(trace, "time: at", "time: at, attributes: {load: x}", 1)},
		{"another header outside", "outside", "hunter2\n4h\n", trace},
		{"a link to what lies outside", "link", "at\nhunter2\n", trace},
		{"observations outside", "outside", "s\nhunter2\n",
			"sites: {post: {stations: {gate: {service: {empirical: {file: FILE, column: s}}}}}}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := placed(t, test.place, test.text)
			write(t, "base.yaml", minimal)
			write(t, "own.yaml", "karvon: 1\nextends: base.yaml\n"+strings.ReplaceAll(test.scenario, "FILE", file)+"\n")
			if strings.Contains(test.scenario, "extends") {
				write(t, "own.yaml", "karvon: 1\n"+strings.ReplaceAll(test.scenario, "FILE", file)+"\n")
			}
			found := mistakes(t, noLibrary, "./own.yaml", Options{})
			var printed strings.Builder
			if err := found.Print(&printed); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(printed.String(), secret) {
				t.Errorf("the messages show the file:\n%s", printed.String())
			}
		})
	}
}

// placed writes a file beside the scenario, outside of its folder, or outside with a link beside, makes the
// scenario's folder the current one, and gives the name by which the scenario has it.
func placed(t *testing.T, place, text string) string {
	t.Helper()
	above := t.TempDir()
	folder := filepath.Join(above, "own")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	if place == "beside" {
		write(t, "other.yaml", text)
		return "other.yaml"
	}
	write(t, filepath.Join("..", "other.yaml"), text)
	if place == "outside" {
		return "../other.yaml"
	}
	if err := os.Symlink(filepath.Join("..", "other.yaml"), "link.yaml"); err != nil {
		t.Skip(err)
	}
	return "link.yaml"
}

func TestMessagesShowADataFileThatTheCommandLineNames(t *testing.T) {
	file := placed(t, "outside", "at\nnoon\n")
	write(t, "own.yaml", minimal)
	found := mistakes(t, noLibrary, "./own.yaml",
		Options{Set: []string{"flows.trucks.arrivals={trace: {file: " + file + ", time: at}}"}})
	if found[0].Line != "noon" {
		t.Errorf("the line shown is %q of %v", found[0].Line, found[0])
	}
}

func TestMessagesShowTheLinesOfScenariosWhereverTheyLie(t *testing.T) {
	file := placed(t, "outside", "karvon: 1\nsitess: {}\n")
	write(t, "own.yaml", "karvon: 1\nextends: "+file+"\n")
	if found := mistakes(t, noLibrary, "./own.yaml", Options{}); found[0].Line != "sitess: {}" {
		t.Errorf("the line shown is %q of %v", found[0].Line, found[0])
	}
}

func TestAScenarioIsOneByItsOwnWordInAnyStyle(t *testing.T) {
	for text, want := range map[string]bool{
		"karvon: 1\n": true, "# a comment\n\nkarvon: 1": true, "title: x\n\"karvon\": 1": true, "{karvon: 1}": true,
		"{title: x, karvon: 1}": true,
		"karvon: 1 # one\r\nx":  true, "karvon: '1'\n": true, "{karvon: 1, title: x}": true, "karvon: 1\nx: [": true,
		"karvon: 2\n": false, "karvon: 1 hunter2\n": false, "karvon: 12\n": false, "karvon: 1#2\n": false,
		"karvon: hunter2": false, "karvon:\n": false,
		"": false, "karvon\n": false, "a:\n  karvon: 1\n": false, "- karvon: 1": false, "x: \"karvon: 1": false,
	} {
		if got := newSources(t.Context(), nil).declared([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
