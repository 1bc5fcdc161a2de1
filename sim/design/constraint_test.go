package design

import (
	"strings"
	"testing"

	"karvon/sim/internal/expression"
	"karvon/sim/unit"
)

// factors of the tests, with their values at a point.
var factors = []variable{
	quantity("customs", "sites.post.stations.kz-customs.servers", unit.Number),
	quantity("gates", "sites.post.stations.gate.servers", unit.Number),
	quantity("service", "sites.post.stations.gate.service", unit.Duration),
	quantity("slots", "flows.trucks.arrivals.rate", unit.Rate),
	quantity("red", "flows.trucks.attributes.channel.shares.red", unit.Share),
	quantity("way", "links.road.length", unit.Length),
	quantity("pay", "sites.post.stations.gate.costs.server", unit.CostRate),
	{name: "policy", path: "policy", Symbol: expression.Symbol{Kind: expression.WordKind, Title: "factor \"policy\"",
		Words: map[string]bool{"none": true, "e-queue": true, "a+b": true}}},
	{name: "booths", path: "sites.hall.stations.booths.servers", Symbol: expression.Symbol{Kind: expression.WordKind,
		Words: map[string]bool{"{schedule: night}": true}, Why: "it has the level {schedule: night}"}},
}

// quantity is a factor whose levels are quantities.
func quantity(name, path string, d unit.Dimension) variable {
	return variable{name: name, path: path, Symbol: expression.Symbol{Kind: expression.Of(d)}}
}

func pointOf(t *testing.T) []expression.Value {
	t.Helper()
	var point []expression.Value
	for i, text := range []string{"12", "5", "4m30s", "30/h", "20%", "900 m", "12 USD/h"} {
		dimensions := []unit.Dimension{unit.Number, unit.Number, unit.Duration, unit.Rate, unit.Share, unit.Length,
			unit.CostRate}
		v, err := expression.ParseValue(text, dimensions[i])
		if err != nil {
			t.Fatal(err)
		}
		point = append(point, v)
	}
	return append(point, expression.Value{Word: "e-queue"}, expression.Value{Word: "{schedule: night}"})
}

// read reads and checks a constraint.
func read(text string, factors []variable) (*Constraint, *expression.Error) {
	root, mistake := expression.Parse(text, expression.Constraint)
	if mistake != nil {
		return nil, mistake
	}
	return newConstraint(text, root, factors)
}

func checked(t *testing.T, text string, factors []variable) *Constraint {
	t.Helper()
	c, mistake := read(text, factors)
	if mistake != nil {
		t.Fatalf("%s: %v", text, mistake)
	}
	return c
}

