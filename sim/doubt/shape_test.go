package doubt

import (
	"math"
	"testing"

	"karvon/sim/internal/precise"
)

// drawn are the mean of a shape's quantiles at the middles of many equal slices, and some of the quantiles.
func drawn(shape Shape) (mean float64) {
	const slices = 20000
	for i := range slices {
		mean += shape.Quantile((float64(i) + 0.5) / slices)
	}
	return mean / slices
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*math.Abs(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// PERT has the mean (low + 4 mode + high)/6, and with its mode at an end the tail (1-x)^5 or x^5.
func TestPERTIsDrawnAroundTheValue(t *testing.T) {
	shape := Fit(Stated{Low: 8, Value: 12, High: 20})
	if shape.Family != plainPERT {
		t.Fatalf("it is %s", shape.Family)
	}
	near(t, "the mean", drawn(shape), (8+4*12+20)/6.0, 1e-6)
	atLow, atHigh := Fit(Stated{Low: 10, Value: 10, High: 20}), Fit(Stated{Low: 10, Value: 20, High: 20})
	for _, p := range []float64{0.001, 0.1, 0.5, 0.9, 0.999} {
		near(t, "the quantile from the low end", atLow.Quantile(p), 10+10*(1-math.Pow(1-p, 0.2)), 1e-10)
		near(t, "the quantile from the high end", atHigh.Quantile(p), 10+10*math.Pow(p, 0.2), 1e-10)
	}
}

// The logarithm of a quantity whose ends are far apart has PERT's mean: that is the logarithm of the geometric mean.
func TestALogarithmIsDrawnWhereTheEndsAreFarApart(t *testing.T) {
	shape := Fit(Stated{Low: 1, Value: 10, High: 100})
	if shape.Family != pertOfLogarithm {
		t.Fatalf("it is %s", shape.Family)
	}
	const slices = 20000
	logarithm := 0.0
	for i := range slices {
		logarithm += math.Log(shape.Quantile((float64(i)+0.5)/slices)) / slices
	}
	near(t, "the geometric mean", math.Exp(logarithm), 10, 1e-6)
	near(t, "the median", shape.Quantile(0.5), 10, 1e-9)
	for _, c := range []struct {
		low, high float64
		family    Family
	}{{1, 3.99, plainPERT}, {1, 4, pertOfLogarithm}, {0, 4, plainPERT}, {-4, -1, plainPERT}} {
		if got := Fit(Stated{Low: c.low, Value: c.low, High: c.high}).Family; got != c.family {
			t.Errorf("[%v, %v] is %s", c.low, c.high, got)
		}
	}
}

func TestEndsCanBeQuantiles(t *testing.T) {
	for _, c := range []struct {
		stated Stated
		family Family
		median float64
	}{
		{Stated{Low: 2, Value: 3, High: 8, Level: 0.9, Most: math.Inf(1)}, lognormal, 4},
		{Stated{Low: 0, Value: 3, High: 8, Level: 0.5, Most: math.Inf(1)}, normal, 4},
		{Stated{Low: -3, Value: 3, High: 7, Level: 0.8, Least: math.Inf(-1), Most: math.Inf(1)}, normal, 2},
	} {
		shape := Fit(c.stated)
		if shape.Family != c.family {
			t.Errorf("%+v is %s", c.stated, shape.Family)
		}
		tail := (1 - c.stated.Level) / 2
		near(t, "the low end", shape.Quantile(tail)+10, c.stated.Low+10, 1e-12)
		near(t, "the high end", shape.Quantile(1-tail), c.stated.High, 1e-12)
		near(t, "the median", shape.Quantile(0.5), c.median, 1e-12)
		near(t, "the position of the high end", shape.Position(1-tail), 1, 1e-12)
		if low := shape.Position(tail); math.Abs(low) > 1e-12 {
			t.Errorf("the position of the low end is %v", low)
		}
	}
}

// What cannot be takes the end of what can, so that the ends stay the quantiles that they are said to be.
func TestQuantilesAreCutAtWhatCanBe(t *testing.T) {
	shape := Fit(Stated{Low: 0, Value: 0.9, High: 0.99, Level: 0.5, Most: 1})
	if got := shape.Quantile(0.01); got != 0 {
		t.Errorf("it goes down to %v", got)
	}
	if got := shape.Quantile(0.99); got != 1 {
		t.Errorf("it goes up to %v", got)
	}
	near(t, "the quantile", shape.Quantile(0.75), 0.99, 1e-12)
}

func TestUniformIsEven(t *testing.T) {
	shape := Fit(Stated{Low: 1, Value: 2, High: 100, Even: true})
	if shape.Family != uniform || shape.Position(0.25) != 0.25 || shape.Quantile(0.5) != 50.5 {
		t.Errorf("%+v", shape)
	}
}

func TestPositionsRiseAndStayInTheRange(t *testing.T) {
	for _, s := range []Stated{{Low: 1, Value: 1, High: 2}, {Low: 1, Value: 40, High: 50}, {Low: 0, Value: 3, High: 3}} {
		shape := Fit(s)
		last := 0.0
		for i := range 1001 {
			at := shape.Position(float64(i) / 1000)
			if at < last || at > 1 {
				t.Fatalf("%+v: %v after %v", s, at, last)
			}
			last = at
		}
		if shape.Position(0) != 0 || last != 1 {
			t.Errorf("%+v does not reach its ends", s)
		}
	}
}

func TestSineIsPrecise(t *testing.T) {
	for i := -100; i <= 100; i++ {
		x := float64(i) / 100 * math.Pi / 4
		if got := precise.Sine(x); math.Abs(got-math.Sin(x)) > 2e-16 {
			t.Errorf("the sine of %v is %v", x, got)
		}
	}
}
