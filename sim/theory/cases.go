package theory

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

//go:embed testdata/reference_cases.csv
var referenceCases []byte

// Case is a row of the reference cases: a metric of a model with given parameters, whose value is known from
// outside this program.
type Case struct {
	Family     string
	Parameters string // name=value, between semicolons
	Metric     string
	Expected   string // the value, perhaps with a remark behind it
	source     string
}

// Cases lists the reference cases. They are part of the program, so that users can hold it to them.
func Cases() ([]Case, error) {
	rows, err := csv.NewReader(bytes.NewReader(referenceCases)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("the reference cases: %w", err)
	}
	var cases []Case
	for _, row := range rows[1:] {
		cases = append(cases, Case{row[0], row[1], row[2], row[3], row[4]})
	}
	return cases, nil
}

// value is the expected number, without a remark such as " (=2/3)".
func (c Case) value() (float64, error) {
	text, _, _ := strings.Cut(c.Expected, " ")
	return strconv.ParseFloat(text, 64)
}

// Exact computes the metric by this package. It fails for a family that is none of its business, and panics for
// parameters that no reference case has.
func (c Case) Exact() (float64, error) {
	compute, known := matching(families, c.Family)
	if !known {
		return 0, fmt.Errorf("theory: no exact result for %s", c.Family)
	}
	return compute(parameters(c.Parameters), c.Metric)
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

// parameters is the text of a row's parameters: name=value, between semicolons.
type parameters string

// text returns the value of the named parameter. Some rows write a law as name~law.
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
