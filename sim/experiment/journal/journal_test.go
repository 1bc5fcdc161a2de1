package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/sim/bound"
)

func open(t *testing.T, folder string, resume bool) *Journal {
	t.Helper()
	j, err := Open(t.Context(), folder, "program 1", resume)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func closed(t *testing.T, j *Journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func numbered(i int) (Key, []byte) {
	return Key{Series: Series{[16]byte{byte(i), 1}, uint64(i % 2)}, First: uint64(i)}, bytes.Repeat([]byte{byte(i)}, 10*i)
}

// other is the key of no record that numbered makes.
var other = Key{Series: Series{Kept: 99}}

// filled makes a directory with records.
func filled(t *testing.T, records int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "run")
	j := open(t, folder, false)
	for i := range records {
		key, value := numbered(i)
		if err := j.Put(key, value); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, j)
	return folder
}

func TestWhatWasPutIsThereAgain(t *testing.T) {
	j := open(t, filled(t, 5), true)
	defer closed(t, j)
	if j.Len() != 5 || j.Dropped != 0 {
		t.Errorf("%d records, %d bytes dropped", j.Len(), j.Dropped)
	}
	for i := range 5 {
		key, want := numbered(i)
		if got, ok, err := j.Get(key); !ok || err != nil || !bytes.Equal(got, want) {
			t.Errorf("record %d: %v %v %v", i, got, ok, err)
		}
	}
	if _, ok, _ := j.Get(other); ok {
		t.Error("there is a record that nobody wrote")
	}
}

// Wherever a crash cuts the file, the whole records before the cut stay and the journal can be written further.
func TestATornTailIsDropped(t *testing.T) {
	const records = 4
	whole, err := os.ReadFile(filepath.Join(filled(t, records), FileName))
	if err != nil {
		t.Fatal(err)
	}
	for cut := range whole {
		folder := t.TempDir()
		path := filepath.Join(folder, FileName)
		if err := os.WriteFile(path, whole[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		j := open(t, folder, true)
		kept := j.Len()
		for i := range records {
			key, value := numbered(i)
			got, ok, _ := j.Get(key)
			if ok != (i < kept) || ok && !bytes.Equal(got, value) {
				t.Fatalf("cut at %d: record %d is %v %v", cut, i, got, ok)
			}
			if ok {
				continue
			}
			if err := j.Put(key, value); err != nil {
				t.Fatal(err)
			}
		}
		closed(t, j)
		if again, _ := os.ReadFile(path); !bytes.Equal(again, whole) {
			t.Fatalf("cut at %d: the file that was completed differs", cut)
		}
	}
}

func TestADamagedRecordIsNotRead(t *testing.T) {
	folder := filled(t, 4)
	path := filepath.Join(folder, FileName)
	text, _ := os.ReadFile(path)
	text[len(text)-10] ^= 1
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	j := open(t, folder, true)
	defer closed(t, j)
	if j.Len() != 3 || j.Dropped == 0 {
		t.Errorf("%d records are left, %d bytes dropped", j.Len(), j.Dropped)
	}
}

func TestResultsAreNotMixed(t *testing.T) {
	folder := filled(t, 2)
	if _, err := Open(t.Context(), folder, "program 1", false); !errors.Is(err, ErrInUse) {
		t.Errorf("without resume: %v", err)
	}
	if _, err := Open(t.Context(), folder, "program 2", true); err == nil ||
		!strings.Contains(err.Error(), "another program") {
		t.Errorf("another program: %v", err)
	}
	j := open(t, folder, true)
	defer closed(t, j)
	if _, err := Open(t.Context(), folder, "program 1", true); err == nil ||
		!strings.Contains(fmt.Sprint(err), "in use by another run") {
		t.Errorf("a second run: %v", err)
	}
}

// begun makes a directory of which the first record is another one than this version's.
func begun(t *testing.T, key [headKeyLength]byte, value string) string {
	t.Helper()
	folder := t.TempDir()
	record := append(encode(key[:], []byte(value)), encode(key[:], make([]byte, 2000))...)
	if err := os.WriteFile(filepath.Join(folder, FileName), record, 0o666); err != nil {
		t.Fatal(err)
	}
	return folder
}

// Whoever may have written it, a directory of another version is refused by its name, asked to go on or not, and is
// left as it is.
func TestAnotherVersionIsRefusedByName(t *testing.T) {
	for _, c := range []struct {
		key         [headKeyLength]byte
		value, want string
	}{
		{headKey, "6\nprogram 1", "are of version 6; this karvon reads version 5"},
		{headKey, "4\nprogram 1", "are of version 4; this karvon reads version 5"},
		{headKey, "3\nprogram 1", "are of version 3; this karvon reads version 5"},
		{headKey, "30\nprogram 2", "are of version 30; this karvon reads version 5"},
		{oldHeadKey, "program 1", "are of version 2 or older; this karvon reads version 5"},
	} {
		folder := begun(t, c.key, c.value)
		before, _ := os.ReadFile(filepath.Join(folder, FileName))
		for _, resume := range []bool{false, true} {
			if _, err := Open(t.Context(), folder, "program 1", resume); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("resume %v: the error is %v, not %q", resume, err, c.want)
			}
		}
		if after, _ := os.ReadFile(filepath.Join(folder, FileName)); !bytes.Equal(before, after) {
			t.Error("the directory is changed")
		}
	}
}

// The first under a key wins: the same again adds nothing, and another value is an error, which leaves it.
func TestTheFirstValueOfAKeyCounts(t *testing.T) {
	folder := filled(t, 5)
	path := filepath.Join(folder, FileName)
	before, _ := os.ReadFile(path)
	key, value := numbered(2)
	j := open(t, folder, true)
	if err := j.Put(key, value); err != nil {
		t.Errorf("the same again: %v", err)
	}
	if err := j.Put(key, []byte("another")); !errors.Is(err, ErrAnother) {
		t.Errorf("another: %v", err)
	}
	closed(t, j)
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the directory has changed")
	}
	twice := append(before, encode(key.bytes(), []byte("another"))...)
	if err := os.WriteFile(path, twice, 0o666); err != nil {
		t.Fatal(err)
	}
	j = open(t, folder, true)
	defer closed(t, j)
	if got, _, err := j.Get(key); err != nil || !bytes.Equal(got, value) || j.Len() != 5 {
		t.Errorf("%q of %d records, %v", got, j.Len(), err)
	}
}

// strange writes a file of records that is none, and gives its folder.
func strange(t *testing.T, text []byte) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, FileName), text, 0o666); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestWhatIsNoJournalIsRefusedAndLeft(t *testing.T) {
	text := bytes.Repeat([]byte("what somebody else keeps\n"), 100)
	folder := strange(t, text)
	if _, err := Open(t.Context(), folder, "program 1", true); err == nil ||
		!strings.Contains(err.Error(), "is no file of results of karvon") {
		t.Errorf("the error is %v", err)
	}
	if left, _ := os.ReadFile(filepath.Join(folder, FileName)); !bytes.Equal(left, text) {
		t.Errorf("of %d bytes %d are left", len(text), len(left))
	}
}

