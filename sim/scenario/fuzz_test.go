package scenario

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"karvon/sim/syntax"
)

// FuzzLoad loads any text as a file: it must load, or name mistakes that all
// have a place and a code. What loads must be written and load again as the
// same.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte("karvon: 1\nextends: minimal\n" + sourced + policies))
	f.Add([]byte("karvon: 1\nextends: minimal\nsweeps: {s: {factors: {g: {path: run.seed, levels: 1..3}}, constraints: [g < 3], design: lhs:2}}\n"))
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
	for _, text := range []string{"run.seed=3", "flows.trucks.journey.at-gate.visit.service=3m", "run.=3", "title=null", "a.b={c: [d]}", "sites.post.stations.gate.queue.capacity=3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Load(t.Context(), library(), "minimal", Options{Set: []string{text}}); err != nil {
			requirePlaced(t, err)
		}
	})
}

// FuzzExpression reads any text as a condition and as an expression.
func FuzzExpression(f *testing.F) {
	for _, text := range []string{"channel == red and queue(gate) < 10", "not (a != b or c >= 20%)", "-load * 2 + 4m30s / hour()", "inside(post.yard) - 1", "a = b", "((("} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := syntax.Pos{File: "x", Line: 3, Column: 5}
		for _, parse := range []func(string, syntax.Pos) (*Node, error){ParseCondition, ParseExpression} {
			root, err := parse(text, at)
			var mistake *ExpressionError
			switch {
			case err == nil && root == nil:
				t.Fatal("neither a tree nor a mistake")
			case err != nil && !errors.As(err, &mistake):
				t.Fatalf("an error of another kind: %v", err)
			case err != nil && (mistake.Pos.Line != 3 || mistake.Pos.Column < 5 || mistake.Message == ""):
				t.Fatalf("a mistake without a place: %+v", mistake)
			}
		}
	})
}
