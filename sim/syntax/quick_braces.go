package syntax

import (
	"strings"
)

// braces reads a mapping or a list in braces.
func (q *quick) braces(indentation, depth int) *Tree {
	form, close := Mapping, byte('}')
	if q.next() == '[' {
		form, close = List, ']'
	}
	t := q.tree(form, q.here())
	if depth > mostQuick || q.lost {
		return nil
	}
	q.at++
	fields, items := len(q.fields), len(q.items)
	for q.inBraces(indentation); !q.lost && q.next() != close; q.inBraces(indentation) {
		if form == Mapping {
			q.entry(fields, indentation, depth)
		} else {
			q.items = append(q.items, q.valueInBraces(indentation, depth))
		}
		if q.inBraces(indentation); q.next() == ',' {
			q.at++
		} else if q.next() != close {
			q.giveUp()
		}
	}
	if q.lost {
		return nil
	}
	q.at++
	if form == Mapping {
		return q.mapped(t, fields)
	}
	return q.listed(t, items)
}

// inBraces reads up to what stands next within braces, which is further in than what is around them.
func (q *quick) inBraces(indentation int) {
	line := q.line
	if q.blank(); q.at == len(q.text) || q.line > line && q.at-q.begin <= indentation {
		q.giveUp()
	}
}

// entry reads a key with its value within braces.
func (q *quick) entry(from, indentation, depth int) {
	name, behind := q.key(true)
	if behind == 0 {
		q.giveUp()
		return
	}
	pos := q.here()
	q.at = behind
	q.inBraces(indentation)
	if c := q.next(); c != ',' && c != '}' {
		q.field(from, Field{name, pos, q.valueInBraces(indentation, depth)})
		return
	}
	if q.cuts(from, name) {
		q.giveUp()
	}
	q.field(from, Field{name, pos, q.tree(Nothing, q.here())})
}

// cuts says whether a key without a value can be the rest of the text before it, which its comma cuts: see cutText.
func (q *quick) cuts(from int, name string) bool {
	if len(q.fields) == from {
		return false
	}
	before := q.fields[len(q.fields)-1].Value
	open := strings.Count(before.Text, "(") > strings.Count(before.Text, ")")
	return before.Form == Scalar && (open || IsWhole(before.Text) && StartsNumber(name))
}

// valueInBraces reads a value within braces.
func (q *quick) valueInBraces(indentation, depth int) *Tree {
	var t *Tree
	switch c := q.next(); {
	case c == '{' || c == '[' || c == '"' || c == '\'':
		t = q.open(indentation, depth)
	case q.isPlain():
		t = q.plainInBraces(indentation)
	}
	if t == nil {
		q.giveUp()
	}
	return t
}

// plainInBraces reads a text without quotes within braces, that may go on in further lines.
func (q *quick) plainInBraces(indentation int) *Tree {
	t := q.tree(Scalar, q.here())
	words := []string{q.words(true)}
	for q.next() == '\n' {
		line := q.line
		if q.inBraces(indentation); q.line != line+1 {
			return nil
		}
		c := q.next()
		if c == ',' || c == ']' || c == '}' {
			break
		}
		if !q.isPlain() {
			return nil
		}
		words = append(words, q.words(true))
	}
	return q.said(t, words)
}
