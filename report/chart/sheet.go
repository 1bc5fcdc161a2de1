package chart

import (
	"fmt"
	"io"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report"
)

const innerWidth = sheetWidth - 2*margin

// sheet is all that a file shows.
type sheet struct {
	title, note []string
	panels      []*panel
}

var (
	titleText = strong(titleSize)
	noteText  = letters(noteSize, faint)
)

func newSheet(g *report.Gallery) *sheet {
	s := &sheet{title: wrapped(g.Title, titleText, innerWidth), note: wrapped(g.Note, noteText, innerWidth)}
	pictures := slices.Clone(g.Pictures)
	for i := range pictures {
		if next := i + 1; next < len(pictures) && pictures[next].Kind == report.Time && pictures[next].Axis == pictures[i].Axis {
			pictures[i].Axis = "" // said once, below the last of them
		}
		s.panels = append(s.panels, newPanel(&pictures[i]))
	}
	return s
}

func (s *sheet) height() vg.Length {
	h := 2*margin + height(len(s.title), titleText) + height(len(s.note), noteText)
	for _, p := range s.panels {
		h += gap + p.height()
	}
	return h
}

// draw draws the panels under each other, their axes in one line.
func (s *sheet) draw(c draw.Canvas) {
	c.FillPolygon(paper, corners(c.Rectangle))
	c = draw.Crop(c, margin, -margin, margin, -margin)
	left := vg.Length(0)
	for _, p := range s.panels {
		left = max(left, p.left(c))
	}
	c = write(c, titleText, s.title)
	for _, p := range s.panels {
		c = draw.Crop(c, 0, 0, 0, -gap/2)
		own := c
		own.Min.Y = c.Max.Y - p.height()
		p.draw(own, left)
		c = draw.Crop(c, 0, 0, 0, -p.height()-gap/2)
	}
	write(c, noteText, s.note)
}

// Write draws pictures in a format, SVG or PNG. An error is the writer's.
func Write(w io.Writer, format report.Format, g *report.Gallery) error {
	g = g.Shown()
	s := newSheet(g)
	switch format {
	case report.SVG:
		return writeSVG(w, s, g.Title)
	case report.PNG:
		return writePNG(w, s)
	}
	return fmt.Errorf("chart: no format %q", format)
}
