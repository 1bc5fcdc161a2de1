package scenario

import "testing"

// A range beside an attribute is that of what it is drawn by, also where it says of itself where it comes from.
func TestARangeBesideAnAttributeIsOfWhatItIsDrawnBy(t *testing.T) {
	const at = "flows.trucks.attributes.x."
	for attribute, want := range map[string]Factor{
		"{draw: {poisson: 4}, range: [2, 6]}":                        {Name: at + "draw", Low: "2", High: "6"},
		"{draw: {value: {poisson: 4}, source: a}, range: [2, 6]}":    {Name: at + "draw", Low: "2", High: "6"},
		"{is: 4, range: [3, 5]}":                                     {Name: at + "is", Low: "3", High: "5"},
		"{shares: {value: {a: 9%, b: rest}}, range: {a: [8%, 10%]}}": {Name: at + "shares.a", Low: "8%", High: "10%"},
	} {
		s := loadOver(t, "flows: {trucks: {attributes: {x: "+attribute+"}}}\n", Options{})
		f := s.Factors()
		if len(f) != 1 || f[0].Name != want.Name || f[0].Low != want.Low || f[0].High != want.High {
			t.Errorf("%s: %+v", attribute, f)
			continue
		}
		loadOver(t, "flows: {trucks: {attributes: {x: "+attribute+"}}}\n",
			Options{Positions: map[string]float64{want.Name: 1}}) // which it takes
	}
}
