package scenario

import "karvon/sim/syntax"

// Names of the syntax until all that use them are moved.
type (
	Error  = syntax.Error
	Errors = syntax.Errors
	Pos    = syntax.Pos
	Code   = syntax.Code
	Tally  = syntax.Tally
)

const (
	TooMany   = syntax.TooMany
	EmptyFile = syntax.EmptyFile
	WrongForm = syntax.WrongForm
)

var Suggest = syntax.Suggest
