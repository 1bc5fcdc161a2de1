package files

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/bound"
)

var few = &bound.Bound{Name: "small file", Most: 1 << 10, Unit: "bytes"}

// written makes a file in a folder of its own.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileIsReadUpToItsBound(t *testing.T) {
	most := strings.Repeat("x", 1<<10)
	for _, read := range []func(context.Context, string, *bound.Bound) ([]byte, error){Read, ReadRegular} {
		if text, err := read(t.Context(), written(t, most), few); err != nil || string(text) != most {
			t.Errorf("%d bytes, %v", len(text), err)
		}
		_, err := read(t.Context(), written(t, most+"x"), few)
		if want := "is larger than 1 KiB, the most of a small file"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestAFileOfAFileSystemIsReadUpToItsBound(t *testing.T) {
	from := fstest.MapFS{"small": {Data: []byte("x")}, "large": {Data: make([]byte, 1<<10+1)}}
	if text, err := ReadFrom(from, "small", few); err != nil || string(text) != "x" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := ReadFrom(from, "large", few); !errors.As(err, new(TooLarge)) {
		t.Errorf("the error is %v", err)
	}
	if _, err := ReadFrom(from, ".", few); !errors.Is(err, ErrDirectory) {
		t.Errorf("the error is %v", err)
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	if _, err := Read(t.Context(), t.TempDir(), few); !errors.Is(err, ErrDirectory) {
		t.Errorf("of a directory: %v", err)
	}
	if _, err := Read(t.Context(), os.DevNull, few); !errors.Is(err, ErrDevice) {
		t.Errorf("of a device: %v", err)
	}
	if _, err := Read(t.Context(), filepath.Join(t.TempDir(), "none"), few); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
}

func TestNothingIsReadUnderAContextThatHasEnded(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Read(ended, written(t, "x"), few); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
