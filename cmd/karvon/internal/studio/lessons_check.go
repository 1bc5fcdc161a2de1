package studio

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"

	"karvon/cmd/karvon/internal/studio/lesson"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// CheckLesson reads the text of a lesson, holds it against its scenario, and simulates its questions: each has to be
// decided. A scenario of the lesson's own lies in the folder that the library has beside it. The error is a
// syntax.Errors with mistakes, in the file or in that of its scenario, or the context's.
func CheckLesson(ctx context.Context, host Host, library *Beside, file string, text []byte) (*lesson.Lesson, error) {
	read, err := lesson.Read(ctx, file, text)
	if err != nil {
		return nil, err
	}
	s := NewSession(host, library, Hello{}, func(Event) {})
	defer s.End()
	l, err := withScenario(&Lesson{Name: file, Lesson: read}, library.Folder, ".")
	if err != nil {
		return nil, err
	}
	if err := s.holds(ctx, l); err != nil {
		return nil, besideIt(err, l)
	}
	var all syntax.Errors
	for i := range l.Questions {
		where := fmt.Sprintf("questions[%d].", i+1)
		answers, err := s.answersOf(ctx, l, &l.Questions[i])
		var why string
		var figure *lesson.Shown
		if err == nil {
			why, figure, err = l.Questions[i].Open(answers)
		}
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			all = append(all, l.Mistake(scenario.BadOptions, where+"figure", "the question cannot be judged: "+err.Error(), ""))
		case why != "" && len(l.Questions[i].Options) > 0:
			all = append(all, l.Mistake(scenario.BadOptions, where+"options", why, "move its bounds, or run more replications"))
		case why != "":
			all = append(all, l.Mistake(scenario.BadOptions, where+"tolerance", why, "widen it, or run more replications"))
		}
		if far := l.Questions[i].Disagrees(figure); far != "" {
			all = append(all, l.Mistake(scenario.BadOptions, where+"exact", far, "mend the formula, its unit or the scenario"))
		}
	}
	if len(all) > 0 {
		return nil, all
	}
	return read, nil
}

// besideIt names a mistake of the scenario by where that lies, as the lesson is named. That there is no such scenario
// is one of the lesson.
func besideIt(err error, l *Lesson) error {
	var all syntax.Errors
	if !errors.As(err, &all) {
		return err
	}
	for i := range all {
		switch {
		case all[i].Pos.File != l.File:
		case l.Body != "":
			all[i].Pos.File = path.Join(path.Dir(l.Name), l.File)
		case all[i].Code == scenario.NoSuchFile && all[i].Line == "": // the library has none of the name
			all[i] = l.Mistake(all[i].Code, "scenario", all[i].Message, all[i].Hint)
		}
	}
	return all
}

// answersOf has a question simulated, and gives the answers.
func (s *Session) answersOf(ctx context.Context, l *Lesson, q *lesson.Question) ([][]byte, error) {
	of, err := s.askedOf(ctx, l, q)
	if err != nil {
		return nil, err
	}
	var answers [][]byte
	for _, replications := range q.Replications {
		work, err := s.workOf(ctx, q, of, map[string]json.RawMessage{"replications": fmt.Append(nil, replications)})
		if err != nil {
			return nil, err
		}
		outcome := s.host.Do(ctx, work, func(Progress) {})
		if outcome.Found == nil {
			return nil, errors.New(outcome.Message)
		}
		file, err := outcome.Found.Write(ctx, "json")
		if err != nil {
			return nil, err
		}
		answers = append(answers, file.Content)
	}
	return answers, nil
}
