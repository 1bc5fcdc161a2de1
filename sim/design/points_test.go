package design

import (
	"math"
	"math/big"
	"testing"
)

// stratified fails unless each of n slices of a coordinate holds one point.
func stratified(t *testing.T, points [][]float64, j int) {
	t.Helper()
	seen := make([]bool, len(points))
	for _, p := range points {
		slice := int(p[j] * float64(len(points)))
		if seen[slice] {
			t.Fatalf("coordinate %d: slice %d of %d holds two points", j, slice, len(points))
		}
		seen[slice] = true
	}
}

func TestLatinHypercubesAreStratified(t *testing.T) {
	points := LatinHypercube(40, 7, 3)
	for j := range 7 {
		stratified(t, points, j)
	}
	if points[0][0] == LatinHypercube(40, 7, 4)[0][0] {
		t.Error("the seed changes nothing")
	}
}

// Every coordinate of the first 2^k points of Sobol's sequence is stratified, which a wrong direction number
// destroys, and no two coordinates are alike.
func TestSobolPointsAreStratified(t *testing.T) {
	for _, n := range []int{2, 16, 256, 2048} {
		points, err := sobolPoints(n, mostSobol)
		if err != nil {
			t.Fatal(err)
		}
		for j := range mostSobol {
			stratified(t, points, j)
		}
	}
	if _, err := sobolPoints(4, mostSobol+1); err == nil {
		t.Error("more dimensions than there are")
	}
}

// Sobol's property A (1976): the first 2^d points in d dimensions have one in each of the 2^d cells that halve
// every axis. It holds where the leading bits of the direction numbers are independent, and for these numbers in
// every dimension: elimination needs no exchange of rows. Most slips in the table break it.
func TestSobolHasPropertyA(t *testing.T) {
	rows := make([][]uint64, mostSobol)
	for j := range rows {
		rows[j] = make([]uint64, mostSobol/64)
		for k, v := range leadingNumbers(j, mostSobol) {
			rows[j][k/64] |= uint64(v) << (k % 64)
		}
	}
	for j := range rows {
		if rows[j][j/64]>>(j%64)&1 == 0 {
			t.Fatalf("%d dimensions lack property A", j+1)
		}
		for below := j + 1; below < mostSobol; below++ {
			if rows[below][j/64]>>(j%64)&1 == 1 {
				for word := range rows[below] {
					rows[below][word] ^= rows[j][word]
				}
			}
		}
	}
}

// leadingNumbers gives the leading bits of so many direction numbers of a dimension: that of m/2^k, where m follows
// Sobol's recurrence modulo 2^k.
func leadingNumbers(dimension, count int) []uint {
	m := make([]*big.Int, count)
	bitsOf := make([]uint, count)
	for k := range m {
		switch {
		case dimension == 0:
			m[k] = big.NewInt(1)
		case k < len(directions[dimension-1].beginnings):
			m[k] = big.NewInt(int64(directions[dimension-1].beginnings[k]))
		default:
			of := directions[dimension-1]
			degree := len(of.beginnings)
			m[k] = new(big.Int).Lsh(m[k-degree], uint(degree))
			m[k].Xor(m[k], m[k-degree])
			for i := 1; i < degree; i++ {
				if of.polynomial>>(degree-1-i)&1 == 1 {
					m[k].Xor(m[k], new(big.Int).Lsh(m[k-i], uint(i)))
				}
			}
		}
		bitsOf[k] = m[k].Bit(k)
	}
	return bitsOf
}

// Each direction number is odd and below its power of two, and each polynomial stands once.
func TestDirectionNumbersAreWellFormed(t *testing.T) {
	seen := map[[2]uint32]bool{}
	for j, of := range directions {
		key := [2]uint32{uint32(len(of.beginnings)), of.polynomial}
		if seen[key] || of.polynomial >= 1<<(len(of.beginnings)-1) {
			t.Errorf("dimension %d has the polynomial %v", j+2, key)
		}
		seen[key] = true
		for k, m := range of.beginnings {
			if m%2 == 0 || m >= 2<<k {
				t.Errorf("dimension %d: number %d is %d", j+2, k+1, m)
			}
		}
	}
}

