package plantest

import (
	"math/rand/v2"
	"strings"
	"testing"

	"karvon/sim/scenario"
)

func TestARandomModelIsTheSameWithAssumptions(t *testing.T) {
	mentioned := map[string]bool{}
	for seed := range uint64(20) {
		plain := randomModel(rand.New(rand.NewPCG(seed, 1)))
		named := withAssumptions(plain)
		for _, use := range []string{"$desk-work}", "$red, green: rest", "100% - $red", "$again, do", "$desk-work / 3",
			"$lifts", "$speeds", "$again, 3: rest", "> $late"} {
			mentioned[use] = mentioned[use] || strings.Contains(named, use)
		}
		var hashes [2]string
		for i, text := range []string{plain, named} {
			s, err := scenario.Load(t.Context(), TextLibrary(text), "test", scenario.Options{})
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			hashes[i] = s.Hash
		}
		if hashes[0] != hashes[1] {
			t.Errorf("seed %d: another model:\n%s", seed, named)
		}
	}
	for use, found := range mentioned {
		if !found {
			t.Errorf("no model has %s", use)
		}
	}
}
