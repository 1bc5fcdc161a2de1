package engine

import (
	"errors"
	"flag"
	"math/rand/v2"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

var long = flag.Bool("long", false, "run the library for as long as its files say")

// checkIdentities checks what holds exactly in every record.
func checkIdentities(t *testing.T, p *plan.Plan, rec *Record) {
	t.Helper()
	for _, violation := range Violations(p, rec) {
		t.Error(violation)
	}
}

// The identities are held to all of the library, of which the quick edition looks at a warm-up of a day and a window
// of three at most.
func TestIdentitiesHoldOnTheShippedScenarios(t *testing.T) {
	names, err := scenarios.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range names {
		name, isScenario := strings.CutSuffix(entry.Name(), ".yaml")
		if !isScenario {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plantest.Named(t, name)
			if !*long {
				p = p.WithWarmUp(min(p.WarmUp, plan.Day)).WithWindow(min(p.Window, plan.Day))
			}
			run := New(p)
			replications := 2
			if name == "central-asia" { // which has all that the others have, and takes longer than they do together
				replications = 1
			}
			for replication := range replications {
				rec, err := run.Replicate(p.Seed, replication)
				if err != nil {
					t.Fatal(err)
				}
				checkIdentities(t, p, rec)
			}
		})
	}
}

func TestIdentitiesHoldOnRandomScenarios(t *testing.T) {
	const models = 150
	for seed := range uint64(models) {
		text := plantest.RandomScenario(rand.New(rand.NewPCG(seed, 1)))
		p := plantest.Text(t, text)
		rec, err := New(p).Replicate(seed, 0)
		if err != nil {
			var deadlock *DeadlockError
			if !errors.As(err, &deadlock) {
				t.Fatalf("model %d: %v\n%s", seed, err, text)
			}
		}
		checkIdentities(t, p, rec)
		if t.Failed() {
			t.Fatalf("model %d:\n%s", seed, text)
		}
	}
}
