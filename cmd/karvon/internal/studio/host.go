package studio

import (
	"context"
	"encoding/json"
)

// Host runs command lines, and tells what is known besides.
type Host interface {
	// Do runs a command line of karvon over own files, and tells how it goes on until it returns. It ends with the
	// context. Nothing is written but into the outcome.
	Do(ctx context.Context, w *Work, tell func(Progress)) *Outcome

	// Rests names the assumptions, as assumptions.NAME, on which the answer of a scenario of the library rests, those
	// that matter most first, where something is kept of that; none otherwise.
	Rests(ctx context.Context, scenario string) []string

	// Formats lists what answers are written as.
	Formats() []string
}

// Work is what a job has done: a command line without the program's name.
type Work struct {
	Arguments []string          `json:"arguments"`
	Files     map[string]string `json:"files"`         // own ones, by their name in the library
	Day       *Day              `json:"day,omitempty"` // that is shown; the command line is then of a run
}

// Day is a day of a replication, both from 1.
type Day struct {
	Replication int `json:"replication"`
	Day         int `json:"day"`
}

// Progress is how far a job has come.
type Progress struct {
	Stage string          `json:"stage"`
	Noun  string          `json:"noun"` // what is counted
	Done  float64         `json:"done"`
	Of    float64         `json:"of"`
	Left  *float64        `json:"left"` // s; null where it is not known
	Grown json.RawMessage `json:"view"` // the answer of what is done so far, where there is a new one
}

// Outcome is how a job ended.
type Outcome struct {
	Exit    int    // code
	Message string // of the command, where it said something
	Found   Found  // nil where there is nothing
}

// Found is an answer.
type Found interface {
	// View gives it for the page.
	View() json.RawMessage
	// Write writes it as a file in a format.
	Write(ctx context.Context, format string) (*File, error)
}

// File is a file to be taken away.
type File struct {
	Name    string `json:"name"`
	Type    string `json:"type"` // MIME
	Content []byte `json:"base64"`
}
