package data

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
)

func TestRealsAreWrittenAsNumbersOfJSON(t *testing.T) {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 1e-6, 9.9e-7, 1e-9, -1.5e-10, 1e-100, 1e20, 1e21, 1.7e300,
		math.MaxFloat64, math.SmallestNonzeroFloat64}
	random := rand.New(rand.NewPCG(81, 81))
	for range 10_000 {
		if value := math.Float64frombits(random.Uint64()); !math.IsNaN(value) && !math.IsInf(value, 0) {
			values = append(values, value)
		}
	}
	want, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := json.Marshal(Reals(values)); err != nil || string(got) != string(want) {
		t.Errorf("the lists differ (%v)", err)
	}
	for _, value := range values {
		want, _ := json.Marshal(value)
		if got, _ := json.Marshal(Real(value)); string(got) != string(want) {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestWhatIsNoNumberIsNull(t *testing.T) {
	got, err := json.Marshal(struct {
		Some Reals `json:"some"`
		None Reals `json:"none"`
		Left Reals `json:"left,omitempty"`
	}{Some: Reals{1, math.NaN(), math.Inf(-1)}})
	if want := `{"some":[1,null,null],"none":[]}`; err != nil || string(got) != want {
		t.Errorf("%s (%v), not %s", got, err, want)
	}
}
