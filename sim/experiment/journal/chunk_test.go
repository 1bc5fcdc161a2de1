package journal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// chunk is a key of a series, and its value.
func chunk(series byte, first uint64, level uint8) (Key, []byte) {
	key := Key{Series{[16]byte{series}, 7}, first, level}
	return key, bytes.Repeat([]byte(fmt.Sprint(key)), 20+int(series))
}

func put(t *testing.T, j *Journal, series byte, first uint64, level uint8) {
	t.Helper()
	key, value := chunk(series, first, level)
	if err := j.Put(key, value); err != nil {
		t.Fatal(err)
	}
}

// stands lists the records of a series by first replication and level, and holds their values against what was put.
func stands(t *testing.T, j *Journal, series byte) string {
	t.Helper()
	var all []string
	for _, key := range j.Inside(Series{[16]byte{series}, 7}, 0, 1<<40) {
		_, want := chunk(series, key.First, key.Level)
		if got, ok, err := j.Get(key); !ok || err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%v: %q %v %v", key, got, ok, err)
		}
		all = append(all, fmt.Sprintf("%d/%d", key.First, key.Level))
	}
	return strings.Join(all, " ")
}

func TestAChunkTakesThePlaceOfWhatIsInsideIt(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder, true)
	for _, first := range []uint64{5, 0, 2, 3, 9, 4} {
		put(t, j, 1, first, 0)
	}
	put(t, j, 1, 2, 1)
	put(t, j, 1, 0, 3) // of which 1, 6 and 7 were not there
	put(t, j, 1, 4, 1) // inside
	put(t, j, 1, 6, 0)
	put(t, j, 2, 6, 0) // another series
	check := func(j *Journal) {
		t.Helper()
		if got := stands(t, j, 1) + ", " + stands(t, j, 2); got != "0/3 9/0, 6/0" || j.Len() != 10 {
			t.Errorf("there are %s, of %d replications", got, j.Len())
		}
		if key, ok := j.Holding(Series{[16]byte{1}, 7}, 6); !ok || key.First != 0 || key.Level != 3 {
			t.Errorf("%v holds it", key)
		}
		if _, ok := j.Holding(Series{[16]byte{1}, 7}, 8); ok {
			t.Error("there is one that nobody wrote")
		}
		if inside := j.Inside(Series{[16]byte{1}, 7}, 1, 10); len(inside) != 1 || inside[0].First != 9 {
			t.Errorf("inside are %v", inside)
		}
		if _, ok, _ := j.Get(Key{Series{[16]byte{1}, 7}, 0, 0}); ok {
			t.Error("a replication is given for its chunk")
		}
	}
	check(j)
	before := sizeOf(t, folder)
	closed(t, j)
	if after := sizeOf(t, folder); after > before/2 {
		t.Errorf("%d bytes are left of %d", after, before)
	}
	j = open(t, folder, true)
	check(j)
	closed(t, j)
}

func sizeOf(t *testing.T, folder string) int64 {
	t.Helper()
	status, err := os.Stat(filepath.Join(folder, FileName))
	if err != nil {
		t.Fatal(err)
	}
	return status.Size()
}

// Records in any order, with many inside others and many twice: what stands are the largest, whenever the directory
// is closed, cut or rewritten.
func TestTheLargestChunksStand(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 17))
	for range 60 {
		folder := t.TempDir()
		j := open(t, folder, true)
		var put []Key
		for range 1 + random.IntN(40) {
			level := uint8(random.IntN(5))
			key, value := chunk(byte(random.IntN(2)), uint64(random.IntN(40))>>level<<level, level)
			if err := j.Put(key, value); err != nil {
				t.Fatal(err)
			}
			put = append(put, key)
			switch random.IntN(12) {
			case 0:
				closed(t, j)
				j = open(t, folder, true)
			case 1:
				if err := j.rewrite(); err != nil || j.waste() != 0 {
					t.Fatalf("%d bytes are wasted, %v", j.waste(), err)
				}
			}
		}
		for series := range byte(2) {
			if got, want := stands(t, j, series), largest(put, series); got != want {
				t.Fatalf("there are %s, not %s", got, want)
			}
		}
		closed(t, j)
	}
}

// largest lists the chunks of a series that are inside no other.
func largest(all []Key, series byte) string {
	var kept []string
	slices.SortFunc(all, func(a, b Key) int { return int(a.First) - int(b.First) })
	for _, one := range all {
		inside := slices.ContainsFunc(all, func(o Key) bool {
			return o.Series == one.Series && o.Level > one.Level && o.First <= one.First && one.End() <= o.End()
		})
		if name := fmt.Sprintf("%d/%d", one.First, one.Level); one.Item[0] == series && !inside &&
			!slices.Contains(kept, name) {
			kept = append(kept, name)
		}
	}
	return strings.Join(kept, " ")
}

func TestOfTheSameChunkTwiceTheFirstCounts(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder, true)
	put(t, j, 1, 4, 2)
	put(t, j, 1, 4, 2)
	key, _ := chunk(1, 4, 2)
	if err := j.Put(key, []byte("another")); err == nil || !strings.Contains(err.Error(), "left another outcome") {
		t.Errorf("the error is %v", err)
	}
	if got := stands(t, j, 1); got != "4/2" || j.waste() != 0 {
		t.Errorf("there are %s and %d bytes besides", got, j.waste())
	}
	closed(t, j)
}

