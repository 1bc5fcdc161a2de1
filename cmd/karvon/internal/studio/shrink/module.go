package shrink

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// The parts of a binary of WebAssembly (WebAssembly Core Specification, section 5.5) that are read here.
const (
	customSection = 0
	codeSection   = 10
	dataSection   = 11
)

// preamble is what each binary of the first version begins with.
var preamble = []byte("\x00asm\x01\x00\x00\x00")

var errProgram = errors.New("this is no program of WebAssembly as Go's linker writes it")

// section is one of a binary, without its head.
type section struct {
	kind    byte
	content []byte
}

// sectionsOf splits a binary.
func sectionsOf(program []byte) ([]section, error) {
	if !bytes.HasPrefix(program, preamble) {
		return nil, errProgram
	}
	var all []section
	r := reader{left: program[len(preamble):]}
	for len(r.left) > 0 {
		kind := r.byte()
		content := r.take(r.unsigned())
		if r.failed {
			return nil, errProgram
		}
		all = append(all, section{kind, content})
	}
	return all, nil
}

// binaryOf puts sections together.
func binaryOf(all []section) []byte {
	program := slices.Clone(preamble)
	for _, s := range all {
		program = append(program, s.kind)
		program = appendSized(program, s.content)
	}
	return program
}

// appendSized appends content behind its size.
func appendSized(to, content []byte) []byte {
	return append(binary.AppendUvarint(to, uint64(len(content))), content...)
}

// appendSigned appends a signed LEB128 number.
func appendSigned(to []byte, n int64) []byte {
	for {
		low := byte(n & 0x7f)
		n >>= 7
		if n == 0 && low&0x40 == 0 || n == -1 && low&0x40 != 0 {
			return append(to, low)
		}
		to = append(to, low|0x80)
	}
}

// reader reads numbers of a binary of WebAssembly. What is not there is zero, and noted as failed.
type reader struct {
	left   []byte
	failed bool
}

func (r *reader) byte() byte {
	if one := r.take(1); len(one) == 1 {
		return one[0]
	}
	return 0
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.left) {
		r.failed, r.left = true, nil
		return nil
	}
	taken := r.left[:n]
	r.left = r.left[n:]
	return taken
}

// unsigned and signed read LEB128 numbers: of 32 bits, and of up to 64.
func (r *reader) unsigned() int {
	n, bits := r.number()
	if bits > 35 || n > 1<<32-1 {
		r.failed = true
		return 0
	}
	return int(n)
}

func (r *reader) signed() int64 {
	n, bits := r.number()
	if bits >= 64 {
		return int64(n)
	}
	return int64(n) << (64 - bits) >> (64 - bits)
}

func (r *reader) number() (n uint64, bits int) {
	for bits < 70 {
		b := r.byte()
		n |= uint64(b&0x7f) << bits
		if bits += 7; b&0x80 == 0 {
			return n, bits
		}
	}
	r.failed = true
	return 0, bits
}
