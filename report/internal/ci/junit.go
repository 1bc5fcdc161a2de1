package ci

import (
	"encoding/xml"
	"io"
	"strings"

	"karvon/report/document"
	"karvon/sim/visible"
)

// The elements of a JUnit file that CI servers read.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitMessage `xml:"failure"`
		Error   *junitMessage `xml:"error"`
		Skipped *junitMessage `xml:"skipped"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit writes a verification as JUnit XML: a suite for each scenario, in it a case for the fingerprint, each
// judged response and each threshold. What is undecided is a failure, or skipped where it passes. It bears no
// times.
func WriteJUnit(w io.Writer, d *document.Document, options document.Options) error {
	all := junitSuites{Name: d.Title}
	for i := range d.Suites {
		suite := junitSuiteOf(&d.Suites[i], options.UndecidedPasses)
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Errors += suite.Errors
		all.Suites = append(all.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func junitSuiteOf(s *document.Suite, undecidedPasses bool) junitSuite {
	name := visible.Line(s.Name)
	suite := junitSuite{Name: name}
	for _, finding := range s.Findings {
		test := junitCase{
			Class: name, Name: visible.Line(finding.Name), File: visible.Line(finding.File()), Line: finding.Place.Line,
		}
		said := strings.Join(finding.Lines(), "\n")
		message := &junitMessage{Message: said, Type: finding.Kind, Text: said}
		switch {
		case finding.Grade == document.NoResult:
			test.Error = message
			suite.Errors++
		case finding.Grade == document.Undecided && undecidedPasses:
			test.Skipped = message
			suite.Skipped++
		case finding.Grade >= document.Undecided:
			test.Failure = message
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, test)
		suite.Tests++
	}
	return suite
}
