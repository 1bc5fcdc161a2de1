package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"karvon/sim/experiment"
	"karvon/sim/experiment/pace"
	"karvon/sim/visible"
)

// When progress is told.
const (
	patience      = time.Second     // before a bar shows work on a terminal
	forecastAfter = 5 * time.Second // before a word on work that will take very long
	veryLong      = 10 * time.Minute
	tellEvery     = time.Minute // to what is no terminal
	look          = 200 * time.Millisecond
)

// progress tells on the standard error how far work has come and how long it will take: by a bar on a terminal, by
// a line a minute elsewhere. It looks at the work by itself, so that it speaks of any phase, and also where nothing
// moves.
type progress struct {
	work  *pace.Work // nil where nobody wants to know
	w     io.Writer
	pace  paces
	stop  chan struct{}
	ended sync.WaitGroup

	broken error // by a panic; read after the end

	mutex    sync.Mutex
	bar      bar // nil where there is no terminal
	began    time.Time
	told     time.Time
	forecast bool // whether a word was said on work that will take very long
}

// bar shows on a terminal how far work has come.
type bar interface {
	show(pace.State)
	clear() // takes it off the terminal
}

// paces are how often progress looks at the work, how long it waits before it draws a bar, and how often it says a
// line where it draws none. Where somebody else shows how far the work has come, he is told at each look instead.
type paces struct {
	look, patience, every time.Duration
	shown                 func(pace.State)
}

// patient are the paces for people.
var patient = paces{look: look, patience: patience, every: tellEvery}

// newProgress watches work until it ends.
func newProgress(w io.Writer, bar bar, paces paces) *progress {
	p := &progress{work: pace.New(), w: forPeople(w), pace: paces, bar: bar, stop: make(chan struct{})}
	p.began = time.Now()
	p.told = p.began
	p.ended.Go(func() {
		defer p.catch()
		ticker := time.NewTicker(p.pace.look)
		defer ticker.Stop()
		for {
			select {
			case now := <-ticker.C:
				p.tell(now)
			case <-p.stop:
				return
			}
		}
	})
	return p
}

// end ends the watch, and gives the panic that ended it before.
func (p *progress) end() error {
	if p.work == nil {
		return nil
	}
	close(p.stop)
	p.ended.Wait()
	if p.broken != nil {
		return p.broken
	}
	p.clear()
	return nil
}

// untold ends the telling of progress, for a command that has its own or none.
func (a *app) untold() error {
	err := a.progress.end()
	a.progress = new(progress)
	return err
}

// catch keeps what the watch panicked with: the work goes on unwatched.
func (p *progress) catch() {
	if value := recover(); value != nil {
		p.broken = experiment.NewPanicError(value)
	}
}

// clear takes the bar off the terminal, for what is printed next.
func (p *progress) clear() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bar != nil {
		p.bar.clear()
	}
}

// writing passes on to the report: the work that can be counted is over.
func (p *progress) writing() {
	p.work.Stage("writing the report", "")
	p.clear()
}

// tell says how far the work has come, where it is time to.
func (p *progress) tell(now time.Time) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	s := p.work.State()
	if p.pace.shown != nil {
		p.pace.shown(s)
		return
	}
	if whole := s.Elapsed + s.Left; !p.forecast && s.Known && now.Sub(p.began) >= forecastAfter {
		p.forecast = true
		if whole > veryLong {
			fmt.Fprintf(p.w, "this will take some %s, for %.0f %s%s\n", spell(whole), s.Total, s.Noun, fewer(s.Noun))
		}
	}
	switch {
	case p.bar != nil && now.Sub(p.began) >= p.pace.patience:
		p.bar.show(s)
	case p.bar == nil && now.Sub(p.told) >= p.pace.every:
		p.told = now
		fmt.Fprintf(p.w, "karvon: %s\n", visible.Line(line(s)))
	}
}

// fewer says what takes less time, where that is in the hands of who waits.
func fewer(noun string) string {
	if noun != replications {
		return ""
	}
	return "; fewer, by --replications, take less"
}

// replications is what most commands count.
const replications = "replications"

// line says in a line how far work has come.
func line(s pace.State) string {
	if s.Noun == "" || s.Total == 0 {
		return fmt.Sprintf("%s, for %s so far", s.Stage, spell(s.Elapsed))
	}
	text := fmt.Sprintf("%s: %s of %.0f %s after %s; %s", s.Stage, count(s.Done), s.Total, s.Noun, spell(s.Elapsed),
		remaining(s))
	switch {
	case s.Ahead == 0:
	case s.Known:
		text += fmt.Sprintf(", and after that at most %d %s, %s", s.Ahead, s.Noun, spell(s.AheadLeft))
	default:
		text += fmt.Sprintf(", and after that at most %d %s", s.Ahead, s.Noun)
	}
	return text
}

// remaining says how long the rest takes, as far as that is known.
func remaining(s pace.State) string {
	switch {
	case !s.Known:
		return "how long the rest takes is not known yet"
	case s.Rough:
		return "some " + spell(s.Left) + " more, by what was met so far"
	}
	return "about " + spell(s.Left) + " more"
}

// count writes how many items are done: in parts, where they are few.
func count(done float64) string {
	if done < 10 {
		return fmt.Sprintf("%.1f", done)
	}
	return fmt.Sprintf("%d", int(done))
}

// spell writes a length of time, to two digits or so.
func spell(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", max(1, int(d.Round(time.Second)/time.Second)))
	case d < 90*time.Minute:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute)/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("%.1f h", d.Hours())
	}
	return fmt.Sprintf("%.1f days", d.Hours()/24)
}
