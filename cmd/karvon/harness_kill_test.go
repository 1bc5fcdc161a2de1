//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"karvon/sim/experiment/journal"
)

// A run that is killed at any moments, again and again, and gone on with each time says the same to the last bit as
// one that nobody killed.
func TestHarnessKilledRunsGoOnToTheSameBytes(t *testing.T) {
	wanted := rounds(t, 40)
	folder, draw := workplace(t), chance(t)
	size := largestOf(t, folder, filepath.Join("whole", journal.FileName), "run", "post.yaml", "--dir", "whole", "-o",
		"whole.json", "-q")
	whole := get(t, filepath.Join(folder, "whole.json"))
	runs, kills, resumes := 0, 0, 0
	for ; kills < wanted; runs++ {
		os.RemoveAll(filepath.Join(folder, "run"))
		for tries := 0; ; tries++ {
			arguments := []string{"run", "post.yaml", "--dir", "run", "-o", "out.json", "-q"}
			if tries > 0 {
				resumes++
				arguments = append(arguments, "--resume")
			}
			if killedAt(t, folder, draw.Int64N(size+size/4), arguments) {
				kills++
				continue
			}
			if got := get(t, filepath.Join(folder, "out.json")); !bytes.Equal(got, whole) {
				t.Fatalf("after %d kills the result differs from that of a run that was not killed", tries)
			}
			break
		}
		os.Remove(filepath.Join(folder, "out.json"))
	}
	requireNoTemporaries(t, folder)
	t.Logf("%d runs, %d kills, %d resumes: all results are the same to the last bit", runs, kills, resumes)
}

// killedAt runs karvon and kills it once its journal has a size. It says whether that came before its end.
func killedAt(t *testing.T, folder string, bytes int64, arguments []string) bool {
	t.Helper()
	s := start(t, folder, nil, arguments...)
	path := filepath.Join(folder, "run", journal.FileName)
	before := sizeOf(path)
	for !s.ended() && (sizeOf(path) < bytes || sizeOf(path) == before && before > 0) {
		runtime.Gosched()
	}
	_ = s.Process.Kill()
	code := s.code()
	if code > 0 {
		t.Fatalf("it failed with %d:\n%s", code, s.said.String())
	}
	return code < 0
}

// largestOf runs karvon and gives the size that a file comes to: at the end it is smaller, without what is superseded.
func largestOf(t *testing.T, folder, name string, arguments ...string) (largest int64) {
	t.Helper()
	s := start(t, folder, nil, arguments...)
	for !s.ended() {
		largest = max(largest, sizeOf(filepath.Join(folder, name)))
		runtime.Gosched()
	}
	if code := s.code(); code != 0 || sizeOf(filepath.Join(folder, name)) >= largest {
		t.Fatalf("it ended with %d, with %d bytes of %d:\n%s", code, sizeOf(filepath.Join(folder, name)), largest,
			s.said.String())
	}
	return largest
}

// A run that is killed while it rewrites its run directory leaves one that holds all: of what was there nothing is
// simulated again, and what the rewriting left is gone.
func TestHarnessKilledWhileRewriting(t *testing.T) {
	wanted := rounds(t, 30)
	folder, draw := workplace(t), chance(t)
	ends(t, 0, folder, "run", "post.yaml", "-o", "whole.json", "-q")
	whole, kills, left, late := get(t, filepath.Join(folder, "whole.json")), 0, 0, 0
	for kills < wanted {
		os.RemoveAll(filepath.Join(folder, "run"))
		if late > 20*wanted {
			t.Fatalf("only %d of %d runs were killed", kills, late)
		}
		if !killedRewriting(t, folder, time.Duration(draw.Int64N(int64(3*time.Millisecond)))) {
			late++
			continue
		}
		kills++
		if found, _ := filepath.Glob(filepath.Join(folder, "run", ".karvon-*")); len(found) > 0 {
			left++
		}
		s := start(t, folder, nil, "run", "post.yaml", "--dir", "run", "--resume", "-o", "out.json")
		if code := s.code(); code != 0 || !bytes.Contains(s.said.Bytes(), []byte("run has 120 finished replications")) {
			t.Fatalf("it goes on with %d:\n%s", code, s.said.String())
		}
		if !bytes.Equal(get(t, filepath.Join(folder, "out.json")), whole) {
			t.Fatal("the result differs from that of a run that was not killed")
		}
		requireNoTemporaries(t, filepath.Join(folder, "run"))
	}
	t.Logf("%d kills, of which %d left a file half written, and %d that came too late: all results are the same to the "+
		"last bit", kills, left, late)
}

// killedRewriting runs karvon and kills it a moment after it begins to rewrite its run directory. It says whether that
// came before its end.
func killedRewriting(t *testing.T, folder string, after time.Duration) bool {
	t.Helper()
	s := start(t, folder, nil, "run", "post.yaml", "--dir", "run", "-o", "out.json", "-q")
	for !s.ended() {
		if found, _ := filepath.Glob(filepath.Join(folder, "run", ".karvon-*")); len(found) > 0 {
			time.Sleep(after)
			break
		}
	}
	_ = s.Process.Kill()
	return s.code() < 0
}

// sizeOf is the size of a file; -1 where there is none.
func sizeOf(path string) int64 {
	status, err := os.Stat(path)
	if err != nil {
		return -1
	}
	return status.Size()
}

