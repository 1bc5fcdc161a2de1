package report

import (
	"strings"
	"testing"

	"karvon/report/document/documenttest"
	"karvon/sim/reference"
	"karvon/sim/theory"
)

func TestValidationSaysWhatMisses(t *testing.T) {
	check := func(mean float64) reference.Check {
		return reference.Check{
			Case: theory.Case{Family: "mm1", Parameters: "lambda=0.8", Metric: "Wq"}, Exact: 4,
			Simulated: documenttest.About(mean, 0.5),
		}
	}
	table := validationTable([]reference.Check{check(4.25), check(4.75)})
	for i, want := range []string{"M/M/1 lambda=0.8 Wq 4 4.25 3.75 to 4.75 holds",
		"M/M/1 lambda=0.8 Wq 4 4.75 4.25 to 5.25 misses"} {
		var cells []string
		for _, cell := range table.Rows[i] {
			cells = append(cells, cell.Text)
		}
		if got := strings.Join(cells, " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for missed, want := range map[float64]string{4.25: "All 1 exact values of 1 models lie in their intervals.",
		4.75: "1 of 1 exact values of 1 models lie outside their intervals."} {
		if got := validationSentences([]reference.Check{check(missed)})[0]; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
