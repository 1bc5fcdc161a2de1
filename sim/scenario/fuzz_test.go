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
	f.Add([]byte(post))
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
		if err := CheckPolicies(t.Context(), files, "fuzz"); err != nil {
			requirePlaced(t, err)
		}
		if err := s.CheckSweeps(); err != nil {
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

// FuzzFactor reads any text as a factor of a sweep, and places points in it.
func FuzzFactor(f *testing.F) {
	for _, text := range []string{"a=run.seed=1..9/2", "flows.trucks.arrivals.rate=1/h..9/h", "policy=none", "b=sites.post.stations.gate.servers=1..16*2", "sites.post.stations.gate.service={gamma: {mean: 5m, cv: 1}},'x, y'"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Load(t.Context(), library(), "minimal", Options{})
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.NewDesign(SweepRequest{Factors: []string{text}, Design: "sobol:4"})
		if err != nil {
			requirePlaced(t, err)
			return
		}
		for _, u := range []float64{0, 0.3, 1} {
			level := d.Factors[0].At(u)
			d.Factors[0].Value(level)
			d.Factors[0].Number(level)
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
