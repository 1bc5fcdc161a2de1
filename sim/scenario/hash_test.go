package scenario

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/syntax"
)

// shuffled copies a tree with its keys in another order. Lists keep theirs, since it has a meaning.
func shuffled(t *syntax.Tree, r *rand.Rand) *syntax.Tree {
	dup := t.Clone()
	r.Shuffle(len(dup.Fields), func(i, j int) { dup.Fields[i], dup.Fields[j] = dup.Fields[j], dup.Fields[i] })
	for i := range dup.Fields {
		dup.Fields[i].Value = shuffled(dup.Fields[i].Value, r)
	}
	for i := range dup.Items {
		dup.Items[i] = shuffled(dup.Items[i], r)
	}
	return dup
}

func TestTheOrderOfKeysChangesNothing(t *testing.T) {
	s := loadOver(t, sourced+policies, Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		text := shuffled(s.composed.Without("extends"), r).AsWritten()
		other := load(t, library("other.yaml", text), "other", Options{})
		if other.Hash != s.Hash {
			t.Fatalf("the hash differs for %s", text)
		}
		if string(other.Resolved()) != string(s.Resolved()) {
			t.Fatalf("the resolved scenario differs for %s", text)
		}
	}
}

func TestTheHashTellsWhatCanChangeAnAnswer(t *testing.T) {
	base := loadOver(t, sourced, Options{})
	for name, c := range map[string]struct {
		set  string
		same bool
	}{
		"another title":      {"title=another", true},
		"another note":       {"sites.post.stations.gate.servers.note=none", true},
		"the same, bare":     {"sites.post.stations.gate.servers=2", true},
		"another number":     {"sites.post.stations.gate.servers=3", false},
		"another seed":       {"run.seed=2", false},
		"a removed value":    {"sites.post.area=null", false},
		"another name":       {"sites.post.zones={yard: {places: 3}}", false},
		"a tolerance":        {"tolerances=[flow.trucks.time.p95 within 5%]", true},
		"a threshold":        {"thresholds=[flow.trucks.time.p95 < 6h]", false},
		"a station's title":  {"sites.post.stations.gate.title=gate", true},
		"where it lies":      {"sites.post.stations.gate.at=[1, 2]", true},
		"what is chosen":     {"staffing={gates: {of: [sites.post.stations.gate.servers], most: 9}}", true},
		"a sweep":            {"sweeps={s: {factors: {g: {path: sites.post.stations.gate.servers, levels: 1..3}}}}", true},
		"a policy's absence": {"policies={wide: {set: {run.seed: 3}}}", true},
	} {
		if s := loadOver(t, sourced, Options{Set: []string{c.set}}); (s.Hash == base.Hash) != c.same {
			t.Errorf("%s: same is %v", name, !c.same)
		}
	}
}

func TestResolvedLoadsToTheSameScenario(t *testing.T) {
	for _, name := range newSources(t.Context(), scenarios.FS).libraryNames() {
		t.Run(name, func(t *testing.T) {
			s, err := Load(t.Context(), scenarios.FS, name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			again := load(t, library("again.yaml", string(s.Resolved())), "again", Options{})
			if again.Hash != s.Hash || len(again.Values) != len(s.Values) {
				t.Errorf("hash %s and %d values, want %s and %d", again.Hash, len(again.Values), s.Hash, len(s.Values))
			}
			for i := range again.Values {
				if a, b := again.Values[i], s.Values[i]; a.Path != b.Path || a.Source != b.Source || a.Confidence != b.Confidence {
					t.Errorf("%s: %+v became %+v", b.Path, b, a)
				}
			}
		})
	}
}

func TestDataFilesArePartOfTheHash(t *testing.T) {
	text := "karvon: 1\nextends: minimal\nsites: {post: {stations: {gate: {service: {empirical: {file: times.csv, " +
		"column: gate}}}}}}\n"
	one := load(t, library("over.yaml", text, "times.csv", "gate\n3m\n5m\n"), "over", Options{})
	two := load(t, library("over.yaml", text, "times.csv", "gate\n3m\n9m\n"), "over", Options{})
	if one.Hash == two.Hash {
		t.Error("hashes are equal")
	}
	if mean := one.Sites["post"].Stations["gate"].Service.Mean(); mean != 240 {
		t.Errorf("mean %v", mean)
	}
	if !strings.Contains(string(one.Resolved()), "{empirical: {values: [3m, 5m]}}") {
		t.Errorf("the values are not drawn in:\n%s", one.Resolved())
	}
	if got := valueAt(t, one,
		"sites.post.stations.gate.service").Text; got != "{empirical: {file: times.csv, column: gate}}" {
		t.Errorf("got %s", got)
	}
}

// The files of the library and those of the tests that can be read have, once formatted, the hash that they had.
func TestFormattingKeepsTheHash(t *testing.T) {
	for _, folder := range []string{"../../scenarios", "../reference/testdata"} {
		files, err := filepath.Glob(folder + "/*.yaml")
		if err != nil || len(files) == 0 {
			t.Fatal("no files", err)
		}
		included, err := filepath.Glob(folder + "/" + parts + "/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		formatted := fstest.MapFS{}
		for _, file := range slices.Concat(files, included) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Format(t.Context(), file, text)
			if err != nil {
				t.Fatal(err)
			}
			place, err := filepath.Rel(folder, file)
			if err != nil {
				t.Fatal(err)
			}
			formatted[filepath.ToSlash(place)] = &fstest.MapFile{Data: got}
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".yaml")
			if before, after := hashIn(t, os.DirFS(folder), name), hashIn(t, formatted, name); before != after {
				t.Errorf("%s: the hash is %s, and %s when formatted", file, before, after)
			}
		}
	}
}

func hashIn(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	s, err := Load(t.Context(), files, name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s.Hash
}
