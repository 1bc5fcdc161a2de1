package document

import (
	"math"

	"karvon/report/language"
)

// Document is a result that is ready to be written: what there is to say of it, for people in sentences, tables and
// pictures, and for programs in members and rows. A format shows the elements that it can.
type Document struct {
	Kind     Kind
	Title    string
	Setting  string // how it was obtained, in a sentence
	Headline string // the answer, in a sentence
	Points   []string
	Tables   []Table // those that have something to say
	Warnings []string
	Sections []Section // of a document of many answers; not nil in one, though it have none
	Entries  []Entry   // what text shows instead of the tables
	Closing  []string  // what a table by itself comes to, in sentences behind it

	// Fingerprint is that of a run, Hash that of its scenario.
	Fingerprint, Hash string
	Thresholds        []Threshold // of a run, with their verdicts
	// Untitled says that text and Markdown begin with the answer, or with the table: whoever reads them knows what was
	// asked.
	Untitled bool

	Pictures    []Picture
	PictureNote string // a sentence about all pictures; mostly empty
	Week        *Week  // what a page draws instead of the pictures, where it is about a run
	Assumptions *Table // what a page lists with the sources; nil for none

	// Body is what Word and PDF show below the title, piece by piece, in place of all above; nil for the usual order.
	Body []Block

	Members  []Member   // of the JSON, in their order
	Indented any        // JSON that goes over lines at every level, instead of members
	Rows     [][]string // of the tidy CSV, the header first; nil where it is the table
	RowsName string     // of the file of these in a folder

	Suites []Suite // what CI lists one by one

	// Language is that in which it is said; nil for English. English makes the same document in English, of which those
	// formats are that programs read; nil where it is that itself.
	Language *language.Language
	English  func() *Document
}

// Kind is what a document is about.
type Kind string

// The kinds of documents.
const (
	OfRun          Kind = "run"
	OfComparison   Kind = "comparison"
	OfSweep        Kind = "sweep"
	OfCapacity     Kind = "capacity"
	OfSensitivity  Kind = "sensitivity"
	OfCalibration  Kind = "calibration"
	OfUncertainty  Kind = "uncertainty"
	OfExplanation  Kind = "explanation"
	OfStaff        Kind = "staff"
	OfYears        Kind = "years"
	OfAppraisal    Kind = "appraisal"
	OfOptions      Kind = "options"
	OfIndicators   Kind = "indicators"
	OfFit          Kind = "fit"
	OfDifference   Kind = "difference"
	OfVerification Kind = "verification"
	OfTable        Kind = "table" // one table by itself
)

// Threshold is a threshold with its verdict.
type Threshold struct {
	Expression string
	Value      Number
	Verdict    string // as the JSON of a run has it
	Words      string // what people read of it
	Why        string // what would decide it; empty where that is nothing or unknown
}

// Section is one of many answers.
type Section struct {
	Name     string
	Headline string
	Points   []string
	Table    *Table // nil for none
}

// Entry is a paragraph, or a heading with what is to be said under it.
type Entry struct {
	Text    string
	Heading string
	Parts   []Part
}

// Part is a text beside its label.
type Part struct{ Label, Text string }

// Member is a member of a JSON object. The members stand in a fixed order, each on a line of its own, so that two
// results can be compared by lines.
type Member struct {
	Name  string
	Value any
}

// Listing makes a document of one table by itself, all of which is shown.
func Listing(table Table) *Document {
	table.Whole = true
	return &Document{Kind: OfTable, Tables: []Table{table}, Untitled: true}
}

// Speaking are the tables that have something to say, without the columns that have not, and with all that is to be
// said of their numbers.
func Speaking(all []Table, in *language.Language) []Table {
	var tables []Table
	for _, table := range all {
		if table.hasContent() {
			tables = append(tables, table.Completed(in))
		}
	}
	return tables
}

// Options says how a document is written.
type Options struct {
	Width       int  // characters a line of text, 0 for any number; columns that do not fit are left out
	Color       bool // whether titles are set apart by colour codes
	ASCII       bool // plain ASCII, but for letters in names and titles
	All         bool // all rows of long tables
	VerdictOnly bool // the verdict and nothing else

	Charts          []string // the names of the pictures that are drawn; without any those that lead
	UndecidedPasses bool     // whether CI takes what is undecided for no failure
}

// Bounded gives the options with a width to count with.
func (o Options) Bounded() Options {
	if o.Width == 0 {
		o.Width = math.MaxInt
	}
	return o
}
