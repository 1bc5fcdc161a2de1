package sim_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// columns is how wide a line of Go may be; a tab counts one.
const columns = 120

// topLevel is all that stands at the top.
var topLevel = []string{
	".ci", ".editorconfig", ".github", ".gitignore", "LICENSE", "README.md", "go.mod", "go.sum",
	"cmd", "report", "scenarios", "sim",
}

// kinds are the kinds of files that a folder may hold, beside those that every folder may; the first that fits
// counts. What commands and profilers write is none of them.
var kinds = []struct {
	folder string
	kinds  []string
}{
	{"report/internal/page/assets", []string{".css", ".html", ".js", ".txt"}},
	{"report/language/messages", []string{".json"}},
	{"report/word/parts", []string{".rels", ".xml"}},
	{"cmd/karvon/internal/studio/page", []string{".css", ".html", ".js", ".json", ".ts", ".tsx", ".txt"}},
	{"cmd/karvon/internal/studio/library.json", []string{".json"}},
	{"cmd/karvon/default.pgo", []string{".pgo"}},
	{"scenarios/many-machines", []string{".json", ".sh", ".yaml"}},
	{"scenarios", []string{".csv", ".json", ".yaml"}},
	{"sim/scenario/zone", []string{".zip"}},
	{".ci", []string{"", ".mod", ".sum", ".txt"}},
	{"", nil},
}

// TestNothingIsCommittedByAccident finds what a command or a test has left behind.
func TestNothingIsCommittedByAccident(t *testing.T) {
	for _, file := range tracked(t) {
		if why := misplaced(file); why != "" {
			t.Errorf("%s %s", file, why)
		}
	}
}

func TestAFileLeftBehindIsFound(t *testing.T) {
	for _, file := range []string{
		"cmd/karvon/week.svg", "cmd/karvon/visits.parquet", "report.html", "sim/engine/cpu.prof", "sim/engine/engine.test",
		"cmd/karvon/result.json", "scenarios/week.png", "findings/1.yaml", "karvon", "cmd/karvon/karvon",
	} {
		if misplaced(file) == "" {
			t.Errorf("%s would be committed", file)
		}
	}
}

// misplaced says why a file does not belong where it stands.
func misplaced(file string) string {
	first, _, _ := strings.Cut(file, "/")
	switch {
	case !slices.Contains(topLevel, first):
		return "does not belong to the top level"
	case first == file, strings.Contains(file, "/testdata/"):
		return ""
	}
	kind := path.Ext(file)
	for _, place := range kinds {
		if !strings.HasPrefix(file, place.folder) {
			continue
		}
		if slices.Contains(place.kinds, kind) || kind == ".go" || kind == ".md" {
			return ""
		}
		return "is of a kind that its folder does not hold"
	}
	return ""
}

// TestTheGuideNamesFilesThatThereAre holds the lists of .github/CONTRIBUTING.md to the files of the repository.
func TestTheGuideNamesFilesThatThereAre(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", ".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile("`((?:sim|report|cmd|scenarios)/[a-z/_-]+\\.[a-z]+)`").FindAllSubmatch(guide, -1)
	if len(names) < 15 {
		t.Fatalf("only %d files are named", len(names))
	}
	for _, name := range names {
		file := string(name[1])
		if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(file))); err != nil {
			t.Error(err)
		}
	}
}

// TestTheGuideNamesTheFilesOfTheVerbCount holds what the guide says that a verb costs to the files that know its
// example: by its operation, its tables, its subject and its key.
func TestTheGuideNamesTheFilesOfTheVerbCount(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", ".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(guide), "### A verb\n")
	list, _, _ = strings.Cut(list, "\n### ")
	var named []string
	for _, row := range regexp.MustCompile("(?m)^\\d\\. `([a-z/]+\\.go)`").FindAllStringSubmatch(list, -1) {
		named = append(named, row[1])
	}
	known := regexp.MustCompile(`\b(countVerb|OpCount|OfCount|Tallies|TallyID)\b|\bCount +\*Text `)
	var knowing []string
	for _, file := range sources(t) {
		if !strings.HasPrefix(file, "sim") || slices.Contains(apart, "karvon/"+filepath.ToSlash(filepath.Dir(file))) {
			continue
		}
		text, err := os.ReadFile(filepath.Join("..", file))
		if err != nil {
			t.Fatal(err)
		}
		if known.Match(text) {
			knowing = append(knowing, filepath.ToSlash(file))
		}
	}
	slices.Sort(named)
	slices.Sort(knowing)
	if !slices.Equal(named, knowing) {
		t.Errorf("the guide names %q; the verb is known to %q", named, knowing)
	}
}

func TestLinesOfGoFitTheirColumns(t *testing.T) {
	for _, file := range tracked(t) {
		if path.Ext(file) != ".go" {
			continue
		}
		text, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(file)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // a file that is taken away, and not yet committed
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if width := utf8.RuneCountInString(line); width > columns {
				t.Errorf("%s:%d has %d columns, more than %d", file, i+1, width, columns)
			}
		}
	}
}

// TestTypesOfAPackageDifferInMoreThanACapital finds pairs such as Way and way, which nobody can speak of.
func TestTypesOfAPackageDifferInMoreThanACapital(t *testing.T) {
	seen := map[string]string{}
	for _, file := range sources(t) {
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range typesOf(tree) {
			folded := filepath.Dir(file) + "." + strings.ToLower(name)
			if other := seen[folded]; other != "" {
				t.Errorf("%s has the types %s and %s", filepath.Dir(file), other, name)
			}
			seen[folded] = name
		}
	}
}

func TestTypesThatDifferInACapitalAreListed(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\ntype Way int\ntype (\n\tway struct{}\n)\n"+
		"func f() { type Way int }", parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	if found := typesOf(tree); !slices.Equal(found, []string{"Way", "way"}) {
		t.Errorf("found %q", found)
	}
}

// typesOf lists the types that a file declares, those of functions aside.
func typesOf(tree *ast.File) []string {
	var names []string
	for _, declared := range tree.Decls {
		if group, ok := declared.(*ast.GenDecl); ok && group.Tok == token.TYPE {
			for _, spec := range group.Specs {
				names = append(names, spec.(*ast.TypeSpec).Name.Name)
			}
		}
	}
	return names
}

// tracked lists the files of the repository, as paths with slashes from its root.
func tracked(t *testing.T) []string {
	t.Helper()
	if _, err := os.Stat(filepath.Join("..", ".git")); errors.Is(err, fs.ErrNotExist) {
		t.Skip("this is no checkout of a repository")
	}
	list := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z") // a clone may belong to another user
	list.Dir = ".."
	var refusal strings.Builder
	list.Stderr = &refusal
	listing, err := list.Output()
	if err != nil {
		t.Fatalf("git cannot list the files: %v\n%s", err, &refusal)
	}
	files := strings.Split(strings.TrimSuffix(string(listing), "\x00"), "\x00")
	if len(files) < 500 {
		t.Fatalf("only %d files found", len(files))
	}
	return files
}
