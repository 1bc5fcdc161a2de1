package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/sim/syntax"
)

// dataSweep has levels that name a data file, as a list and as a text.
const dataSweep = `karvon: 1
extends: base.yaml
sweeps:
  list: {factors: {a: {path: sites.post.stations.gate.service, levels: [{empirical: {file: t.csv, column: s}}, 40s]}}}
  text: {factors: {a: {path: sites.post.stations.gate.service, levels: "{empirical: {file: t.csv, column: s}},40s"}}}
`

func TestALevelNamesItsDataFileBesideItsSweepFromAnywhere(t *testing.T) {
	above := t.TempDir()
	if err := os.Mkdir(filepath.Join(above, "own"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"own.yaml": dataSweep, "base.yaml": minimal, "t.csv": "s\n30s\n50s\n"} {
		write(t, filepath.Join(above, "own", name), text)
	}
	const written = "{empirical: {file: t.csv, column: s}}"
	for folder, want := range map[string]string{above: "own/own.yaml", filepath.Join(above, "own"): "./own.yaml"} {
		t.Chdir(folder)
		s := load(t, noLibrary, want, Options{})
		if err := s.CheckSweeps(); err != nil {
			t.Errorf("from %s: %v", folder, err)
		}
		for _, name := range []string{"list", "text"} {
			d, err := s.NewDesign(SweepRequest{Name: name})
			if err != nil {
				t.Fatal(err)
			}
			f := &d.Factors[0]
			if f.Values[0] != written || f.Value(written).Number.FloatString(0) != "40" || f.Setting("40s") != "40s" {
				t.Errorf("from %s: levels %q, of which the first is %v", folder, f.Values, f.Value(written))
			}
			run := load(t, noLibrary, want, Options{Set: []string{f.Path + "=" + f.Setting(written)}})
			if mean := run.Sites["post"].Stations["gate"].Service.Mean(); mean != 40 {
				t.Errorf("from %s: the setting %s has the mean %v", folder, f.Setting(written), mean)
			}
		}
	}
}

func TestALevelOfTheCommandLineNamesItsDataFileInTheCurrentFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "t.csv", "s\n30s\n50s\n")
	s := load(t, library(), "minimal", Options{})
	d, err := s.NewDesign(SweepRequest{Factors: []string{"sites.post.stations.gate.service={empirical: {file: t.csv, column: s}},40s"}})
	if err != nil {
		t.Fatal(err)
	}
	if f := &d.Factors[0]; f.Setting(f.Values[0]) != f.Values[0] || f.Value(f.Values[0]).Number.FloatString(0) != "40" {
		t.Errorf("got %v", f.Value(f.Values[0]))
	}
}

func TestALevelOfTheLibraryNamesNoDataFile(t *testing.T) {
	files := library("base.yaml", minimal, "own.yaml", strings.Replace(dataSweep, "base.yaml", "base", 1), "t.csv", "s\n30s\n")
	found, _ := load(t, files, "own", Options{}).CheckSweeps().(syntax.Errors)
	if len(found) != 2 || found[0].Code != BadSweep || !strings.Contains(found[0].Message, "names no data file") {
		t.Errorf("got %v", found)
	}
}
