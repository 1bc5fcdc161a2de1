package licences

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/licensecheck"
)

const root = "../../.."

func readPage(t *testing.T) *Page {
	t.Helper()
	page, err := ReadPage(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Accepted) == 0 || len(page.Modules) == 0 || len(page.Embedded) == 0 {
		t.Fatalf("the page names %d licences, %d modules and %d embedded works", len(page.Accepted), len(page.Modules),
			len(page.Embedded))
	}
	return page
}

var listModules = sync.OnceValues(func() ([]Module, error) { return AllModules(root) })

func allModules(t *testing.T) []Module {
	t.Helper()
	modules, err := listModules()
	if err != nil {
		t.Fatal(err)
	}
	return modules
}

// licencesIn recognises the licences in texts.
func licencesIn(t *testing.T, paths []string) []string {
	t.Helper()
	found := map[string]bool{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range licensecheck.Scan(text).Match {
			found[match.ID] = true
		}
	}
	delete(found, "GooglePatentsFile") // a grant besides the licence
	return slices.Sorted(maps.Keys(found))
}

func TestThePageNamesTheModulesOfTheBinaryAndNoOthers(t *testing.T) {
	named, there := map[string]bool{}, map[string]bool{}
	for _, e := range readPage(t).Modules {
		if named[e.Name] {
			t.Errorf("%s is named twice", e.Name)
		}
		named[e.Name] = true
	}
	for _, m := range allModules(t) {
		there[m.Path] = true
		if !named[m.Path] {
			t.Errorf("%s is in the binary, but not in %s", m.Path, PagePath)
		}
	}
	for name := range named {
		if !there[name] {
			t.Errorf("%s is in %s, but not in the binary", name, PagePath)
		}
	}
}

func TestEveryLicenceIsAccepted(t *testing.T) {
	page := readPage(t)
	for _, e := range slices.Concat(page.Modules, page.Embedded) {
		for _, identifier := range e.Identifiers() {
			if !page.Accepted[identifier] {
				t.Errorf("%s is under %s, which is not accepted", e.Name, identifier)
			}
		}
	}
}

// The texts are recognised by another's library: a module that changes its licence, or adds code under a second
// one, is seen when it is upgraded.
func TestEachModulesTextsAreOfTheLicencesNamed(t *testing.T) {
	page := readPage(t)
	for _, m := range allModules(t) {
		e, _ := page.Of(m.Path)
		texts, err := m.Texts()
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range e.Files {
			texts = append(texts, filepath.Join(m.Folder, file))
		}
		want := slices.Sorted(slices.Values(e.Identifiers()))
		if got := licencesIn(t, texts); !slices.Equal(got, want) {
			t.Errorf("%s: the page says %v, its texts say %v", m.Path, want, got)
		}
	}
}

func TestTheTextsOfEmbeddedWorksAreOfTheLicencesNamed(t *testing.T) {
	for _, e := range readPage(t).Embedded {
		if e.Licence == "LicenseRef-public-domain" {
			continue // there is no text to give
		}
		var texts []string
		for _, file := range e.Files {
			texts = append(texts, filepath.Join(root, file))
		}
		if got := licencesIn(t, texts); !slices.Equal(got, slices.Sorted(slices.Values(e.Identifiers()))) {
			t.Errorf("%s: the page says %s, its texts say %v", e.Name, e.Licence, got)
		}
	}
}

func TestEmbeddedWorksHaveTheVersionsThatAreEmbedded(t *testing.T) {
	said := map[string]string{
		"Apache ECharts":          "report/internal/page/held.go",
		"Natural Earth":           "report/internal/page/borders.go",
		"IANA time zone database": "sim/scenario/zone/zone.go",
	}
	for _, e := range readPage(t).Embedded {
		file, ok := said[e.Name]
		if !ok {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), e.Version) {
			t.Errorf("%s does not speak of version %s of %s", file, e.Version, e.Name)
		}
		delete(said, e.Name)
	}
	if len(said) > 0 {
		t.Errorf("the page does not name %v", slices.Sorted(maps.Keys(said)))
	}
}

func TestTheTextsOfABinaryHoldAllThatMustGoWithIt(t *testing.T) {
	var texts bytes.Buffer
	if err := WriteTexts(&texts, root, "windows/amd64"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"The FreeType Project LICENSE", "The Freetype-Go Authors", "Creative Commons Attribution 4.0",
		"SIL OPEN FONT LICENSE", "Apache License",
		"Copyright 2009 The Go Authors", "Copyright 2010-2016 Mike Bostock", "Copyright (c) 2017, Baidu Inc.",
		"The Apache Software Foundation", "Copyright 2006-2010 Kirill Simonov", "github.com/inconshreveable/mousetrap v",
	} {
		if !strings.Contains(texts.String(), want) {
			t.Errorf("they lack %q", want)
		}
	}
	if strings.Contains(texts.String(), "\r") {
		t.Error("they have line ends of Windows")
	}
}

func TestARowWithTooFewCellsIsNamedByItsLine(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, ".github"), 0o777); err != nil {
		t.Fatal(err)
	}
	page := "## Modules\n\n| module | licence | besides |\n| --- | --- | --- |\n| `a/b` | MIT |\n"
	if err := os.WriteFile(filepath.Join(folder, PagePath), []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadPage(folder); err == nil || !strings.Contains(err.Error(), "LICENCES.md:5: ") {
		t.Errorf("the error is %v", err)
	}
}
