package report

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// Format is a way of writing a result.
type Format string

// The formats.
const (
	Text     Format = "text"     // for a terminal: shortened to fit
	Markdown Format = "markdown" // everything in tables
	CSV      Format = "csv"      // one tidy table of the responses
	JSON     Format = "json"     // everything, with the values of each replication
	HTML     Format = "html"     // a page by itself, with pictures
	XLSX     Format = "xlsx"     // a workbook for spreadsheets, a sheet a table
	SVG      Format = "svg"      // pictures alone, in lines; package chart draws them
	PNG      Format = "png"      // pictures alone, in dots
)

// Formats lists the formats.
var Formats = []Format{Text, Markdown, CSV, JSON, HTML, XLSX, SVG, PNG}

// Binary says that a format is not for a terminal.
func (f Format) Binary() bool { return f == XLSX || f == PNG }

// Drawn says that a format holds pictures and nothing else.
func (f Format) Drawn() bool { return f == SVG || f == PNG }

// ParseFormat finds a format by its name.
func ParseFormat(name string) (Format, error) {
	if slices.Contains(Formats, Format(name)) {
		return Format(name), nil
	}
	names := make([]string, len(Formats))
	for i, format := range Formats {
		names[i] = string(format)
	}
	return "", fmt.Errorf("%q is no format of a report: choose %s", name, strings.Join(names, ", "))
}

// Options says how text is laid out, and what a page knows besides the result.
type Options struct {
	Width       int  // characters a line, 0 for any number; columns that do not fit are left out
	Color       bool // whether titles are set apart by colour codes
	ASCII       bool // plain ASCII, but for letters in names and titles
	All         bool // all rows of long tables
	VerdictOnly bool // the verdict and nothing else

	// Scenario, if not nil, is what was run: a page lists its quantities and
	// places its sites.
	Scenario *scenario.Scenario
}

// bounded gives the options with a width to count with.
func (o Options) bounded() Options {
	if o.Width == 0 {
		o.Width = math.MaxInt
	}
	return o
}

// Write writes a result in a format. An error is the writer's.
func Write(w io.Writer, format Format, r *experiment.Result, options Options) error {
	buffered := bufio.NewWriter(w)
	if err := write(buffered, format, r, options.bounded()); err != nil {
		return err
	}
	return buffered.Flush()
}

func write(w io.Writer, format Format, r *experiment.Result, options Options) error {
	switch format {
	case Text:
		return writeText(w, r, options)
	case Markdown:
		return writeMarkdown(w, r)
	case CSV:
		return writeResponses(w, r)
	case JSON:
		return writeJSON(w, r)
	case HTML:
		return writePage(w, r, options.Scenario)
	case XLSX:
		return writeResultWorkbook(w, r)
	}
	return fmt.Errorf("report: no format %q", format)
}
