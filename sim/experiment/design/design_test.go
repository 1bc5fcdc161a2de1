package design

import (
	"math"
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

// Every coordinate of the first 2^k points of Sobol's sequence is stratified,
// which a wrong direction number destroys, and no two coordinates are alike.
func TestSobolPointsAreStratified(t *testing.T) {
	for _, n := range []int{2, 16, 256, 4096} {
		points, err := Sobol(n, MostSobol)
		if err != nil {
			t.Fatal(err)
		}
		for j := range MostSobol {
			stratified(t, points, j)
		}
	}
	if _, err := Sobol(4, MostSobol+1); err == nil {
		t.Error("more dimensions than there are")
	}
}

// The first points as Joe and Kuo's program prints them, for three dimensions.
func TestSobolPointsAreThePublishedOnes(t *testing.T) {
	points, _ := Sobol(5, 3)
	for i, want := range [][]float64{{0, 0, 0}, {0.5, 0.5, 0.5}, {0.75, 0.25, 0.25}, {0.25, 0.75, 0.75}, {0.375, 0.375, 0.625}} {
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

// ishigami is Ishigami and Homma's function (1990) with a = 7 and b = 0.1, on
// the unit cube.
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

// The indices of Ishigami's function are known (Saltelli and others 2008,
// section 4.3): V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
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
		if got.First.HalfWidth > 0.08 || got.First.HalfWidth < 0.005 {
			t.Errorf("coordinate %d: half-width %.4f", j+1, got.First.HalfWidth)
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
