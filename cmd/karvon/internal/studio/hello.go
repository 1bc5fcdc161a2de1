package studio

import (
	"context"

	"karvon/report/language"
	"karvon/sim/engine"
)

// Hello is what a page must know of the program behind it.
type Hello struct {
	Version   string   `json:"version"`
	Engine    int      `json:"engine"` // its revision
	Host      string   `json:"host"`   // server or browser
	ReadOnly  bool     `json:"readOnly"`
	Folder    string   `json:"folder"`    // of own files; empty where there is none
	Start     string   `json:"start"`     // a scenario of the library to begin with; empty for none
	File      string   `json:"file"`      // a file of the folder to begin with; empty for none
	Languages []string `json:"languages"` // in which answers can be said
	Formats   []string `json:"formats"`   // of answers
}

func (s *Session) callHello(context.Context, struct{}) (any, error) {
	h := s.hello
	h.Engine, h.Languages, h.Formats = engine.Revision, language.Names(), s.host.Formats()
	return h, nil
}
