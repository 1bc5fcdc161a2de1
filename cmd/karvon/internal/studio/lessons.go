package studio

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// lessonsFolder is the folder of the library with its lessons.
const lessonsFolder = "lessons"

// mostLessons bounds how many own lessons are read.
const mostLessons = 100

// Taught is a lesson in the list of all.
type Taught struct {
	Name      string       `json:"name"`
	Number    int          `json:"number"`
	Title     lesson.Words `json:"title"`
	Summary   lesson.Words `json:"summary"`
	Questions []string     `json:"questions"` // their names
	Own       bool         `json:"own"`       // of the folder
	Refused   []Mistake    `json:"refused"`   // of one that cannot be read
}

// Lesson is a lesson as the page shows it.
type Lesson struct {
	Name string `json:"name"`
	*lesson.Lesson
	File string `json:"file"` // of its scenario: an own text, or a name of the library where there is no text
	Body string `json:"body"` // the text of the scenario
}

// lessonAt is where a lesson stands: its file, in a file system.
type lessonAt struct {
	fs.FS
	file string
	own  bool
}

// name is what calls name a lesson by: without its ending, or, of an own one, its file.
func (l lessonAt) name() string {
	if l.own {
		return l.file
	}
	return strings.TrimSuffix(path.Base(l.file), lesson.Ending)
}

// allLessons lists the lessons of the library, and those of the folder.
func (s *Session) allLessons() ([]lessonAt, error) {
	var all []lessonAt
	found, err := fs.Glob(s.library, lessonsFolder+"/*"+lesson.Ending)
	if err != nil {
		return nil, err
	}
	for _, file := range found {
		all = append(all, lessonAt{s.library, file, false})
	}
	beside, ok := s.library.(*Beside)
	if !ok || beside.Folder == nil {
		return all, nil
	}
	if found, err = fs.Glob(beside.Folder, "*"+lesson.Ending); err != nil {
		return nil, err
	}
	for _, file := range found[:min(len(found), mostLessons)] {
		all = append(all, lessonAt{beside.Folder, file, true})
	}
	return all, nil
}

// read reads a lesson.
func (l lessonAt) read(ctx context.Context) (*lesson.Lesson, error) {
	text, err := files.ReadFrom(l.FS, l.file, &bound.ScenarioFile)
	if err != nil {
		return nil, missingf("the lesson %s cannot be read: %v", l.name(), err)
	}
	return lesson.Read(ctx, l.file, text)
}

// callLessons lists the lessons in their order.
func (s *Session) callLessons(ctx context.Context, _ struct{}) (any, error) {
	all, err := s.allLessons()
	if err != nil {
		return nil, err
	}
	list := []Taught{}
	for _, at := range all {
		one := Taught{Name: at.name(), Own: at.own, Questions: []string{}, Refused: []Mistake{}, Title: lesson.Words{},
			Summary: lesson.Words{}}
		read, err := at.read(ctx)
		if err != nil {
			if one.Refused, err = mistakesOf(err); err != nil {
				return nil, err
			}
		} else {
			one.Number, one.Title, one.Summary = read.Number, read.Title, read.Summary
			for _, q := range read.Questions {
				one.Questions = append(one.Questions, q.Name)
			}
		}
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(a, b Taught) int { return cmp.Compare(a.Number, b.Number) })
	return map[string]any{"lessons": list}, nil
}

// lesson finds a lesson by its name, and reads it with the scenario.
func (s *Session) lesson(ctx context.Context, name string) (*Lesson, error) {
	all, err := s.allLessons()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(l lessonAt) bool { return l.name() == name })
	if i < 0 {
		return nil, missingf("there is no lesson %q", name)
	}
	read, err := all[i].read(ctx)
	if err != nil {
		return nil, err
	}
	return withScenario(&Lesson{Name: name, Lesson: read}, all[i].FS, path.Dir(all[i].file))
}

// withScenario gives a lesson its scenario: of the library, or a file beside it in a folder.
func withScenario(l *Lesson, from fs.FS, folder string) (*Lesson, error) {
	l.File = l.Scenario
	if !strings.HasSuffix(l.Scenario, ".yaml") {
		return l, nil
	}
	if !path.IsAbs(l.Scenario) {
		l.File = path.Join(folder, l.Scenario)
	}
	text, err := files.ReadFrom(from, l.File, &bound.ScenarioFile)
	if err != nil {
		return nil, syntax.Errors{l.Mistake(scenario.UnknownWord, "scenario",
			fmt.Sprintf("the scenario %s cannot be read", l.File),
			"name a file beside the lesson, or a scenario of the library")}
	}
	l.Body = string(text)
	return l, nil
}

// configured gives a configuration of a lesson, which no page has open.
func (s *Session) configured(ctx context.Context, l *Lesson, of *lesson.Configuration) (*configuration, error) {
	st := state{label: of.Name, source: source{l.File, l.Body}, policies: of.Policies}
	for _, set := range of.Settings {
		where, value, _ := strings.Cut(set, "=")
		st.settings = append(st.settings, setting{where, value, value})
	}
	c := &configuration{name: of.Name, states: []state{st}}
	found, err := s.load(ctx, c, c.now())
	if err != nil {
		return nil, err
	}
	c.current = found
	return c, nil
}

