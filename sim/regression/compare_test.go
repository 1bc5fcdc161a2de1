package regression

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
)

func TestNothingChanged(t *testing.T) {
	before := baseline(t, run(t, customs, 1))
	reordered := strings.Replace(customs, `      gate: {servers: 1, service: {lognormal: {mean: 4m, cv: 0.5}}}
      customs: {servers: 4, service: {lognormal: {mean: 30m, cv: 0.8}}}
`, `      customs: {service: {lognormal: {cv: 0.8, mean: 30m}}, servers: 4} # another order
      gate: {servers: 1, service: {lognormal: {mean: 4m, cv: 0.5}}}
`, 1)
	for name, text := range map[string]string{
		"the same":      customs,
		"another order": reordered,
		"another title": strings.Replace(customs, "A post with", "Another", 1),
		"a tolerance":   customs + "tolerances: [post.customs.wait.p95 within 3%]\n",
	} {
		got := Compare(before, runNamed(t, "another-name", text, 1), "v1")
		if got.Agreement != Same || len(got.Causes) > 0 || len(got.Changes) != 3 {
			t.Errorf("%s: %s, %v", name, got.Agreement, got.Causes)
		}
	}
}

func TestVerdictsOnAChange(t *testing.T) {
	before := baseline(t, run(t, customs, 1))
	for _, c := range []struct {
		name    string
		set     []string
		seed    uint64
		want    Agreement
		cause   string
		paired  bool
		changes map[string]Agreement
	}{
		{"a tenth slower", []string{slower("33m")}, 1, Changed, "says something else", true,
			map[string]Agreement{"flow.trucks.time.mean": Changed, "post.customs.utilisation": Changed}},
		{"a thousandth slower", []string{slower("30.03m")}, 1, Equal, "says something else", true,
			map[string]Agreement{"flow.trucks.time.mean": Equal, "post.customs.wait.p95": Equal}},
		{"another seed", nil, 2, Undecided, "the seed was 1 and is 2", false,
			map[string]Agreement{"post.customs.wait.p95": Undecided}},
		{"another seed, wide tolerances", []string{
			"tolerances=[post.customs.wait.p95 within 3h, flow.trucks.time.mean within 50%, " +
				"post.customs.utilisation within 20%]",
		}, 2, Equal, "the seed", false, map[string]Agreement{"post.customs.wait.p95": Equal}},
		// Of the five that both have none differs.
		{"fewer replications", []string{"run.replications=5"}, 1, Equal, "there were 10 replications and are 5", true,
			map[string]Agreement{"flow.trucks.time.mean": Equal, "post.customs.utilisation": Equal}},
	} {
		got := Compare(before, run(t, customs, c.seed, c.set...), "v1")
		if got.Agreement != c.want || !has(reason.Strings(got.Causes), c.cause) || got.Paired != c.paired {
			t.Errorf("%s: %s, %v, paired is %v", c.name, got.Agreement, got.Causes, got.Paired)
		}
		found := 0
		for _, change := range got.Changes {
			want, ok := c.changes[change.Name]
			if ok {
				found++
			}
			if ok && change.Agreement != want {
				e := change.Difference
				t.Errorf("%s: %s is %s (%g ± %g), want %s", c.name, change.Name, change.Agreement, e.Mean, e.HalfWidth(), want)
			}
			if change.Agreement == Undecided && (change.more == 0 || change.Why.IsNone()) {
				t.Errorf("%s: %s does not say what would decide", c.name, change.Name)
			}
		}
		if found != len(c.changes) {
			t.Errorf("%s: %d of %d changes are told of", c.name, found, len(c.changes))
		}
	}
}

// A baseline of an older version is judged as any other, and named.
func TestOlderBaselineIsJudged(t *testing.T) {
	before := baseline(t, run(t, customs, 1))
	got := Compare(before, run(t, customs, 1, slower("33m")), "v2")
	if got.Agreement != Changed || !has(reason.Strings(got.Causes), "karvon was v1 and is v2") {
		t.Errorf("%s, %v", got.Agreement, got.Causes)
	}
}

func TestResponsesWithoutABaseline(t *testing.T) {
	few := strings.Replace(customs, "primary: [flow.trucks.time.mean, ", "primary: [", 1)
	before := baseline(t, run(t, few, 1))
	if got := Compare(before, run(t, customs, 1), "v1"); got.Agreement != Same || !has(got.Missing, "time.mean") {
		t.Errorf("the same trajectory: %s, missing %v", got.Agreement, got.Missing)
	}
	if got := Compare(before, run(t, customs, 1, slower("30.03m")), "v1"); got.Agreement != Undecided {
		t.Errorf("another trajectory: %s", got.Agreement)
	}
	none := few[:strings.Index(few, "primary:")]
	bare := NewBaseline(run(t, none, 1), "v1")
	if got := Compare(bare, run(t, none, 1, slower("33m")), "v1"); got.Agreement != Undecided {
		t.Errorf("no response: %s", got.Agreement)
	}
}

