package files

import (
	"context"
	"io/fs"
	"os"
	"sync"
)

// memory is what the pipes of a command held.
type memory struct {
	mutex sync.Mutex
	pipes []piped
}

type piped struct {
	status fs.FileInfo
	text   []byte
}

type memoryKey struct{}

// Remembering makes a context under which a pipe can be read several times, as files are: a command reads its
// scenario more than once.
func Remembering(ctx context.Context) context.Context {
	return context.WithValue(ctx, memoryKey{}, &memory{})
}

// remembered gives what a pipe held, or nil. The pipe is the caller's until unlock is called, so that two readers
// do not share what comes out of it.
func remembered(ctx context.Context, status fs.FileInfo) (text []byte, unlock func()) {
	m, ok := ctx.Value(memoryKey{}).(*memory)
	if !ok {
		return nil, func() {}
	}
	m.mutex.Lock()
	for _, p := range m.pipes {
		if os.SameFile(p.status, status) {
			return p.text, m.mutex.Unlock
		}
	}
	return nil, m.mutex.Unlock
}

// remember keeps what a pipe held; the caller has it by remembered.
func remember(ctx context.Context, status fs.FileInfo, text []byte) {
	if m, ok := ctx.Value(memoryKey{}).(*memory); ok {
		m.pipes = append(m.pipes, piped{status, append([]byte{}, text...)})
	}
}
