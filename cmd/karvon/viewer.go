package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"strings"

	"karvon/cmd/karvon/internal/studio"
	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/experiment/pace"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// viewer takes the answers of a command as documents, in place of outputs: the page of the studio shows them, and has
// them written in the formats that are asked for.
type viewer struct {
	grown func(*document.Document) // is told what a run has done so far
	day   *studio.Day              // that is shown of a run, in place of its answer; nil for none
	found *document.Document       // by the command; nil before
}

// engineHost runs command lines in this process, each by an app of its own, over the library and own files.
type engineHost struct {
	library fs.FS
	crew    messenger // that does replications; nil where this process does all
}

// Do runs a command line.
func (h *engineHost) Do(ctx context.Context, w *studio.Work, tell func(studio.Progress)) *studio.Outcome {
	var said bytes.Buffer
	a := newApp(io.Discard, &said)
	a.library = &studio.Overlay{FS: h.library, Texts: w.Files}
	a.crew = h.crew
	a.paces.shown = func(s pace.State) { tell(progressOf(s)) }
	a.viewer = &viewer{day: w.Day, grown: func(d *document.Document) {
		if view, err := shownDocument(d, true, false); err == nil {
			tell(studio.Progress{Stage: simulating, Noun: replications, Grown: view})
		}
	}}
	o := &studio.Outcome{Exit: a.run(ctx, w.Arguments)}
	o.Message = strings.TrimSpace(said.String())
	if d := a.viewer.found; d != nil {
		view, err := shownDocument(d, false, w.Day != nil)
		if err != nil {
			return &studio.Outcome{Exit: exitFailed, Message: err.Error()}
		}
		o.Found = &foundDocument{d, shortName(w.Arguments[1]) + "-" + w.Arguments[0], view}
	}
	return o
}

// shownDocument gives a document for the page: provisional where more is to come, and with the day that it replays
// where that is what is shown.
func shownDocument(d *document.Document, provisional, day bool) (json.RawMessage, error) {
	view := report.View(d)
	if view.Provisional = provisional; day && view.Week != nil {
		view.Week.Replay = d.Week.Replay
	}
	return json.Marshal(view)
}

// progressOf says for a page how far work has come.
func progressOf(s pace.State) studio.Progress {
	p := studio.Progress{Stage: s.Stage, Noun: s.Noun, Done: s.Done, Of: s.Total}
	if s.Known {
		left := s.Left.Seconds()
		p.Left = &left
	}
	return p
}

// Rests names the assumptions at whose ends the conclusion of a scenario was seen to be another.
func (h *engineHost) Rests(ctx context.Context, name string) []string {
	a := newApp(io.Discard, io.Discard)
	a.library = h.library
	kept, err := a.kept(ctx, name, nil)
	if err != nil || kept == nil {
		return nil
	}
	var all []string
	add := func(path string) {
		if !slices.Contains(all, path) {
			all = append(all, path)
		}
	}
	for _, r := range kept.Reversals {
		add(r.Assumption)
		for _, end := range r.Ends {
			add(end.Assumption)
		}
	}
	return all
}

// Formats lists what answers are written as.
func (h *engineHost) Formats() []string {
	var names []string
	for _, format := range report.Formats[document.OfRun] {
		names = append(names, string(format))
	}
	return names
}

// foundDocument is an answer.
type foundDocument struct {
	*document.Document
	name string
	view json.RawMessage
}

// View gives it for the page.
func (f *foundDocument) View() json.RawMessage { return f.view }

// Write writes it as a file.
func (f *foundDocument) Write(_ context.Context, format string) (*studio.File, error) {
	chosen, err := report.ParseFormat(format)
	if err != nil {
		return nil, err
	}
	var to bytes.Buffer
	if err := writers.Write(&to, chosen, f.Document, document.Options{Width: pipeWidth}); err != nil {
		return nil, err
	}
	return &studio.File{Name: f.name + endingOf(chosen), Type: mediaTypes[chosen], Content: to.Bytes()}, nil
}

// mediaTypes are those of the formats, the same on every system: some browsers name what is saved by them.
var mediaTypes = map[report.Format]string{
	report.Text: "text/plain", report.Markdown: "text/markdown", report.CSV: "text/csv", report.JSON: "application/json",
	report.HTML: "text/html", report.PDF: "application/pdf", report.SVG: "image/svg+xml", report.PNG: "image/png",
	report.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	report.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// grows gives who sees a run grow, in a language; nil where nobody does.
func (a *app) grows(s *scenario.Scenario, in *languageFlag) func(*experiment.Result) {
	if a.viewer == nil {
		return nil
	}
	return func(r *experiment.Result) {
		a.viewer.grown(in.said(func() *document.Document { return report.Run(r, s) }))
	}
}

// mostShown bounds the entities of a day that is shown, so that it comes within seconds and a browser has room for it.
const mostShown = 100_000

// showDay simulates the replication of a day that is shown, and gives a run of it alone as what was found.
func (a *app) showDay(ctx context.Context, s *scenario.Scenario, m *response.Model, flags *runFlags) error {
	shown := a.viewer.day
	if flags.days > 0 {
		m = m.With(m.WithWindow(int64(flags.days) * plan.Day))
	}
	if err := flags.allows(m.Name, m); err != nil {
		return err
	}
	if most := int((m.Window + plan.Day - 1) / plan.Day); shown.Day > most {
		return wrongf("day %d: the window has %d", shown.Day, most)
	}
	timeline := experiment.NewTimeline(m.Plan)
	timeline.Replayed, timeline.MostReplayed = true, mostShown
	timeline.ReplayOf = experiment.ReplayOf{Replication: shown.Replication - 1, Day: shown.Day - 1}
	a.progress.work.Stage(simulating, replications)
	result, err := experiment.Run(ctx, m, experiment.Options{Seed: flags.seedGiven(), Memory: flags.memory.bytes,
		First: shown.Replication - 1, Replications: 1, Recorder: timeline, Pace: a.progress.work})
	if err != nil {
		return err
	}
	timeline.Finish()
	result.Timeline = timeline
	a.viewer.found = flags.language.said(func() *document.Document { return report.Run(result, s) })
	return nil
}