// naming names a lesson.
type naming struct {
	Name string `json:"name"`
}

// callLesson gives a lesson, or the mistakes of one that cannot be held.
func (s *Session) callLesson(ctx context.Context, n naming) (any, error) {
	found, err := s.lesson(ctx, n.Name)
	if err == nil {
		err = s.holds(ctx, found)
	}
	if err != nil {
		mistakes, err := mistakesOf(err)
		if err != nil {
			return nil, err
		}
		return map[string]any{"name": n.Name, "refused": mistakes}, nil
	}
	return found, nil
}

// holds compiles all configurations of a lesson, and looks for the numbers that its questions are about.
func (s *Session) holds(ctx context.Context, l *Lesson) error {
	if _, err := s.configured(ctx, l, &lesson.Configuration{Name: l.File}); err != nil {
		return err
	}
	var all syntax.Errors
	made := map[string]*configuration{}
	for i := range l.Configurations {
		of := &l.Configurations[i]
		c, err := s.configured(ctx, l, of)
		var wrong syntax.Errors
		switch {
		case errors.As(err, &wrong):
			for _, e := range wrong {
				all = append(all, l.Mistake(e.Code, "configurations."+of.Name, e.Brief(), ""))
			}
		case err != nil:
			return err
		default:
			made[of.Name] = c
		}
	}
	for i := range l.Questions {
		q := &l.Questions[i]
		for k, metric := range q.Metrics() {
			where := fmt.Sprintf("questions[%d].metric", i+1)
			if q.Metric == "" {
				where = fmt.Sprintf("questions[%d].options[%d].metric", i+1, k+1)
			}
			if c := made[q.Of[0]]; c != nil {
				if _, known := c.current.model.ResponseIndex(metric); !known {
					all = append(all, l.Mistake(scenario.UnknownWord, where, "the scenario has no number "+
						syntax.Abbreviated(metric), "name it among the scenario's primary numbers"))
				}
			}
		}
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// posing asks for what a question of a lesson has run, so many times as often as it says.
type posing struct {
	Lesson   string `json:"lesson"`
	Question string `json:"question"`
	Times    int    `json:"times"`
}

// posed finds a question of a lesson.
func (s *Session) posed(ctx context.Context, name, question string) (*Lesson, *lesson.Question, error) {
	l, err := s.lesson(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	q := l.Question(question)
	if q == nil {
		return nil, nil, missingf("the lesson %s has no question %q", name, question)
	}
	return l, q, nil
}

// Posed are the jobs of a question, in its order.
type Posed struct {
	Jobs     []string `json:"jobs"`
	Commands []string `json:"commands"`
}

// callPose begins the jobs of a question of a lesson.
func (s *Session) callPose(ctx context.Context, p posing) (any, error) {
	l, q, err := s.posed(ctx, p.Lesson, p.Question)
	if err != nil {
		return nil, err
	}
	of, err := s.askedOf(ctx, l, q)
	if err != nil {
		return nil, err
	}
	begun := &Posed{[]string{}, []string{}}
	for _, replications := range q.Replications {
		options := map[string]json.RawMessage{"replications": fmt.Append(nil, replications*max(1, p.Times))}
		work, err := s.workOf(ctx, q, of, options)
		if err != nil {
			return nil, err
		}
		j, err := s.ask(work)
		if err != nil {
			return nil, err
		}
		begun.Jobs = append(begun.Jobs, j.id)
		begun.Commands = append(begun.Commands, command(work.Arguments))
	}
	return begun, nil
}

// askedOf gives the configurations that a question is of.
func (s *Session) askedOf(ctx context.Context, l *Lesson, q *lesson.Question) (of []*configuration, err error) {
	for _, name := range q.Of {
		c, err := s.configured(ctx, l, l.Configuration(name))
		if err != nil {
			return nil, err
		}
		of = append(of, c)
	}
	return of, nil
}

func (s *Session) workOf(ctx context.Context, q *lesson.Question, of []*configuration,
	options map[string]json.RawMessage) (*Work, error) {
	if q.Compares() {
		return s.comparison(ctx, of, options)
	}
	return of[0].question("run", options)
}

// judging holds a prediction against the answers of jobs.
type judging struct {
	Lesson     string            `json:"lesson"`
	Question   string            `json:"question"`
	Prediction lesson.Prediction `json:"prediction"`
	Jobs       []string          `json:"jobs"`
}

// callJudge says what becomes of a prediction.
func (s *Session) callJudge(ctx context.Context, g judging) (any, error) {
	_, q, err := s.posed(ctx, g.Lesson, g.Question)
	if err != nil {
		return nil, err
	}
	if len(g.Jobs) > len(q.Replications) {
		return nil, wrongf("%d answers; the question has %d run", len(g.Jobs), len(q.Replications))
	}
	var answers [][]byte
	for _, id := range g.Jobs {
		answer, err := s.answerOf(ctx, id)
		if err != nil {
			return nil, err
		}
		answers = append(answers, answer)
	}
	return q.Judge(g.Prediction, answers)
}
