package document

import (
	"path/filepath"

	"karvon/sim/syntax"
	"karvon/sim/visible"
)

// Suite is what was looked at of one scenario, for machines that list such things one by one.
type Suite struct {
	Name     string
	Findings []Finding
}

// Grade says how a finding is to be taken.
type Grade int

// The grades.
const (
	Good Grade = iota
	Undecided
	Bad
	NoResult // the run failed or the scenario is wrong
)

// Finding is one thing that was looked at.
type Finding struct {
	Name, Kind string
	Place      syntax.Pos
	Grade      Grade
	Message    string
	Err        error // whose text the message is; nil for none
}

// Lines are those of the message, which show what it quotes.
func (f *Finding) Lines() []string {
	if f.Err != nil {
		return visible.Lines(f.Err)
	}
	return []string{visible.Line(f.Message)}
}

// File is the name of the place's file as it stands in a repository.
func (f *Finding) File() string { return filepath.ToSlash(filepath.Clean(f.Place.File)) }
