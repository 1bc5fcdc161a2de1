package stats

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func (s Sum128) big() *big.Int {
	hi := new(big.Int).Lsh(new(big.Int).SetUint64(s.hi), 64)
	return hi.Or(hi, new(big.Int).SetUint64(s.Lo))
}

func TestSum128AgreesWithBigIntegers(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	modulus := new(big.Int).Lsh(big.NewInt(1), 128)
	var sum Sum128
	want := new(big.Int)
	for range 20000 {
		a, b := random.Uint64()>>random.IntN(64), random.Uint64()>>random.IntN(64)
		switch other := (Sum128{a, b}); random.IntN(4) {
		case 0:
			sum.Add(a)
			want.Add(want, new(big.Int).SetUint64(a))
		case 1:
			sum.AddProduct(a, b)
			want.Add(want, new(big.Int).Mul(new(big.Int).SetUint64(a), new(big.Int).SetUint64(b)))
		case 2:
			sum.AddSum(other)
			want.Add(want, other.big())
		case 3:
			sum.Sub(other)
			want.Sub(want, other.big())
		}
		want.Mod(want, modulus)
		if sum.big().Cmp(want) != 0 {
			t.Fatalf("sum %v, want %v", sum, want)
		}
		if sum.String() != want.String() {
			t.Fatalf("text %q, want %q", sum.String(), want.String())
		}
		nearest, _ := new(big.Float).SetPrec(53).SetInt(want).Float64()
		if sum.Float() != nearest {
			t.Fatalf("float of %v is %v, want %v", want, sum.Float(), nearest)
		}
	}
}

func TestSum128FloatRoundsTiesToEven(t *testing.T) {
	for _, c := range []struct {
		sum  Sum128
		want float64
	}{
		{Sum128{}, 0},
		{Sum128{1, 0}, 0x1p64},
		{Sum128{1 << 53, 1 << 63}, 0x1p117},                   // just below the tie
		{Sum128{1<<53 | 1, 0}, 0x1p117},                       // a tie, to the even side
		{Sum128{1<<53 | 1, 1}, 0x1.0000000000001p117},         // just above it
		{Sum128{1<<53 | 3, 0}, 0x1.0000000000002p117},         // a tie, to the even side
		{Sum128{math.MaxUint64, math.MaxUint64}, 0x1p128},     // carries into a new bit
		{Sum128{0, math.MaxUint64}, 0x1p64},                   //
		{Sum128{1<<52 | 1, 1 << 63}, 0x1.0000000000002p116},   // a tie in the low word
		{Sum128{1<<52 | 1, 1<<63 - 1}, 0x1.0000000000001p116}, // just below it
	} {
		if got := c.sum.Float(); got != c.want {
			t.Errorf("float of %v is %x, want %x", c.sum, got, c.want)
		}
	}
}
