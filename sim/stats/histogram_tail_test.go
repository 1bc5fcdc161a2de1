package stats

import (
	"math/rand/v2"
	"testing"
)

// Quantiles beyond the limit are those of all values, and others stay below it, of any number of replications.
func TestATailHasTheQuantilesBeyondItsLimit(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 71))
	beyond, below := 0, 0
	for range 100 {
		limit := int64(1 + random.ExpFloat64()*100e9)
		whole, tail := new(Pool), new(Pool)
		replications := times(random, 1+random.IntN(5))
		for _, r := range replications {
			text := filled(r.ended).AppendBinary(nil)
			merged(t, whole, filled(r.ended), new(Histogram))
			cut, rest, err := AppendTail(nil, append(text, 7), limit)
			if err != nil || len(rest) != 1 {
				t.Fatalf("%d bytes are left, error %v", len(rest), err)
			}
			if _, err := tail.MergeBinary(new(Histogram).AppendBinary(cut), new(Workspace)); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range probabilities {
			want, got := whole.Quantile(p, 0.95, 5).Mean, tail.Quantile(p, 0.95, 5).Mean
			switch {
			case want > float64(limit):
				beyond++
				if got != want {
					t.Fatalf("quantile %v is %v, not %v, beyond %d", p, got, want, limit)
				}
			case got > float64(limit):
				t.Fatalf("quantile %v is %v, which is beyond %d; it is %v", p, got, limit, want)
			default:
				below++
			}
		}
	}
	if beyond < 50 || below < 50 {
		t.Errorf("only %d were beyond and %d below", beyond, below)
	}
}

func TestATailIsShort(t *testing.T) {
	var values []int64
	for i := range 1000 {
		values = append(values, int64(1e9)+int64(i)*1e7)
	}
	text := filled(values).AppendBinary(nil)
	tail, _, err := AppendTail(nil, text, 12e9)
	if err != nil || len(tail) > 20 || len(text) < 1000 {
		t.Errorf("%d bytes of %d, error %v", len(tail), len(text), err)
	}
}

func TestADamagedTailIsRefused(t *testing.T) {
	text := filled([]int64{3, 70_000, 1 << 40}).AppendBinary(nil)
	for cut := range text {
		if _, _, err := AppendTail(nil, text[:cut], 100); err == nil {
			t.Errorf("cut at %d of %d: no error", cut, len(text))
		}
	}
}
