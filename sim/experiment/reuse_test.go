package experiment

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// A worker executes one replication after the other with the same memory: whatever it did before, a replication
// leaves the same, to the last bit. It is tried on all that can be modelled: the library, every whole example of
// the reference, and the elements of the tests, each cut off in the midst of its life. One replication comes before;
// three under -long. What is asked of the replications is the same as of all that they leave.
func TestAReplicationRemembersNothingOfTheOneBefore(t *testing.T) {
	t.Parallel()
	before := []int{1}
	if *long {
		before = []int{1, 2, 0}
	}
	for name, p := range everyModel(t) {
		if !*long && slices.Contains([]string{"central-asia.yaml", "uz-kz-2024.yaml", "atameken.yaml"}, name) {
			continue // what they do the smaller ones do too, and a replication of each takes long
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := everything(p)
			used, fresh := p.Run(), p.Run()
			projecting := newProjecting(p)
			for _, replication := range before {
				projecting.add(t, replicateOnce(t, used, p, replication))
			}
			record := replicateOnce(t, used, p, 0)
			projecting.add(t, record)
			projecting.check(t)
			after := observe(p, l, record)
			alone := observe(p, l, replicateOnce(t, fresh, p, 0))
			if after.fingerprint != alone.fingerprint || !slices.EqualFunc(after.times, alone.times, bytes.Equal) {
				t.Error("the trajectory or the times differ")
			}
			if !bytes.Equal(bodyOf(t, after), bodyOf(t, alone)) {
				t.Error("what is stored differs")
			}
			for i, value := range alone.values {
				if math.Float64bits(value) != math.Float64bits(after.values[i]) {
					t.Errorf("%s is %v after other replications, %v alone", p.Responses[i].Name, after.values[i], value)
				}
			}
		})
	}
}

func replicateOnce(t *testing.T, run *engine.Run, p *response.Model, replication int) *engine.Record {
	t.Helper()
	rec, err := run.Replicate(p.Seed, replication)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// everyModel compiles the library, the examples of the reference and the elements of the tests, with a warm-up of half
// a day and windows of one at most; of twice as much with -long.
func everyModel(t *testing.T) map[string]*response.Model {
	t.Helper()
	most := int64(plan.Day)
	if *long {
		most *= 2
	}
	models := map[string]*response.Model{}
	add := func(name, file string) {
		p := load(t, file)
		models[name] = p.With(p.WithWarmUp(min(p.WarmUp, most/2)).WithWindow(min(p.Window, most)))
	}
	names, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		add(name, strings.TrimSuffix(name, ".yaml"))
	}
	add("elements", "testdata/elements.yaml")
	reference, err := os.ReadFile("../../scenarios/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for i, block := range strings.Split(string(reference), "```yaml\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		if !strings.Contains(block, "karvon: 1\n") {
			continue
		}
		title, _, _ := strings.Cut(block[strings.Index(block, "title: ")+len("title: "):], "\n")
		file := filepath.Join(folder, fmt.Sprintf("example-%d.yaml", i))
		if err := os.WriteFile(file, []byte(block), 0o666); err != nil {
			t.Fatal(err)
		}
		add(title, file)
	}
	if len(models) < 30 {
		t.Fatalf("only %d models: %v", len(models), slices.Sorted(maps.Keys(models)))
	}
	return models
}
