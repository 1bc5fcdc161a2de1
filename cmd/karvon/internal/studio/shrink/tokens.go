package shrink

import (
	"encoding/binary"
	"slices"
)

// A folded program tells by itself how it is unfolded: its code is a column of tokens, each of which stands for parts
// that are written one behind another, some of them as they are and some taken from the columns of numbers.
type part struct {
	kind byte
	from int    // column
	size int    // of what is taken as bytes
	text []byte // of what is written as it is
}

// The kinds of parts. What unfolds (unfold, and page/src/worker/unfold.ts) knows these, and nothing of instructions.
const (
	partText   = iota
	partNumber // one number of LEB128
	partBytes
	partTable // a number, and as many numbers and one more
	partPlace // the i64.const of a place of this function, as the distance from the one before
	partLast  // the end of the function
)

// Columns. Numbers that are like each other stand together, as gzip finds what was there before within 32 KB.
const (
	columnPlain   = iota // what is before the first function and behind the last one
	columnEntries        // of blocks of it
	columnTokens
	columnLocals
	columnForms
	columnBranches
	columnTables
	columnCalls
	columnCallsBy
	columnPlaces
	columnLocal
	columnGlobal
	columnI32
	columnI64
	columnFloats
	// One for each instruction that loads or stores.
	columnAligned
	columnOffsets = columnAligned + opMemorySize - opLoads
	// Those of sequences.
	columnOwn = columnOffsets + opMemorySize - opLoads
	columns   = columnOwn + 7
)

// Tokens are the instructions themselves, and from the first number on that is none:
const (
	tokenLast = opLastNumeric + 1 + iota
	tokenPlace
	tokenFurther // the first of those that stand for more
)

// step is an instruction of a sequence, with its numbers, or with any where they are nil.
type step struct {
	token byte
	given []byte
	own   int // column of the last number, where that is none of its kind
}

func anyOf(token byte) step           { return step{token: token} }
func own(token byte, column int) step { return step{token: token, own: columnOwn + column} }
func with(token byte, given ...byte) step {
	return step{token: token, given: append([]byte{}, given...)}
}

// parts gives those of a step.
func (s *step) parts() []part {
	if s.given != nil {
		return []part{{kind: partText, text: append([]byte{s.token}, s.given...)}}
	}
	parts := partsOf(s.token)
	if s.own > 0 {
		parts[len(parts)-1].from = s.own
	}
	return parts
}

// How Go's compiler calls (the place to go on at is put on the stack, and another goroutine may go on after it), and
// how it returns.
var (
	calling = []step{with(opLocalGet, stackLocal), with(opI32Const, 8), anyOf(opI32Sub), with(opLocalTee, stackLocal),
		with(opGlobalSet, stackIs), with(opLocalGet, stackLocal), anyOf(tokenPlace), with(opI64Store, 3, 0)}
	called = []step{with(opGlobalGet, stackIs), with(opLocalSet, stackLocal), with(opIf, void), with(opI32Const, 1),
		anyOf(opReturn), anyOf(opEnd)}
	returning = []step{with(opI32Const, 0), anyOf(opReturn), anyOf(opEnd)}
)

// often are sequences that stand often in what it writes, longer ones before those that they begin with. The last ones
// are of values on the stack, whose numbers are unlike others.
var often = [][]step{
	slices.Concat(calling, []step{with(opI32Const, 0), anyOf(opCall)}, called, []step{anyOf(opEnd)}),
	slices.Concat(calling, []step{with(opI32Const, 0), anyOf(opCall)}, called),
	calling,
	append(slices.Clone(called), anyOf(opEnd)),
	called,
	append(slices.Clone(returning), anyOf(opUnreachable), anyOf(tokenLast)),
	returning,
	{with(opGlobalGet, stackIs), with(opLocalSet, stackLocal), with(opBlock, void), with(opBlock, void)},
	{with(opBlock, void), with(opBlock, void), with(opBlock, void), with(opBlock, void)},
	{with(opLocalGet, stackLocal), anyOf(opI32Const), anyOf(opI32Add), with(opGlobalSet, stackIs), with(opI32Const, 0),
		anyOf(opReturn)},
	{with(opLocalGet, stackLocal), own(opI32Const, 0), anyOf(opI32Add), own(opI64Load, 1)},
	{with(opLocalGet, stackLocal), own(opI32Const, 2), anyOf(opI32Add)},
	{with(opLocalGet, stackLocal), own(opLocalGet, 3), own(opI64Store, 4)},
	{with(opLocalGet, stackLocal), own(opI64Load, 5)},
	{with(opLocalGet, stackLocal)},
	{anyOf(opI64Const), own(opI64Store, 6)},
}

