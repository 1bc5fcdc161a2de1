package theory

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A referenceCase is one row of testdata/reference_cases.csv.
type referenceCase struct {
	name       string
	parameters parameters
	metric     string
	expected   string
}

func referenceCases(t *testing.T) []referenceCase {
	t.Helper()
	file, err := os.Open("testdata/reference_cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cases []referenceCase
	for _, row := range rows[1:] {
		cases = append(cases, referenceCase{row[0], parameters(row[1]), row[2], row[3]})
	}
	return cases
}

// value is the expected number, without a remark such as " (=2/3)".
func (c referenceCase) value(t *testing.T) float64 {
	t.Helper()
	text, _, _ := strings.Cut(c.expected, " ")
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("expected value: %v", err)
	}
	return value
}

// tolerance is 1e-9 relative but for rows that state a lower precision.
func (c referenceCase) tolerance(want float64) float64 {
	if c.name == "mdc" {
		return 1e-8 // absolute, as its source column says
	}
	return 1e-9 * math.Abs(want)
}

// parameters is the text of a row's parameters: name=value, between semicolons.
type parameters string

// text returns the value of the named parameter. Some rows write a law as
// name~law.
func (p parameters) text(name string) string {
	for _, field := range strings.Split(string(p), ";") {
		for _, separator := range []string{"=", "~"} {
			if key, value, found := strings.Cut(field, separator); found && key == name {
				return value
			}
		}
	}
	panic(fmt.Sprintf("no parameter %q in %q", name, p))
}

func (p parameters) number(name string) float64 { return numbersIn(p.text(name))[0] }

func (p parameters) integer(name string) int { return int(p.number(name)) }

func (p parameters) list(name string) []float64 { return numbersIn(p.text(name)) }

func (p parameters) integers(name string) (list []int) {
	for _, value := range p.list(name) {
		list = append(list, int(value))
	}
	return list
}

// matrix reads a list of n·n numbers as n rows.
func (p parameters) matrix(name string, n int) (rows [][]float64) {
	values := p.list(name)
	for i := range n {
		rows = append(rows, values[i*n:(i+1)*n])
	}
	return rows
}

var numberOrFraction = regexp.MustCompile(`-?(\d+\.?\d*|\.\d+)(/\d+)?`)

func numbersIn(text string) (values []float64) {
	for _, match := range numberOrFraction.FindAllString(text, -1) {
		numerator, denominator, isFraction := strings.Cut(match, "/")
		value, err := strconv.ParseFloat(numerator, 64)
		if err != nil {
			panic(err)
		}
		if isFraction {
			divisor, err := strconv.ParseFloat(denominator, 64)
			if err != nil {
				panic(err)
			}
			value /= divisor
		}
		values = append(values, value)
	}
	return values
}

// excluded lists the families that are none of this package's business, by
// the beginning of their name, with the reason.
var excluded = map[string]string{
	"weibull_reliability":      "a mean of order statistics, no queue: sampled in the tests of sim/dist",
	"t_ci":                     "an interval estimate: tested in sim/stats",
	"student_t_quantile":       "a quantile function: tested in sim/dist/precise",
	"dd1_loss_simmer":          "a deterministic sample path: replayed by the engine's tests",
	"release_before_seize":     "a deterministic sample path: replayed by the engine's tests",
	"ciw_simultaneous_ties":    "an enumeration of tie-breaks: a rule of the engine",
	"ps_deterministic":         "a deterministic sample path: replayed by the engine's tests",
	"fifo_no_bypass":           "a deterministic sample path: replayed by the engine's tests",
	"preempt_partial_capacity": "a deterministic sample path: replayed by the engine's tests",
	"dd1_ciw_horizon":          "a rule on the end of the run: replayed by the engine's tests",
	"rng_mrg32k3a":             "a stream generator that karvon does not use: its draws are keyed",
	"kn_constants":             "ranking and selection, not queueing",
	"dudewicz_dalal_h1":        "ranking and selection, not queueing",
	"ocba_fractions":           "allocation of a simulation budget, not queueing",
	"mser5":                    "detection of the warm-up, not queueing",
}

// matching returns the entry whose key is the longest beginning of the name.
func matching[T any](table map[string]T, name string) (entry T, found bool) {
	longest := -1
	for key, value := range table {
		if strings.HasPrefix(name, key) && len(key) > longest {
			entry, found, longest = value, true, len(key)
		}
	}
	return entry, found
}

func TestReferenceCases(t *testing.T) {
	covered := 0
	for _, c := range referenceCases(t) {
		t.Run(fmt.Sprintf("%s/%s/%s", c.name, c.parameters, c.metric), func(t *testing.T) {
			oracle, isCovered := matching(families, c.name)
			_, isExcluded := matching(excluded, c.name)
			switch {
			case isCovered == isExcluded:
				t.Fatal("a family must be either covered or excluded with a reason")
			case isExcluded:
				return
			}
			covered++
			got, err := oracle(c.parameters, c.metric)
			if err != nil {
				t.Fatal(err)
			}
			want := c.value(t)
			if !(math.Abs(got-want) <= c.tolerance(want)) {
				t.Errorf("got %.16g, want %.16g", got, want)
			}
		})
	}
	t.Logf("%d rows checked", covered)
	if covered < 150 {
		t.Errorf("only %d rows were checked", covered)
	}
}

func TestEveryFamilyHasARow(t *testing.T) {
	for _, names := range []map[string]bool{keys(families), keys(excluded)} {
		for _, c := range referenceCases(t) {
			for name := range names {
				if strings.HasPrefix(c.name, name) {
					delete(names, name)
				}
			}
		}
		if len(names) > 0 {
			t.Errorf("no row of the reference cases has the families %v", names)
		}
	}
}

func keys[T any](table map[string]T) map[string]bool {
	set := make(map[string]bool)
	for key := range table {
		set[key] = true
	}
	return set
}
