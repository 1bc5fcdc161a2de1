package report

import (
	"encoding/xml"
	"io"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/regression"
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

// WriteJUnit writes a verification as JUnit XML: a suite for each scenario, in
// it a case for the fingerprint, each judged response and each threshold. What
// is undecided is a failure, or skipped where undecidedPasses. It bears no times.
func WriteJUnit(w io.Writer, cases []regression.Case, undecidedPasses bool) error {
	all := junitSuites{Name: "karvon verify"}
	for i := range cases {
		suite := junitSuiteOf(&cases[i], undecidedPasses)
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

func junitSuiteOf(c *regression.Case, undecidedPasses bool) junitSuite {
	name := visible.Line(c.Name())
	suite := junitSuite{Name: name}
	for _, finding := range findingsOf(c) {
		test := junitCase{
			Class: name, Name: visible.Line(finding.name), File: visible.Line(fileOf(finding.place)), Line: finding.place.Line,
		}
		said := strings.Join(finding.lines(), "\n")
		message := &junitMessage{Message: said, Type: finding.kind, Text: said}
		switch {
		case finding.grade == noResult:
			test.Error = message
			suite.Errors++
		case finding.grade == undecided && undecidedPasses:
			test.Skipped = message
			suite.Skipped++
		case finding.grade >= undecided:
			test.Failure = message
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, test)
		suite.Tests++
	}
	return suite
}

// thresholdGrade grades a threshold's verdict.
func thresholdGrade(v experiment.Verdict) grade {
	switch v {
	case experiment.Met:
		return good
	case experiment.Undecided:
		return undecided
	default:
		return bad
	}
}
