package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"karvon/report/delivery"
	"karvon/report/document"
	"karvon/report/internal/data"
)

// Format is a way of writing a document.
type Format string

// The formats.
const (
	Text     Format = "text"     // for a terminal: shortened to fit
	Markdown Format = "markdown" // everything in tables
	CSV      Format = "csv"      // one tidy table
	JSON     Format = "json"     // everything, with the values of each replication
	HTML     Format = "html"     // a page by itself, with pictures
	XLSX     Format = "xlsx"     // a workbook for spreadsheets, a sheet a table
	DOCX     Format = "docx"     // pages for Word: what text shows, with pictures
	PDF      Format = "pdf"      // the same pages, for print
	SVG      Format = "svg"      // pictures alone, in lines
	PNG      Format = "png"      // pictures alone, in dots
	JUnit    Format = "junit"    // an XML file for CI servers
	GitHub   Format = "github"   // annotations at the lines of files
)

var (
	ofTables   = []Format{Text, Markdown, CSV}
	ofReports  = slices.Concat(ofTables, []Format{JSON, HTML, XLSX, DOCX, PDF})
	ofPictures = slices.Concat(ofReports, []Format{SVG, PNG})
)

// Formats lists for each kind of document the formats in which it is written.
var Formats = map[document.Kind][]Format{
	document.OfRun: ofPictures, document.OfComparison: ofPictures, document.OfSweep: ofPictures,
	document.OfCapacity: ofPictures, document.OfSensitivity: ofPictures, document.OfUncertainty: ofReports,
	document.OfExplanation: ofPictures, document.OfStaff: ofPictures, document.OfYears: ofPictures,
	document.OfAppraisal: ofPictures, document.OfCalibration: ofPictures,
	document.OfOptions:    ofPictures,
	document.OfIndicators: ofReports,
	document.OfFit:        ofPictures,
	document.OfDifference: ofReports, document.OfTable: ofTables,
	document.OfVerification: {Text, Markdown, JUnit, GitHub},
}

// Writers are writers of formats that need libraries of their own, so that a program has those alone that it names:
// [karvon/report/workbook], [karvon/report/word], [karvon/report/pdf] and [karvon/report/chart].
type Writers map[Format]func(io.Writer, *document.Document, document.Options) error

// plain are the writers that need no library.
var plain = Writers{CSV: data.WriteCSV, JSON: data.WriteJSON}

// Binary says that a format is not for a terminal.
func (f Format) Binary() bool { return f == XLSX || f == DOCX || f == PDF || f == PNG }

// Drawn says that a format holds pictures and nothing else.
func (f Format) Drawn() bool { return f == SVG || f == PNG }

// Chosen says that a format holds those pictures that are chosen, or that lead.
func (f Format) Chosen() bool { return f.Drawn() || f == DOCX || f == PDF }

// forPrograms says that programs read a format: its names are English in every language, and its numbers plain.
func (f Format) forPrograms() bool { return plain[f] != nil || f == JUnit || f == GitHub }

// inEnglish is a document for programs.
func inEnglish(d *document.Document) *document.Document {
	if d.English == nil {
		return d
	}
	return d.English()
}

// ParseFormat finds a format of a report by its name.
func ParseFormat(name string) (Format, error) {
	if slices.Contains(ofPictures, Format(name)) {
		return Format(name), nil
	}
	return "", fmt.Errorf("%q is no format of a report: choose %s", name, formatNames(ofPictures))
}

func formatNames(formats []Format) string {
	names := make([]string, len(formats))
	for i, format := range formats {
		names[i] = string(format)
	}
	return strings.Join(names, ", ")
}

// Write writes a document in a format that its kind has and that needs no library of its own.
func Write(w io.Writer, format Format, d *document.Document, options document.Options) error {
	return Writers(nil).Write(w, format, d, options)
}

// Write writes a document in a format that its kind has. An error is the writer's, or says that there is none.
func (more Writers) Write(w io.Writer, format Format, d *document.Document, options document.Options) error {
	if !slices.Contains(Formats[d.Kind], format) {
		return fmt.Errorf("a %s is written as %s, not as %s", d.Kind, formatNames(Formats[d.Kind]), format)
	}
	write := plain[format]
	for _, others := range []Writers{usual, more} {
		if write == nil {
			write = others[format]
		}
	}
	if write == nil {
		return fmt.Errorf("this program cannot write %s", format)
	}
	if format.forPrograms() {
		d = inEnglish(d)
	}
	buffered := bufio.NewWriter(w)
	if err := write(buffered, d, options.Bounded()); err != nil {
		return err
	}
	return buffered.Flush()
}

// WriteFolder writes a document as CSV files into a folder: a file for each table, such as stations.csv, and last
// one with every number.
func WriteFolder(folder *delivery.Folder, d *document.Document) error {
	d = inEnglish(d)
	for _, table := range d.Tables {
		if err := folder.Add(table.Name+".csv", func(w io.Writer) error { return data.WriteTable(w, table) }); err != nil {
			return err
		}
	}
	if err := folder.Add(d.RowsName+".csv", func(w io.Writer) error { return data.WriteRows(w, d.Rows) }); err != nil {
		return err
	}
	return folder.Commit()
}