func TestConstraintsHoldOrDoNot(t *testing.T) {
	point := pointOf(t)
	for text, want := range map[string]bool{
		"customs + gates <= 17":                       true,
		"customs + gates < 17":                        false,
		"customs >= 2 * gates":                        true,
		"customs - gates == 7":                        true,
		"customs -gates == 7":                         true,
		"-customs < -gates":                           true,
		"customs - (gates - 2) == 9":                  true,
		"12/customs/2*gates == 2.5":                   true,
		"service * customs < 1h":                      true,
		"service * customs < 54m":                     false,
		"slots * service / gates < 45%":               false,
		"slots * service / gates == 0.45":             true,
		"slots * service / gates + 5% == 50%":         true,
		"red * customs <= 2.4":                        true,
		"red + 10% <= 30%":                            true,
		"slots + 10/h == 40/h":                        true,
		"30 / 2 == customs + 3":                       true,
		"way == 0.9 km":                               true,
		"way / service > 12 km/h":                     false,
		"way * way == 81 ha":                          true,
		"pay * 8h == 96 USD":                          true,
		"pay * customs < 3500 USD/day":                true,
		"policy == e-queue":                           true,
		"policy != \"e-queue\" or slots > 30/h":       false,
		"policy == 'a+b'":                             false,
		"e-queue != policy or not (gates < 6)":        false,
		"not policy == none and gates == 5":           true,
		"booths != \"{schedule: night}\"":             false,
		"kz-customs.servers > 11":                     true,
		"sites.post.stations.gate.servers <= 5":       true,
		"gates <= 5 and customs <= 12 or gates > 100": true,
	} {
		got, err := checked(t, text, factors).Holds(point)
		if err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
}

// Sums of decimals and of rates have no rounding.
func TestArithmeticIsExact(t *testing.T) {
	c := checked(t, "a + b <= 30/h and a + b >= 30/h",
		[]variable{quantity("a", "", unit.Rate), quantity("b", "", unit.Rate)})
	a, _ := expression.ParseValue("10/h", unit.Rate)
	b, _ := expression.ParseValue("20/h", unit.Rate)
	if holds, _ := c.Holds([]expression.Value{a, b}); !holds {
		t.Error("10/h + 20/h is not 30/h")
	}
}

func TestMistakesSayWhereAndWhat(t *testing.T) {
	for text, want := range map[string]struct {
		column  int
		message string
	}{
		"customs < 1h": {8,
			"customs is a number and cannot be compared with 1h, which is a duration (a number is written like"},
		"gates + service < 4":        {6, "service is a duration and cannot be added to gates, which is a number"},
		"gates - 1h < 4":             {6, "1h is a duration and cannot be taken from gates, which is a number"},
		"service * slots * way < 1h": {22, "service * slots * way is a length and cannot be compared with 1h"},
		"service * service < 1h":     {18, "service * service is a quantity in s^2"},
		"red < 0.5":                  {4, "0.5, which is a number (a share is written like 78.5%)"},
		"way < 900m":                 {4, "900m, which is a duration (a length is written like 900 m"},
		"customs + gates":            {0, "customs + gates is a number; a condition is needed"},
		"3 < 4":                      {0, "names no factor"},
		"custom <= 4":                {0, "there is no factor custom (factors are customs, gates,"},
		"customs-gates <= 4":         {0, "a minus has spaces around it: customs - gates"},
		"servers <= 4": {0,
			"servers can be sites.post.stations.kz-customs.servers or sites.post.stations.gate.servers"},
		"policy < e-queue":            {0, "< takes quantities, policy is a word (words are compared by == and !="},
		"policy == e-quee":            {10, "factor \"policy\" is never \"e-quee\" (it can be a+b, e-queue and none)"},
		"policy == 4":                 {7, "policy is a word and cannot be compared with 4, which is a number"},
		"booths <= 4":                 {0, "booths is a word (it has the level {schedule: night})"},
		"booths == 4":                 {7, "(it has the level {schedule: night})"},
		"customs <= none":             {11, "there is no factor none"},
		"customs and gates < 4":       {0, "and takes conditions, customs is a number"},
		"(gates < 4) + 1 < 2":         {0, "+ takes quantities, (gates < 4) is a condition"},
		"1 < gates < 4":               {10, "comparisons do not follow each other (write a < b and b < c)"},
		"gates <":                     {7, "the constraint ends too early"},
		"":                            {0, "the constraint ends too early"},
		"gates = 4":                   {6, "= is not part of a constraint (write == to compare)"},
		"gates ≤ 4":                   {6, "≤ is not part of a constraint (write <=)"},
		"gates < 4 && customs < 4":    {10, "&& is not part of a constraint (write and)"},
		"gates < 4 customs":           {10, "unexpected customs (an operator may be missing; a minus"},
		"(gates < 4":                  {10, "expected ), found the end"},
		"Gates < 4":                   {0, "names are written in lower-case letters"},
		"service < 5 Min":             {12, "names are written in lower-case letters"},
		"service < 5Min":              {10, "5Min is neither a number nor a quantity (write the unit as min)"},
		"policy == \"none":            {10, "the quote is not closed"},
		strings.Repeat("(", 1001):     {0, "too long"},
		"gates < 4 or":                {12, "ends too early"},
		"not gates":                   {4, "not takes conditions, gates is a number"},
		"gates <> 4":                  {6, "<> is not part of a constraint (write !=)"},
		"gates ** 2 < 4":              {7, "unexpected *"},
		"customs <= 1e999":            {11, "1e999"},
		"gates < 4 and servers-x > 1": {14, "there is no factor servers-x"},
	} {
		_, mistake := read(text, factors)
		switch {
		case mistake == nil:
			t.Errorf("%s: is taken", text)
		case mistake.Column != want.column || !strings.Contains(mistake.Error(), want.message):
			t.Errorf("%s: column %d, %s; want column %d, %s", text, mistake.Column, mistake, want.column, want.message)
		}
	}
}

func TestEvidenceComputesWhatIsCompared(t *testing.T) {
	point := pointOf(t)
	for text, want := range map[string]string{
		"customs + gates <= 4":                  "customs + gates is 17",
		"customs <= 2 * gates":                  "customs is 12, 2 * gates is 10",
		"gates > 2 and service * gates < 10m":   "service * gates is 22m30s",
		"policy != e-queue or slots > 30/h":     "policy is e-queue",
		"not gates == 5":                        "",
		"customs / (gates - gates) < 3":         "division by zero",
		"(customs + gates) * service * way < 3": "",
	} {
		c, mistake := read(text, factors)
		if mistake != nil {
			continue
		}
		if got := c.Evidence(point); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if _, err := checked(t, "customs / (gates - 5) < 3", factors).Holds(point); err != errDivision {
		t.Errorf("a division by zero is %v", err)
	}
}

// Whatever the text, reading it ends with a constraint that can be computed or with a mistake that lies within it.
func FuzzConstraint(f *testing.F) {
	for _, seed := range []string{
		"customs + gates <= 40", "policy != \"e-queue\" or slots > 30/h", "not (customs - gates) * -2 == 4m30s",
		"pay<=12 USD/h", "1/customs>1e3",
	} {
		f.Add(seed)
	}
	point := make([]expression.Value, len(factors))
	for i := range point {
		point[i] = expression.ValueOf(float64(i), unit.Number)
		if factors[i].Kind == expression.WordKind {
			point[i] = expression.Value{Word: "none"}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, mistake := read(text, factors)
		if mistake == nil {
			_, _ = c.Holds(point)
			_ = c.Evidence(point)
		} else if mistake.Column < 0 || mistake.Column > len([]rune(text)) {
			t.Fatalf("%q: %v", text, mistake)
		}
	})
}
