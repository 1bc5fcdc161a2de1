package studio

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"unicode/utf8"

	"karvon/report/ground"
	"karvon/sim/scenario"
	"karvon/sim/visible"
)

// View is a configuration as the page shows it.
type View struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	// The title in other languages than English, as far as the scenario has them.
	Titles   scenario.Translations `json:"titles,omitempty"`
	Own      bool                  `json:"own"`
	Hash     string                `json:"hash"`
	Policies []Policy              `json:"policies"`
	Settings []Change              `json:"settings"`
	Run      RunView               `json:"run"`
	CanUndo  bool                  `json:"canUndo"`
	CanRedo  bool                  `json:"canRedo"`
	History  []string              `json:"history"`
	Warnings []Mistake             `json:"warnings"`
	Command  string                `json:"command"`
	Sites    []Place               `json:"sites"`
	Window   float64               `json:"window"` // days of the observed window
	Refused  []Mistake             `json:"refused,omitempty"`
	Primary  []string              `json:"primary"`
	Limits   []string              `json:"thresholds"`
}

// Policy is a policy of a scenario, and whether it is on.
type Policy struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	// The title in other languages than English, as far as the scenario has them.
	Titles scenario.Translations `json:"titles,omitempty"`
	Why    string                `json:"why"`
	On     bool                  `json:"on"`
}

// Change is a setting beside what it took the place of.
type Change struct {
	Path  string `json:"path"`
	Old   string `json:"old"` // as written; empty where there was nothing, or where it is long
	New   string `json:"new"`
	Label string `json:"label"`
	// Hours are both sides of a change of opening hours; null of any other.
	Hours *HoursChange `json:"hours"`
}

// HoursChange is opening hours before and after a change; none are round the clock.
type HoursChange struct {
	Was []Open `json:"was"`
	Now []Open `json:"now"`
}

// Place is a site.
type Place struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// RunView is how a configuration is run, beside what the scenario says.
type RunView struct {
	Run
	DefaultReplications int    `json:"defaultReplications"`
	DefaultSeed         uint64 `json:"defaultSeed"`
	DefaultDays         int    `json:"defaultDays"`
}

// calls are what can be called, by name.
var calls = map[string]func(context.Context, *Session, []byte) (any, error){
	"hello":         call((*Session).callHello),
	"library":       call((*Session).callLibrary),
	"open":          call((*Session).callOpen),
	"configuration": call((*Session).callConfiguration),
	"edit":          call((*Session).callEdit),
	"undo":          call((*Session).callUndo),
	"redo":          call((*Session).callRedo),
	"duplicate":     call((*Session).callDuplicate),
	"rename":        call((*Session).callRename),
	"close":         call((*Session).callClose),
	"levers":        call((*Session).callLevers),
	"text":          call((*Session).callText),
	"check":         call((*Session).callCheck),
	"ask":           call((*Session).callAsk),
	"day":           call((*Session).callDay),
	"forms":         call((*Session).callForms),
	"looks":         call((*Session).callLooks),
	"plan":          call((*Session).callPlan),
	"cancel":        call((*Session).callCancel),
	"view":          call((*Session).callView),
	"write":         call((*Session).callWrite),
	"share":         call((*Session).callShare),
	"follow":        call((*Session).callFollow),
	"lessons":       call((*Session).callLessons),
	"lesson":        call((*Session).callLesson),
	"pose":          call((*Session).callPose),
	"judge":         call((*Session).callJudge),
}

// mostCall bounds what a call says, in bytes.
const mostCall = mostText + 1_000_000

// Call answers a call by its name, with a JSON object, by another one. The error is an *[Error], or the context's.
func (s *Session) Call(ctx context.Context, name string, body []byte) (answer []byte, err error) {
	known := calls[name]
	if known == nil {
		return nil, missingf("there is no call %q", name)
	}
	if len(body) > mostCall {
		return nil, wrongf("the call %s has %d bytes; %d are the most", name, len(body), mostCall)
	}
	given, err := known(ctx, s, body)
	if err != nil {
		return nil, asError(err)
	}
	return json.Marshal(given)
}

// asError makes an error one of a call.
func asError(err error) error {
	if of := new(Error); errors.As(err, &of) || errors.Is(err, context.Canceled) {
		return err
	}
	return &Error{Kind: Wrong, Message: err.Error()}
}

