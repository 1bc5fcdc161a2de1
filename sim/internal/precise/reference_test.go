package precise

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// accuracy is the promise of the package comment for each function: the largest error relative to the value, or for
// LogGamma to the larger of the value and one. An ulp is at most 2.3e-16 of its value.
var accuracy = map[string]struct {
	call  func(x []float64) float64
	bound float64
}{
	"Exp":              {func(x []float64) float64 { return Exp(x[0]) }, 3e-16},
	"Expm1":            {func(x []float64) float64 { return Expm1(x[0]) }, 4e-16},
	"Log":              {func(x []float64) float64 { return Log(x[0]) }, 3e-16},
	"Log1p":            {func(x []float64) float64 { return Log1p(x[0]) }, 4e-16},
	"Pow":              {func(x []float64) float64 { return Pow(x[0], x[1]) }, 1e-13},
	"Erfc":             {func(x []float64) float64 { return erfc(x[0]) }, 2e-15},
	"NormalCDF":        {func(x []float64) float64 { return NormalCDF(x[0]) }, 3e-13},
	"NormalDensity":    {func(x []float64) float64 { return NormalDensity(x[0]) }, 3e-13},
	"NormalQuantile":   {func(x []float64) float64 { return NormalQuantile(x[0]) }, 2e-15},
	"LogGamma":         {func(x []float64) float64 { return LogGamma(x[0]) }, 1e-14},
	"GammaRegularized": {func(x []float64) float64 { return GammaRegularized(x[0], x[1]) }, 1e-13},
	"BetaRegularized":  {func(x []float64) float64 { return BetaRegularized(x[0], x[1], x[2]) }, 1e-12},
	"StudentTQuantile": {func(x []float64) float64 { return StudentTQuantile(x[0], x[1]) }, 1e-12},
}

func TestFunctionsMatchReferenceValuesOfSixtyDigits(t *testing.T) {
	worst := map[string]float64{}
	for _, c := range readReferences(t) {
		function, ok := accuracy[c.function]
		if !ok {
			t.Fatalf("no function %s", c.function)
		}
		got := function.call(c.arguments)
		miss := relativeError(c.function, got, c.value)
		if !(miss <= function.bound) {
			t.Errorf("%s%v = %v, want %v: relative error %.2g", c.function, c.arguments, got, c.value, miss)
		}
		worst[c.function] = math.Max(worst[c.function], miss)
	}
	for name := range accuracy {
		if _, tested := worst[name]; !tested {
			t.Errorf("no reference value for %s", name)
		}
		t.Logf("%-17s worst relative error %.2g", name, worst[name])
	}
}

// relativeError allows a subnormal value the spacing of its kind.
func relativeError(function string, got, want float64) float64 {
	if got == want {
		return 0
	}
	size := math.Max(math.Abs(want), 0x1p-1022)
	if function == "LogGamma" {
		size = math.Max(size, 1)
	}
	return math.Abs(got-want) / size
}

type reference struct {
	function  string
	arguments []float64
	value     float64
}

func readReferences(t *testing.T) []reference {
	t.Helper()
	file, err := os.Open("testdata/reference.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var cases []reference
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if fields[0] == "#" {
			continue
		}
		numbers := make([]float64, len(fields)-1)
		for i := range numbers {
			if numbers[i], err = strconv.ParseFloat(fields[i+1], 64); err != nil {
				t.Fatal(err)
			}
		}
		last := len(numbers) - 1
		cases = append(cases, reference{fields[0], numbers[:last], numbers[last]})
	}
	return cases
}
