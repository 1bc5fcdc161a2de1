//go:build !js

package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"karvon/sim/experiment/pace"
	"karvon/sim/visible"
)

// drawnBar shows on a terminal how far work has come.
type drawnBar struct {
	drawn *progressbar.ProgressBar
}

// barSteps is the number of steps of the bar.
const barSteps = 1000

// newBar draws on a writer, or gives nil where that is no terminal.
func newBar(w io.Writer, ascii bool) bar {
	if _, ok := terminal(w); !ok {
		return nil
	}
	theme := progressbar.ThemeDefault
	if ascii {
		theme = progressbar.ThemeASCII
	}
	return &drawnBar{progressbar.NewOptions(barSteps,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetPredictTime(false), // by steps alone
		progressbar.OptionSetTheme(theme),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())}
}

// show draws the bar: by the time that is spent of the whole, where that is known. What cannot be drawn is no
// reason to stop the work.
func (b *drawnBar) show(s pace.State) {
	if s.Noun == "" || s.Total == 0 {
		return
	}
	share, left := s.Done/s.Total, ""
	if s.Known {
		share = float64(s.Elapsed) / float64(s.Elapsed+s.Left)
		left = fmt.Sprintf(", %s more", spell(s.Left))
	}
	b.drawn.Describe(visible.Line(s.Stage + left))
	_ = b.drawn.Set(min(barSteps-1, int(barSteps*share)))
}

// clear takes the bar off the terminal.
func (b *drawnBar) clear() { _ = b.drawn.Clear() }
