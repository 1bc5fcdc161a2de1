package studio

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

// The bounds of what a session holds, so that a page cannot fill a machine.
const (
	mostConfigurations = 24
	mostJobs           = 24
	mostStates         = 500          // of a configuration, to which undo goes back
	mostText           = 4_000_000    // bytes of an own scenario
	mostTexts          = 2 * mostText // of a configuration, to which undo goes back
)

// Session is the configurations and jobs of a page. It is safe for use by many goroutines. End it with [Session.End].
type Session struct {
	host    Host
	library fs.FS
	hello   Hello

	mutex          sync.Mutex
	configurations []*configuration // in the order in which they were opened
	jobs           []*job
	opened, asked  int // ever, for names
	tell           func(Event)
	ended          context.Context
	end            context.CancelFunc
	turn           chan struct{} // of jobs: one runs at a time
}

// NewSession begins a session over a library of scenarios. Its events go to tell, which must not wait.
func NewSession(host Host, library fs.FS, hello Hello, tell func(Event)) *Session {
	s := &Session{host: host, library: library, hello: hello, tell: tell, turn: make(chan struct{}, 1)}
	s.ended, s.end = context.WithCancel(context.Background())
	return s
}

// End ends what runs.
func (s *Session) End() { s.end() }

// Kind says what is wrong with a call.
type Kind string

// The kinds of errors of calls.
const (
	Wrong   Kind = "wrong"   // the call, or what it says of a scenario
	Missing Kind = "missing" // what it names
	Refused Kind = "refused" // what may not be done
	Newer   Kind = "newer"   // made by another version
	Cut     Kind = "cut"     // a link that is not whole
)

// Error is why a call is not answered.
type Error struct {
	Kind    Kind   `json:"code"`
	Message string `json:"message"`
}

func (e *Error) Error() string { return e.Message }

func wrongf(format string, values ...any) error {
	return &Error{Kind: Wrong, Message: fmt.Sprintf(format, values...)}
}

func missingf(format string, values ...any) error {
	return &Error{Kind: Missing, Message: fmt.Sprintf(format, values...)}
}

// find gives a configuration; the session's mutex is held.
func (s *Session) find(id string) (*configuration, error) {
	for _, c := range s.configurations {
		if c.id == id {
			return c, nil
		}
	}
	return nil, missingf("there is no configuration %q in this session", id)
}

// configuration gives a configuration by its id.
func (s *Session) configuration(id string) (*configuration, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.find(id)
}

// add takes a configuration in.
func (s *Session) add(c *configuration) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.configurations) >= mostConfigurations {
		return wrongf("%d configurations are open already: close one", mostConfigurations)
	}
	s.opened++
	c.id = fmt.Sprintf("c%d", s.opened)
	s.configurations = append(s.configurations, c)
	return nil
}

// close lets a configuration go.
func (s *Session) close(id string) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if _, err := s.find(id); err != nil {
		return err
	}
	s.configurations = slices.DeleteFunc(s.configurations, func(c *configuration) bool { return c.id == id })
	return nil
}
