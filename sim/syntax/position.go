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
	Use    *Use // of the template in which the position lies; nil outside of one
}

// Use is where a template is put in place: what stands in it has a place in the template, and this one.
type Use struct {
	Template  string
	At        Pos
	Arguments []Argument // that are single values
}

// Argument is what a use of a template gives a parameter.
type Argument struct{ Parameter, Text string }

// String gives file:line:column, with the parts that are known, and where the template is used in which it lies.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Use == nil:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	return fmt.Sprintf("%s:%d:%d (template %s, used at %s)", p.File, p.Line, p.Column, Abbreviated(p.Use.Template),
		p.Use.At)
}

// Compare orders positions by file, line and column; those in a template besides by where that is used.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column),
		p.Use.compare(q.Use))
}

func (u *Use) compare(other *Use) int {
	switch {
	case u == other:
		return 0
	case u == nil:
		return -1
	case other == nil:
		return 1
	}
	return u.At.Compare(other.At)
}

// Outside is the position in a text of its own, and not in a template: where the outermost template is used.
func (p Pos) Outside() Pos {
	for p.Use != nil {
		p = p.Use.At
	}
	return p
}

// Right is the position some characters further on in the same line.
func (p Pos) Right(characters int) Pos {
	p.Column += characters
	return p
}