// partsOf gives the parts of an instruction, or nil where it is none that is known here.
func partsOf(op byte) []part {
	text := part{kind: partText, text: []byte{op}}
	number := func(from int) part { return part{kind: partNumber, from: from} }
	bytes := func(from, size int) part { return part{kind: partBytes, from: from, size: size} }
	switch {
	case op == tokenLast:
		return []part{{kind: partLast}}
	case op == tokenPlace:
		return []part{{kind: partPlace, from: columnPlaces}}
	case op == opBlock || op == opLoop || op == opIf || op == opMemorySize || op == opMemoryGrow:
		return []part{text, bytes(columnForms, 1)}
	case op == opBr || op == opBrIf:
		return []part{text, number(columnBranches)}
	case op == opBrTable:
		return []part{text, {kind: partTable, from: columnTables}}
	case op == opCall:
		return []part{text, number(columnCalls)}
	case op == opCallBy:
		return []part{text, number(columnCallsBy), number(columnCallsBy)}
	case op >= opLocalGet && op <= opLocalTee:
		return []part{text, number(columnLocal)}
	case op == opGlobalGet || op == opGlobalSet:
		return []part{text, number(columnGlobal)}
	case op >= opLoads && op < opMemorySize:
		return []part{text, number(columnAligned + int(op) - opLoads), number(columnOffsets + int(op) - opLoads)}
	case op == opI32Const:
		return []part{text, number(columnI32)}
	case op == opI64Const:
		return []part{text, number(columnI64)}
	case op == opF32Const:
		return []part{text, bytes(columnFloats, 4)}
	case op == opF64Const:
		return []part{text, bytes(columnFloats, 8)}
	case op == opUnreachable || op == opNop || op == opElse || op == opEnd || op == opReturn || op == opDrop ||
		op == opSelect || op >= opI32Eqz && op <= opLastNumeric:
		return []part{text}
	}
	return nil
}

// partsOfAll gives those of a sequence; what is written as it is becomes one part.
func partsOfAll(steps []step) (parts []part) {
	for _, s := range steps {
		for _, p := range s.parts() {
			if last := len(parts) - 1; p.kind == partText && last >= 0 && parts[last].kind == partText {
				parts[last].text = slices.Concat(parts[last].text, p.text)
				continue
			}
			parts = append(parts, p)
		}
	}
	return parts
}

// appendParts writes what a token stands for.
func appendParts(to []byte, parts []part) []byte {
	to = append(to, byte(len(parts)))
	for _, p := range parts {
		switch to = append(to, p.kind); p.kind {
		case partText:
			to = appendSized(to, p.text)
		case partBytes:
			to = append(to, byte(p.size), byte(p.from))
		case partNumber, partTable, partPlace:
			to = append(to, byte(p.from))
		}
	}
	return to
}

// parts reads what appendParts has written.
func (r *reader) parts() (parts []part) {
	for range r.byte() {
		p := part{kind: r.byte()}
		switch p.kind {
		case partText:
			p.text = r.take(r.unsigned())
		case partBytes:
			p.size, p.from = int(r.byte()), int(r.byte())
		case partNumber, partTable, partPlace:
			p.from = int(r.byte())
		case partLast:
		default:
			r.failed = true
		}
		r.failed = r.failed || p.from >= columns
		parts = append(parts, p)
	}
	return parts
}

// firstPlace is the number of the first place of the first function, as Go's linker numbers them (funcValueOffset of
// cmd/link/internal/wasm); those of the next function are each placesEach further.
const (
	firstPlace = 0x1000 * placesEach
	placesEach = 1 << 16
)

// leb passes over a number and gives its bytes.
func (r *reader) leb() []byte {
	before := r.left
	r.number()
	return before[:len(before)-len(r.left)]
}

// table does so with a number, and as many numbers and one more.
func (r *reader) table() []byte {
	before := r.left
	for range r.unsigned() + 1 {
		if r.number(); r.failed {
			break
		}
	}
	return before[:len(before)-len(r.left)]
}

// locals does so with what a function says of its own: how many of which type, and how often.
func (r *reader) locals() []byte {
	before := r.left
	for range r.unsigned() {
		r.number()
		if r.byte(); r.failed {
			break
		}
	}
	return before[:len(before)-len(r.left)]
}

// functionsBefore gives how many functions the code section of a program has, and where its first one begins.
func functionsBefore(program []byte) (count, at, end int, err error) {
	r := reader{left: program}
	r.take(len(preamble))
	for !r.failed && len(r.left) > 0 {
		kind := r.byte()
		content := r.take(r.unsigned())
		if kind == codeSection && !r.failed {
			end = len(program) - len(r.left)
			count, bits := binary.Uvarint(content)
			return int(count), end - len(content) + bits, end, nil
		}
	}
	return 0, 0, 0, errProgram
}
