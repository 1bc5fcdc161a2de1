package shrink

import (
	"bytes"
	"slices"
)

// unfold gives the program that was folded.
func unfold(text []byte) ([]byte, error) {
	if !bytes.HasPrefix(text, []byte(folded)) {
		return nil, errFolded
	}
	r := reader{left: text[len(folded):]}
	size, from, count := r.unsigned(), r.unsigned(), r.unsigned()
	place, each, all := int64(r.unsigned()), int64(r.unsigned()), r.unsigned()
	var tokens [256][]part
	for i := range tokens {
		tokens[i] = r.parts()
	}
	if all != columns {
		return nil, errFolded
	}
	var u unfolder
	for i := range u {
		u[i].left = r.take(r.unsigned())
	}
	plain := plainOf(u[columnPlain].left, u[columnEntries].left)
	if r.failed || len(r.left) > 0 || from > len(plain) {
		return nil, errFolded
	}
	program := slices.Clone(plain[:from])
	for n := range int64(count) {
		body, ok := u.function(&tokens, place+n*each)
		if !ok {
			return nil, errFolded
		}
		program = appendSized(program, body)
	}
	if program = append(program, plain[from:]...); len(program) != size {
		return nil, errFolded
	}
	return program, nil
}

// unfolder has what is left of the columns.
type unfolder [columns]reader

// function gives the next one, whose places are from a first one on.
func (u *unfolder) function(tokens *[256][]part, first int64) (text []byte, ok bool) {
	locals := &u[columnLocals]
	if text = append(text, locals.locals()...); locals.failed {
		return nil, false
	}
	last := first - 1
	for {
		parts := tokens[u[columnTokens].byte()]
		if u[columnTokens].failed || len(parts) == 0 {
			return nil, false
		}
		for i := range parts {
			p := &parts[i]
			from := &u[p.from]
			switch p.kind {
			case partText:
				text = append(text, p.text...)
			case partPlace:
				last += from.signed() + 1
				text = appendSigned(append(text, opI64Const), last)
			case partLast:
				return append(text, opEnd), true
			default:
				text = append(text, from.given(p)...)
			}
			if from.failed {
				return nil, false
			}
		}
	}
}
