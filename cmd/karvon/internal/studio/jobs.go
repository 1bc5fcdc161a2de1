package studio

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

// Event tells how a job goes on.
type Event struct {
	Job     string          `json:"job"`
	Kind    EventKind       `json:"kind"`
	Stage   string          `json:"stage,omitempty"`
	Noun    string          `json:"noun,omitempty"`
	Done    float64         `json:"done"`
	Of      float64         `json:"of"`
	Left    *float64        `json:"left"`
	Exit    int             `json:"exit"`
	Message string          `json:"message,omitempty"`
	View    json.RawMessage `json:"view,omitempty"`
}

// EventKind is what an event tells.
type EventKind string

// The kinds of events. The last three end a job.
const (
	Waits     EventKind = "waiting" // for a job before
	Goes      EventKind = "progress"
	Grows     EventKind = "grown" // there is an answer of a part
	Done      EventKind = "done"
	Failed    EventKind = "failed"
	Cancelled EventKind = "cancelled"
)

// job is a question that was asked.
type job struct {
	id     string
	work   *Work
	cancel context.CancelFunc
	ended  chan struct{}

	mutex sync.Mutex
	last  Event
	found Found
}

// ask begins a job.
func (s *Session) ask(w *Work) (*job, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.forget()
	if len(s.jobs) >= mostJobs {
		return nil, wrongf("%d questions are being answered: cancel one", mostJobs)
	}
	s.asked++
	ctx, cancel := context.WithCancel(s.ended)
	j := &job{id: fmt.Sprintf("j%d", s.asked), work: w, cancel: cancel, ended: make(chan struct{})}
	s.jobs = append(s.jobs, j)
	go func() {
		defer j.catch(s)
		s.run(ctx, j)
	}()
	return j, nil
}

// forget lets the answers go that came first, where there are many; the session's mutex is held.
func (s *Session) forget() {
	for i := 0; len(s.jobs) >= mostJobs && i < len(s.jobs); {
		select {
		case <-s.jobs[i].ended:
			s.jobs = slices.Delete(s.jobs, i, i+1)
		default:
			i++
		}
	}
}

// catch tells a panic as the end of a job.
func (j *job) catch(s *Session) {
	if panicked := recover(); panicked != nil {
		s.say(j, Event{Kind: Failed, Exit: 1, Message: fmt.Sprintf("karvon failed inside: %v", panicked)})
	}
}

// run does the work of a job when it is its turn.
func (s *Session) run(ctx context.Context, j *job) {
	defer close(j.ended)
	defer j.cancel()
	select {
	case s.turn <- struct{}{}:
	default:
		s.say(j, Event{Kind: Waits})
		select {
		case s.turn <- struct{}{}:
		case <-ctx.Done():
			s.say(j, Event{Kind: Cancelled})
			return
		}
	}
	defer func() { <-s.turn }()
	s.conclude(ctx, j, s.host.Do(ctx, j.work, func(p Progress) {
		e := Event{Kind: Goes, Stage: p.Stage, Noun: p.Noun, Done: p.Done, Of: p.Of, Left: p.Left}
		if p.Grown != nil {
			e.Kind, e.View = Grows, p.Grown
		}
		s.say(j, e)
	}))
}

// conclude tells how a job ended.
func (s *Session) conclude(ctx context.Context, j *job, o *Outcome) {
	if ctx.Err() != nil {
		s.say(j, Event{Kind: Cancelled})
		return
	}
	e := Event{Kind: Done, Exit: o.Exit, Message: o.Message}
	if o.Found == nil {
		e.Kind = Failed
	} else {
		e.View = o.Found.View()
		j.mutex.Lock()
		j.found = o.Found
		j.mutex.Unlock()
	}
	s.say(j, e)
}

// say tells an event of a job. Of work nothing is told that is less than was told before.
func (s *Session) say(j *job, e Event) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	e.Job = j.id
	if e.Kind == Goes || e.Kind == Grows {
		if e.Stage == j.last.Stage {
			e.Done = max(e.Done, j.last.Done)
		}
		if e.Kind == Goes && e.Stage == j.last.Stage && e.Done == j.last.Done && e.Of == j.last.Of {
			return
		}
	}
	j.last = e
	s.tell(e)
}

// job gives a job by its id.
func (s *Session) job(id string) (*job, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, j := range s.jobs {
		if j.id == id {
			return j, nil
		}
	}
	return nil, missingf("there is no question %q in this session", id)
}

// answer gives what a job found.
func (j *job) answer() (Found, error) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if j.found == nil {
		return nil, missingf("the question has no answer yet")
	}
	return j.found, nil
}
