package reference

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"
)

// row is a row of the reference cases.
type row struct{ family, parameters, metric, expected string }

// value is the expected number, without a remark such as " (=2/3)".
func (r row) value(t *testing.T) float64 {
	t.Helper()
	text, _, _ := strings.Cut(r.expected, " ")
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func referenceRows(t *testing.T) []row {
	t.Helper()
	file, err := os.Open("../theory/testdata/reference_cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, r := range records[1:] {
		rows = append(rows, row{r[0], r[1], r[2], r[3]})
	}
	return rows
}

// notMeasured are the metrics of simulated families that no response
// estimates, with the reason.
var notMeasured = map[string]string{
	"var_L": "waits for the variance of a level: levels have a mean and a maximum",
}

// rows are the rows that the model answers. Each has a measure.
func (m *model) rows(t *testing.T) []row {
	t.Helper()
	var own []row
	for _, r := range referenceRows(t) {
		if r.family != m.family || r.parameters != m.parameters || notMeasured[r.metric] != "" {
			continue
		}
		if _, ok := m.measures[r.metric]; !ok {
			t.Fatalf("%s %s: no measure for %s", m.family, m.parameters, r.metric)
		}
		own = append(own, r)
	}
	if len(own) == 0 {
		t.Fatalf("no row is %s with %s", m.family, m.parameters)
	}
	return own
}
