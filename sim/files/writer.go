package files

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"karvon/sim/internal/caught"
)

// Writer writes to a file that is open: a terminal, a pipe, a device or a regular file. Who reads a pipe can stop
// reading, and a write then waits for ever; once the context has ended a write that comes to nothing within a
// moment is given up. The first failure stays: what would come behind it is not written.
type Writer struct {
	ctx    context.Context
	file   *os.File
	aside  bool // whether writes can wait
	mutex  sync.Mutex
	failed error
}

// moment is how long a write can take when nobody waits for it any more.
const moment = 200 * time.Millisecond

// NewWriter makes a writer to a file, which stays the caller's.
func NewWriter(ctx context.Context, file *os.File) *Writer {
	status, err := file.Stat()
	return &Writer{ctx: ctx, file: file, aside: err != nil || !status.Mode().IsRegular()}
}

// File is the file that is written to.
func (w *Writer) File() *os.File { return w.file }

// Failure is the first failure, or nil.
func (w *Writer) Failure() error {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.failed
}

// Write writes all of p, or fails. It can be called from several goroutines.
func (w *Writer) Write(p []byte) (n int, err error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.failed != nil {
		return 0, w.failed
	}
	if w.aside && w.ctx.Done() != nil {
		n, w.failed = w.writeAside(bytes.Clone(p))
	} else {
		n, w.failed = w.file.Write(p)
	}
	return n, w.failed
}

// writeAside writes what is nobody else's.
func (w *Writer) writeAside(p []byte) (int, error) {
	type written struct {
		n     int
		err   error
		panic caught.Panic
	}
	done := make(chan written, 1)
	go func() {
		var all written
		defer func() { done <- all }()
		defer all.panic.Catch()
		all.n, all.err = w.file.Write(p)
	}()
	select {
	case all := <-done:
		all.panic.Raise()
		return all.n, all.err
	case <-w.ctx.Done():
	}
	given := time.NewTimer(moment)
	defer given.Stop()
	select {
	case all := <-done:
		all.panic.Raise()
		return all.n, all.err
	case <-given.C:
		return 0, fmt.Errorf("nobody reads what is written: %w", w.ctx.Err())
	}
}
