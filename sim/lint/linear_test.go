package lint_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/lint"
	"karvon/sim/syntax"
)

// counted is a context that counts how often it is asked whether it is done, and is so from a number of times on.
// What loads and compiles asks it once for so many values, steps and states: the count stands for the work.
type counted struct {
	context.Context
	asked chan int // holds the count
	most  int      // 0 for no end
}

func newCounted(t *testing.T, most int) *counted {
	c := &counted{t.Context(), make(chan int, 1), most}
	c.asked <- 0
	return c
}

func (c *counted) Err() error {
	n := <-c.asked + 1
	c.asked <- n
	if c.most > 0 && n > c.most {
		return context.Canceled
	}
	return nil
}

func (c *counted) count() int {
	n := <-c.asked
	c.asked <- n
	return n
}

// opened is a library that counts the files that are read.
type opened struct {
	fs.FS
	files int
}

func (o *opened) Open(name string) (fs.File, error) {
	o.files++
	return o.FS.Open(name)
}

const modelHead = "karvon: 1\ntitle: A model\nrun: {kind: stationary, window: 1 day}\nentities: {truck: {}}\nsites:\n"

// models are generated scenarios of a size.
var models = map[string]func(size int) string{
	"stations": func(size int) string {
		return modelHead + "  post:\n    stations:\n" + repeated(size, "      g%d: {servers: 2, service: 1m}\n") +
			"flows: {trucks: {entity: truck, arrivals: {rate: 1/h}, journey: [{visit: g0}, depart]}}\n"
	},
	"steps": func(size int) string {
		return modelHead + "  post:\n    stations:\n" + repeated(size, "      g%d: {servers: 2, service: 1m}\n") +
			"flows:\n  trucks:\n    entity: truck\n    arrivals: {rate: 1/h}\n" +
			"    journey:\n" + repeated(size, "      - visit: g%d\n") + "      - depart\n"
	},
	"sites": func(size int) string {
		return modelHead + repeated(size, "  s%d: {stations: {gate: {servers: 2, service: 1m}}}\n") +
			"flows:\n" + repeated(size, "  f%[1]d: {entity: truck, from: s%[1]d, arrivals: {rate: 1/h}, "+
			"journey: [{visit: gate}, depart]}\n")
	},
	"flows": func(size int) string {
		return modelHead + "  post: {stations: {gate: {servers: 2, service: 1m}}}\nflows:\n" +
			repeated(size, "  f%d: {entity: truck, arrivals: {rate: 1/day}, attributes: {load: {draw: {uniform: [0, "+
				"1]}}}, journey: [{visit: gate}, depart]}\n")
	},
	"mistakes": func(size int) string {
		return modelHead + "  post: {stations: {gate: {servers: 2, service: 1m}}}\nflows:\n  trucks:\n" +
			"    entity: truck\n    arrivals: {rate: 1/h}\n    journey:\n" +
			repeated(size, "      - visit: h%d\n") + "      - depart\n"
	},
	"policies": func(size int) string {
		return modelHead + "  post: {stations: {gate: {servers: 2, service: 1m}}}\nflows: {trucks: {entity: truck, " +
			"arrivals: {rate: 1/h}, journey: [{visit: gate}, depart]}}\npolicies:\n" +
			repeated(size, "  p%d: {set: {sites.post.stations.gate.servers: 3}}\n")
	},
}

func repeated(count int, format string) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, format, i)
	}
	return text.String()
}

// checkOf checks a generated model, and gives how much work that was, the files that were read and the error.
func checkOf(t *testing.T, text string) (work, files int, err error) {
	t.Helper()
	ctx := newCounted(t, 0)
	library := &opened{FS: fstest.MapFS{"model.yaml": {Data: []byte(text)}}}
	_, err = lint.Check(ctx, library, "model")
	var mistakes syntax.Errors
	if err != nil && !errors.As(err, &mistakes) {
		t.Fatal(err)
	}
	return ctx.count(), library.files, err
}

func TestTwiceTheSizeIsAtMostTwiceTheWorkOfACheck(t *testing.T) {
	for name, model := range models {
		t.Run(name, func(t *testing.T) {
			const size = 300
			once, files, _ := checkOf(t, model(size))
			twice, filesOfTwice, _ := checkOf(t, model(2*size))
			if twice > 2*once {
				t.Errorf("%d looks for %d, and %d for twice as many", once, size, twice)
			}
			if files != 1 || filesOfTwice != 1 {
				t.Errorf("%d and %d files were read of one", files, filesOfTwice)
			}
		})
	}
}

// Memory is taken where something is looked through, copied or put in order: the number of times tells of most of
// what is not linear.
func TestTwiceTheSizeTakesMemoryAtMostTwiceAsOften(t *testing.T) {
	for name, model := range models {
		t.Run(name, func(t *testing.T) {
			const size = 300
			allocations := func(text string) float64 {
				return testing.AllocsPerRun(1, func() { checkOf(t, text) })
			}
			once, twice := allocations(model(size)), allocations(model(2*size))
			if twice > 2.1*once {
				t.Errorf("%.0f allocations for %d, and %.0f for twice as many", once, size, twice)
			}
		})
	}
}

func TestTheFirstMistakesAreShownAndTheOthersCounted(t *testing.T) {
	_, _, err := checkOf(t, models["mistakes"](450))
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) || mistakes.Count() != 450 || len(mistakes) != 101 {
		t.Fatalf("%d mistakes, of which %d entries are kept", mistakes.Count(), len(mistakes))
	}
	if last := mistakes[100].Error(); last != "and 350 more" {
		t.Errorf("the last entry is %q", last)
	}
	for i, mistake := range mistakes[:100] {
		if mistake.Pos.Line != 12+i {
			t.Fatalf("mistake %d stands in line %d", i, mistake.Pos.Line)
		}
	}
}

func TestACheckEndsWhereverItsContextDoes(t *testing.T) {
	for name, model := range models {
		t.Run(name, func(t *testing.T) {
			text := model(600)
			whole, _, _ := checkOf(t, text)
			if whole < 10 {
				t.Fatalf("the whole check looks %d times at its context", whole)
			}
			library := fstest.MapFS{"model.yaml": {Data: []byte(text)}}
			for most := 1; most < whole; most += max(1, whole/10) {
				ctx := newCounted(t, most)
				if _, err := lint.Check(ctx, library, "model"); !errors.Is(err, context.Canceled) {
					t.Fatalf("after %d of %d looks: %v", most, whole, err)
				}
				if further := ctx.count() - most; further > 50 {
					t.Errorf("after %d of %d looks it went on for %d", most, whole, further)
				}
			}
		})
	}
}

func TestDoubtsAreBounded(t *testing.T) {
	library := fstest.MapFS{"model.yaml": {Data: []byte(models["stations"](400))}}
	review, err := lint.Check(t.Context(), library, "model")
	if err != nil {
		t.Fatal(err)
	}
	if review.Warnings.Count() != 399 || len(review.Warnings) != 101 {
		t.Errorf("%d doubts, of which %d entries are kept", review.Warnings.Count(), len(review.Warnings))
	}
}
