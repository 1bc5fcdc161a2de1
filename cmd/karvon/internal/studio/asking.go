package studio

import (
	"context"

	"karvon/cmd/karvon/internal/studio/form"
	"karvon/cmd/karvon/internal/studio/looks"
)

// formAsking asks for the form of a question about a configuration.
type formAsking struct {
	ID       string `json:"id"`
	Question string `json:"question"`
}

func (s *Session) callForms(_ context.Context, f formAsking) (any, error) {
	c, err := s.configuration(f.ID)
	if err != nil {
		return nil, err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return form.Of(f.Question, c.current.scenario, c.current.model)
}

// lookAsking asks what a comparison tells at a look.
type lookAsking struct {
	Job string `json:"job"`
	looks.Asked
}

func (s *Session) callLooks(ctx context.Context, l lookAsking) (any, error) {
	answer, err := s.answerOf(ctx, l.Job)
	if err != nil {
		return nil, err
	}
	return looks.At(answer, l.Asked)
}

// answerOf is the answer of a job as JSON, byte for byte that of its command line.
func (s *Session) answerOf(ctx context.Context, id string) ([]byte, error) {
	j, err := s.job(id)
	if err != nil {
		return nil, err
	}
	found, err := j.answer()
	if err != nil {
		return nil, err
	}
	file, err := found.Write(ctx, "json")
	if err != nil {
		return nil, err
	}
	return file.Content, nil
}
