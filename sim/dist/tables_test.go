package dist

import (
	"math"
	"sync"
	"testing"

	"karvon/sim/random"
)

// A table that takes over what one of another scale has worked out is the one that is made alone, bit for bit.
func TestTablesOfOneFormAreThoseMadeAlone(t *testing.T) {
	made := func(d Distribution, err error) Distribution {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, family := range map[string]func(mean float64) Distribution{
		"gamma":            func(mean float64) Distribution { return made(NewGamma(mean, 0.5)) },
		"steep gamma":      func(mean float64) Distribution { return made(NewGamma(mean, 7)) },
		"narrow gamma":     func(mean float64) Distribution { return made(NewGamma(mean, 0.001)) },
		"Erlang":           func(mean float64) Distribution { return made(NewErlang(mean, 3)) },
		"lognormal":        func(mean float64) Distribution { return made(NewLognormal(mean, 0.8)) },
		"narrow lognormal": func(mean float64) Distribution { return made(NewLognormal(mean, 1e-6)) },
		"wide lognormal":   func(mean float64) Distribution { return made(NewLognormal(mean, 900)) },
		"exponential":      func(mean float64) Distribution { return made(NewExponential(mean)) },
	} {
		t.Run(name, func(t *testing.T) {
			var tables Tables
			for _, mean := range []float64{1, 3600, 1e9 / 7, 0.001 / 3, 17.3, 1e-300, 1e300} {
				shared, err := NewOutline(family(mean), 1)
				if err != nil {
					t.Fatal(err)
				}
				tables.Complete(shared)
				alone, _ := newTable(family(mean).(smooth), 1, nil)
				want, got := wholeOf(alone), wholeOf(shared.table)
				for i := range want {
					if bitsOf(want[i]) != bitsOf(got[i]) {
						t.Fatalf("mean %g, cell %d: %v alone, %v shared", mean, i, want[i], got[i])
					}
				}
			}
			if len(tables.forms) != 1 {
				t.Errorf("%d forms were kept, expected one", len(tables.forms))
			}
		})
	}
}

// wholeOf gives the cells of a table once all are made.
func wholeOf(t *table) *[2 * cellsPerSide]cell {
	for octave := range uint64(2 * octavesPerSide) {
		t.complete(octave)
	}
	return t.cells
}

// Who draws first, and where, makes no difference to what others draw.
func TestManyCanDrawFromATableInTheMaking(t *testing.T) {
	const drawers, draws = 4, 2000
	samplers := func() (made [3]*Sampler) {
		var tables Tables
		for i := range made {
			d, err := NewGamma(float64(1+i), 0.5)
			if err != nil {
				t.Fatal(err)
			}
			if made[i], err = NewOutline(d, 1); err != nil {
				t.Fatal(err)
			}
			tables.Complete(made[i])
		}
		return made
	}
	draw := func(from [3]*Sampler, drawer int) float64 {
		var sum float64
		for i := range draws {
			sum += from[(i+drawer)%len(from)].Float(random.Mix(uint64(drawer), uint64(i)))
		}
		return sum
	}
	shared, alone := samplers(), samplers()
	var sums [drawers]float64
	var all sync.WaitGroup
	for drawer := range drawers {
		all.Go(func() { sums[drawer] = draw(shared, drawer) })
	}
	all.Wait()
	for drawer := range drawers {
		if want := draw(alone, drawer); sums[drawer] != want {
			t.Errorf("drawer %d of several draws %v in sum, and %v by itself", drawer, sums[drawer], want)
		}
	}
}

// Draws near the median make no tails.
func TestTablesAreMadeWhereDrawsCome(t *testing.T) {
	d, err := NewExponential(1)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSampler(d, 1)
	if err != nil {
		t.Fatal(err)
	}
	s.Float(3 << 62 / 2) // p is 3/8
	s.Float(7 << 60)     // p is 7/16
	if made := s.table.made.Load(); made != 1 {
		t.Errorf("the octaves %b are made, expected the first alone", made)
	}
}

func bitsOf(c cell) (bits [4]uint64) {
	for i, x := range []float64{c.start, c.first, c.second, c.third} {
		bits[i] = math.Float64bits(x)
	}
	return bits
}

// BenchmarkTables makes the tables of a model whose distributions of a family differ in their means alone, or are
// alike in nothing.
func BenchmarkTables(b *testing.B) {
	made := func(d Distribution, err error) Distribution {
		if err != nil {
			b.Fatal(err)
		}
		return d
	}
	families := map[string]func(mean, cv float64) Distribution{
		"gamma":     func(mean, cv float64) Distribution { return made(NewGamma(mean, cv)) },
		"lognormal": func(mean, cv float64) Distribution { return made(NewLognormal(mean, cv)) },
		"weibull":   func(mean, cv float64) Distribution { return made(NewWeibullMeanCV(mean, cv)) },
		"beta":      func(mean, cv float64) Distribution { return made(NewBeta(0, 4*mean, mean, cv)) },
		"triangular": func(mean, cv float64) Distribution {
			return made(NewTriangular(mean*(1-cv), mean, mean*(1+cv)))
		},
		"truncated normal": func(mean, cv float64) Distribution {
			return made(NewTruncatedNormal(mean, cv*mean, 0, 2*mean))
		},
		"exponential": func(mean, _ float64) Distribution { return made(NewExponential(mean)) },
	}
	for name, family := range families {
		for _, c := range []struct {
			name string
			cv   func(i int) float64
		}{
			{"one shape", func(int) float64 { return 0.5 }},
			{"many shapes", func(i int) float64 { return 0.3 + 0.05*float64(i) }},
		} {
			b.Run(name+"/"+c.name, func(b *testing.B) {
				for b.Loop() {
					var tables Tables
					for i := range 10 {
						s, err := NewOutline(family(100+float64(i), c.cv(i)), 1)
						if err != nil {
							b.Fatal(err)
						}
						tables.Complete(s)
						wholeOf(s.table)
					}
				}
			})
		}
	}
}
