package engine

import (
	"math/rand/v2"
	"testing"

	"karvon/sim/plan"
)

func TestASetOfServersFindsTheNextOnEitherSide(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{1, 2, 63, 64, 65, 4096, 4097, 10_000} {
		m, has := newBitset(size), make([]bool, size)
		for range 400 {
			k := random.IntN(size)
			if has[k] = random.IntN(3) > 0; has[k] {
				m.add(serverID(k))
			} else {
				m.remove(serverID(k))
			}
			at := random.IntN(size)
			if got, want := m.from(serverID(at)), nextOf(has, at, 1); got != want {
				t.Fatalf("of %d the first from %d on is %d, not %d", size, at, got, want)
			}
			if got, want := m.upTo(serverID(at)), nextOf(has, at, -1); got != want {
				t.Fatalf("of %d the last up to %d is %d, not %d", size, at, got, want)
			}
		}
		if m.clear(); m.from(0) != plan.None {
			t.Errorf("an emptied set of %d has %d", size, m.from(0))
		}
	}
}

// nextOf looks at one after the other.
func nextOf(has []bool, at, by int) serverID {
	for ; at >= 0 && at < len(has); at += by {
		if has[at] {
			return serverID(at)
		}
	}
	return plan.None
}
