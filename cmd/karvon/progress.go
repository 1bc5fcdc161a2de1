package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work goes on before a bar shows it.
const patience = time.Second

// progress shows on a terminal how far work has come and how long it will
// take, where that is longer than a second. Its methods are not called at the
// same time.
type progress struct {
	bar    *progressbar.ProgressBar
	screen *late
	shown  bool
}

// barSteps is the number of steps of the bar.
const barSteps = 1000

// newProgress shows progress on a writer, or gives nil where it is no terminal.
func newProgress(w io.Writer, ascii bool) *progress {
	if _, ok := terminal(w); !ok {
		return nil
	}
	theme := progressbar.ThemeDefault
	if ascii {
		theme = progressbar.ThemeASCII
	}
	screen := &late{w: w, opens: time.Now().Add(patience)}
	return &progress{screen: screen, bar: progressbar.NewOptions(barSteps,
		progressbar.OptionSetWriter(screen),
		progressbar.OptionSetDescription("simulating"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetTheme(theme),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())}
}

// report says that so much of the total is done. A bar that cannot be drawn is
// no reason to stop the work.
func (p *progress) report(done, total float64) {
	if !p.shown && p.screen.isOpen() {
		p.shown = true
		_ = p.bar.RenderBlank()
	}
	_ = p.bar.Set(int(barSteps * done / total))
}

// end takes the bar off the terminal.
func (p *progress) end() { _ = p.bar.Clear() }

// late passes on what is written after a time, and drops what comes before: a
// bar knows the pace of work from its start, but need not be seen then.
type late struct {
	w     io.Writer
	opens time.Time
}

func (l *late) isOpen() bool { return !time.Now().Before(l.opens) }

func (l *late) Write(p []byte) (int, error) {
	if !l.isOpen() {
		return len(p), nil
	}
	return l.w.Write(p)
}

// forecast says once, soon after work has begun, how long it will take where
// that is very long.
type forecast struct {
	w       io.Writer
	started time.Time
	said    bool
}

const (
	forecastAfter = 5 * time.Second
	veryLong      = 10 * time.Minute
)

// report looks at the pace of the work.
func (f *forecast) report(done, total float64) {
	spent := time.Since(f.started)
	if f.said || spent < forecastAfter || done == 0 {
		return
	}
	f.said = true
	if whole := time.Duration(float64(spent) * total / done); whole > veryLong {
		fmt.Fprintf(f.w, "this will take about %s: up to %.0f replications; fewer, by --replications, take less\n", whole.Round(time.Minute), total)
	}
}
