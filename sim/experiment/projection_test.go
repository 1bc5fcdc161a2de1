package experiment

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/experiment/journal"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// askedOf is a sample of a model of which a question is asked.
func askedOf(m *response.Model, ask *question) *Sample {
	s := NewSample(Point{Name: m.Name})
	s.question = ask
	s.compiled.Do(func() { s.use(m) })
	return s
}

// questions are those of sweeps, capacity and draws, about every fifth response.
func questions(m *response.Model) []*question {
	var names, all []string
	for i := range m.Responses {
		all = append(all, m.Responses[i].Name)
		if i%5 == 0 {
			names = append(names, m.Responses[i].Name)
		}
	}
	return []*question{{names, true, true}, {capacityResponses(m).names, true, false}, {all, false, false}}
}

// projecting keeps the same replications of a model in full and as questions ask for them.
type projecting struct {
	*response.Model
	full  *Sample
	asked []*Sample
	kept  []*outcome // of the replications
}

func newProjecting(m *response.Model) *projecting {
	p := &projecting{Model: m, full: askedOf(m, nil)}
	for _, q := range questions(m) {
		p.asked = append(p.asked, askedOf(m, q))
	}
	return p
}

// add adds a replication. What a question keeps of it is what a projection takes of all.
func (p *projecting) add(t *testing.T, rec *engine.Record) {
	t.Helper()
	whole := observe(p.Model, p.full.kept, rec)
	kept := *whole
	p.kept = append(p.kept, &kept)
	for i, s := range p.asked {
		o := observe(p.Model, s.kept, rec)
		full := o.form.all && len(o.form.cohorts) == len(whole.form.cohorts)
		if !whole.form.holds(o.form) || o.form.holds(whole.form) != full {
			t.Fatalf("question %d: the forms hold each other the wrong way", i)
		}
		taken, err := whole.projected(s.kept, len(p.Responses))
		if err != nil || !bytes.Equal(bodyOf(t, o), bodyOf(t, taken)) {
			t.Fatalf("question %d: what is taken of all is another outcome", i)
		}
		hold(t, s, o)
	}
	hold(t, p.full, whole)
}

