package chart

import (
	"io"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/document"
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

func newSheet(g *gallery) *sheet {
	s := &sheet{title: wrapped(g.Title, titleText, innerWidth), note: wrapped(g.Note, noteText, innerWidth)}
	pictures := slices.Clone(g.Pictures)
	for i := range pictures {
		if next := i + 1; next < len(pictures) && pictures[next].Kind == document.Time &&
			pictures[next].Axis == pictures[i].Axis {
			pictures[i].Axis = "" // said once, below the last of them
		}
		s.panels = append(s.panels, newPanel(&pictures[i], g.Language))
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

// WriteSVG draws the pictures of a document that are wanted, in lines.
func WriteSVG(w io.Writer, d *document.Document, options document.Options) error {
	g, err := chosen(d, options.Charts)
	if err != nil {
		return err
	}
	return writeSVG(w, newSheet(g), g.Title)
}

// WritePNG draws them in dots.
func WritePNG(w io.Writer, d *document.Document, options document.Options) error {
	g, err := chosen(d, options.Charts)
	if err != nil {
		return err
	}
	return writePNG(w, newSheet(g))
}
