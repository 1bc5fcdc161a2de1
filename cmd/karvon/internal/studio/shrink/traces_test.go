package shrink

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// tables lays out those of two functions as Go's linker does, from an address on, with objects and buckets behind and
// the addresses of all. The first function has a further table that only traces need, and objects.
func tables(at uint64) []byte {
	names := "\x00runtime.main\x00main.(*T).functionOfAName\x00"
	files := "\x01\x00\x00\x00main.go\x00"
	byPlace := []byte{0, 2, 8, 0, 2, 9, 0, 2, 10, 4, 3, 0, 2, 12, 0, 2, 14, 0} // at 1, 4, 7, 12 and 15, each with its end
	function := func(name, stack, file, line uint32, further ...uint32) []byte {
		var b []byte
		for _, n := range append([]uint32{0, name, 0, 0, stack, file, line, 2, 7, 41, 4 << 24, 15, stack}, further...) {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
		return b
	}
	one, two := function(1, 1, 4, 7, 0, none, none, 4), function(14, 4, 12, 12, 0, none, none, 8)
	entries := []uint32{0, 24, 1 << 16, uint32(24 + len(one)), 2 << 16, 0}
	var kept []byte
	for _, n := range entries {
		kept = binary.LittleEndian.AppendUint32(kept, n)
	}
	kept = slices.Concat(kept, one, two)
	b := slices.Clone(head)
	start := uint64(headSize)
	for _, n := range []uint64{2, 1, 0, start, start + uint64(len(names)), start + uint64(len(names)) + 4,
		start + uint64(len(names)+len(files)), start + uint64(len(names)+len(files)+len(byPlace))} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	b = slices.Concat(b, []byte(names), []byte(files), byPlace, kept)
	objects := at + uint64(len(b))
	b = append(b, "keptloseloss"...)
	buckets := at + uint64(len(b))
	for n := range 17 {
		b = append(binary.LittleEndian.AppendUint32(b, uint32(n/16)), make([]byte, 16)...)
	}
	addresses := make([]uint64, 41)
	addresses[0], addresses[1], addresses[19], addresses[40] = at, at+headSize, buckets, objects
	for _, n := range addresses {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return b
}

func TestOnlyWhatTracesNeedIsDropped(t *testing.T) {
	const begin = "some data\xf1\xff\xff\xff\x00\x00\x01\x08"
	all := append([]byte(begin), tables(uint64(len(begin)))...)
	before := slices.Clone(all)
	if err := dropTraces(all); err != nil {
		t.Fatal(err)
	}
	for what, stays := range map[string]bool{"some data": true, "runtime.main": true, "functionOfAName": false,
		"main.go": false, "\x02\x08\x00": true, "\x02\x09\x00": true, "\x02\x0a\x04\x03\x00": false, "\x02\x0c\x00": false,
		"\x02\x0e\x00": false, "kept": true, "lose": false, "loss": true} { // the last one reaches nobody knows where to
		if !bytes.Contains(before, []byte(what)) || bytes.Contains(all, []byte(what)) != stays {
			t.Errorf("%q stays: %v", what, !stays)
		}
	}
	table, err := findTraces(all)
	if err != nil {
		t.Fatal(err)
	}
	for i, stack := range []uint32{1, 4} {
		f := table.kept[number(table.kept, entrySize*i+offsetSize):]
		if number(f, stackAt) != stack || number(tablesOf(f)[0], 0) != 0 || number(tablesOf(f)[1], 0) != stack {
			t.Errorf("function %d lost what by place its stack is, or kept more", i)
		}
		if name := table.names[number(f, nameAt):]; i == 1 && !bytes.HasPrefix(name, []byte(anonymous+"\x00")) {
			t.Errorf("a function is called %q", name)
		}
		if number(f, fileAt)|number(f, lineAt)|number(f, unitAt)|number(f, firstAt) != 0 {
			t.Errorf("function %d still has files or lines", i)
		}
		if objects := objectsOf(f); number(objects[0], 0) != 0 || number(objects[3], 0) != none {
			t.Errorf("function %d has objects %x", i, objects)
		}
	}
	for i := range 17 {
		if got := number(table.buckets, bucketSize*i); got != 0 && i < 16 {
			t.Errorf("bucket %d says %d", i, got)
		}
	}
}

func TestTablesThatAreNotKnownStayAsTheyAre(t *testing.T) {
	whole := tables(0)
	odd := func(at int, n uint32) []byte {
		changed := slices.Clone(whole)
		binary.LittleEndian.PutUint32(changed[at:], n)
		return changed
	}
	second := bytes.Index(whole, []byte("kept")) - 17*4
	for name, given := range map[string][]byte{"nothing": nil, "no tables": {1}, "cut": whole[:100],
		"no addresses": whole[:len(whole)-1], "a name that is not there": odd(second+nameAt, 1<<20),
		"a table that is not there": odd(second+furtherAt, 1<<20), "an object that is not there": odd(second+52, 1<<20)} {
		now := slices.Clone(given)
		if err := dropTraces(now); err == nil || !bytes.Equal(now, given) {
			t.Errorf("%s: %v, changed: %v", name, err, !bytes.Equal(now, given))
		}
	}
}