func bodyOf(t *testing.T, o *outcome) []byte {
	t.Helper()
	body, err := o.appendBody(nil)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func hold(t *testing.T, s *Sample, o *outcome) {
	t.Helper()
	s.ask(len(s.outcomes) + 1)
	s.put(len(s.outcomes)-1, o)
	if err := s.absorb(len(s.outcomes) - 1); err != nil {
		t.Fatal(err)
	}
}

// pair merges two replications.
func pair(t *testing.T, one, other *outcome) *chunk {
	t.Helper()
	made, err := mergeChunks([]*chunk{chunkOf(one, 0), chunkOf(other, 1)}, keyFor(0, 1))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// checkChunks holds what a projection takes of a chunk against the chunk of what it takes of each replication.
func (p *projecting) checkChunks(t *testing.T) {
	t.Helper()
	whole := pair(t, p.kept[0], p.kept[1])
	for i, s := range p.asked {
		var taken []*outcome
		for _, o := range p.kept[:2] {
			o, err := o.projected(s.kept, len(p.Responses))
			if err != nil {
				t.Fatal(err)
			}
			taken = append(taken, o)
		}
		got, err := whole.projected(s.kept, len(p.Responses))
		if err != nil || !bytes.Equal(got.appendBody(nil), pair(t, taken[0], taken[1]).appendBody(nil)) {
			t.Errorf("question %d: what is taken of a chunk is another one: %v", i, err)
		}
	}
}

// check compares all that evaluations take.
func (p *projecting) check(t *testing.T) {
	t.Helper()
	p.checkChunks(t)
	for i, s := range p.asked {
		want, got := new(Evaluation), new(Evaluation)
		want.take(p.full, s.question.responses)
		got.take(s, s.question.responses)
		if want, got := evaluationText(want, s.question), evaluationText(got, s.question); want != got {
			t.Errorf("question %d: asked for alone\n%s\nof all\n%s", i, got, want)
		}
	}
}

// evaluationText writes all that a question takes of an evaluation, with what is no number.
func evaluationText(e *Evaluation, q *question) string {
	text := fmt.Sprintln(e.Err, e.finished, e.overload, e.Hash)
	if q.warnings {
		text += fmt.Sprintln(e.Warnings)
	}
	for _, r := range e.Responses {
		text += fmt.Sprintf("%s %v %v %v", r.Name, r.Values, r.Weights, r.doubts)
		if _, isQuantile := r.Statistic.Quantile(); q.pooled || !isQuantile {
			text += fmt.Sprintf(" %+v %v", r.Estimate, r.Warnings)
		}
		text += "\n"
	}
	for i := range e.thresholds {
		j := &e.thresholds[i]
		text += fmt.Sprintf("%s %+v %+v %v %v %v %v\n", j.Expression, j.Estimate, j.Share, j.Verdict, j.isMet, j.More, j.Why)
	}
	for _, name := range sortedNames(e.drifts) {
		drift, arrived := e.drifts[name].drift, e.drifts[name].arrived
		text += fmt.Sprintf("%s %+v %v %+v %v\n", name, drift.Estimate, drift.Values, arrived.Estimate, arrived.Values)
	}
	for i := range e.losses {
		text += fmt.Sprintf("%+v\n", e.losses[i])
	}
	return text
}

func TestWhatWasNotAskedForCannotBeFound(t *testing.T) {
	s := NewSample(shortQueue("a"))
	s.question = &question{}
	extend(t, &Runner{}, 1, s)
	defer func() {
		if recover() == nil {
			t.Error("a response is found that was not asked for")
		}
	}()
	resultOf(t, s).Find("post.gate.served")
}

// foretell counts the replications that a journal seems to have.
func foretell(t *testing.T, r *Runner, s *Sample, replications int) (known int) {
	t.Helper()
	s.compile(t.Context(), loadLibrary)
	s.ask(replications)
	for n := range replications {
		if r.mayKnow(s, n) {
			known++
		}
	}
	return known
}

// keptBy runs seven replications of a point in a journal, of which a question is asked, and says how many it adds.
func keptBy(t *testing.T, j *journal.Journal, ask *question) (*Result, int) {
	t.Helper()
	before := j.Len()
	s := NewSample(shortQueue("a"))
	s.question = ask
	r := &Runner{Journal: j}
	foretold := foretell(t, r, s, 7)
	extend(t, r, 7, s)
	if simulated := j.Len() - before; simulated != 7-foretold {
		t.Errorf("%d are simulated, and %d were foretold to be known", simulated, foretold)
	}
	return resultOf(t, s), j.Len() - before
}

// What holds more answers for what asks for less, never the reverse, and the answers are the same.
func TestWhatHoldsMoreAnswersForLess(t *testing.T) {
	of := func(names ...string) *question { return &question{names, true, false} }
	served, both := of("post.gate.served"), of("post.gate.served", "post.gate.wait.p99")
	other, values := of("post.gate.queue.max"), &question{[]string{"post.gate.served", "post.gate.wait.p99"}, false, false}
	for name, c := range map[string]struct {
		before, after []*question
		simulated     int
	}{
		"the same":          {[]*question{both}, []*question{both}, 0},
		"all, then some":    {[]*question{nil}, []*question{served, both, other, values}, 0},
		"some, then all":    {[]*question{both, other}, []*question{nil}, 7},
		"more, then less":   {[]*question{both}, []*question{served, values}, 0},
		"less, then more":   {[]*question{served}, []*question{both}, 7},
		"another":           {[]*question{both}, []*question{other}, 7},
		"values alone":      {[]*question{values}, []*question{served}, 0},
		"then its quantile": {[]*question{values}, []*question{both}, 7},
	} {
		t.Run(name, func(t *testing.T) {
			j := openJournal(t, t.TempDir())
			defer j.Close()
			for _, ask := range c.before {
				keptBy(t, j, ask)
			}
			for _, ask := range c.after {
				got, simulated := keptBy(t, j, ask)
				if simulated != c.simulated {
					t.Errorf("%d are simulated, not %d", simulated, c.simulated)
				}
				fresh := NewSample(shortQueue("a"))
				fresh.question = ask
				extend(t, &Runner{}, 7, fresh)
				sameResult(t, got, resultOf(t, fresh))
			}
		})
	}
}

// What is counted against limits is a part of the form, each limit by itself: counts against more answer for less.
func TestCountsAgainstMoreLimitsAnswerForLess(t *testing.T) {
	m := responsetest.Text(t, strings.Replace(overloaded, "thresholds: [",
		"thresholds: [post.gate.wait.p95 < 1h, post.gate.wait.p95 < 2h, ", 1))
	m = m.With(m.WithWindow(plan.Day))
	all := everything(m)
	fewer := *m
	fewer.Counts = m.Counts[1:2]
	asked := everything(&fewer)
	if !all.holds(asked.form) || asked.holds(all.form) || all.name == asked.name {
		t.Error("the forms hold each other the wrong way")
	}
	o := observe(m, all, replicateOnce(t, m.Run(), m, 0))
	taken, err := o.projected(asked, len(m.Responses))
	if err != nil {
		t.Fatal(err)
	}
	if want := observe(&fewer, asked, replicateOnce(t, m.Run(), m, 0)); !bytes.Equal(bodyOf(t, want), bodyOf(t, taken)) {
		t.Error("another count is taken")
	}
}
