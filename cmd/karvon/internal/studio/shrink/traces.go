package shrink

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
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
	objectsAt  = 43 // of what is kept of it besides
	furtherAt  = 44
	entrySize  = 8
	offsetSize = 4
)

var head = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// What of the further tables by place and of the objects the collection of garbage and deferred calls need
// (internal/abi/symtab.go): others tell places that are safe for what browsers lack, calls that were inlined, and
// arguments that a trace shows.
var (
	neededTables  = []int{1}
	neededObjects = []int{0, 1, 2, 4}
)

const none = 1<<32 - 1 // in place of an object

// traces are those tables: names of functions, those of files with an index by unit, what there is by place, what is
// kept of the functions, and objects that it names.
type traces struct {
	functions             int
	names, files, byPlace []byte
	kept, objects         []byte
	buckets               []byte
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
			t := &traces{
				functions: int(given[0]),
				names:     table[starts[0]:starts[1]],
				files:     table[starts[1]:starts[3]],
				byPlace:   table[starts[3]:starts[4]],
				kept:      table[starts[4]:],
			}
			return t, t.findObjects(memory, uint64(from+at), starts[0])
		}
		from += at + 1
	}
}

// Where the addresses stand of which the runtime knows its tables (runtime/symtab.go, type moduledata).
const (
	bucketsAt = 19 * 8
	objectAt  = 40 * 8
	knownSize = 41 * 8
)

// findObjects finds the objects that what is kept of functions names, by the addresses that the runtime has of its
// tables, the first of which are those of the head and of the names. The buckets by which it looks up a function stand
// behind the objects.
func (t *traces) findObjects(memory []byte, head, names uint64) error {
	first := binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, head), head+names)
	at := bytes.Index(memory, first)
	if at < 0 || at+knownSize > len(memory) {
		return errTraces
	}
	objects, buckets := binary.LittleEndian.Uint64(memory[at+objectAt:]), binary.LittleEndian.Uint64(memory[at+bucketsAt:])
	if objects >= buckets || buckets > uint64(len(memory)) {
		return errTraces
	}
	t.objects, t.buckets = memory[objects:buckets], memory[buckets:]
	return nil
}

// Functions stand 1<<16 apart in WebAssembly, and there is a bucket for each 1<<12, which says what function to look
// from: the one that is there.
const (
	bucketSize  = 20
	bucketsEach = 16
	together    = 16 // functions
)

// coarsen has buckets say one of a few functions that is not behind, which the runtime goes on from.
func (t *traces) coarsen() {
	all := bucketsEach * (t.functions - 1) // the last function has fewer
	if bucketSize*all > len(t.buckets) {
		return
	}
	table := t.buckets[:bucketSize*all]
	for i := range all {
		bucket := table[bucketSize*i:][:bucketSize]
		if number(bucket, 0) != uint32(i/bucketsEach) || bytes.ContainsFunc(bucket[4:], func(r rune) bool { return r != 0 }) {
			return
		}
	}
	for i := range all {
		binary.LittleEndian.PutUint32(table[bucketSize*i:], uint32(i/bucketsEach/together*together))
	}
}

// anonymous is the name of all functions whose own one goes. The runtime takes names of methods apart, where one of a
// value is called by a nil pointer.
const anonymous = "karvon.(*any).one"

// clear clears what only traces need. The names of the runtime's own functions stay: it knows its goroutines by them.
func (t *traces) clear() error {
	functions := make([][]byte, t.functions)
	needed, lines := map[uint32]bool{}, map[uint32]bool{}
	objects := map[uint32]bool{} // and whether they are needed
	named := make([]bool, len(t.names))
	free := uint32(0) // where there is room for a name
	for i := range functions {
		f, err := t.function(i)
		if err != nil {
			return err
		}
		needed[number(f, stackAt)] = true
		for further, table := range tablesOf(f) {
			if at := number(table, 0); slices.Contains(neededTables, further) {
				needed[at] = true
			} else {
				lines[at] = true
			}
		}
		for which, object := range objectsOf(f) {
			if at := number(object, 0); at != none {
				objects[at] = objects[at] || slices.Contains(neededObjects, which)
			}
		}
		lines[number(f, fileAt)], lines[number(f, lineAt)] = true, true
		name := number(f, nameAt)
		if length := bytes.IndexByte(t.names[name:], 0); strings.HasPrefix(string(t.names[name:][:length]), "runtime.") {
			for at := range length {
				named[int(name)+at] = true
			}
		} else if free == 0 && length > len(anonymous) {
			free = name
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
		if !named[number(f, nameAt)] {
			binary.LittleEndian.PutUint32(f[nameAt:], free)
		}
		for further, table := range tablesOf(f) {
			if !slices.Contains(neededTables, further) {
				clear(table)
			}
		}
		for which, object := range objectsOf(f) {
			if !slices.Contains(neededObjects, which) {
				binary.LittleEndian.PutUint32(object, none)
			}
		}
	}
	t.clearObjects(objects)
	for at := range t.names {
		if !named[at] {
			t.names[at] = 0
		}
	}
	if free != 0 {
		copy(t.names[free:], anonymous)
	}
	clear(t.files)
	t.coarsen()
	return nil
}

// clearObjects clears those that are not needed, each of which reaches to the next one.
func (t *traces) clearObjects(needed map[uint32]bool) {
	all := slices.Sorted(maps.Keys(needed))
	for i, at := range all {
		if !needed[at] && i+1 < len(all) {
			clear(t.objects[at:all[i+1]])
		}
	}
}

// tablesOf gives where what is kept of a function names further tables by place, and objectsOf where it names objects.
func tablesOf(f []byte) [][]byte {
	return slices.Collect(slices.Chunk(f[furtherAt:][:offsetSize*int(number(f, countAt))], offsetSize))
}

func objectsOf(f []byte) [][]byte {
	from := furtherAt + offsetSize*int(number(f, countAt))
	return slices.Collect(slices.Chunk(f[from:][:offsetSize*int(f[objectsAt])], offsetSize))
}

// function gives what is kept of one, after seeing that all that it names is there.
func (t *traces) function(i int) ([]byte, error) {
	at := uint64(number(t.kept, entrySize*i+offsetSize))
	if at+furtherAt > uint64(len(t.kept)) {
		return nil, errTraces
	}
	f := t.kept[at:]
	if uint64(furtherAt)+offsetSize*(uint64(number(f, countAt))+uint64(f[objectsAt])) > uint64(len(f)) {
		return nil, errTraces
	}
	tables := []uint32{number(f, stackAt), number(f, fileAt), number(f, lineAt)}
	for _, table := range tablesOf(f) {
		tables = append(tables, number(table, 0))
	}
	if slices.Max(tables) >= uint32(len(t.byPlace)) {
		return nil, errTraces
	}
	for _, object := range objectsOf(f) {
		if at := number(object, 0); at != none && at >= uint32(len(t.objects)) {
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
