package expression

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"karvon/sim/unit"
)

// condition is a dialect with functions, and with few quantities.
var condition = &Dialect{
	Noun: "an expression", Dimensions: []unit.Dimension{unit.Number, unit.Share, unit.Duration},
	Literals: "a number nor a share nor a duration",
	Function: func(name string) (bool, *Error) {
		if name == "no" {
			return false, &Error{0, "there is no function no", ""}
		}
		return name != "hour", nil
	},
}

// shown writes a tree with brackets around every operation.
func shown(n *Node) string {
	switch n.Op {
	case Literal:
		return fmt.Sprint(n.Number)
	case Name:
		return n.Text
	case Word:
		return fmt.Sprintf("%q", n.Text)
	case Call:
		return n.Text + "[" + n.Target + "]"
	}
	args := make([]string, len(n.Args))
	for i, arg := range n.Args {
		args[i] = shown(arg)
	}
	return "(" + string(n.Op) + " " + strings.Join(args, " ") + ")"
}

func TestOperatorsBindAsStated(t *testing.T) {
	for text, want := range map[string]string{
		"a == b or c == d and e == f":  "(or (== a b) (and (== c d) (== e f)))",
		"not a == b and c == d":        "(and (not (== a b)) (== c d))",
		"a + b * c < d - e - f":        "(< (+ a (* b c)) (- (- d e) f))",
		"-a * b > 0":                   "(> (* (negate a) b) 0)",
		"(a + b) * c >= 2":             "(>= (* (+ a b) c) 2)",
		"a-b == c - d":                 "(== a-b (- c d))",
		"queue(gate) <= 10":            "(<= queue[gate] 10)",
		"inside(post.truck-yard)/2!=1": "(!= (/ inside[post.truck-yard] 2) 1)",
		"hour() >= 8 and day(x) < 6":   "(and (>= hour[] 8) (< day[x] 6))",
		"wait > 4m30s":                 "(> wait 270)",
		"wait > 5 min":                 "(> wait 300)",
		"share < 20%":                  "(< share 0.2)",
		"not not a == 1e3":             "(not (not (== a 1000)))",
		"channel == \"red\"":           "(== channel \"red\")",
		"'and' != a":                   "(!= \"and\" a)",
		"24/hour() > 7/day":            "(> (/ 24 hour[]) (/ 7 day))",
	} {
		root, mistake := Parse(text, condition)
		if mistake != nil {
			t.Errorf("%s: %v", text, mistake)
		} else if got := shown(root); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestNodesKnowTheirPlace(t *testing.T) {
	const text = "x == 'ö' or (queue(gate) + 5m) < 7"
	root, mistake := Parse(text, condition)
	if mistake != nil {
		t.Fatal(mistake)
	}
	for _, c := range []struct {
		n      *Node
		column int
		text   string
	}{
		{root, 9, text}, {root.Args[0], 2, "x == 'ö'"}, {root.Args[0].Args[1], 5, "'ö'"},
		{root.Args[1].Args[0], 25, "(queue(gate) + 5m)"},
		{root.Args[1].Args[0].Args[0], 13, "queue(gate)"}, {root.Args[1].Args[0].Args[1], 27, "5m"},
	} {
		if got := string([]rune(text)[c.n.From:c.n.To]); got != c.text || c.n.Column != c.column {
			t.Errorf("%s at %d, want %s at %d", got, c.n.Column, c.text, c.column)
		}
	}
}

func TestMistakesSayWhereAndWhat(t *testing.T) {
	for text, want := range map[string]struct {
		column  int
		message string
	}{
		"a = b":               {2, "= is not part of an expression (write == to compare)"},
		"a => b":              {2, "=> is not part of an expression (write >=)"},
		"a < b &":             {6, "& is not part of an expression"},
		"queue(a, b) > 1":     {7, ", is not part of an expression (functions take one argument)"},
		"a < B":               {4, "B is not part of an expression (names are written in lower-case letters)"},
		"a == 'b":             {5, "the quote is not closed"},
		"a <":                 {3, "the expression ends too early"},
		"no(a) < 3":           {0, "there is no function no"},
		"queue(3) < 3":        {6, "queue takes the name of a station, zone or resource (as in queue(site.name))"},
		"queue(\"gate\") < 3": {6, "queue takes the name of a station, zone or resource (as in queue(site.name))"},
		"hour(a) < 3":         {5, "expected ), found a"},
		"a < 5 m": {6,
			"unexpected m (m after a space is metres; minutes are written 5 min, or 5m without a space)"},
		"(a < 5 m)": {7,
			"expected ), found m (m after a space is metres; minutes are written 5 min, or 5m without a space)"},
		"a < 5 t": {6,
			"unexpected t (an operator may be missing; a minus between two names needs spaces around it)"},
		"a < 5furlongs":           {4, "5furlongs is neither a number nor a share nor a duration"},
		"a < 5Min":                {4, "5Min is neither a number nor a share nor a duration (write the unit as min)"},
		"a < 5km":                 {4, "5km is neither a number nor a share nor a duration"},
		"5. > a":                  {0, "5. is neither a number nor a share nor a duration"},
		"a < 40000d":              {4, "\"40000d\" is too long"},
		"a < b < c":               {6, "comparisons do not follow each other (write a < b and b < c)"},
		strings.Repeat("(", 1001): {0, "the expression is too long"},
		strings.Repeat("(", 1000): {1000, "the expression ends too early"},
	} {
		_, mistake := Parse(text, condition)
		if mistake == nil || mistake.Column != want.column || !strings.HasPrefix(mistake.Error(), want.message) {
			t.Errorf("%s: %+v; want column %d, %s", text, mistake, want.column, want.message)
		}
	}
	if _, mistake := Parse("queue(a) < 3", Constraint); mistake == nil || mistake.Error() != "unexpected (" ||
		mistake.Column != 5 {
		t.Errorf("a function in a constraint: %v", mistake)
	}
}

func TestALimitIsANameAnOperatorAndAQuantity(t *testing.T) {
	for text, want := range map[string]Limit{
		"flow.trucks.time.p95 < 6h":          {"flow.trucks.time.p95", "<", "6h"},
		" post.gate.within-1.5h  >=  90  % ": {"post.gate.within-1.5h", ">=", "90 %"},
		"flow.trucks.time.p95<=4m30s":        {"flow.trucks.time.p95", "<=", "4m30s"},
		"Flow.trucks_in within 5 m":          {"Flow.trucks_in", "within", "5 m"},
		"x within -2":                        {"x", "within", "-2"},
	} {
		if got, ok := ParseLimit(text, "<", "<=", ">=", "within"); !ok || got != want {
			t.Errorf("%s: %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "x", "x <", "< 5", "x = 5", "x == 5", "x => 5", "x > 5", "x 5%", "x y < 5",
		"x 'within' 5", "x within5"} {
		if got, ok := ParseLimit(text, "<", "<=", ">=", "within"); ok {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// Whatever the text, reading it ends with a tree whose nodes lie within it or with a mistake that does.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"customs + gates <= 40", "policy != \"e-queue\" or slots > 30/h", "not (a - b) * -2 == 4m30s", "x<=12 USD/h",
		"a.b-c/2>1e3", "≤\x00\"",
		"channel == red and queue(gate) < 10", "not (a != b or c >= 20%)", "-load * 2 + 4m30s / hour()",
		"inside(post.yard) - 1", "a = b", "(((",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		characters := len([]rune(text))
		var within func(n *Node)
		within = func(n *Node) {
			if n.From < 0 || n.From > n.Column || n.Column >= n.To || n.To > characters {
				t.Fatalf("%q: %+v", text, n)
			}
			for _, arg := range n.Args {
				within(arg)
			}
		}
		for _, d := range []*Dialect{condition, Constraint} {
			root, mistake := Parse(text, d)
			switch {
			case mistake == nil:
				within(root)
			case mistake.Column < 0 || mistake.Column > characters || mistake.Message == "":
				t.Fatalf("%q: %+v", text, mistake)
			}
		}
		ParseLimit(text, "<", "within")
	})
}

func TestQuantitiesTakeTheirUnits(t *testing.T) {
	for text, want := range map[string][]string{
		"12":               {"12"},
		"1e3":              {"1e3"},
		"2/servers":        {"2", "/", "servers"},
		"30/h":             {"30/h"},
		"30 / h":           {"30", "/", "h"},
		"5 m":              {"5 m"},
		"1h30m+2":          {"1h30m", "+", "2"},
		"12 USD/h*2":       {"12 USD/h", "*", "2"},
		"35 l/100km":       {"35 l/100km"},
		"20 %":             {"20 %"},
		"4 and a":          {"4", "and", "a"},
		"1 week":           {"1 week"},
		"2*kz-customs - 3": {"2", "*", "kz-customs", "-", "3"},
		"a-1 -b":           {"a-1", "-", "b"},
	} {
		tokens, err := Constraint.lex(text)
		var got []string
		for _, token := range tokens {
			got = append(got, token.text)
		}
		if want = append(want, ""); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}
