package design_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/design"
	"karvon/sim/scenario"
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
		s := load(t, nil, want)
		if err := design.Check(t.Context(), s); err != nil {
			t.Errorf("from %s: %v", folder, err)
		}
		for _, name := range []string{"list", "text"} {
			d, err := design.New(t.Context(), s, design.Request{Name: name})
			if err != nil {
				t.Fatal(err)
			}
			f := &d.Factors[0]
			if f.Values[0] != written || f.Value(written).Number.FloatString(0) != "40" || f.Setting(f.Path, "40s") != "40s" {
				t.Errorf("from %s: levels %q, of which the first is %v", folder, f.Values, f.Value(written))
			}
			run := load(t, nil, want, f.Path+"="+f.Setting(f.Path, written))
			if mean := run.Sites["post"].Stations["gate"].Service.Mean(); mean != 40 {
				t.Errorf("from %s: the setting %s has the mean %v", folder, f.Setting(f.Path, written), mean)
			}
		}
	}
}

func TestALevelOfARequestNamesItsDataFileInTheCurrentFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "t.csv", "s\n30s\n50s\n")
	s := load(t, fstest.MapFS{"minimal.yaml": {Data: []byte(minimal)}}, "minimal")
	d, err := design.New(t.Context(), s,
		design.Request{Factors: []string{"sites.post.stations.gate.service={empirical: {file: t.csv, column: s}},40s"}})
	if err != nil {
		t.Fatal(err)
	}
	f := &d.Factors[0]
	if f.Setting(f.Path, f.Values[0]) != f.Values[0] || f.Value(f.Values[0]).Number.FloatString(0) != "40" {
		t.Errorf("got %v", f.Value(f.Values[0]))
	}
}

func TestALevelOfTheLibraryNamesNoDataFile(t *testing.T) {
	files := fstest.MapFS{
		"base.yaml": {Data: []byte(minimal)}, "own.yaml": {Data: []byte(strings.Replace(dataSweep, "base.yaml", "base", 1))},
		"t.csv": {Data: []byte("s\n30s\n")},
	}
	found, _ := design.Check(t.Context(), load(t, files, "own")).(syntax.Errors)
	if len(found) != 2 || found[0].Code != scenario.BadSweep || !strings.Contains(found[0].Message, "names no data file") {
		t.Errorf("got %v", found)
	}
}
