package stats

import (
	"math"
	"testing"
)

// The sleep data of Student (1908), as every textbook has them: the paired
// difference is 1.58 with a 95% interval from 0.700 to 2.460, and Welch's from
// -0.205 to 3.365 with 17.78 degrees of freedom (R 4, t.test).
var (
	sleepOne = []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	sleepTwo = []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
)

func TestDifferencesOfStudentsSleepData(t *testing.T) {
	for _, c := range []struct {
		name      string
		got       Estimate
		low, high float64
	}{
		{"paired", PairedDifference(sleepOne, sleepTwo, 0.95), 0.7001142, 2.4598858},
		{"independent", IndependentDifference(sleepOne, sleepTwo, 0.95), -0.2054832, 3.3654832},
	} {
		if math.Abs(c.got.Low()-c.low) > 1e-7 || math.Abs(c.got.High()-c.high) > 1e-7 || c.got.N != 10 {
			t.Errorf("%s: from %.7f to %.7f of %d, want from %.7f to %.7f of 10", c.name, c.got.Low(), c.got.High(), c.got.N, c.low, c.high)
		}
	}
}

func TestDifferencesLeaveOutWhatIsMissing(t *testing.T) {
	nan := math.NaN()
	paired := PairedDifference([]float64{1, nan, 3, 4, 9}, []float64{2, 5, nan, 6}, 0.95)
	if paired.Mean != 1.5 || paired.N != 2 || paired.Missing != 2 {
		t.Errorf("paired: %+v", paired)
	}
	apart := IndependentDifference([]float64{1, nan, 3}, []float64{5, 5}, 0.95)
	if apart.Mean != 3 || apart.N != 2 || apart.Missing != 1 {
		t.Errorf("independent: %+v", apart)
	}
	if same := IndependentDifference([]float64{1, 1}, []float64{1, 1}, 0.95); same.HalfWidth != 0 {
		t.Errorf("without variance: %+v", same)
	}
	if one := IndependentDifference([]float64{1}, []float64{1, 2}, 0.95); !math.IsNaN(one.HalfWidth) {
		t.Errorf("a single value: %+v", one)
	}
}
