package stats

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
)

// The two series of the reference cases.
var mserSeries = map[string][]float64{
	"y=10 for 20 obs then alternating -1,+1 x90 (n=200)": func() []float64 {
		y := make([]float64, 200)
		for i := range y {
			y[i] = 10
			if i >= 20 {
				y[i] = float64(2*(i%2) - 1)
			}
		}
		return y
	}(),
	"y_i=8exp(-i/20)+((7919 i) mod 101)/101,i=0..399": func() []float64 {
		y := make([]float64, 400)
		for i := range y {
			y[i] = 8*math.Exp(-float64(i)/20) + float64(7919*i%101)/101
		}
		return y
	}(),
}

func TestMSER5AgreesWithTheReferenceCases(t *testing.T) {
	file, err := os.Open("../theory/testdata/reference_cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, row := range rows {
		if row[0] != "mser5" {
			continue
		}
		checked++
		found := MSER5(mserSeries[row[1]])
		got := map[string]float64{"truncation": float64(found.Observations), "mser_statistic": found.statistic,
			"truncated_mean": found.mean}[row[2]]
		want, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) {
			t.Errorf("%s, %s: %v, want %v", row[1], row[2], got, want)
		}
	}
	if checked != 5 {
		t.Errorf("%d rows of mser5", checked)
	}
}

func TestMSER5OfASeriesThatDoesNotSettleIsDoubtful(t *testing.T) {
	rising := make([]float64, 100)
	for i := range rising {
		rising[i] = float64(i)
	}
	if found := MSER5(rising); !found.Doubtful || found.Observations != 50 {
		t.Errorf("%+v", found)
	}
	if found := MSER5(rising[:3]); found.Observations != 0 || !math.IsNaN(found.mean) {
		t.Errorf("too short a series: %+v", found)
	}
}