// What is not aligned would overlap others in part: it is not written, and a directory that has it is refused by name
// and left.
func TestAPartialOverlapIsRefused(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder, true)
	put(t, j, 1, 0, 2)
	odd, value := chunk(1, 2, 2)
	want := "replications 2 to 5 are no chunk: they would overlap others in part"
	if err := j.Put(odd, value); err == nil || err.Error() != want {
		t.Errorf("the error is %v", err)
	}
	closed(t, j)
	path := filepath.Join(folder, FileName)
	text, _ := os.ReadFile(path)
	for _, key := range []Key{odd, {odd.Series, 0, 200}, {odd.Series, 1 << 63, 0}} {
		damaged := append(slices.Clone(text), encode(key.bytes(), value)...)
		if err := os.WriteFile(path, damaged, 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), folder, "program 1", true)
		if err == nil || !strings.Contains(err.Error(), "is damaged") ||
			key == odd && !strings.Contains(err.Error(), want) {
			t.Errorf("%v: the error is %v", key, err)
		}
		if left, _ := os.ReadFile(path); !bytes.Equal(left, damaged) {
			t.Errorf("%v: the file has changed", key)
		}
	}
}

// What a rewriting has left that was killed before it was whole does not matter, nor who has its name.
func TestAKilledRewritingIsForgotten(t *testing.T) {
	folder := filled(t, 4)
	whole, _ := os.ReadFile(filepath.Join(folder, FileName))
	temporary := filepath.Join(folder, freshName)
	for cut := 0; cut <= len(whole); cut += 5 {
		if err := os.WriteFile(temporary, whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		j := open(t, folder, true)
		if _, err := os.Lstat(temporary); err == nil || j.Len() != 4 {
			t.Fatalf("cut at %d: %d records, and %v", cut, j.Len(), err)
		}
		closed(t, j)
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.WriteFile(elsewhere, whole, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, temporary); err != nil {
		t.Skip(err)
	}
	j := open(t, folder, true)
	if err := j.rewrite(); err != nil {
		t.Error(err)
	}
	closed(t, j)
	if text, err := os.ReadFile(elsewhere); err != nil || !bytes.Equal(text, whole) {
		t.Errorf("what a link leads to has changed: %v", err)
	}
}

// A file that cannot be rewritten stays as it is, and no other is put in its place.
func TestWhatCannotBeRewrittenStays(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder, true)
	put(t, j, 1, 0, 0)
	put(t, j, 1, 0, 1)
	if err := os.Mkdir(filepath.Join(folder, freshName), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := j.rewrite(); err == nil {
		t.Error("it is rewritten")
	}
	put(t, j, 1, 2, 1)
	closed(t, j)
	j = open(t, folder, true)
	if got := stands(t, j, 1); got != "0/1 2/1" {
		t.Errorf("there are %s", got)
	}
	moved := folder + "-moved"
	if err := os.Rename(folder, moved); err != nil {
		t.Skip(err)
	}
	defer os.RemoveAll(moved)
	put(t, j, 1, 0, 3)
	if err := j.rewrite(); err != nil || sizeOf(t, moved) != j.end {
		t.Errorf("moved, it is not rewritten: %v", err)
	}
	if err := os.Remove(filepath.Join(moved, FileName)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(moved, FileName), []byte("another"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := j.rewrite(); err == nil {
		t.Error("it is put in the place of another file")
	}
	closed(t, j)
}

// While the file is rewritten others read it and write to it.
func TestRewritingBesideReadersAndWriters(t *testing.T) {
	j := open(t, t.TempDir(), true)
	defer closed(t, j)
	var group sync.WaitGroup
	for series := range byte(4) {
		group.Go(func() {
			for level := range uint8(4) {
				for n := range uint64(16) >> level {
					key, value := chunk(series, n<<level, level)
					if err := j.Put(key, value); err != nil {
						t.Error(err)
					}
					if got, ok, err := j.Get(key); !ok || err != nil || !bytes.Equal(got, value) {
						t.Errorf("%v: %v %v", key, ok, err)
					}
				}
			}
		})
	}
	for range 20 {
		j.mutex.Lock()
		err := j.rewrite()
		j.mutex.Unlock()
		if err != nil {
			t.Error(err)
		}
	}
	group.Wait()
	for series := range byte(4) {
		if got := stands(t, j, series); got != "0/3 8/3" {
			t.Errorf("there are %s", got)
		}
	}
}

func TestKeysNameTheirParents(t *testing.T) {
	key := Key{First: 6, Level: 1}
	if p, s := key.Parent(), key.Sibling(); p != (Key{First: 4, Level: 2}) || s != (Key{First: 4, Level: 1}) {
		t.Errorf("parent %v, sibling %v", p, s)
	}
	if key.String() != "replications 6 to 7" || (Key{First: 3}).String() != "replication 3" {
		t.Errorf("%v", key)
	}
	if keyOf(key.bytes()) != key {
		t.Error("the bytes are another key")
	}
}
