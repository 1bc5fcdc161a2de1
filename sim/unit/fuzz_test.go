package unit

import "testing"

func FuzzParseDuration(f *testing.F) {
	for _, text := range []string{"90s", "4m30s", "1.5h", "1 week", "0.1ns", "12:30", "-5s", "1e9s", "5 hr", "1d 2h"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		nanoseconds, err := ParseDuration(text)
		if err != nil {
			return
		}
		canonical := FormatDuration(nanoseconds)
		if back, err := ParseDuration(canonical); err != nil || back != nanoseconds {
			t.Errorf("%q is %d ns, written %q, which is %d ns (%v)", text, nanoseconds, canonical, back, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"12", "78.5%", "90s", "2500/day", "38 ha", "805 km", "45 km/h", "74 USD", "1,5 m",
		"1e-300 m"} {
		for dim := Number; int(dim) < len(dimensions); dim++ {
			f.Add(text, uint8(dim))
		}
	}
	f.Fuzz(func(t *testing.T, text string, number uint8) {
		dim := Dimension(int(number) % len(dimensions))
		value, err := Parse(text, dim)
		if err != nil {
			return
		}
		canonical := Format(value, dim)
		if back, err := Parse(canonical, dim); err != nil || back != value {
			t.Errorf("%q is %v, written %q, which is %v (%v)", text, value, canonical, back, err)
		}
	})
}
