package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// answer is the part of a result in JSON that the cases ask for.
type answer struct {
	Replications int
	Responses    map[string]struct {
		Mean, Low, High *float64
		Bound           string
		Most            *float64
	}
	Thresholds []struct{ Expression, Verdict string }
}

// ask runs a case and reads its result.
func ask(t *testing.T, arguments ...string) (a answer, code int, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), append(arguments, "--format", "json"), &stdout, &stderr)
	if stdout.Len() > 0 {
		if err := json.Unmarshal(stdout.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
	}
	return a, code, stderr.String()
}

func caseFile(name string) string { return "testdata/cases/" + name + ".yaml" }

// mean fails unless a response has a value, to a relative error.
func (a answer) mean(t *testing.T, response string, want, within float64) {
	t.Helper()
	r, known := a.Responses[response]
	if !known || r.Mean == nil {
		t.Errorf("%s has no value", response)
		return
	}
	if math.Abs(*r.Mean-want) > within*math.Abs(want) {
		t.Errorf("%s is %v, want %v", response, *r.Mean, want)
	}
}

// verdicts fails unless the thresholds have these verdicts, in order.
func (a answer) verdicts(t *testing.T, want ...string) {
	t.Helper()
	for i, threshold := range a.Thresholds {
		if threshold.Verdict != want[min(i, len(want)-1)] {
			t.Errorf("%s is %s, want %s", threshold.Expression, threshold.Verdict, want[min(i, len(want)-1)])
		}
	}
}

func exits(t *testing.T, code, want int) {
	t.Helper()
	if code != want {
		t.Errorf("exit code %d, want %d", code, want)
	}
}

// Who comes after 30·n seconds waits for n/2 minutes: those of the first six hours are out within six, 720 of
// 1,199.
func TestCaseCensoredShare(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("censored-share"))
	exits(t, code, exitThreshold)
	a.mean(t, "flow.jobs.time.within-6h", 0.6, 0.001)
	a.verdicts(t, "not met")

	a, code, _ = ask(t, "run", caseFile("censored-share"), "--set", "run.follow-up=0s")
	exits(t, code, exitThreshold)
	a.verdicts(t, "undecided")
	share := a.Responses["flow.jobs.time.within-6h"]
	if share.Bound != "between" || math.Abs(*share.Mean-0.5) > 0.002 || *share.Most != 1 {
		t.Errorf("the share is %v to %v (%s), want from 50%% to 100%%", *share.Mean, *share.Most, share.Bound)
	}

	_, code, _ = ask(t, "run", caseFile("censored-share"), "--set", "thresholds=[flow.jobs.time.within-6h < 70%]")
	exits(t, code, exitDone)
}

func TestCaseOneLeftInside(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("one-left-inside"))
	exits(t, code, exitDone)
	a.verdicts(t, "met")
	a, code, _ = ask(t, "run", caseFile("one-left-inside"), "--set", "run.follow-up=0s")
	exits(t, code, exitThreshold)
	a.verdicts(t, "met", "undecided", "met", "met")
}

// Of M/D/1 at half load 1 - 0.5 do not wait, by theory; the sample is of some 17,000 trucks, whose share has a
// standard error below 0.6%.
func TestCaseTies(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("ties"))
	exits(t, code, exitDone)
	a.verdicts(t, "met")
	a.mean(t, "flow.trucks.time.within-10m", 0.5, 0.04)
	a.mean(t, "flow.vans.time.within-5m", 0.96, 0.006)
	a.mean(t, "flow.vans.time.p95", 300, 0)
}

func TestCaseExactTimes(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("exact-times"))
	exits(t, code, exitDone)
	a.mean(t, "flow.trucks.time.within-1h", 0.8, 0.01)
	a.mean(t, "flow.trucks.time.p50", 3600, 0)
}

// Spreadsheets save a byte order mark, and decimal commas.
func TestCasesOfRecordedFiles(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("byte-order-mark"))
	exits(t, code, exitDone)
	a.mean(t, "flow.trucks.arrived", 2, 0)
	_, code, said := ask(t, "run", caseFile("decimal-comma"))
	exits(t, code, exitWrong)
	if strings.Count(said, "error") > 1 || !strings.Contains(said, "3.5") {
		t.Errorf("said is: %s", said)
	}
}

// A run that was stopped has no verdict, and a code of its own.
func TestCaseStoppedByMemory(t *testing.T) {
	a, code, said := ask(t, "run", caseFile("stopped-by-memory"), "-n", "1")
	exits(t, code, exitFailed)
	a.verdicts(t, "undecided")
	if !strings.Contains(said, "stopped") {
		t.Errorf("said is: %s", said)
	}
}

// Nobody waits but who comes while b serves; lane a is closed until two.
func TestCaseClosedLane(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("closed-lane"), "-n", "1")
	exits(t, code, exitDone)
	a.mean(t, "post.booths.wait.max", 0, 0)
	a.mean(t, "flow.trucks.time.max", 240, 0)
}

// The first two would wait for eight hours, and turn to the side.
func TestCaseExpectedWaitClosed(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("expected-wait-closed"), "-n", "1")
	exits(t, code, exitDone)
	a.mean(t, "post.gate.balked", 2.0/3, 1e-12)
	a.mean(t, "post.side.served", 4, 1e-12)
	a.mean(t, "flow.trucks.time.max", 300, 0)
}

// Ends at 10, 20 and 25 minutes.
func TestCaseEndAtClosing(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("end-at-closing"), "-n", "1")
	exits(t, code, exitDone)
	a.mean(t, "flow.jobs.time.p50", 20*60, 0)
	a.mean(t, "flow.jobs.time.mean", (10+20+25)*60/3.0, 1e-12)
	a.mean(t, "yard.desk.utilisation", 300.0/(300+21600-900)+600.0/(300+21600-900), 1e-9)
}

// Ten hours of five minutes are 120 trucks.
func TestCaseSaturatedDay(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("saturated-day"), "-n", "1")
	exits(t, code, exitDone)
	a.mean(t, "post.gate.served", 120, 1e-12)
	a.mean(t, "post.gate.utilisation", 1, 1e-12)
}

// All close at 18:00, at which the service ends: all wait for fourteen hours.
func TestCaseOneInstant(t *testing.T) {
	a, code, _ := ask(t, "run", caseFile("one-instant"), "-n", "1")
	exits(t, code, exitDone)
	for _, flow := range []string{"a-open", "b-link", "c-man", "d-next", "e-sched", "f-meter"} {
		a.mean(t, "flow."+flow+".wait.mean", 14*3600, 0)
	}
}

func TestCaseEndlessLoop(t *testing.T) {
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"check", caseFile("endless-loop")}, &stdout, &stderr)
	exits(t, code, exitWrong)
	if said := stderr.String(); !strings.Contains(said, "flows.jobs.journey") {
		t.Errorf("said is: %s", said)
	}
}

func TestCaseSplitNegative(t *testing.T) {
	_, code, said := ask(t, "run", caseFile("split-negative"))
	exits(t, code, exitFailed)
	for _, part := range []string{"buses", "-2", "journey[1]"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not in: %s", part, said)
		}
	}
}
