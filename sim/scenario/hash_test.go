package scenario

import (
	"math/rand/v2"
	"strings"
	"testing"

	"karvon/scenarios"
)

// shuffled copies a tree with its keys in another order. Lists keep theirs,
// since it has a meaning.
func shuffled(t *tree, r *rand.Rand) *tree {
	dup := t.clone()
	r.Shuffle(len(dup.fields), func(i, j int) { dup.fields[i], dup.fields[j] = dup.fields[j], dup.fields[i] })
	for i := range dup.fields {
		dup.fields[i].value = shuffled(dup.fields[i].value, r)
	}
	for i := range dup.items {
		dup.items[i] = shuffled(dup.items[i], r)
	}
	return dup
}

func TestTheOrderOfKeysChangesNothing(t *testing.T) {
	s := loadOver(t, sourced+policies, Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		text := shuffled(s.composed.without("extends"), r).asWritten()
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

func TestFlowStyleReadsBackAsWritten(t *testing.T) {
	for _, text := range []string{
		"plain", "12:00", "a: b", "a #b", "- a", "-5", "null", "~", "", " a ", "it's", `say "no"`, "a, b", "{a}", "[x", "@x", "%x", "50%",
		"tab\there", "two\nlines", "naïve", "Ўзбекистон", "a:", "!x", "&x", "*x", "| x", "> x", "?", "? x", "\u2028", "😀", `\`, "<<", "=",
	} {
		c := NewCollector(t.Context(), nil)
		for _, written := range []string{"[" + quoted(text) + "]", "{k: " + quoted(text) + "}", "k: " + quoted(text)} {
			read := language.Parse(&c, Origin{}, []byte(written))
			if read == nil || c.Found.Len() > 0 {
				t.Fatalf("%q is written as %s: %v", text, written, c.Found.Errors())
			}
			inner := read.get("k")
			if read.form == list {
				inner = read.items[0]
			}
			if inner.form != scalar || inner.text != text {
				t.Errorf("%q is written as %s and read as %q", text, written, inner.text)
			}
		}
	}
}

func TestDataFilesArePartOfTheHash(t *testing.T) {
	text := "karvon: 1\nextends: minimal\nsites: {post: {stations: {gate: {service: {empirical: {file: times.csv, column: gate}}}}}}\n"
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
	if got := valueAt(t, one, "sites.post.stations.gate.service").Text; got != "{empirical: {file: times.csv, column: gate}}" {
		t.Errorf("got %s", got)
	}
}