// Whatever is damaged in a run directory, the run goes on to the same bytes, or says that it cannot and leaves what
// it found.
func TestHarnessDamagedRunDirectories(t *testing.T) {
	wanted := rounds(t, 60)
	folder, draw := workplace(t), chance(t)
	ends(t, 0, folder, "run", "post.yaml", "--dir", "run", "-o", "whole.json", "-q")
	path := filepath.Join(folder, "run", journal.FileName)
	whole, journaled := get(t, filepath.Join(folder, "whole.json")), get(t, path)
	ways := []func([]byte) []byte{
		func(text []byte) []byte { return text[:draw.IntN(len(text))] },
		func(text []byte) []byte { text[draw.IntN(len(text))] ^= 1 << draw.IntN(8); return text },
		func(text []byte) []byte { text[draw.IntN(200)] ^= 1 << draw.IntN(8); return text }, // the first records
		func(text []byte) []byte { return append(text, garbage(draw.Uint64, draw.IntN(5000)+1)...) },
		func(text []byte) []byte { return append(text, make([]byte, draw.IntN(1<<20)+1)...) }, // zeros, as after a crash
		func(text []byte) []byte {
			at := draw.IntN(len(text))
			clear(text[at:min(len(text), at+512)])
			return text
		},
		func(text []byte) []byte { at := draw.IntN(len(text)); return append(text[:at:at], text[at+1:]...) },
		// records once more
		func(text []byte) []byte { at := draw.IntN(len(text)); return append(text[:at:at], text[at/2:]...) },
		func(text []byte) []byte { return garbage(draw.Uint64, draw.IntN(100_000)) },
		func([]byte) []byte { return nil },
	}
	resumed, refused := 0, 0
	for i := range wanted {
		damaged := ways[i%len(ways)](bytes.Clone(journaled))
		put(t, path, damaged)
		s := start(t, folder, nil, "run", "post.yaml", "--dir", "run", "--resume", "-o", "out.json", "-q")
		switch code := s.code(); {
		case code == 0:
			resumed++
			if !bytes.Equal(get(t, filepath.Join(folder, "out.json")), whole) {
				t.Fatalf("the way %d of damage changes the result", i%len(ways))
			}
		case code == 2 && bytes.Contains(s.said.Bytes(), []byte("karvon: run: ")):
			refused++
			if !bytes.Equal(get(t, path), damaged) {
				t.Errorf("what was refused for the way %d of damage is not left as it was", i%len(ways))
			}
		default:
			t.Fatalf("the way %d of damage ends with %d:\n%s", i%len(ways), code, s.said.String())
		}
	}
	t.Logf("%d damaged run directories, of %d kinds: %d gone on with to the same bytes, %d refused", wanted, len(ways),
		resumed, refused)
}

func garbage(draw func() uint64, bytes int) []byte {
	text := make([]byte, bytes)
	for i := range text {
		text[i] = byte(draw())
	}
	return text
}

// Two that write to one place at the same time: the last to be whole stays.
func TestHarnessTwoAtOnce(t *testing.T) {
	wanted := rounds(t, 15)
	folder := workplace(t)
	run := func(seed, where string) []string {
		return []string{"run", "post.yaml", "--seed", seed, "-o", where, "-q"}
	}
	ends(t, 0, folder, run("1", "one.json")...)
	ends(t, 0, folder, run("2", "two.json")...)
	ends(t, 0, folder, run("1", "one/")...)
	ends(t, 0, folder, run("2", "two/")...)
	for range wanted {
		os.RemoveAll(filepath.Join(folder, "both"))
		for _, where := range []string{"both.json", "both/"} {
			first, second := start(t, folder, nil, run("1", where)...), start(t, folder, nil, run("2", where)...)
			if a, b := first.code(), second.code(); a != 0 || b != 0 {
				t.Fatalf("they ended with %d and %d:\n%s%s", a, b, first.said.String(), second.said.String())
			}
		}
		both := get(t, filepath.Join(folder, "both.json"))
		if !bytes.Equal(both, get(t, filepath.Join(folder, "one.json"))) &&
			!bytes.Equal(both, get(t, filepath.Join(folder, "two.json"))) {
			t.Fatal("the file is neither's")
		}
		if !sameFolder(t, folder, "both", "one") && !sameFolder(t, folder, "both", "two") {
			t.Fatal("the folder is neither's")
		}
		requireNoTemporaries(t, folder)
		requireNoTemporaries(t, filepath.Join(folder, "both"))
	}
	refused := 0
	for range wanted {
		os.RemoveAll(filepath.Join(folder, "run"))
		arguments := []string{"run", "post.yaml", "--seed", "1", "--dir", "run", "-q", "-o"}
		first, second := start(t, folder, nil, append(arguments, "a.json")...),
			start(t, folder, nil, append(arguments, "b.json")...)
		a, b := first.code(), second.code()
		if min(a, b) != 0 || max(a, b) != 2 {
			t.Fatalf("in one run directory they ended with %d and %d:\n%s%s", a, b, first.said.String(), second.said.String())
		}
		refused++
	}
	t.Logf("%d files and %d folders of two at once are one's or the other's; of two in a run directory one was refused "+
		"%d times of %d", wanted, wanted, refused, wanted)
}

// sameFolder says whether two folders hold the same files.
func sameFolder(t *testing.T, folder, one, other string) bool {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(folder, one))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		a, errA := os.ReadFile(filepath.Join(folder, one, entry.Name()))
		b, errB := os.ReadFile(filepath.Join(folder, other, entry.Name()))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			return false
		}
	}
	return len(entries) > 0
}
