package engine

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// dropTraces clears, in a program of WebAssembly that Go's linker wrote, what only the traces of panics are made of:
// the names of functions, their files and lines. Cleared bytes pack to nothing, which is a tenth of what is fetched;
// a trace of the same command line on the same seed comes from karvon itself. Where the tables are laid out in another
// way than this package knows, it is an error and the program is as it was.
func dropTraces(program []byte) error {
	all, err := segments(program)
	if err != nil {
		return err
	}
	memory := image(all)
	table, err := findTraces(memory)
	if err != nil {
		return err
	}
	if err := table.clear(); err != nil {
		return err
	}
	for _, s := range all {
		copy(s.content, memory[s.at:])
	}
	return nil
}

// segment is a part of the memory that a program begins with, within its bytes.
type segment struct {
	at      int
	content []byte
}

// The parts of a binary of WebAssembly (WebAssembly Core Specification, section 5.5) that are read here.
const (
	preamble    = 8 // bytes
	dataSection = 11
	constant    = 0x41 // i32.const
	end         = 0x0b
)

var errProgram = errors.New("this is no program of WebAssembly as Go's linker writes it")

// segments gives those of the data section, which share the bytes of the program.
func segments(program []byte) ([]segment, error) {
	if len(program) < preamble {
		return nil, errProgram
	}
	r := reader{left: program[preamble:]}
	for len(r.left) > 0 {
		kind := r.byte()
		content := reader{left: r.take(r.unsigned())}
		if r.failed {
			return nil, errProgram
		}
		if kind == dataSection {
			return content.segments()
		}
	}
	return nil, errProgram
}

func (r *reader) segments() ([]segment, error) {
	var all []segment
	for range r.unsigned() {
		memory, form, at, after := r.byte(), r.byte(), r.signed(), r.byte()
		content := r.take(r.unsigned())
		if r.failed || memory != 0 || form != constant || after != end || at < 0 {
			return nil, errProgram
		}
		all = append(all, segment{at, content})
	}
	return all, nil
}

// image is the memory that segments give.
func image(all []segment) []byte {
	size := 0
	for _, s := range all {
		size = max(size, s.at+len(s.content))
	}
	memory := make([]byte, size)
	for _, s := range all {
		copy(memory[s.at:], s.content)
	}
	return memory
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

// unsigned and signed read LEB128 numbers of 32 bits.
func (r *reader) unsigned() int {
	n, _ := r.number()
	return int(n)
}

func (r *reader) signed() int {
	n, bits := r.number()
	return int(int64(n) << (64 - bits) >> (64 - bits))
}

func (r *reader) number() (n uint64, bits int) {
	for bits < 35 {
		b := r.byte()
		n |= uint64(b&0x7f) << bits
		if bits += 7; b&0x80 == 0 {
			return n, bits
		}
	}
	r.failed = true
	return 0, bits
}

// The head of the tables that Go's runtime finds functions in (runtime/symtab.go, type pcHeader), and where the parts
// of what it keeps of each stand (runtime/runtime2.go, type _func).
const (
	headSize   = 8 + 8*8
	nameAt     = 4
	stackAt    = 16 // how far the stack reaches, by place
	fileAt     = 20
	lineAt     = 24
	countAt    = 28 // of further tables by place
	unitAt     = 32
	firstAt    = 36
	furtherAt  = 44
	entrySize  = 8
	offsetSize = 4
)

var head = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// traces are those tables: names of functions, those of files with an index by unit, what there is by place, and what
// is kept of the functions.
type traces struct {
	functions             int
	names, files, byPlace []byte
	kept                  []byte
}

var errTraces = errors.New("the tables of functions of this program are laid out in a way that is not known")

// findTraces finds them in a memory.
func findTraces(memory []byte) (*traces, error) {
	for from := 0; ; {
		at := bytes.Index(memory[from:], head)
		if at < 0 || from+at+headSize > len(memory) {
			return nil, errTraces
		}
		table := memory[from+at:]
		var given [8]uint64
		for i := range given {
			given[i] = binary.LittleEndian.Uint64(table[len(head)+8*i:])
		}
		starts := given[3:]
		if slices.IsSorted(starts) && starts[0] >= headSize && starts[4]+entrySize*given[0] < uint64(len(table)) {
			return &traces{
				functions: int(given[0]),
				names:     table[starts[0]:starts[1]],
				files:     table[starts[1]:starts[3]],
				byPlace:   table[starts[3]:starts[4]],
				kept:      table[starts[4]:],
			}, nil
		}
		from += at + 1
	}
}

// clear clears what only traces need. The names of the runtime's own functions stay: it knows its goroutines by them.
func (t *traces) clear() error {
	functions := make([][]byte, t.functions)
	needed, lines := map[uint32]bool{}, map[uint32]bool{}
	named := make([]bool, len(t.names))
	for i := range functions {
		f, err := t.function(i)
		if err != nil {
			return err
		}
		needed[number(f, stackAt)] = true
		for further := range number(f, countAt) {
			needed[number(f, furtherAt+offsetSize*int(further))] = true
		}
		lines[number(f, fileAt)], lines[number(f, lineAt)] = true, true
		name := number(f, nameAt)
		if length := bytes.IndexByte(t.names[name:], 0); strings.HasPrefix(string(t.names[name:][:length]), "runtime.") {
			for at := range length {
				named[int(name)+at] = true
			}
		} else {
			clear(f[nameAt:][:offsetSize])
		}
		functions[i] = f
	}
	for table := range lines {
		if !needed[table] {
			clear(t.table(table))
		}
	}
	for _, f := range functions {
		for _, at := range []int{fileAt, lineAt, unitAt, firstAt} { // 0: there is none
			clear(f[at:][:offsetSize])
		}
	}
	for at := range t.names {
		if !named[at] {
			t.names[at] = 0
		}
	}
	clear(t.files)
	return nil
}

// function gives what is kept of one, after seeing that all that it names is there.
func (t *traces) function(i int) ([]byte, error) {
	at := uint64(number(t.kept, entrySize*i+offsetSize))
	if at+furtherAt > uint64(len(t.kept)) {
		return nil, errTraces
	}
	f := t.kept[at:]
	if uint64(furtherAt)+offsetSize*uint64(number(f, countAt)) > uint64(len(f)) {
		return nil, errTraces
	}
	for _, table := range []uint32{number(f, stackAt), number(f, fileAt), number(f, lineAt)} {
		if uint64(table) >= uint64(len(t.byPlace)) {
			return nil, errTraces
		}
	}
	name := uint64(number(f, nameAt))
	if name >= uint64(len(t.names)) || bytes.IndexByte(t.names[name:], 0) < 1 {
		return nil, errTraces
	}
	return f, nil
}

// table gives the bytes of a table by place: pairs of numbers up to a first one that is 0, but for that of the first
// pair. The table at 0 is none.
func (t *traces) table(at uint32) []byte {
	if at == 0 {
		return nil
	}
	r := reader{left: t.byPlace[at:]}
	for first := true; !r.failed; first = false {
		if value := r.unsigned(); value == 0 && !first {
			break
		}
		r.unsigned()
	}
	return t.byPlace[at : len(t.byPlace)-len(r.left)]
}

func number(of []byte, at int) uint32 { return binary.LittleEndian.Uint32(of[at:]) }
