package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	return Key{byte(i), 1}, bytes.Repeat([]byte{byte(i)}, 10*i)
}

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
	if _, ok, _ := j.Get(Key{99}); ok {
		t.Error("there is a record that nobody wrote")
	}
}

// Wherever a crash cuts the file, the whole records before the cut stay and
// the journal can be written further.
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
	if _, err := Open(t.Context(), folder, "program 2", true); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("another program: %v", err)
	}
	j := open(t, folder, true)
	defer closed(t, j)
	if _, err := Open(t.Context(), folder, "program 1", true); err == nil || !strings.Contains(fmt.Sprint(err), "in use by another run") {
		t.Errorf("a second run: %v", err)
	}
}

func TestTheLastValueOfAKeyCounts(t *testing.T) {
	folder := filled(t, 5)
	key, _ := numbered(2)
	j := open(t, folder, true)
	if err := j.Put(key, []byte("another")); err != nil {
		t.Fatal(err)
	}
	closed(t, j)
	j = open(t, folder, true)
	defer closed(t, j)
	if got, _, err := j.Get(key); err != nil || string(got) != "another" || j.Len() != 5 {
		t.Errorf("%q of %d records, %v", got, j.Len(), err)
	}
}
