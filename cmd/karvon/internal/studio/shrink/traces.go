package shrink

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// dropTraces clears, in the memory that a program begins with, what only the traces of panics are made of: the names of
// functions, their files and lines. Cleared bytes pack to nothing, which is a tenth of what is fetched; a trace of the
// same command line on the same seed comes from karvon itself. Where the tables are laid out in another way than this
// package knows, it is an error and the memory is as it was.
func dropTraces(memory []byte) error {
	table, err := findTraces(memory)
	if err != nil {
		return err
	}
	return table.clear()
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
