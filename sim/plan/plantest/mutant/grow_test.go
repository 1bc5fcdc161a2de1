package mutant_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/lint"
	"karvon/sim/plan/plantest/mutant"
	"karvon/sim/syntax"
)

var grow = flag.Int("grow", 0, "how many files are added to the corpus, each of which shows what none there shows")

// most files of the corpus that bear one code, or one code and message.
const (
	mostOfACode  = 30
	mostOfAShape = 5
)

// TestGrowTheCorpus adds mutants that are wrong in a way that no file of the corpus shows, as small as they can be
// made.
func TestGrowTheCorpus(t *testing.T) {
	if *grow == 0 {
		t.Skip("needs -grow")
	}
	g := &garden{t: t, seen: map[string]bool{}, codes: map[string]int{}, shapes: map[string]int{}, library: fstest.MapFS{}}
	for _, pattern := range []string{"testdata/broken/*.yaml", module + "sim/scenario/testdata/broken/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			g.learn(file)
		}
	}
	breeder := newBreeder(t)
	for n := *from; g.grown < *grow && n < *from+uint64(edition()); n++ {
		m := breeder.Mutant(*seed, n)
		m.Text = titleLine.ReplaceAll(m.Text, []byte("title: something is wrong"))
		if strings.Contains(string(m.Text), "extends") || strings.Contains(string(m.Text), "include") || len(m.Text) > 6000 {
			continue // what it says would change with the library
		}
		g.consider(m)
	}
}

// garden is the corpus as it grows.
type garden struct {
	t       *testing.T
	library fstest.MapFS
	seen    map[string]bool
	codes   map[string]int
	shapes  map[string]int
	grown   int
}

// learn notes what a file shows.
func (g *garden) learn(file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		g.t.Fatal(err)
	}
	for _, mistake := range g.mistakes(text) {
		g.note(mistake, text)
	}
}

func (g *garden) note(m syntax.Error, text []byte) {
	names := mutant.Names(text)
	g.seen[mutant.Signature(m, names)] = true
	m.Path = ""
	g.codes[string(m.Code)]++
	g.shapes[mutant.Signature(m, names)]++
}

func (g *garden) mistakes(text []byte) syntax.Errors {
	g.library["mutant.yaml"] = &fstest.MapFile{Data: text}
	_, err := lint.Check(g.t.Context(), g.library, "mutant")
	var mistakes syntax.Errors
	errors.As(err, &mistakes)
	return mistakes
}

// consider takes a mutant with one mistake into the corpus if it is new.
func (g *garden) consider(m mutant.Mutant) {
	mistakes := g.mistakes(m.Text)
	if len(mistakes) != 1 || !g.isNew(mistakes[0], m.Text) {
		return
	}
	wanted := mutant.Signature(mistakes[0], mutant.Names(m.Text))
	small := mutant.Minimise(m.Text, func(text []byte) bool {
		found := g.mistakes(text)
		return len(found) == 1 && mutant.Signature(found[0], mutant.Names(text)) == wanted
	})
	if mistakes = g.mistakes(small); len(mistakes) != 1 || !g.isNew(mistakes[0], small) || len(small) > 2500 {
		return
	}
	g.note(mistakes[0], small)
	g.add(mistakes[0], small)
}

func (g *garden) isNew(m syntax.Error, text []byte) bool {
	names := mutant.Names(text)
	kind := mutant.Signature(m, names)
	m.Path = ""
	return !g.seen[kind] && g.codes[string(m.Code)] < mostOfACode && g.shapes[mutant.Signature(m, names)] < mostOfAShape
}

var (
	notInNames = regexp.MustCompile(`[^a-z0-9]+`)
	titleLine  = regexp.MustCompile(`(?m)^title: .*$`)
)

// add writes a file, named by the code and the key.
func (g *garden) add(m syntax.Error, text []byte) {
	base := string(m.Code)
	if keys := strings.Trim(notInNames.ReplaceAllString(mutant.Keys(m, mutant.Names(text)), "-"), "-"); keys != "" {
		base += "-" + keys
	}
	base = filepath.Join("testdata", "broken", fmt.Sprintf("%.60s", base))
	file := base + ".yaml"
	for n := 2; exists(file); n++ {
		file = fmt.Sprintf("%s-%d.yaml", base, n)
	}
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			g.t.Fatal(err)
		}
	}
	write(string(text) + mark)
	_, err := lint.Check(g.t.Context(), scenarios.FS, filepath.ToSlash(file))
	var again syntax.Errors
	if !errors.As(err, &again) || len(again) != 1 || again[0].Message != m.Message {
		_ = os.Remove(file) // the library has what is missing
		return
	}
	write(string(text) + mark + said(g.t, file))
	g.grown++
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