// The first points as Joe and Kuo's program prints them, for three dimensions.
func TestSobolPointsAreThePublishedOnes(t *testing.T) {
	points, _ := sobolPoints(5, 3)
	for i, want := range [][]float64{{0, 0, 0}, {0.5, 0.5, 0.5}, {0.75, 0.25, 0.25}, {0.25, 0.75, 0.75},
		{0.375, 0.375, 0.625}} {
		for j := range want {
			if math.Abs(points[i][j]-want[j]) > 1e-9 {
				t.Errorf("point %d is %v, want %v", i, points[i], want)
			}
		}
	}
}

func TestAGridHasAllCombinations(t *testing.T) {
	grid := Grid([]int{2, 3})
	if len(grid) != 6 || grid[1][1] != 1 || grid[5][0] != 1 || grid[5][1] != 2 {
		t.Errorf("%v", grid)
	}
}

// ishigami is Ishigami and Homma's function (1990) with a = 7 and b = 0.1, on the unit cube.
func ishigami(u []float64) float64 {
	x := make([]float64, 3)
	for j := range x {
		x[j] = math.Pi * (2*u[j] - 1)
	}
	return math.Sin(x[0]) + 7*math.Sin(x[1])*math.Sin(x[1]) + 0.1*math.Pow(x[2], 4)*math.Sin(x[0])
}

func valuesAt(points [][]float64) []float64 {
	values := make([]float64, len(points))
	for i := range points {
		values[i] = ishigami(points[i])
	}
	return values
}

// The indices of Ishigami's function are known (Saltelli and others 2008, section 4.3): V = a²/8 + bπ⁴/5 + b²π⁸/18
// + 1/2.
func TestIndicesReproduceIshigami(t *testing.T) {
	s := NewSaltelli(4096, 3, 1)
	var mixed [][]float64
	for j := range s.Mixed {
		mixed = append(mixed, valuesAt(s.Mixed[j]))
	}
	indices := Indices(valuesAt(s.A), valuesAt(s.B), mixed, 0.95, 1)
	for j, want := range []struct{ first, total float64 }{{0.3139, 0.5576}, {0.4424, 0.4424}, {0, 0.2437}} {
		got := indices[j]
		if math.Abs(got.First.Mean-want.first) > 0.01 || math.Abs(got.Total.Mean-want.total) > 0.01 {
			t.Errorf("coordinate %d: first %.4f, total %.4f, want %v", j+1, got.First.Mean, got.Total.Mean, want)
		}
		if got.First.HalfWidth() > 0.08 || got.First.HalfWidth() < 0.005 {
			t.Errorf("coordinate %d: half-width %.4f", j+1, got.First.HalfWidth())
		}
	}
}

func TestMorrisFindsSlopesAndBends(t *testing.T) {
	walks := Morris(20, 4, 9)
	values := make([][]float64, len(walks))
	for i, w := range walks {
		for k, p := range w.Points {
			values[i] = append(values[i], 3*p[0]-2*p[1]+5*p[2]*p[0])
			if k == 0 {
				continue
			}
			moved := 0
			for j := range p {
				if p[j] != w.Points[k-1][j] {
					moved++
				}
				if p[j] < 0 || p[j] > 1 {
					t.Fatalf("a point lies outside: %v", p)
				}
			}
			if moved != 1 {
				t.Fatalf("%d coordinates move at once", moved)
			}
		}
	}
	effects := Screen(walks, values, 4)
	if math.Abs(effects[1].Mean+2) > 1e-9 || math.Abs(effects[1].Star-2) > 1e-9 || effects[1].Sigma > 1e-9 {
		t.Errorf("a slope: %+v", effects[1])
	}
	if effects[0].Sigma < 0.5 || effects[2].Star < 1 || effects[3].Star != 0 {
		t.Errorf("interactions and nothing: %+v", effects)
	}
}
