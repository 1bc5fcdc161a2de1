//go:build unix

package files

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func pipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAPipeIsReadOnceAndRemembered(t *testing.T) {
	path := pipe(t)
	go os.WriteFile(path, []byte("text"), 0)
	ctx := Remembering(t.Context())
	for range 3 {
		if text, err := Read(ctx, path, few); err != nil || string(text) != "text" {
			t.Fatalf("%q, %v", text, err)
		}
	}
}

func TestAPipeThatEndlesslyGivesIsReadUpToItsBound(t *testing.T) {
	path := pipe(t)
	go os.WriteFile(path, make([]byte, few.Most+1), 0)
	if _, err := Read(t.Context(), path, few); !errors.As(err, new(TooLarge)) {
		t.Errorf("the error is %v", err)
	}
}

// A pipe that nobody writes to gives nothing, not even its opening.
func TestTheEndOfTheContextEndsTheReadingOfAPipe(t *testing.T) {
	path := pipe(t)
	ctx, end := context.WithCancel(t.Context())
	go end()
	if _, err := Read(ctx, path, few); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestAPipeThatAFileNamesIsRefused(t *testing.T) {
	if err := CheckRegular(t.Context(), pipe(t)); !errors.Is(err, ErrPipe) {
		t.Errorf("got %v, want ErrPipe", err)
	}
	if _, err := ReadRegular(t.Context(), pipe(t), few); !errors.Is(err, ErrPipe) {
		t.Errorf("the error is %v", err)
	}
}
