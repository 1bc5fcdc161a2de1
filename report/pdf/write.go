package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"

	"karvon/report/document"
	"karvon/report/internal/paper"
)

// noTime stands for the time at which a file was made: the same result gives the same bytes whenever it is written.
var noTime = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// Write writes a document as PDF: what text shows, with its pictures.
func Write(w io.Writer, d *document.Document, options document.Options) error {
	made, err := paper.New(d, options)
	if err != nil {
		return err
	}
	return write(w, made.Title, set(made))
}

// family is the name of the letters within a file.
const family = "liberation"

func write(w io.Writer, title string, pages []page) error {
	file := fpdf.New("P", "pt", "A4", "")
	file.SetCatalogSort(true)
	file.SetCreationDate(noTime)
	file.SetModificationDate(noTime)
	file.SetTitle(drawable(title), true)
	file.SetProducer("karvon", true)
	file.SetCreator("karvon", true)
	file.SetLang("en-GB")
	file.SetAutoPageBreak(false, 0)
	file.AddUTF8FontFromBytes(family, "", liberationsansregular.TTF)
	file.AddUTF8FontFromBytes(family, "B", liberationsansbold.TTF)
	for i := range pages {
		file.AddPage()
		draw(file, &pages[i])
		number(file, i+1, len(pages))
	}
	return file.Output(w)
}

// draw draws what stands on a page.
func draw(file *fpdf.Fpdf, p *page) {
	for _, h := range p.headings {
		file.SetFont(family, "B", paper.Heading.Size)
		file.Bookmark(drawable(h.text), 0, h.y)
	}
	for _, m := range p.marks {
		switch {
		case m.plate != nil:
			m.plate.Draw(newCanvas(file, m.x, m.y+m.plate.Height, m.plate.Scale))
		case m.rule.width > 0:
			file.SetDrawColor(ruleGrey, ruleGrey, ruleGrey)
			file.SetLineWidth(m.rule.width)
			file.Line(m.x, m.y, m.x+m.rule.length, m.y)
		default:
			style := ""
			if m.letters.Bold {
				style = "B"
			}
			file.SetFont(family, style, m.letters.Size)
			ink(file.SetTextColor, m.letters.Faint)
			file.Text(m.x, m.y, drawable(m.text))
		}
	}
}

// ruleGrey is the colour of rules.
const ruleGrey = 0x90

// ink sets a colour: nearly black, or grey.
func ink(set func(r, g, b int), faint bool) {
	if faint {
		set(0x55, 0x5f, 0x68)
		return
	}
	set(0x1a, 0x1f, 0x24)
}

// number writes the number of a page and that of all below the text, in the middle.
func number(file *fpdf.Fpdf, of, all int) {
	text := fmt.Sprintf("%d / %d", of, all)
	file.SetFont(family, "", paper.Note.Size)
	ink(file.SetTextColor, true)
	file.Text((paper.PageWidth-paper.Note.Width(text))/2, paper.PageHeight-paper.Margin/2, text)
}

// missing stands for a letter beyond those that the format's fonts can hold.
const missing = '□'

// drawable is a text without letters that need two units of UTF-16, for which the library has no place.
func drawable(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xFFFF {
			return missing
		}
		return r
	}, text)
}
