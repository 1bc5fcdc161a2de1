package stats

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// ofPools merges replications in parts at random, and the parts' bytes in any order and depth.
func ofPools(t testing.TB, random *rand.Rand, replications []replicated) *Pool {
	t.Helper()
	if len(replications) < 2 || random.IntN(4) == 0 {
		return pooledOf(t, replications)
	}
	cut := 1 + random.IntN(len(replications)-1)
	parts := [][]replicated{replications[:cut], replications[cut:]}
	if random.IntN(2) == 0 {
		slices.Reverse(parts)
	}
	pool := pooledOf(t, times(random, 3))
	pool.Reset()
	for _, part := range parts {
		text := append(ofPools(t, random, part).AppendBinary(nil), 9)
		rest, err := pool.MergePool(text, len(part), new(Workspace))
		if err != nil || len(rest) != 1 {
			t.Fatalf("%d bytes are left, error %v", len(rest), err)
		}
	}
	return pool
}

func TestPoolsOfPartsAreThePoolOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(81, 81))
	for range 300 {
		replications := times(random, random.IntN(20))
		whole, parts := pooledOf(t, replications), ofPools(t, random, replications)
		if !bytes.Equal(whole.AppendBinary(nil), parts.AppendBinary(nil)) {
			t.Fatal("the bytes differ")
		}
		for _, p := range probabilities {
			want, got := whole.Quantile(p, 0.95, len(replications)), parts.Quantile(p, 0.95, len(replications))
			if !sameBits(want, got) {
				t.Fatalf("quantile %v is %+v, want %+v", p, got, want)
			}
			if whole.count > 0 && whole.Worth(p) != parts.Worth(p) {
				t.Fatalf("the worth at %v differs", p)
			}
		}
	}
}

// sameBits says whether estimates are the same, not-a-numbers too.
func sameBits(a, b Estimate) bool {
	return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b)
}

func TestThePoolOfTailsIsTheTailOfThePool(t *testing.T) {
	random := rand.New(rand.NewPCG(82, 82))
	for range 200 {
		limit := int64(random.ExpFloat64() * 100e9)
		replications := times(random, 1+random.IntN(8))
		tails := new(Pool)
		for _, r := range replications {
			text, _, err := AppendTail(nil, filled(slices.Concat(r.ended, r.unfinished)).AppendBinary(nil), limit)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := tails.MergeBinary(new(Histogram).AppendBinary(text), new(Workspace)); err != nil {
				t.Fatal(err)
			}
		}
		if tail := pooledOf(t, replications).Tail(limit); !bytes.Equal(tail.AppendBinary(nil), tails.AppendBinary(nil)) {
			t.Fatalf("beyond %d the tails differ", limit)
		}
	}
}

func TestADamagedPoolOfManyIsRefused(t *testing.T) {
	random := rand.New(rand.NewPCG(83, 83))
	replications := times(random, 9)
	text := pooledOf(t, replications).AppendBinary(nil)
	for cut := range text {
		if _, err := new(Pool).MergePool(text[:cut], 9, new(Workspace)); err == nil {
			t.Errorf("cut at %d of %d: no error", cut, len(text))
		}
	}
	with := pooledOf(t, replications)
	if _, err := new(Pool).MergePool(text, with.sections-1, new(Workspace)); err == nil {
		t.Error("more replications than there can be: no error")
	}
	with.bins[1].squares.Add(1)
	if _, err := new(Pool).MergePool(with.AppendBinary(nil), 9, new(Workspace)); err == nil {
		t.Error("the sums do not belong together: no error")
	}
}

func FuzzMergePool(f *testing.F) {
	random := rand.New(rand.NewPCG(84, 84))
	for range 5 {
		f.Add(pooledOf(f, times(random, random.IntN(6))).AppendBinary(nil))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		pool := new(Pool)
		if _, err := pool.MergePool(text, 1000, new(Workspace)); err != nil {
			return
		}
		for _, p := range probabilities {
			pool.Quantile(p, 0.95, 1000)
			pool.Worth(p)
		}
		again := new(Pool)
		rest, err := again.MergePool(pool.AppendBinary(nil), 1000, new(Workspace))
		if err != nil || len(rest) > 0 || !bytes.Equal(pool.AppendBinary(nil), again.AppendBinary(nil)) {
			t.Errorf("%d bytes are left, error %v", len(rest), err)
		}
	})
}
