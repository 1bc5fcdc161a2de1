package files

import (
	"context"
	"errors"
	"io"
	"os"
	"testing"
)

// ends makes the two ends of a pipe.
func ends(t *testing.T) (from, to *os.File) {
	t.Helper()
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { from.Close(); to.Close() })
	return from, to
}

func TestWhatIsWrittenComesThroughAlsoAfterTheEndOfTheContext(t *testing.T) {
	from, to := ends(t)
	ctx, end := context.WithCancel(t.Context())
	defer end()
	w := NewWriter(ctx, to)
	for _, text := range []string{"before, ", "after"} {
		if n, err := io.WriteString(w, text); n != len(text) || err != nil {
			t.Fatalf("%d bytes, %v", n, err)
		}
		end()
	}
	to.Close()
	if got, _ := io.ReadAll(from); string(got) != "before, after" {
		t.Errorf("got %q", got)
	}
}

// A pipe holds some thousands of bytes; what goes beyond waits for a reader.
func TestAWriteThatNobodyReadsEndsWithTheContext(t *testing.T) {
	_, to := ends(t)
	ctx, end := context.WithCancel(t.Context())
	w := NewWriter(ctx, to)
	go end()
	if _, err := w.Write(make([]byte, 1<<22)); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if n, err := w.Write([]byte("more")); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("behind it %d bytes are written, %v", n, err)
	}
}

func TestTheFirstFailureStays(t *testing.T) {
	from, to := ends(t)
	from.Close()
	w := NewWriter(t.Context(), to)
	_, first := w.Write([]byte("x"))
	if _, err := w.Write([]byte("y")); first == nil || err != first || w.Failure() != first {
		t.Errorf("%v, then %v, and %v", first, err, w.Failure())
	}
}
