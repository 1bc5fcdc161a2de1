package chart

import (
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"karvon/report/language"
)

// wrapped breaks a text into lines of a width: between words, and within a long name behind a dot or hyphen.
func wrapped(s string, style text.Style, width vg.Length) []string {
	var lines []string
	line := ""
	for _, word := range language.Words(s) {
		for i, part := range parts(word, style, width) {
			joined := line + part
			if i == 0 && line != "" {
				joined = line + " " + part
			}
			if line != "" && style.Width(joined) > width {
				lines = append(lines, line)
				joined = part
			}
			line = joined
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// parts gives a word whole where it fits into a line.
func parts(word string, style text.Style, width vg.Length) []string {
	if style.Width(word) <= width {
		return []string{word}
	}
	var all []string
	from := 0
	for i, letter := range word {
		if strings.ContainsRune(".-/+=", letter) {
			all = append(all, word[from:i+1])
			from = i + 1
		}
	}
	if from < len(word) {
		all = append(all, word[from:])
	}
	return all
}

// height is how high so many lines are.
func height(lines int, style text.Style) vg.Length {
	return vg.Length(lines) * style.Font.Size * lineGap
}

// write writes lines from the top of a canvas, and gives what is left of it.
func write(c draw.Canvas, style text.Style, lines []string) draw.Canvas {
	top := c.Max.Y
	for i, line := range lines {
		c.FillText(style, vg.Point{X: c.Min.X, Y: top - height(i, style)}, line)
	}
	return draw.Crop(c, 0, 0, 0, -height(len(lines), style))
}
