package random

import (
	"math"
	"testing"
)

// TestDrawsAreTheSameForEver pins words that every recorded result depends on.
func TestDrawsAreTheSameForEver(t *testing.T) {
	key := NewKey(20210410, 3)
	pinned := map[string][2]uint64{
		"HashString of nothing":  {HashString(""), 0xe2d3425965d8ba19},
		"HashString":             {HashString("trucks-uz-kz"), 0xc0f03a03c195d513},
		"Mix":                    {Mix(1, 2), 0x023f14fba233ab50},
		"Bits":                   {key.Bits(Mix(HashString("trucks-uz-kz"), 5), HashString("gate"), 0), 0x0fbc893cd5b211e4},
		"Bits, a later occasion": {key.Bits(Mix(HashString("trucks-uz-kz"), 5), HashString("gate"), 1), 0xdd5785873c7fb3b2},
	}
	for name, words := range pinned {
		if words[0] != words[1] {
			t.Errorf("%s = %#016x, want %#016x", name, words[0], words[1])
		}
	}
}

func TestNamesThatDifferHashApart(t *testing.T) {
	seen := map[uint64]string{}
	names := []string{"", "a", "b", "ab", "ba", "a\x00", "\x00a", "gate", "gate-uz", "gate-kz", "abcdefgh", "abcdefgh\x00",
		"abcdefghi"}
	for _, name := range names {
		if other, ok := seen[HashString(name)]; ok {
			t.Errorf("%q and %q share a hash", name, other)
		}
		seen[HashString(name)] = name
	}
}

func TestMixIsOneToOneInItsSecondWordAndNotSymmetric(t *testing.T) {
	seen := map[uint64]bool{}
	for number := range uint64(100_000) {
		seen[Mix(42, number)] = true
	}
	if len(seen) != 100_000 {
		t.Errorf("100,000 numbers gave %d identities", len(seen))
	}
	if Mix(1, 2) == Mix(2, 1) {
		t.Error("Mix is symmetric")
	}
}

func TestUnitStaysInsideTheOpenInterval(t *testing.T) {
	tests := []struct {
		bits uint64
		want float64
	}{
		{0, 0x1p-53},
		{math.MaxUint64, 1 - 0x1p-53},
		{1 << 63, 0.5 + 0x1p-53},
		{1<<63 - 1, 0.5 - 0x1p-53},
	}
	for _, test := range tests {
		if got := Unit(test.bits); got != test.want {
			t.Errorf("Unit(%#x) = %v, want %v", test.bits, got, test.want)
		}
	}
	for _, word := range []uint64{0, 12345, 1 << 40, 1<<63 + 77} {
		if Unit(word)+Unit(^word) != 1 {
			t.Errorf("the complement of %#x is not exact", word)
		}
	}
}

func TestAKeyKnowsNoOrder(t *testing.T) {
	key := NewKey(1, 2)
	first := key.Bits(10, 20, 0)
	if other := key.Bits(11, 20, 0); other == first {
		t.Error("another identity gave the same draw")
	}
	if again := key.Bits(10, 20, 0); again != first {
		t.Errorf("the same draw gave %#x and %#x", first, again)
	}
}

var sink uint64

func BenchmarkBits(b *testing.B) {
	key := NewKey(1, 2)
	sum := uint64(0)
	for i := range b.N {
		sum += key.Bits(uint64(i), 77, 0)
	}
	sink = sum
}
