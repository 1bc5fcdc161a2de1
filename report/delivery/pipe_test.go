//go:build unix

package delivery

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAPipeIsWrittenInPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		text, _ := os.ReadFile(path)
		read <- string(text)
	}()
	if err := WriteFile(t.Context(), path, saying("new")); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "new" {
		t.Errorf("the reader got %q", got)
	}
}

func TestAPipeThatNobodyReadsEndsWithTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	go end()
	if _, err := Create(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("before there is a reader: %v", err)
	}
	reader, err := os.OpenFile(path, os.O_RDWR, 0) // and reads nothing
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	ctx, end = context.WithCancel(t.Context())
	err = WriteFile(ctx, path, func(w io.Writer) error {
		end()
		_, err := w.Write(make([]byte, 1<<22))
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("of a reader that reads nothing: %v", err)
	}
}
