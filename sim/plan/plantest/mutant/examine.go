package mutant

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"runtime/debug"
	"strings"
	"testing/fstest"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/lint"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Stage is how far a mutant came.
type Stage int

// The stages, in order.
const (
	Refused  Stage = iota // its text is no scenario
	Loaded                // it is one, but cannot be compiled, or a policy or sweep of it
	Compiled              // it can be run, but a run says that the model does not go
	CutOff                // it runs longer than is looked at
	Ran                   // it ran to its end
)

// Finding is something that must not be.
type Finding struct {
	Kind   string // panic, mistake, time, identity, number, replay, disagreement or report
	Detail string
}

func (f Finding) String() string { return f.Kind + ": " + f.Detail }

// Signature tells findings apart whatever the numbers and names in them.
func (f Finding) Signature() string {
	return f.Kind + ": " + numberPattern.ReplaceAllString(f.Detail, "#")
}

// Outcome is what became of a mutant.
type Outcome struct {
	Stage       Stage
	Fingerprint string // of its run
	Hash        uint64 // of the run's JSON
	Mistakes    syntax.Errors
	Findings    []Finding
}

// Examiner takes scenarios through what check and run do. It is not for several goroutines at a time.
type Examiner struct {
	// Looks bounds a run: the number of times that a run's watcher is asked, which is every 65,536 events.
	Looks int
	// Replications of each run.
	Replications int

	library fstest.MapFS
}

// NewExaminer makes an examiner of scenarios that may extend or include those of a library, and name other files.
func NewExaminer(library fs.FS, others fstest.MapFS) (*Examiner, error) {
	x := &Examiner{Looks: 4, Replications: 2, library: fstest.MapFS{}}
	files, err := fs.Glob(library, "*.yaml")
	if err != nil {
		return nil, err
	}
	included, err := fs.Glob(library, "parts/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, file := range append(files, included...) {
		text, err := fs.ReadFile(library, file)
		if err != nil {
			return nil, err
		}
		x.library[file] = &fstest.MapFile{Data: text}
	}
	maps.Copy(x.library, others)
	return x, nil
}

// name is what the examined scenario is called.
const name = "mutant"

// Examine says what becomes of a scenario.
func (x *Examiner) Examine(ctx context.Context, text []byte) Outcome {
	x.library[name+".yaml"] = &fstest.MapFile{Data: text}
	e := &examination{Examiner: x, context: ctx}
	for _, step := range []func() bool{e.check, e.compile, e.replicate, e.report} {
		if !e.guard(step) {
			break
		}
	}
	return e.outcome
}

// examination is one call of Examine.
type examination struct {
	*Examiner
	context  context.Context
	scenario *scenario.Scenario
	model    *response.Model
	checked  bool // that check finds nothing wrong
	outcome  Outcome
}

// guard makes a finding of a panic.
func (e *examination) guard(step func() bool) (further bool) {
	defer func() {
		if caught := recover(); caught != nil {
			e.find("panic", "%v at %s", caught, origin(string(debug.Stack())))
			further = false
		}
	}()
	return step()
}

// origin is the innermost function of this module in a stack below the panic.
func origin(stack string) string {
	_, stack, _ = strings.Cut(stack, "panic(")
	for line := range strings.Lines(stack) {
		if at := strings.LastIndex(line, "("); strings.HasPrefix(line, "karvon/") && at > 0 {
			return line[:at]
		}
	}
	return "an unknown place"
}

func (e *examination) find(kind, format string, values ...any) {
	e.outcome.Findings = append(e.outcome.Findings, Finding{kind, fmt.Sprintf(format, values...)})
}

// check does what the command does, and judges the mistakes.
func (e *examination) check() bool {
	_, err := lint.Check(e.context, e.library, name)
	e.checked = err == nil
	e.mistakes(err)
	return true
}

// compile makes a model. What check finds nothing wrong with must compile.
func (e *examination) compile() bool {
	s, err := scenario.Load(e.context, e.library, name, scenario.Options{})
	e.mistakes(err)
	if err != nil {
		e.agree(err)
		return false
	}
	e.outcome.Stage = Loaded
	m, err := response.Compile(e.context, s)
	e.mistakes(err)
	if err != nil {
		e.agree(err)
		return false
	}
	e.scenario, e.model = s, m
	e.outcome.Stage = Compiled
	return true
}

func (e *examination) agree(err error) {
	if e.checked {
		e.find("disagreement", "check finds nothing wrong, but %v", err)
	}
}

// replicate runs a replication twice and looks at its record.
func (e *examination) replicate() bool {
	e.model = shortened(e.model)
	run := e.model.Run()
	w := &witness{examination: e, left: e.Looks}
	run.Watch(w.look)
	run.Observe(w.see)
	record, err := run.Replicate(e.model.Seed, 0)
	if errors.Is(err, engine.ErrStopped) {
		e.outcome.Stage = CutOff
		return false
	}
	for _, violation := range engine.Violations(e.model.Plan, record) {
		e.find("identity", "%s", violation)
	}
	first, failure := record.Fingerprint, fmt.Sprint(err)
	w.left, w.last = e.Looks, 0
	record, again := run.Replicate(e.model.Seed, 0)
	if record == nil || record.Fingerprint != first || fmt.Sprint(again) != failure {
		e.find("replay", "the same replication is another the second time: %v, then %v", failure, again)
	}
	return err == nil && e.others(run, w)
}

// others runs the other replications, so that what is wrong with one is found here and not among workers, whose
// panics nobody can catch.
func (e *examination) others(run *engine.Run, w *witness) bool {
	for replication := 1; replication < e.Replications; replication++ {
		w.left, w.last = e.Looks, 0
		record, err := run.Replicate(e.model.Seed, replication)
		if err != nil {
			return false
		}
		for _, violation := range engine.Violations(e.model.Plan, record) {
			e.find("identity", "%s", violation)
		}
	}
	return true
}

// report runs all replications and writes what they say.
func (e *examination) report() bool {
	timeline := experiment.NewTimeline(e.model.Plan)
	timeline.Replayed = true
	options := experiment.Options{Replications: e.Replications, Workers: 1, Recorder: timeline}
	bounded := &budget{e.context, e.Looks * (e.Replications + 1)}
	result, err := experiment.Run(bounded, e.model, options)
	if err != nil {
		return false // a replication that stops is reported as such
	}
	if result.Interrupted {
		e.outcome.Stage = CutOff
		return false
	}
	e.outcome.Stage = Ran
	timeline.Finish()
	result.Timeline = timeline
	e.numbers(result)
	e.outcome.Fingerprint = result.Fingerprint
	for _, format := range []report.Format{report.Text, report.Markdown, report.CSV, report.HTML, report.JSON} {
		var written bytes.Buffer
		if err := report.Write(&written, format, report.Run(result, e.scenario), document.Options{Width: 100}); err != nil {
			e.find("report", "%s: %v", format, err)
		}
		hash := fnv.New64a()
		hash.Write(written.Bytes())
		e.outcome.Hash = hash.Sum64()
	}
	return true
}