// meanOf is a response that is a mean of replications.
func meanOf(mean float64, values []float64) RecordedResponse {
	return RecordedResponse{Unit: "s", Estimate: stats.Estimate{Mean: mean}, by: response.MeanOfReplications,
		Values: values}
}

func TestJudgement(t *testing.T) {
	base := []float64{100, 101, 99, 100, 102, 98}
	shifted := func(by, spread float64) []float64 {
		values := make([]float64, len(base))
		for i := range base {
			values[i] = base[i] + by + spread*float64(i%3-1)
		}
		return values
	}
	share := response.Tolerance{Limit: 0.02, Relative: true, Text: "2%"}
	for _, c := range []struct {
		name      string
		after     []float64
		tolerance response.Tolerance
		want      Agreement
	}{
		{"the same bits", base, share, Same},
		{"a constant shift within", shifted(1.9, 0), share, Equal},
		{"a constant shift beyond", shifted(2.1, 0), share, Changed},
		{"noise within", shifted(0, 1), share, Equal},
		{"noise beyond", shifted(0, 5), share, Undecided},
		{"a clear change that may be within", shifted(1.5, 0.9), share, Changed},
		{"a tolerance in the unit", shifted(4, 0), response.Tolerance{Limit: 5, Text: "5s"}, Equal},
		{"nothing to compare", []float64{math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN(), 1}, share, Undecided},
	} {
		got := judge("x", meanOf(100, base), meanOf(100, c.after), c.tolerance, 1, stats.Paired)
		if got.Agreement != c.want {
			t.Errorf("%s: %s, %g ± %g", c.name, got.Agreement, got.Difference.Mean, got.Difference.HalfWidth())
		}
	}
	zero := meanOf(0, []float64{0, 0, 0})
	if got := judge("x", zero, meanOf(0, []float64{0, 1, -1}), share, 1, stats.Paired); got.Agreement != Undecided ||
		!strings.Contains(got.Why.String(), "share of 0") {
		t.Errorf("a share of zero: %+v", got)
	}
}

func TestBaselinesAreRead(t *testing.T) {
	result := run(t, customs, 1)
	result.Responses[result.Primary[0]].Values[3] = math.NaN()
	made := NewBaseline(result, "v1")
	read, err := DecodeBaseline(made.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if string(read.Encode()) != string(made.Encode()) || read.Version != "v1" ||
		!math.IsNaN(read.Responses["flow.trucks.time.mean"].Values[3]) {
		t.Errorf("%s became %s", made.Encode(), read.Encode())
	}
	for text, want := range map[string]string{
		"":                               "not JSON",
		"{":                              "not JSON",
		"{}":                             "it names no schema",
		`{"schema":"karvon.result/1"}`:   "its schema is karvon.result/1; karvon.baseline/2 is needed",
		`{"schema":"karvon.baseline/2"}`: "no fingerprint",
	} {
		if _, err := DecodeBaseline([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestDiffSetsSideBySide(t *testing.T) {
	one, other := run(t, customs, 1), run(t, customs, 1, slower("33m"))
	all := func(p *response.Model) []int {
		var indices []int
		for i := range p.Responses {
			indices = append(indices, i)
		}
		return indices
	}
	before, after := NewSnapshot(one, all(one.Model)), NewSnapshot(other, all(other.Model))
	if d := Diff(before, before); !d.Same || len(d.Causes) > 0 {
		t.Errorf("with itself: %+v", d.Causes)
	}
	delete(before.Responses, "post.gate.served")
	delete(after.Responses, "post.gate.arrived")
	d := Diff(before, after)
	if d.Same || !d.Paired || !has(d.Added, "served") || !has(d.Removed, "arrived") ||
		len(d.Changes) != len(one.Model.Responses)-2 {
		t.Errorf("%v, %v, %d changes", d.Added, d.Removed, len(d.Changes))
	}
	for _, c := range d.Changes {
		if c.Name == "post.gate.wait.mean" && c.Agreement != Same || c.Name == "post.customs.utilisation" &&
			c.Agreement != Changed {
			t.Errorf("%s: %s", c.Name, c.Agreement)
		}
	}
}
