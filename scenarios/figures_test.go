package scenarios_test

import (
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/sim/scenario"
)

// tableOfFigures has the published figures on which the library rests, kept by hand: each is transcribed from where it
// was published and not from a scenario.
const tableOfFigures = "testdata/figures.csv"

var columnsOfFigures = []string{"figure", "quantity", "published", "source", "date", "confidence"}

// surest has the degrees of confidence, the surest first: what is made of a figure is no surer than it.
var surest = []string{
	string(scenario.Measured), string(scenario.Official), string(scenario.Handbook), string(scenario.Planned),
	string(scenario.Derived), string(scenario.Assumption),
}

// figures are those of the table by name.
func figures(t *testing.T) map[string]row {
	t.Helper()
	found := map[string]row{}
	for _, f := range readTable(t, tableOfFigures, columnsOfFigures) {
		name := f["figure"]
		if found[name] != nil {
			t.Errorf("%s stands twice in %s", name, tableOfFigures)
		}
		if _, dated := scenario.ParsePublishedDate(f["date"]); !dated && f["date"] != undated {
			t.Errorf("%s: %q is not a date", name, f["date"])
		}
		found[name] = f
	}
	return found
}

// What a scenario says of a figure is what was published, and no surer.
func TestEverySourcedValueRestsOnItsFigure(t *testing.T) {
	all, used := figures(t), map[string]bool{}
	for _, r := range readTable(t, tableOfSources, columnsOfSources) {
		f := all[r["figure"]]
		if f == nil {
			t.Errorf("%s rests on the figure %q, which is not in %s", r.key(), r["figure"], tableOfFigures)
			continue
		}
		used[r["figure"]] = true
		for _, column := range []string{"published", "source", "date"} {
			if r[column] != f[column] {
				t.Errorf("%s: %s is %q, and that of %s %q", r.key(), column, r[column], r["figure"], f[column])
			}
		}
		if is, most := slices.Index(surest, r["confidence"]), slices.Index(surest, f["confidence"]); r["confidence"] != "" &&
			is < most {
			t.Errorf("%s is %s, and %s only %s", r.key(), r["confidence"], r["figure"], f["confidence"])
		}
	}
	for name := range all {
		if !used[name] {
			t.Errorf("nothing rests on %s", name)
		}
	}
}

// A value is the figure, or is made of it by arithmetic that is right. What is assumed in view of a figure need not be.
func TestEverySourcedValueFollowsFromItsFigure(t *testing.T) {
	for _, r := range readTable(t, tableOfSources, columnsOfSources) {
		for _, wrong := range wrongEquations(t, r["derivation"]) {
			t.Errorf("%s: %s", r.key(), wrong)
		}
		published, value := numbers(r["published"]), numbersOfValue(r["value"])
		made := numbers(r["derivation"])
		switch {
		case r["confidence"] == string(scenario.Assumption) || strings.HasPrefix(r["derivation"], "fitted: "):
		case r["derivation"] == "" && !meet(value, published):
			t.Errorf("%s is %s, was published as %q, and no derivation stands in %s", r.key(), r["value"], r["published"],
				tableOfSources)
		case r["derivation"] != "" && !(equation.MatchString(r["derivation"]) && meet(made, value) && meet(made, published)):
			t.Errorf("%s: %q does not lead from %q to %s", r.key(), r["derivation"], r["published"], r["value"])
		}
	}
}

// What is said to be measured was measured, is that post's and that quantity's own, and is used as it was published.
func TestWhatIsMeasuredIsItsOwn(t *testing.T) {
	all, measured := figures(t), 0
	for _, r := range readTable(t, tableOfSources, columnsOfSources) {
		if r["confidence"] != string(scenario.Measured) {
			continue
		}
		measured++
		if r["whose"] != "own" || r["derivation"] != "" || all[r["figure"]]["confidence"] != string(scenario.Measured) {
			t.Errorf("%s is said to be measured: %v rests on %v", r.key(), r, all[r["figure"]])
		}
	}
	if measured == 0 {
		t.Error("nothing is measured")
	}
}

// The arithmetic of derivations is seen to be wrong where it is.
func TestDerivationsAreComputed(t *testing.T) {
	for text, wrong := range map[string]int{
		"5000 / 2 = 2500":                            0,
		"5000 / 2 = 2600":                            1,
		"7 / 2 = 3.5; (1 + 1.5) / 2 * 60 = 75 s":     0,
		"7 / 2 = 3, and 33 * 24 * 3600 / 16400 = 17": 2,
		"the middle of 5 and 10":                     0,
	} {
		if found := wrongEquations(t, text); len(found) != wrong {
			t.Errorf("%s: %v", text, found)
		}
	}
}

var (
	number     = regexp.MustCompile(`[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?`)
	twoUnits   = regexp.MustCompile(`([0-9]+)[hm]([0-9]+)[ms]`)
	notTheMean = regexp.MustCompile(`\b(?:cv|sd|stages|shape|min|max): [^,}]+`)
	equation   = regexp.MustCompile(`([(0-9][-0-9.()+*/ ]*) = ([0-9]+(?:\.[0-9]+)?)`)
)

// wrongEquations lists what is said to be equal and is not, but for rounding.
func wrongEquations(t *testing.T, text string) []string {
	t.Helper()
	var wrong []string
	for _, sides := range equation.FindAllStringSubmatch(text, -1) {
		left := number.ReplaceAllStringFunc(sides[1], func(digits string) string { return "float64(" + digits + ")" })
		value, err := types.Eval(token.NewFileSet(), nil, token.NoPos, left)
		if err != nil {
			t.Fatalf("%s: %v", sides[0], err)
		}
		is, _ := constant.Float64Val(value.Value)
		if said := parsed(sides[2]); !near(is, said) {
			wrong = append(wrong, sides[0]+" is wrong: "+strconv.FormatFloat(is, 'g', 6, 64))
		}
	}
	return wrong
}

// numbers are those of a text; 5,000 is one.
func numbers(text string) []float64 {
	var found []float64
	for _, digits := range number.FindAllString(text, -1) {
		found = append(found, parsed(digits))
	}
	return found
}

// numbersOfValue are those of a value as written, without those that say how it is spread; 7m30s is 7.5 too.
func numbersOfValue(text string) []float64 {
	text = notTheMean.ReplaceAllString(text, "")
	found := numbers(text)
	for _, units := range twoUnits.FindAllStringSubmatch(text, -1) {
		found = append(found, parsed(units[1])+parsed(units[2])/60)
	}
	return found
}

func parsed(digits string) float64 {
	value, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil {
		return math.NaN()
	}
	return value
}

// meet tells whether two lists have a number in common, but for rounding.
func meet(some, others []float64) bool {
	return slices.ContainsFunc(some, func(one float64) bool {
		return slices.ContainsFunc(others, func(other float64) bool { return near(one, other) })
	})
}

// near tells whether numbers are the same to one in a hundred.
func near(one, other float64) bool {
	return math.Abs(one-other) <= max(math.Abs(one), math.Abs(other))/100
}
