package report

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/sim/reason"
	"karvon/sim/regression"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/syntax"
)

// changed makes a change of a time from 10 to 12 minutes.
func changed(verdict regression.Agreement, why string) regression.Change {
	var needed reason.Reason
	if why != "" {
		needed = reason.Text(why)
	}
	return regression.Change{
		Name: "post.gate.wait.mean", Unit: "s", Agreement: verdict, Why: needed, Limit: "2%",
		Before:     regression.RecordedResponse{Unit: "s", Estimate: documenttest.About(600, 12)},
		After:      regression.RecordedResponse{Unit: "s", Estimate: documenttest.About(720, 12)},
		Difference: documenttest.About(120, 6),
	}
}

func TestChangeInASentence(t *testing.T) {
	for _, c := range []struct {
		change regression.Change
		want   string
	}{
		{changed(regression.Changed, ""),
			"post.gate.wait.mean changed by +2.00 ± 0.10 min (+20%), where 2% would not matter"},
		{changed(regression.Equal, ""), "post.gate.wait.mean is equal within its tolerance of 2%: +2.00 ± 0.10 min (+20%)"},
		{changed(regression.Undecided, "about 4 more"),
			"post.gate.wait.mean may have changed: +2.00 ± 0.10 min (+20%); its tolerance is 2% (about 4 more)"},
		{changed(regression.Same, ""), "post.gate.wait.mean is what it was"},
	} {
		if got := changeSentence(&c.change); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestDifferenceOfSharesIsInPoints(t *testing.T) {
	c := regression.Change{
		Unit: "1", Before: regression.RecordedResponse{Estimate: stats.Unknown(0.4)},
		After:      regression.RecordedResponse{Estimate: stats.Unknown(0.38)},
		Difference: documenttest.About(-0.02, 0.004), Agreement: regression.Changed,
	}
	if got := differenceOf(&c); got != "-2.00 ± 0.40 points (-5.0%)" {
		t.Errorf("got %q", got)
	}
}

// What a CI server reads is XML, and a failure without a result is an error.
func TestJUnitOfAFailure(t *testing.T) {
	var text strings.Builder
	cases := []regression.Case{
		{File: "a.yaml", Err: errors.New("who waits for whom & why")},
		{File: "b.yaml", Err: syntax.Errors{{Code: scenario.UnknownKey, Pos: syntax.Pos{File: "b.yaml", Line: 3, Column: 2},
			Message: "no <key>"}}},
	}
	if err := Write(&text, JUnit, Verification(cases), document.Options{}); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Errors   int `xml:"errors,attr"`
		Failures int `xml:"failures,attr"`
		Suites   []struct {
			Cases []struct {
				Line  int `xml:"line,attr"`
				Error struct {
					Message string `xml:"message,attr"`
				} `xml:"error"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(text.String()), &read); err != nil {
		t.Fatal(err)
	}
	if read.Errors != 2 || read.Failures != 0 || read.Suites[0].Cases[0].Error.Message != "who waits for whom & why" ||
		read.Suites[1].Cases[0].Line != 3 {
		t.Errorf("%s", text.String())
	}
}

func TestAnnotationsEscapeWhatEndsThem(t *testing.T) {
	var text strings.Builder
	cases := []regression.Case{{File: "a,b.yaml", Err: errors.Join(errors.New("100%"), errors.New("of: all\n::error::x"))}}
	if err := Write(&text, GitHub, Verification(cases), document.Options{}); err != nil {
		t.Fatal(err)
	}
	want := "::error file=a%2Cb.yaml,line=1,col=1,title=karvon verify%3A run::100%25%0Aof: all\\n::error::x\n"
	if text.String() != want {
		t.Errorf("got %q, want %q", text.String(), want)
	}
}
