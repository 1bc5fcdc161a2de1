package shrink

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// tables lays out those of two functions as Go's linker does.
func tables() []byte {
	names := "\x00runtime.main\x00main.main\x00"
	files := "\x01\x00\x00\x00main.go\x00"
	byPlace := []byte{0, 2, 8, 0, 2, 9, 0, 2, 10, 4, 3, 0, 2, 12, 0} // at 1, 4, 7 and 12, each with its end
	function := func(name, stack, file, line uint32) []byte {
		var b []byte
		for _, n := range []uint32{0, name, 0, 0, stack, file, line, 1, 7, 41, 0, stack} {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
		return b
	}
	one, two := function(1, 1, 4, 7), function(14, 4, 12, 12)
	entries := []uint32{0, 24, 1 << 16, uint32(24 + len(one)), 2 << 16, 0}
	var kept []byte
	for _, n := range entries {
		kept = binary.LittleEndian.AppendUint32(kept, n)
	}
	kept = slices.Concat(kept, one, two)
	b := slices.Clone(head)
	at := uint64(headSize)
	for _, n := range []uint64{2, 1, 0, at, at + uint64(len(names)), at + uint64(len(names)) + 4,
		at + uint64(len(names)+len(files)), at + uint64(len(names)+len(files)+len(byPlace))} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return slices.Concat(b, []byte(names), []byte(files), byPlace, kept)
}

func TestOnlyWhatTracesNeedIsDropped(t *testing.T) {
	all := slices.Concat([]byte("some data\xf1\xff\xff\xff\x00\x00\x01\x08"), tables())
	before := slices.Clone(all)
	if err := dropTraces(all); err != nil {
		t.Fatal(err)
	}
	for what, stays := range map[string]bool{"some data": true, "runtime.main": true, "main.main": false, "main.go": false,
		"\x02\x08\x00": true, "\x02\x09\x00": true, "\x02\x0a\x04\x03\x00": false, "\x02\x0c\x00": false} {
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
		if number(f, stackAt) != stack || number(f, countAt) != 1 || number(f, furtherAt) != stack {
			t.Errorf("function %d lost what by place its stack is", i)
		}
		if number(f, fileAt)|number(f, lineAt)|number(f, unitAt)|number(f, firstAt) != 0 {
			t.Errorf("function %d still has files or lines", i)
		}
	}
}

func TestTablesThatAreNotKnownStayAsTheyAre(t *testing.T) {
	whole := tables()
	odd := slices.Clone(whole)
	binary.LittleEndian.PutUint32(odd[len(odd)-48+4:], 1<<20) // the name of the second function
	for name, given := range map[string][]byte{"nothing": nil, "no tables": {1}, "cut": whole[:len(whole)-60],
		"cut within a function": whole[:len(whole)-1], "a name that is not there": odd} {
		now := slices.Clone(given)
		if err := dropTraces(now); err == nil || !bytes.Equal(now, given) {
			t.Errorf("%s: %v, changed: %v", name, err, !bytes.Equal(now, given))
		}
	}
}
