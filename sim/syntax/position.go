package syntax

import (
	"cmp"
	"fmt"
)

// Pos is a position in a text. Lines and columns count from 1; columns count characters.
type Pos struct {
	File   string // as the user named it, or the name of a library file
	Line   int
	Column int
}

// String gives file:line:column, with the parts that are known.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders positions by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// Right is the position some characters further on in the same line.
func (p Pos) Right(characters int) Pos {
	p.Column += characters
	return p
}
