package syntax

// Code is the stable name of a kind of mistake. Messages may be reworded; codes stay.
type Code string

// The codes of mistakes in a text, of whatever language.
const (
	EmptyFile       Code = "empty-file"
	NotText         Code = "not-text"
	YAMLSyntax      Code = "yaml-syntax"
	UnsupportedYAML Code = "unsupported-yaml"
	TooDeep         Code = "too-deep"
	TooMany         Code = "too-many"
	DuplicateKey    Code = "duplicate-key"
	WrongForm       Code = "wrong-form"
)
