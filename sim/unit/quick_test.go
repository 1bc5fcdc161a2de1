package unit

import (
	"math/big"
	"testing"
)

// What is read quickly is what exact arithmetic makes of the same text.
func TestQuickReadingIsExact(t *testing.T) {
	numbers := []string{"0", "1", "7", "0.1", "2.5", "0.333333", "12.75", "999999999999999", "1234567.8901234",
		"0.00000000000001", "007", "3.", ".5", "1e3", "1.5e-3", "-4", "9007199254740993", "1000000000000", "36525"}
	gaps := []string{"", " ", "  ", "\t", " \t", " 5", ",5 "}
	for dim := Number; int(dim) < len(dimensions); dim++ {
		for _, number := range numbers {
			for _, gap := range gaps {
				for _, name := range append(dim.Units(), "", "m", "parsec", "s3", "m30s") {
					requireExact(t, number+gap+name, dim)
				}
			}
		}
	}
}

func requireExact(t *testing.T, text string, dim Dimension) {
	t.Helper()
	value, err := Parse(text, dim)
	exact, exactErr := ParseExact(text, dim)
	if (err == nil) != (exactErr == nil) || Reads(text, dim) != (err == nil) {
		t.Fatalf("%q as %v: %v, exactly %v, reads %v", text, dim, err, exactErr, Reads(text, dim))
	}
	if err != nil {
		return
	}
	if expected, _ := exact.Float64(); value != expected {
		t.Errorf("%q as %v is %v, exactly %v", text, dim, value, expected)
	}
	if dim != Duration {
		return
	}
	nanoseconds, err := ParseDuration(text)
	exact.Mul(exact, ratio(nanosecondsPerSecond, 1))
	if err == nil && exact.Cmp(new(big.Rat).SetInt64(nanoseconds)) != 0 || err != nil && exact.IsInt() {
		t.Errorf("%q is %d ns, exactly %v (%v)", text, nanoseconds, exact, err)
	}
}

// A value is written in a unit as exact arithmetic writes it.
func TestQuickWritingIsExact(t *testing.T) {
	for dim := Number; int(dim) < len(dimensions); dim++ {
		for i, unit := range dimensions[dim].symbols {
			for _, value := range []float64{0, 1, 0.1, 1. / 3, 2.0 / 7e9, 12345.678, 1e15, 5e-324, 1e300, 0x1p-1060} {
				exact := new(big.Rat).SetFloat64(value)
				expected, _ := exact.Quo(exact, unit.worth).Float64()
				if got := inUnits(value, unit, worths[dim][i].of); got != expected {
					t.Errorf("%v in %s is %v, exactly %v", value, unit.name, got, expected)
				}
			}
		}
	}
}
