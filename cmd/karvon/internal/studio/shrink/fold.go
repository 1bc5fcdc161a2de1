package shrink

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// folded is what a folded program begins with.
const folded = "karvon\x00\x01"

var errFolded = errors.New("this program cannot be folded")

// Fold writes a program in columns: instructions, and apart from them numbers of each kind, which pack to a quarter
// less than in the order of the program. A page unfolds it (page/src/worker/unfold.ts) to the same bytes.
func Fold(program []byte) ([]byte, error) {
	count, from, to, err := functionsBefore(program)
	if err != nil {
		return nil, err
	}
	f := newFolder()
	f.columns[columnPlain], f.columns[columnEntries] = differing(slices.Concat(program[:from], program[to:]))
	r := reader{left: program[from:to]}
	for n := range count {
		if err := f.function(n, r.take(r.unsigned())); err != nil {
			return nil, err
		}
	}
	written := f.write(len(program), from, count)
	if back, err := unfold(written); err != nil || !bytes.Equal(back, program) {
		return nil, errFolded // as where a number is written in more bytes than it needs
	}
	return written, nil
}

// folder keeps columns, and what tokens stand for.
type folder struct {
	columns [columns][]byte
	tokens  [256][]part
	starts  [256][]sequence // by the first token of each
	further map[string]byte // instructions of more than a byte, each with its numbers
	next    int             // token that is free
}

// sequence is one that has a token.
type sequence struct {
	token byte
	steps []step
	parts [][]part // of each step
}

func newFolder() *folder {
	f := &folder{further: map[string]byte{}, next: tokenFurther}
	for op := range tokenFurther {
		f.tokens[op] = partsOf(byte(op))
	}
	for _, steps := range often {
		first := steps[0].token
		s := sequence{token: byte(f.next), steps: steps}
		for i := range steps {
			s.parts = append(s.parts, steps[i].parts())
		}
		f.starts[first] = append(f.starts[first], s)
		f.tokens[f.next] = partsOfAll(steps)
		f.next++
	}
	return f
}

// function puts the code of one into the columns.
func (f *folder) function(n int, text []byte) error {
	r := reader{left: text}
	f.columns[columnLocals] = append(f.columns[columnLocals], r.locals()...)
	if r.failed {
		return errCode
	}
	steps, err := f.stepsOf(&r, firstPlace+placesEach*int64(n))
	if err != nil {
		return err
	}
	for len(steps) > 0 {
		steps = f.take(steps)
	}
	return nil
}

// stepsOf reads instructions, of which those that name places from a first one on get a token of their own.
func (f *folder) stepsOf(r *reader, first int64) (steps []step, err error) {
	last := first - 1
	for len(r.left) > 0 {
		op, before := r.byte(), r.left
		s := step{token: op}
		switch parts := f.tokens[op]; {
		case op == opFurther:
			r.immediates(op)
			s.token, err = f.furtherToken(before[:len(before)-len(r.left)])
		case op > opLastNumeric || parts == nil:
			err = errCode
		case op == opEnd && len(r.left) == 0:
			s.token = tokenLast
		default:
			for i := range parts {
				r.given(&parts[i])
			}
			s.given = before[:len(before)-len(r.left)]
			number := reader{left: s.given}
			if place := number.signed(); op == opI64Const && place >= first && place < first+placesEach {
				s = step{token: tokenPlace, given: appendSigned(nil, place-last-1)}
				last = place
			}
		}
		if err != nil || r.failed {
			return nil, errCode
		}
		steps = append(steps, s)
	}
	if len(steps) == 0 || steps[len(steps)-1].token != tokenLast {
		return nil, errCode
	}
	return steps, nil
}

// given passes over what a part takes from its column, and gives that.
func (r *reader) given(p *part) []byte {
	switch p.kind {
	case partNumber, partPlace:
		return r.leb()
	case partBytes:
		return r.take(p.size)
	case partTable:
		return r.table()
	}
	return nil
}

// furtherToken gives the token of an instruction of more than a byte.
func (f *folder) furtherToken(given []byte) (byte, error) {
	token, ok := f.further[string(given)]
	if !ok {
		if f.next > 255 {
			return 0, errCode
		}
		token = byte(f.next)
		f.further[string(given)] = token
		f.tokens[token] = []part{{kind: partText, text: append([]byte{opFurther}, given...)}}
		f.next++
	}
	return token, nil
}

// take puts the first steps into the columns, as many as one token stands for, and gives the others.
func (f *folder) take(steps []step) []step {
	for _, s := range f.starts[steps[0].token] {
		if s.begins(steps) {
			f.columns[columnTokens] = append(f.columns[columnTokens], s.token)
			for i := range s.steps {
				if s.steps[i].given == nil {
					f.put(steps[i].given, s.parts[i])
				}
			}
			return steps[len(s.steps):]
		}
	}
	f.columns[columnTokens] = append(f.columns[columnTokens], steps[0].token)
	f.put(steps[0].given, f.tokens[steps[0].token])
	return steps[1:]
}

// begins says whether steps begin with those of a sequence.
func (s *sequence) begins(steps []step) bool {
	if len(s.steps) > len(steps) {
		return false
	}
	return !slices.ContainsFunc(s.steps, func(one step) bool {
		given := steps[0]
		steps = steps[1:]
		return one.token != given.token || one.given != nil && !bytes.Equal(one.given, given.given)
	})
}

// put puts the numbers of an instruction into the columns of its parts.
func (f *folder) put(given []byte, parts []part) {
	r := reader{left: given}
	for i := range parts {
		from := parts[i].from
		f.columns[from] = append(f.columns[from], r.given(&parts[i])...)
	}
}

// write gives the folded program: sizes, what tokens stand for, and the columns.
func (f *folder) write(size, from, count int) []byte {
	text := []byte(folded)
	for _, n := range []int{size, from, count, firstPlace, placesEach, columns} {
		text = binary.AppendUvarint(text, uint64(n))
	}
	for _, parts := range f.tokens {
		text = appendParts(text, parts)
	}
	for _, c := range f.columns {
		text = appendSized(text, c)
	}
	return text
}
