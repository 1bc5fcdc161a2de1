package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/scenario"
)

// drawnAgain gives the 95% interval of a combination, as a multiple of what is stated, as the assumptions of a
// scenario are drawn.
func drawnAgain(t *testing.T, text string, of func(trucks, share float64) float64) (low, high float64) {
	t.Helper()
	d := doubtOf(t, text)
	var values []float64
	for _, at := range sampled(d, 2000, 5) {
		value := func(name string) float64 {
			i := slices.IndexFunc(d.Factors, func(f scenario.Factor) bool { return f.Name == "assumptions."+name })
			return d.Factors[i].ValueAt(d.Factors[i].Shape.Position(at[i]))
		}
		values = append(values, of(value("trucks"), value("share")))
	}
	slices.Sort(values)
	return quantileOf(values, outerTail), quantileOf(values, 1-outerTail)
}

// What is known of a product is known still where the policy's intervals are drawn with its tie: without it the product
// would be several times as wide.
func TestWhatIsKnownTogetherIsDrawnSo(t *testing.T) {
	c, err := quickly(t, calibratedPair, 0, anyOf, once("post.gate.arrived", 600), once("post.gate.utilisation", 0.21))
	if err != nil || len(c.Combined) != 1 || c.Combined[0].Correlation >= -0.5 {
		t.Fatalf("%+v, %v", c.Combined, err)
	}
	k, text := &c.Combined[0], calibratedPair
	for _, j := range k.Members {
		m := &c.Assumptions[j].Members[0]
		stated := fmt.Sprintf("range: [%s, %s]", m.Factor.Low, m.Factor.High)
		text = strings.Replace(text, stated, fmt.Sprintf("range: [%s, %s], interval: 95%%", m.At(m.DrawnLow),
			m.At(m.DrawnHigh)), 1)
	}
	product := func(trucks, share float64) float64 { return float64(trucks*share) / (0.6 * 40 / 3600) }
	apartLow, apartHigh := drawnAgain(t, text, product)
	text += fmt.Sprintf("ties: {both: {correlated: [assumptions.trucks, assumptions.share], correlation: %v}}\n",
		k.Correlation)
	low, high := drawnAgain(t, text, product)
	if known := k.High - k.Low; math.Abs(high-low-known) > 0.25*known || apartHigh-apartLow < 2*known {
		t.Errorf("the product is drawn from %.3f to %.3f, apart %.3f to %.3f, and known from %.3f to %.3f", low, high,
			apartLow, apartHigh, k.Low, k.High)
	}
}

// Where no correlation keeps what is known, one carries it alone: the other stays at its best value.
func TestOneCarriesWhatNoCorrelationKeeps(t *testing.T) {
	c, err := quickly(t, calibratedLine, 0, anyOf, once("flow.trucks.time.mean", 1320))
	if err != nil || len(c.Combined) != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	k := &c.Combined[0]
	x := &calibrating{Calibration: c, options: &CalibrateOptions{}}
	k.Correlation = 0
	x.holdAllBut(k, map[int]bool{})
	one, other := &c.Assumptions[k.Members[0]].Members[0], &c.Assumptions[k.Members[1]].Members[0]
	if other.Carries {
		one, other = other, one
	}
	if !one.Carries || !other.Held || other.DrawnLow != other.Best || other.DrawnHigh != other.Best {
		t.Fatalf("%+v and %+v", one, other)
	}
	for end, want := range map[float64]float64{one.DrawnLow: k.Low, one.DrawnHigh: k.High} {
		if total := (one.ValueAt(end) + other.ValueAt(other.Best)) / 1200; math.Abs(total-want) > 1e-6 {
			t.Errorf("at an end of the range the sum is %v times what is stated, known to be %v", total, want)
		}
	}
}