func TestAJournalIsNotCutBeforeItIsKnownToBeGoneOnWith(t *testing.T) {
	folder := filled(t, 4)
	path := filepath.Join(folder, FileName)
	text, _ := os.ReadFile(path)
	text[len(text)-10] ^= 1
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	for program, resume := range map[string]bool{"program 1": false, "program 2": true} {
		if _, err := Open(t.Context(), folder, program, resume); err == nil {
			t.Errorf("%s opens it", program)
		}
		if left, _ := os.ReadFile(path); !bytes.Equal(left, text) {
			t.Errorf("%s has changed it", program)
		}
	}
}

func TestALinkIsNoJournal(t *testing.T) {
	folder, other := t.TempDir(), filepath.Join(filled(t, 2), FileName)
	if err := os.Symlink(other, filepath.Join(folder, FileName)); err != nil {
		t.Skip(err)
	}
	if _, err := Open(t.Context(), folder, "program 1", true); err == nil || !strings.Contains(err.Error(), "is a link") {
		t.Errorf("the error is %v", err)
	}
}

func TestOpeningEndsWithTheContext(t *testing.T) {
	folder := filled(t, 2)
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Open(ended, folder, "program 1", true); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestWhatADirectoryCannotKeepIsRefused(t *testing.T) {
	j := open(t, filled(t, 2), true)
	defer closed(t, j)
	if err := j.Put(other, make([]byte, bound.Outcome.Most+1)); err == nil ||
		!strings.Contains(err.Error(), "larger than 256 MiB") {
		t.Errorf("of a replication that is too large: %v", err)
	}
	j.end = bound.Journal.Most
	if err := j.Put(other, nil); err != errFull {
		t.Errorf("of a full directory: %v", err)
	}
}