// call reads what a call says; what it has no name for is a mistake.
func call[T any](do func(*Session, context.Context, T) (any, error)) func(context.Context, *Session, []byte) (any,
	error) {
	return func(ctx context.Context, s *Session, body []byte) (any, error) {
		var asked T
		decoder := json.NewDecoder(bytes.NewReader(body))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&asked); err != nil {
			return nil, wrongf("the call is no JSON object as it should be: %v", err)
		}
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			return nil, wrongf("the call is more than one JSON object")
		}
		return do(s, ctx, asked)
	}
}

// named is a call about one configuration.
type named struct {
	ID string `json:"id"`
}

// opening is a call that opens a scenario.
type opening struct {
	Scenario string `json:"scenario"` // of the library
	Name     string `json:"name"`     // of an own text
	Text     string `json:"text"`
}

func (s *Session) callOpen(ctx context.Context, o opening) (any, error) {
	file, label := o.Scenario, o.Scenario
	if o.Text != "" {
		var err error
		if file, err = ownPath(o.Name); err != nil {
			return nil, err
		}
		label = file
	}
	c, mistakes, err := s.open(ctx, file, o.Text, label)
	if err != nil {
		return nil, err
	}
	if len(mistakes) > 0 {
		return map[string]any{"refused": mistakes, "id": ""}, nil
	}
	return s.view(c, nil), nil
}

func (s *Session) callConfiguration(_ context.Context, n named) (any, error) {
	c, err := s.configuration(n.ID)
	if err != nil {
		return nil, err
	}
	return s.view(c, nil), nil
}

func (s *Session) callEdit(ctx context.Context, e Edit) (any, error) {
	c, err := s.configuration(e.ID)
	if err != nil {
		return nil, err
	}
	mistakes, err := s.edit(ctx, c, &e)
	if err != nil {
		return nil, err
	}
	return s.view(c, mistakes), nil
}

func (s *Session) callUndo(ctx context.Context, n named) (any, error) { return s.moved(ctx, n.ID, -1) }
func (s *Session) callRedo(ctx context.Context, n named) (any, error) { return s.moved(ctx, n.ID, 1) }

func (s *Session) moved(ctx context.Context, id string, by int) (any, error) {
	c, err := s.configuration(id)
	if err != nil {
		return nil, err
	}
	c.mutex.Lock()
	err = s.move(ctx, c, by)
	c.mutex.Unlock()
	if err != nil {
		return nil, err
	}
	return s.view(c, nil), nil
}

// renaming names a configuration, or a copy of it.
type renaming struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// mostName bounds a name that people give, in bytes.
const mostName = 200

// checkName refuses a name that cannot be shown in a line as it is.
func checkName(name string) error {
	if name == "" || len(name) > mostName || visible.Line(name) != name {
		return wrongf("a name has 1 to %d bytes that can be seen", mostName)
	}
	return nil
}

func (s *Session) callDuplicate(_ context.Context, r renaming) (any, error) {
	c, err := s.configuration(r.ID)
	if err != nil {
		return nil, err
	}
	c.mutex.Lock()
	dup := &configuration{name: c.name, states: slices.Clone(c.states), at: c.at, reading: c.reading, read: c.read,
		plain: c.plain}
	dup.current = &loaded{dup.now(), c.current.scenario, c.current.model}
	c.mutex.Unlock()
	if r.Name != "" {
		if err := checkName(r.Name); err != nil {
			return nil, err
		}
		dup.name = r.Name
	}
	dup.name = s.freeName(dup.name, nil)
	if err := s.add(dup); err != nil {
		return nil, err
	}
	return s.view(dup, nil), nil
}

// numbered matches the number of a copy.
var numbered = regexp.MustCompile(` \(\d+\)$`)

