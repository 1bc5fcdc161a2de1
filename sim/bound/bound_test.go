package bound

import (
	"math"
	"testing"
)

func TestNoTimePassesTheEndOfTheClock(t *testing.T) {
	for _, c := range []struct{ time, by, want int64 }{
		{0, 0, 0}, {1, 2, 3}, {Never, 0, Never}, {Never, 1, Never}, {1, Never, Never}, {Never - 1, 1, Never},
		{Century, Century, 2 * Century},
	} {
		if got := Later(c.time, c.by); got != c.want {
			t.Errorf("Later(%d, %d) = %d, not %d", c.time, c.by, got, c.want)
		}
	}
}

func TestWhatIsNoTimeIsZeroOrNever(t *testing.T) {
	for _, c := range []struct {
		seconds float64
		want    int64
	}{
		{0, 0}, {1.5, 15e8}, {-1, 0}, {math.NaN(), 0}, {math.Inf(1), Never}, {1e300, Never}, {9.3e9, Never},
		{math.Inf(-1), 0}, {4e-10, 0}, {6e-10, 1},
	} {
		if got := Nanoseconds(c.seconds); got != c.want {
			t.Errorf("Nanoseconds(%g) = %d, not %d", c.seconds, got, c.want)
		}
	}
}

func TestProductsAndSumsThatCannotBeAreTold(t *testing.T) {
	for _, c := range []struct {
		a, b, product int64
		ok            bool
	}{{0, Never, 0, true}, {1, Never, Never, true}, {2, Never, Never, false}, {1 << 32, 1 << 31, Never, false},
		{1 << 31, 1 << 31, 1 << 62, true}} {
		if got, ok := Product(c.a, c.b); got != c.product || ok != c.ok {
			t.Errorf("Product(%d, %d) = %d, %v", c.a, c.b, got, ok)
		}
	}
	if got, ok := Sum(Never, 1); ok || got != Never {
		t.Errorf("Sum(Never, 1) = %d, %v", got, ok)
	}
	if got, ok := Sum(2, 3); !ok || got != 5 {
		t.Errorf("Sum(2, 3) = %d, %v", got, ok)
	}
}
