package expression

import (
	"testing"

	"karvon/sim/unit"
)

func computed(t *testing.T, text string) (Quantity, *Error) {
	t.Helper()
	root, mistake := Parse(text, Arithmetic)
	if mistake != nil {
		t.Fatalf("%s: %v", text, mistake)
	}
	return Compute(root, text, func(n *Node) (Quantity, *Error) {
		return Quantity{}, &Error{Column: n.Column, Message: "no " + n.Text}
	})
}

func TestWhatIsComputedHasTheKindThatItsUnitsMake(t *testing.T) {
	for text, want := range map[string]struct {
		dimension unit.Dimension
		value     string
	}{
		"90s * 2 + 30s":           {unit.Duration, "3m30s"},
		"1000/day * 40%":          {unit.Rate, "400/day"},
		"30 / 1h":                 {unit.Rate, "30/h"},
		"90 km / 45 km/h":         {unit.Duration, "2h"},
		"20 m * 30 m":             {unit.Area, "600 m2"},
		"12 USD/h * 30m":          {unit.Money, "6 USD"},
		"35 l/100km * 200 km":     {unit.Number, ""}, // litres, for which no key asks
		"-(2 - 5)":                {unit.Number, "3"},
		"100% - 20.1% - 1.4%":     {unit.Share, "78.5%"},
		"0.9 USD/l * 35 l/100km":  {unit.CostPerLength, "0.315 USD/km"},
		"2.68 kg/l * 2.5 l/h":     {unit.MassRate, "160.8 kg/day"},
		"2 * (1 ha + 500 m2) / 3": {unit.Area, "7000 m2"},
	} {
		q, mistake := computed(t, text)
		if mistake != nil {
			t.Errorf("%s: %v", text, mistake)
			continue
		}
		if want.value == "" {
			if q.Fits(Of(want.dimension)) || q.String() != "a quantity in l" {
				t.Errorf("%s is %s", text, q)
			}
			continue
		}
		parsed, err := ParseQuantity(want.value, want.dimension)
		if err != nil || !q.Fits(Of(want.dimension)) || q.Number.Cmp(parsed.Number) != 0 {
			t.Errorf("%s is %s in %s, want %s", text, q.Number, q.Kind, want.value)
		}
	}
}

func TestWhatDoesNotGoTogetherIsRefusedAtItsSign(t *testing.T) {
	for text, want := range map[string]struct {
		column  int
		message string
	}{
		"90s + 20%":         {4, "20% is a share and cannot be added to 90s, which is a duration"},
		"3 * (20% - 2)":     {9, "2 is a number and cannot be taken from 20%, which is a share"},
		"2 / (1h - 60m)":    {2, "division by zero: (1h - 60m)"},
		"1 < 2":             {2, "1 < 2 is no quantity"},
		"2 * $weighing + 1": {4, "no $weighing"},
	} {
		_, mistake := computed(t, text)
		if mistake == nil || mistake.Column != want.column || mistake.Message != want.message {
			t.Errorf("%s: %+v", text, mistake)
		}
	}
}