// freeName is a name that no other open configuration has: where one has it, the next number stands behind it, and what
// would be too long with it is cut.
func (s *Session) freeName(wanted string, of *configuration) string {
	s.mutex.Lock()
	open := slices.Clone(s.configurations)
	s.mutex.Unlock()
	var names []string
	for _, c := range open {
		if c != of {
			c.mutex.Lock()
			names = append(names, c.name)
			c.mutex.Unlock()
		}
	}
	if !slices.Contains(names, wanted) {
		return wanted
	}
	stem := numbered.ReplaceAllString(wanted, "")
	for n := 2; ; n++ {
		number := fmt.Sprintf(" (%d)", n)
		end := min(len(stem), mostName-len(number))
		for end < len(stem) && !utf8.RuneStart(stem[end]) {
			end--
		}
		if name := stem[:end] + number; !slices.Contains(names, name) {
			return name
		}
	}
}

func (s *Session) callRename(_ context.Context, r renaming) (any, error) {
	c, err := s.configuration(r.ID)
	if err != nil {
		return nil, err
	}
	if err := checkName(r.Name); err != nil {
		return nil, err
	}
	name := s.freeName(r.Name, c)
	c.mutex.Lock()
	c.name = name
	c.mutex.Unlock()
	return s.view(c, nil), nil
}

func (s *Session) callClose(_ context.Context, n named) (any, error) {
	return struct{}{}, s.close(n.ID)
}

func (s *Session) callLevers(ctx context.Context, n named) (any, error) {
	c, err := s.configuration(n.ID)
	if err != nil {
		return nil, err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var rests []string
	if now := c.now(); !now.own() {
		rests = s.host.Rests(ctx, now.file)
	}
	return c.levers(rests), nil
}

// asking is a question about a configuration, or about several.
type asking struct {
	ID       string                     `json:"id"`
	IDs      []string                   `json:"ids"`
	Question string                     `json:"question"`
	Options  map[string]json.RawMessage `json:"options"`
	Language string                     `json:"language"` // of the answer; empty for English
}

func (s *Session) callAsk(ctx context.Context, a asking) (any, error) {
	if a.Question == "compare" {
		work, err := s.compared(ctx, a.IDs, a.Options)
		return s.begun(saidIn(a.Language, work, err))
	}
	c, err := s.configuration(a.ID)
	if err != nil {
		return nil, err
	}
	work, err := c.question(a.Question, a.Options)
	return s.begun(saidIn(a.Language, work, err))
}

// begun begins a job, if there is one.
func (s *Session) begun(work *Work, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	j, err := s.ask(work)
	if err != nil {
		return nil, err
	}
	return map[string]string{"job": j.id, "command": command(work.Arguments)}, nil
}

// dayAsking asks for a day of a replication, both from 1.
type dayAsking struct {
	ID       string `json:"id"`
	Language string `json:"language"` // of the answer; empty for English
	Day
}

func (s *Session) callDay(_ context.Context, d dayAsking) (any, error) {
	c, err := s.configuration(d.ID)
	if err != nil {
		return nil, err
	}
	if d.Replication < 1 || d.Replication > mostReplications || d.Day.Day < 1 || d.Day.Day > mostDays {
		return nil, wrongf("replication %d, day %d: both count from 1", d.Replication, d.Day.Day)
	}
	work, err := c.question("run", nil)
	if err == nil {
		work.Day = &d.Day
	}
	return s.begun(saidIn(d.Language, work, err))
}

func (s *Session) callPlan(_ context.Context, n named) (any, error) {
	c, err := s.configuration(n.ID)
	if err != nil {
		return nil, err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return ground.Of(c.current.model.Plan, c.current.scenario), nil
}

// about is a call about a job.
type about struct {
	Job    string `json:"job"`
	Format string `json:"format"`
}

func (s *Session) callCancel(_ context.Context, a about) (any, error) {
	j, err := s.job(a.Job)
	if err != nil {
		return nil, err
	}
	j.cancel()
	return struct{}{}, nil
}

func (s *Session) callView(_ context.Context, a about) (any, error) {
	j, err := s.job(a.Job)
	if err != nil {
		return nil, err
	}
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return j.last, nil
}

func (s *Session) callWrite(ctx context.Context, a about) (any, error) {
	j, err := s.job(a.Job)
	if err != nil {
		return nil, err
	}
	found, err := j.answer()
	if err != nil {
		return nil, err
	}
	if formats := s.host.Formats(); !slices.Contains(formats, a.Format) {
		return nil, wrongf("an answer is written as one of %v, not as %q", formats, a.Format)
	}
	return found.Write(ctx, a.Format)
}
