package report

import (
	"context"
	"errors"
	"flag"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

var long = flag.Bool("long", false, "write the largest scenario of the library in all formats")

// ran runs a plan; nil where its entities wait for each other.
func ran(t *testing.T, p *response.Model, replications int) *experiment.Result {
	t.Helper()
	r, err := experiment.Run(context.Background(), p, experiment.Options{Replications: replications, Workers: 1})
	var deadlock *engine.DeadlockError
	if errors.As(err, &deadlock) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// checkAll checks a result and all formats of it.
func checkAll(t *testing.T, r *experiment.Result) {
	t.Helper()
	const some = 10
	faults := append(senseFaults(r), outputsOf(t, r).faults()...)
	for i, fault := range faults {
		if i == some {
			t.Errorf("and %d more", len(faults)-some)
			return
		}
		t.Error(fault)
	}
}

// Every shipped scenario, with a short window and some time before it; the largest one is behind -long.
func TestFormatsAgreeOnTheShippedScenarios(t *testing.T) {
	files, err := scenarios.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name, isScenario := strings.CutSuffix(file.Name(), ".yaml")
		if !isScenario {
			continue
		}
		t.Run(name, func(t *testing.T) {
			if !*long && slices.Contains([]string{"central-asia", "uz-kz-2024", "atameken"}, name) {
				t.Skip("the largest are written with -long")
			}
			_, p := responsetest.Compile(t, scenarios.FS, name, scenario.Options{})
			short := p.WithWindow(5 * plan.Hour).WithWarmUp(3 * plan.Hour)
			short.FollowUp = plan.Hour
			checkAll(t, ran(t, p.With(short), 5))
		})
	}
}

func TestFormatsAgreeOnRandomScenarios(t *testing.T) {
	t.Parallel()
	models := uint64(20)
	if *long {
		models = 50
	}
	finished := 0
	for seed := range models {
		text := plantest.RandomScenario(rand.New(rand.NewPCG(seed, 1)))
		r := ran(t, responsetest.Text(t, text), 1+int(seed%8))
		if r == nil {
			continue
		}
		finished++
		checkAll(t, r)
		if t.Failed() {
			t.Fatalf("model %d:\n%s", seed, text)
		}
	}
	if finished < int(models/2) {
		t.Errorf("only %d of %d models come to an end", finished, models)
	}
}

// markedResult is a result of the small centre with all that there is to say of numbers.
func markedResult() *experiment.Result {
	few := documenttest.About(754.3, 15)
	few.N, few.Missing = 3, 1
	between := stats.Unknown(0.02)
	between.Bound, between.Most, between.Unfinished, between.N = stats.Between, 0.05, 0.03, 4
	none := stats.Unknown(0)
	none.AtLimit, none.N = true, 4
	largest := stats.Unknown(3000)
	largest.Extreme, largest.N = true, 4
	change := map[string]stats.Estimate{
		"flow.trucks.time.mean": documenttest.Unfinished(documenttest.Bounded(documenttest.About(754.3, 15), stats.AtLeast),
			0.135), "centre.customs.wait.mean": few,
		"flow.trucks.unfinished": between, "centre.gate.wait.p95": none, "centre.customs.wait.max": largest,
		"hub.gate.wait.p95": documenttest.Unfinished(documenttest.Bounded(documenttest.About(400, 9), stats.AtMost), 0.02),
	}
	for _, measure := range []string{"flow.buses.time", "flow.buses.at.centre.time", "flow.trucks.time",
		"flow.trucks.at.centre.time", "flow.trucks.at.hub.time"} {
		for _, statistic := range []string{".p95", ".p99", ".max"} {
			if _, changed := change[measure+statistic]; !changed {
				change[measure+statistic] = documenttest.About(900, 10)
			}
		}
	}
	return smallResult(change)
}

func TestFormatsAgreeOnAllMarks(t *testing.T) {
	if faults := outputsOf(t, markedResult()).faults(); len(faults) > 0 {
		t.Error(strings.Join(faults, "\n"))
	}
}

// copied are outputs that can be changed.
func (o *outputs) copied() *outputs {
	to := *o
	to.tables, to.book, to.formats = maps.Clone(o.tables), copiedRows(o.book), copiedRows(o.formats)
	return &to
}

func copiedRows(tables map[string][][]string) map[string][][]string {
	to := map[string][][]string{}
	for name, rows := range tables {
		for _, row := range rows {
			to[name] = append(to[name], slices.Clone(row))
		}
	}
	return to
}

// A fault of a writer does not pass: each of these is one that was planted.
func TestPlantedFaultsOfFormatsAreFound(t *testing.T) {
	right := outputsOf(t, markedResult())
	replaced := func(text *string, old, new string) func() bool {
		return func() bool {
			changed := strings.Replace(*text, old, new, 1)
			was := *text
			*text = changed
			return changed != was
		}
	}
	for name, plant := range map[string]func(o *outputs) func() bool{
		"JSON without a bound":  func(o *outputs) func() bool { return replaced(&o.json, `"bound":"at least",`, "") },
		"JSON with another end": func(o *outputs) func() bool { return replaced(&o.json, `"low":739.3`, `"low":738.3`) },
		"JSON of more replications": func(o *outputs) func() bool {
			return replaced(&o.json, `"replications":3,"of":4`, `"replications":4,"of":4`)
		},
		"JSON of nobody unfinished": func(o *outputs) func() bool { return replaced(&o.json, `"unfinished":0.135,`, "") },
		"JSON without a limit":      func(o *outputs) func() bool { return replaced(&o.json, `"at_limit":true,`, "") },
		"JSON without a response": func(o *outputs) func() bool {
			return replaced(&o.json, `"centre.customs.wait.mean"`, `"centre.customs.wait.mode"`)
		},
		"CSV without a bound":        func(o *outputs) func() bool { return replaced(&o.csv, ",at least,", ",,") },
		"CSV with rounded numbers":   func(o *outputs) func() bool { return replaced(&o.csv, "769.3", "769") },
		"CSV without an extreme":     func(o *outputs) func() bool { return replaced(&o.csv, ",true,largest", ",,largest") },
		"Markdown without a sign":    func(o *outputs) func() bool { return replaced(&o.markdown, "≥ ", "") },
		"Markdown without the count": func(o *outputs) func() bool { return replaced(&o.markdown, " in 3 of 4", "") },
		"Markdown in a false unit": func(o *outputs) func() bool {
			return replaced(&o.markdown, "wait on average, min", "wait on average, h")
		},
		"Markdown without of how many": func(o *outputs) func() bool {
			return replaced(&o.markdown, "longest wait, min of 4", "longest wait, min")
		},
		"Markdown too narrow": func(o *outputs) func() bool {
			return replaced(&o.markdown, "31.40 ± 0.63",
				"31.40 ± 0.62")
		},
		"Markdown too wide": func(o *outputs) func() bool {
			return replaced(&o.markdown, "31.40 ± 0.63",
				"31.40 ± 0.70")
		},
		"text of another number": func(o *outputs) func() bool { return replaced(&o.text, "31.40 ± 0.63", "31.41 ± 0.63") },
		"page of another number": func(o *outputs) func() bool { return replaced(&o.page, "31.40 ± 0.63", "31.41 ± 0.63") },
		"table without an end": func(o *outputs) func() bool {
			text := o.tables["flows"]
			return func() bool {
				defer func() { o.tables["flows"] = text }()
				return replaced(&text, ",769.3,", ",,")()
			}
		},
		"workbook with another number": func(o *outputs) func() bool {
			return func() bool { o.book["stations"][1][2] = "1" + o.book["stations"][1][2]; return true }
		},
		"workbook without a sign": func(o *outputs) func() bool {
			return func() bool {
				for _, row := range o.formats["flows"] {
					for i := range row {
						row[i] = strings.TrimPrefix(row[i], "≥ ")
					}
				}
				return true
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := right.copied()
			if !plant(o)() {
				t.Fatal("there is nothing to change")
			}
			if len(o.faults()) == 0 {
				t.Error("it is not found")
			}
		})
	}
}

// sensible is a result in which all numbers can be true.
func sensible(t *testing.T) *experiment.Result {
	t.Helper()
	_, p := responsetest.Compile(t, scenarios.FS, filepath.Join("..", "sim", "experiment", "testdata", "costs.yaml"),
		scenario.Options{})
	return ran(t, p, 5)
}

func TestPlantedFaultsOfNumbersAreFound(t *testing.T) {
	r := sensible(t)
	if faults := senseFaults(r); len(faults) > 0 {
		t.Fatal(strings.Join(faults, "\n"))
	}
	named := func(ending string) *experiment.ResponseEstimate {
		for i := range r.Responses {
			if strings.HasSuffix(r.Responses[i].Name, ending) && r.Responses[i].Mean > 0 &&
				document.IsFinite(r.Responses[i].Mean) {
				return &r.Responses[i]
			}
		}
		t.Fatalf("no response ends in %s", ending)
		return nil
	}
	for name, plant := range map[string]func() *experiment.ResponseEstimate{
		"a mean above the largest": func() *experiment.ResponseEstimate {
			e := named(".time.mean")
			e.Mean, e.High = 1e9,
				1e10
			return e
		},
		"a p95 above the p99": func() *experiment.ResponseEstimate {
			e := named(".time.p95")
			e.Mean, e.High = 1e9,
				1e10
			return e
		},
		"an interval beside its mean": func() *experiment.ResponseEstimate {
			e := named(".queue.mean")
			e.Low, e.High = 2*e.Mean, 3*e.Mean
			return e
		},
		"a time below nought": func() *experiment.ResponseEstimate {
			e := named(".time.mean")
			e.Low, e.High = -1,
				2*e.Mean
			return e
		},
		"a total that is not the parts": func() *experiment.ResponseEstimate {
			e := named("cost.total")
			e.Mean *= 1.0001
			e.High *= 2
			return e
		},
		"bounds the wrong way round": func() *experiment.ResponseEstimate {
			e := named(".time.mean")
			e.Bound, e.Most = stats.Between, e.Mean/2
			return e
		},
		"a share of more than all": func() *experiment.ResponseEstimate {
			e := named(".waited")
			e.Mean, e.Low, e.High = 1.5, math.NaN(), math.NaN()
			return e
		},
	} {
		t.Run(name, func(t *testing.T) {
			kept := append([]experiment.ResponseEstimate(nil), r.Responses...)
			defer func() { copy(r.Responses, kept) }()
			changed := plant()
			if len(senseFaults(r)) == 0 {
				t.Errorf("%s is not found", changed.Name)
			}
		})
	}
}
