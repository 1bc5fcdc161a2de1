package shrink

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// module is a program of one function, whose memory is what is given, in two segments with a gap between that is zero.
func module(text, first []byte, gap int, second []byte) []byte {
	part := func(at int, content []byte) []byte {
		return appendSized(append(appendSigned([]byte{0, opI32Const}, int64(at)), opEnd), content)
	}
	data := slices.Concat([]byte{2}, part(64, first), part(64+len(first)+gap, second))
	return binaryOf([]section{{customSection, []byte("\x04name")}, {codeSection, appendSized([]byte{1}, text)},
		{dataSection, data}})
}

// jumping is a function as Go's compiler writes it: a jump up and two down, of which one is conditional, and a call
// after which another goroutine may go on.
var jumping = []byte{1, 1, 0x7f,
	opBlock, void, opLoop, void, opBlock, void, opBlock, void, opBlock, void,
	opLocalGet, 0, opBrTable, 3, 0, 0, 1, 2, opEnd,
	opLocalGet, 1, opIf, void, opI32Const, 3, opLocalSet, 0, opBr, 3, opEnd, // to the place behind the last block
	opI32Const, 2, opLocalSet, 0, opBr, 2, opEnd, // to the next one
	opLocalGet, 1, opIf, void, opI32Const, 0, opLocalSet, 0, opBr, 2, opEnd, // to the first one
	opCall, 7, opGlobalGet, 0, opLocalSet, 1, opBrIf, 2, opEnd,
	opI32Const, 0, opReturn, opEnd, opUnreachable, opEnd, opI32Const, 1, opEnd}

var straight = []byte{1, 1, 0x7f,
	opLoop, void, opBlock, void, opBlock, void, opBlock, void,
	opLocalGet, 0, opBrTable, 3, 0, 0, 1, 2, opEnd,
	opLocalGet, 1, opBrIf, 1,
	opBr, 0, opEnd,
	opLocalGet, 1, opI32Const, 0, opLocalSet, 0, opBrIf, 1,
	opCall, 7, opGlobalGet, 0, opLocalSet, 1, opIf, void, opI32Const, 1, opReturn, opEnd, opEnd,
	opI32Const, 0, opReturn, opEnd, opUnreachable, opEnd}

func TestJumpsAndCallsOfAFunctionTakeFewerNumbers(t *testing.T) {
	given := module(jumping, []byte("one"), 100, []byte("two"))
	got, err := Program(given)
	if err != nil {
		t.Fatal(err)
	}
	memory := slices.Concat([]byte("one"), make([]byte, 100), []byte("two"))
	want := binaryOf([]section{{codeSection, appendSized([]byte{1}, straight)},
		{dataSection, appendSized([]byte{1, 0, opI32Const, 64 | 0x80, 0, opEnd}, memory)}})
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%x, not\n%x", got, want)
	}
}

func TestStepsAreShortened(t *testing.T) {
	up := func(n byte) []byte {
		return []byte{opLocalGet, 1, opI32Const, n, opI32Add, opLocalTee, 1, opGlobalSet, 0}
	}
	for name, c := range map[string]struct{ given, want []byte }{
		"a place of the stack": {[]byte{opLocalGet, 1, opI64Extend, opI64Const, 8, opI64Add, opI32Wrap},
			[]byte{opLocalGet, 1, opI32Const, 8, opI32Add}},
		"an address as it is": {[]byte{opLocalGet, 1, opI64Extend, opI32Wrap}, []byte{opLocalGet, 1}},
		"one too large":       {[]byte{opI64Extend, opI64Const, 0x80, 0x80, 0x80, 0x80, 0x10, opI64Add, opI32Wrap}, nil},
		"not, not": {[]byte{opI64Extend, opI64Eqz, opI32Eqz, opIf, void, opNop, opEnd},
			[]byte{opIf, void, opEnd}},
		"the stack given back": {append(append(up(16), up(8)...), opI32Const, 0, opReturn),
			[]byte{opLocalGet, 1, opI32Const, 24, opI32Add, opGlobalSet, 0, opI32Const, 0, opReturn}},
		"the stack of a caller": {append(up(16), opI32Const, 0, opReturn), nil},
	} {
		var f function
		if err := f.read(append(append([]byte{0}, c.given...), opEnd)); err != nil {
			t.Fatal(err)
		}
		if f.shorten(); c.want == nil {
			c.want = c.given
		}
		if got, want := f.write(), append(append([]byte{0}, c.want...), opEnd); !bytes.Equal(got, want) {
			t.Errorf("%s: got %x, not %x", name, got, want)
		}
	}
}

func TestAFunctionOfAnotherShapeStaysAsItIs(t *testing.T) {
	for name, text := range map[string][]byte{
		"no places":        {0, opBlock, void, opBr, 0, opEnd, opEnd},
		"another selector": {0, opLoop, void, opBlock, void, opLocalGet, 1, opBrTable, 1, 0, 0, opEnd, opEnd, opEnd},
		"numbers":          {0, opI64Const, 0x80, 0x7f, opF64Const, 1, 2, 3, 4, 5, 6, 7, 8, 0x1a, opFurther, 10, 0, 0, opEnd},
	} {
		var f function
		if err := f.read(text); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		f.straighten()
		f.leave()
		if got := f.write(); !bytes.Equal(got, text) {
			t.Errorf("%s: got %x, not %x", name, got, text)
		}
	}
}

func TestCodeThatIsNotKnownStaysAsItIs(t *testing.T) {
	for name, text := range map[string][]byte{
		"an instruction": {0, 0xfd, 0, opEnd}, "a branch to nowhere": {0, opBr, 1, opEnd}, "no end": {0, opNop},
	} {
		got, err := Program(module(text, []byte("one"), 1, []byte("two")))
		if err != nil || !bytes.Contains(got, appendSized([]byte{1}, text)) {
			t.Errorf("%s: %v, got %x", name, err, got)
		}
	}
}

func TestWhatIsNoProgramIsRefused(t *testing.T) {
	whole := module(jumping, []byte("one"), 100, []byte("two"))
	for _, length := range []int{0, 3, 9, len(whole) - 1} {
		if got, err := Program(whole[:length]); err == nil {
			t.Errorf("of %d bytes came %d", length, len(got))
		}
	}
}

func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 63, 64, -64, -65, 1<<31 - 1, -1 << 31, 1<<63 - 1, -1 << 63} {
		r := reader{left: appendSigned(nil, n)}
		if got := r.signed(); got != n || r.failed || len(r.left) > 0 {
			t.Errorf("of %d came %d", n, got)
		}
	}
	r := reader{left: binary.AppendUvarint(nil, 1<<32-1)}
	if got := r.unsigned(); got != 1<<32-1 || r.failed {
		t.Errorf("of the largest number of 32 bits came %d", got)
	}
}
