package scenario

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// FuzzLoad loads any text as a file: it must load, or name mistakes that all have a place and a code. What loads
// must be written and load again as the same.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte(named))
	f.Add([]byte(computing))
	f.Add([]byte(leaving))
	f.Add([]byte("karvon: 1\nextends: minimal\n" + sourced + policies))
	f.Add([]byte("karvon: 1\nextends: minimal\nsweeps: {s: {factors: {g: {path: run.seed, levels: 1..3}}, constraints: " +
		"[g < 3], design: lhs:2}}\n"))
	f.Add([]byte(posts + "use: {post: {name: a, lanes: 2, trucks: 3/h, vet: 1, more: [{delay: 2m}]}}\n"))
	f.Add([]byte(over + "templates:\n" + templatesAnywhere + usedAnywhere))
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		files := library()
		files["fuzz.yaml"] = &fstest.MapFile{Data: text}
		s, err := Load(t.Context(), files, "fuzz", Options{})
		if err != nil {
			requirePlaced(t, err)
			return
		}
		files["again.yaml"] = &fstest.MapFile{Data: s.Resolved()}
		again, err := Load(t.Context(), files, "again", Options{})
		if err != nil || again.Hash != s.Hash {
			t.Fatalf("not the same after writing: %v\n%s", err, s.Resolved())
		}
		if err := checkPolicies(t.Context(), files, "fuzz"); err != nil {
			requirePlaced(t, err)
		}
		for flow := range s.Flows {
			if demand, err := s.Demand(flow); err == nil {
				demand.Settings(1.5)
			}
		}
	})
}

// FuzzSetting applies any text as a setting.
func FuzzSetting(f *testing.F) {
	for _, text := range []string{"run.seed=3", "flows.trucks.journey.at-gate.visit.service=3m", "run.=3", "title=null",
		"a.b={c: [d]}", "sites.post.stations.gate.queue.capacity=3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Load(t.Context(), library(), "minimal", Options{Set: []string{text}}); err != nil {
			requirePlaced(t, err)
		}
	})
}
