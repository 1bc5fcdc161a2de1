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

// rows are the rows that the model answers.
func (m *model) rows(t *testing.T) []row {
	t.Helper()
	cases, err := m.cases()
	if err != nil {
		t.Fatal(err)
	}
	var own []row
	for _, c := range cases {
		own = append(own, row{c.Family, c.Parameters, c.Metric, c.Expected})
	}
	return own
}
