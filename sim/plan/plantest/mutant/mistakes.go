package mutant

import (
	"context"
	"errors"
	"io"
	"unicode"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// mistakes judges what is said of a scenario that is wrong: mistakes that all have a place, a known code and a text
// that a terminal shows as it stands.
func (e *examination) mistakes(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) || len(mistakes) == 0 {
		e.find("mistake", "an error of another kind: %v", err)
		return
	}
	e.outcome.Mistakes = mistakes
	for i, mistake := range mistakes {
		switch {
		case mistake.More == 0:
			e.mistake(mistake)
		case i < len(mistakes)-1:
			e.find("mistake", "the rest is counted before the end: %s", mistake.Error())
		}
	}
	if err := mistakes.Print(io.Discard); err != nil {
		e.find("mistake", "cannot be printed: %v", err)
	}
}

func (e *examination) mistake(m syntax.Error) {
	if m.Pos.File == "" || m.Pos.Line < 1 || m.Pos.Column < 1 || m.Line == "" && m.Code != syntax.EmptyFile {
		e.find("mistake", "has no place: %s: %q", m.Pos, m.Error())
	}
	if _, known := scenario.Codes[m.Code]; !known {
		e.find("mistake", "has an unknown code: %s", m.Error())
	}
	if m.Message == "" {
		e.find("mistake", "says nothing: %s", m.Error())
	}
	for _, r := range m.Error() {
		if !unicode.IsPrint(r) {
			e.find("mistake", "has a character that is not printed, %q: %q", r, m.Error())
			return
		}
	}
}
