package broker

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
)

// logger gives the server's log to a log of the standard library. What is of a level that it does not take is not
// even worded.
type logger struct{ to *slog.Logger }

func (l logger) Noticef(format string, values ...any) { l.say(slog.LevelDebug, format, values) }
func (l logger) Warnf(format string, values ...any)   { l.say(slog.LevelWarn, format, values) }
func (l logger) Errorf(format string, values ...any)  { l.say(slog.LevelError, format, values) }
func (l logger) Fatalf(format string, values ...any)  { l.say(slog.LevelError, format, values) }
func (l logger) Debugf(string, ...any)                {}
func (l logger) Tracef(string, ...any)                {} // would hold what is sent

func (l logger) say(level slog.Level, format string, values []any) {
	if l.to.Enabled(context.Background(), level) {
		l.to.Log(context.Background(), level, fmt.Sprintf(format, values...), "from", "broker")
	}
}

// firstError is a log that remembers the first error, to say why a server did not start.
type firstError struct {
	logger
	first atomic.Pointer[string]
	fatal atomic.Bool // the server does not start
}

func (f *firstError) Errorf(format string, values ...any) { f.remember(format, values) }

// Fatalf does not end the process, which has more to say.
func (f *firstError) Fatalf(format string, values ...any) {
	f.remember(format, values)
	f.fatal.Store(true)
}

func (f *firstError) remember(format string, values []any) {
	text := fmt.Sprintf(format, values...)
	f.first.CompareAndSwap(nil, &text)
	f.say(slog.LevelError, format, values)
}

// catch takes up the panic of a server that starts: it does not, and says why.
func (f *firstError) catch() {
	if value := recover(); value != nil {
		f.Fatalf("it panicked: %v", value)
	}
}

// because gives the first error as the rest of a message, or nothing.
func (f *firstError) because() string {
	if text := f.first.Load(); text != nil {
		return ": " + *text
	}
	return ""
}
