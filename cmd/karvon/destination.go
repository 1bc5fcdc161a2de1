package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"karvon/report"
	"karvon/report/delivery"
	"karvon/report/document"
)

// destination is where a report goes: a file, a folder, or an output of the process where neither is set.
type destination struct {
	out    io.Writer
	format report.Format
	file   *delivery.File
	folder *delivery.Folder
	charts []string // of a picture; empty for those that lead
}

// openDestination makes ready what --output and --format ask for, so that a path that cannot be written, or a chart
// that there is not, is known before any work.
func openDestination(ctx context.Context, out io.Writer, flags *experimentFlags, charts []string) (*destination,
	error) {
	path := flags.output
	folder := isFolder(path)
	chosen, err := chooseFormat(out, path, flags.format, folder)
	if err != nil {
		return nil, err
	}
	if err := checkChosen(chosen, flags.charts, charts); err != nil {
		return nil, err
	}
	d := &destination{out: out, format: chosen, charts: flags.charts}
	switch {
	case path == "":
		return d, nil
	case folder && chosen != report.CSV:
		return nil, fmt.Errorf("--output %s is a folder, which gets CSV files; name a file in it for %s, such as %s",
			path, chosen, filepath.Join(path, "report"+endingOf(chosen)))
	case folder:
		d.folder, err = delivery.CreateFolder(ctx, path)
		return d, err
	}
	d.file, err = delivery.Create(ctx, path)
	return d, err
}

// isFolder says whether a path means a folder: one that exists, or that ends like one.
func isFolder(path string) bool {
	if path == "" {
		return false
	}
	status, err := os.Stat(path)
	return err == nil && status.IsDir() || os.IsPathSeparator(path[len(path)-1])
}

// endings are the formats by the ending of a file's name.
var endings = map[string]report.Format{
	".txt": report.Text, ".md": report.Markdown, ".csv": report.CSV, ".json": report.JSON, ".html": report.HTML,
	".xlsx": report.XLSX, ".docx": report.DOCX, ".pdf": report.PDF, ".svg": report.SVG, ".png": report.PNG,
}

// endingOf is the ending of files of a format.
func endingOf(format report.Format) string {
	for _, ending := range slices.Sorted(maps.Keys(endings)) {
		if endings[ending] == format {
			return ending
		}
	}
	return ""
}

// chooseFormat finds the format that --output and --format ask for. What is not text is refused where it would go
// to a terminal.
func chooseFormat(stdout io.Writer, path, format string, folder bool) (report.Format, error) {
	chosen, err := askedFormat(path, format, folder)
	if _, shown := terminal(stdout); err == nil && shown && path == "" && chosen.Binary() {
		return "", fmt.Errorf("%s is not for a terminal: name a file with --output, or send it to one", chosen)
	}
	return chosen, err
}

func askedFormat(path, format string, folder bool) (report.Format, error) {
	switch ending := strings.ToLower(filepath.Ext(path)); {
	case format != "":
		return report.ParseFormat(format)
	case path == "":
		return report.Text, nil
	case folder:
		return report.CSV, nil
	case endings[ending] != "":
		return endings[ending], nil
	case ending == ".parquet":
		return "", fmt.Errorf("a report does not go into Parquet, rows of a run do: name %s with --series for what goes "+
			"on through the window, or with --records for every visit", path)
	case ending == "":
		return "", fmt.Errorf("--output %s tells no format: it has no ending, and there is no such folder; name a file, "+
			"such as %s.csv or %s.json, or a new folder for CSV files as %s/, or give --format", path, path, path, path)
	default:
		return "", fmt.Errorf("the ending of --output %s tells no format: use .txt, .md, .csv, .json, .html, .xlsx, .docx, "+
			".pdf, .svg, .png or --format", path)
	}
}

// tableFormat finds the format in which a command writes its one table.
func tableFormat(command, name string) (report.Format, error) {
	format, err := report.ParseFormat(name)
	if err == nil && !slices.Contains(report.Formats[document.OfTable], format) {
		return "", fmt.Errorf("%s writes text, markdown or csv, not %s", command, format)
	}
	return format, err
}

// write writes a report to the folder, to the output, or to the file, which gets its name once it is complete.
func (d *destination) write(made *document.Document, options document.Options) error {
	if d.folder != nil {
		return report.WriteFolder(d.folder, made)
	}
	options.Charts = d.charts
	if d.file == nil {
		return writers.Write(d.out, d.format, made, options)
	}
	if err := writers.Write(d.file, d.format, made, options); err != nil {
		return err
	}
	return d.file.Commit()
}

// discard drops what was not committed.
func (d *destination) discard() {
	if d.file != nil {
		d.file.Discard()
	}
	if d.folder != nil {
		d.folder.Discard()
	}
}
