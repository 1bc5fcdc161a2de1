package shrink

import (
	"encoding/binary"
	"errors"
)

// Instructions (WebAssembly Core Specification, section 5.4) that are treated by themselves.
const (
	opUnreachable = 0x00
	opNop         = 0x01
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opReturn      = 0x0f
	opCall        = 0x10
	opCallBy      = 0x11 // call_indirect
	opDrop        = 0x1a
	opSelect      = 0x1b
	opLocalGet    = 0x20
	opLocalSet    = 0x21
	opLocalTee    = 0x22
	opGlobalGet   = 0x23
	opGlobalSet   = 0x24
	opLoads       = 0x28
	opI64Load     = 0x29
	opStores      = 0x36
	opI64Store    = 0x37
	opMemorySize  = 0x3f
	opMemoryGrow  = 0x40
	opI32Const    = 0x41
	opI64Const    = 0x42
	opF32Const    = 0x43
	opF64Const    = 0x44
	opI32Eqz      = 0x45 // the first one without immediates
	opI64Eqz      = 0x50
	opI32Add      = 0x6a
	opI32Sub      = 0x6b
	opI64Add      = 0x7c
	opI32Wrap     = 0xa7 // i32.wrap_i64
	opI64Extend   = 0xad // i64.extend_i32_u
	opLastNumeric = 0xc4
	opFurther     = 0xfc // saturating conversions and operations on memory
)

// instruction is one of a function, with what belongs to it.
type instruction struct {
	op    byte
	given []byte     // immediates as they are
	n     int64      // in place of them: a number, the index of a local, a global or a function
	of    *construct // which a branch leaves or repeats, or which begins, turns or ends here
	table []*construct
}

// construct is a block, a loop or a condition; nil is the function.
type construct struct {
	kind byte
	form byte // its type
	at   int  // how many are around it, while it is written
}

var errCode = errors.New("the code of this program has instructions that are not known here")

// function is the code of one.
type function struct {
	locals []byte // as they are
	code   []instruction
}

// read reads a function.
func (f *function) read(text []byte) error {
	r := reader{left: text}
	f.locals = r.locals()
	open := []*construct{nil}
	to := func() *construct {
		depth := r.unsigned()
		if depth >= len(open) {
			r.failed = true
			return nil
		}
		return open[len(open)-1-depth]
	}
	for len(r.left) > 0 && len(open) > 0 && !r.failed {
		before := r.left
		i := instruction{op: r.byte()}
		switch op := i.op; {
		case op == opBlock || op == opLoop || op == opIf:
			i.of = &construct{kind: op, form: r.byte()}
			open = append(open, i.of)
		case op == opElse:
			i.of = open[len(open)-1]
		case op == opEnd:
			i.of = open[len(open)-1]
			open = open[:len(open)-1]
		case op == opBr || op == opBrIf:
			i.of = to()
		case op == opBrTable:
			for range r.unsigned() + 1 {
				i.table = append(i.table, to())
			}
		case op == opCall || op >= opLocalGet && op <= opGlobalSet:
			i.n = int64(r.unsigned())
		case op == opI32Const || op == opI64Const:
			i.n = r.signed()
		default:
			r.immediates(op)
			i.given = before[1 : len(before)-len(r.left)]
		}
		f.code = append(f.code, i)
	}
	if r.failed || len(r.left) > 0 || len(open) > 0 {
		return errCode
	}
	return nil
}

// immediates passes over those of an instruction that is not treated by itself.
func (r *reader) immediates(op byte) {
	switch {
	case op == opUnreachable || op == opNop || op == opReturn || op == opDrop || op == opSelect:
	case op >= opI32Eqz && op <= opLastNumeric:
	case op == opCallBy || op >= opLoads && op < opMemorySize:
		r.unsigned()
		r.unsigned()
	case op == opMemorySize || op == opMemoryGrow:
		r.byte()
	case op == opF32Const:
		r.take(4)
	case op == opF64Const:
		r.take(8)
	case op == opFurther:
		switch further := r.unsigned(); {
		case further < 8: // conversions
		case further == 10: // memory.copy
			r.take(2)
		case further == 11: // memory.fill
			r.take(1)
		default:
			r.failed = true
		}
	default:
		r.failed = true
	}
}

// write gives the text of a function.
func (f *function) write() []byte {
	text := append([]byte(nil), f.locals...)
	open := []*construct{nil}
	depth := func(of *construct) uint64 {
		if of == nil {
			return uint64(len(open) - 1)
		}
		return uint64(len(open) - 1 - of.at)
	}
	for i := range f.code {
		i := &f.code[i]
		text = append(text, i.op)
		switch op := i.op; {
		case op == opBlock || op == opLoop || op == opIf:
			text = append(text, i.of.form)
			i.of.at = len(open)
			open = append(open, i.of)
		case op == opElse:
		case op == opEnd:
			open = open[:len(open)-1]
		case op == opBr || op == opBrIf:
			text = binary.AppendUvarint(text, depth(i.of))
		case op == opBrTable:
			text = binary.AppendUvarint(text, uint64(len(i.table)-1))
			for _, of := range i.table {
				text = binary.AppendUvarint(text, depth(of))
			}
		case op == opCall || op >= opLocalGet && op <= opGlobalSet:
			text = binary.AppendUvarint(text, uint64(i.n))
		case op == opI32Const || op == opI64Const:
			text = appendSigned(text, i.n)
		default:
			text = append(text, i.given...)
		}
	}
	return text
}
