package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the clock cannot hold is refused by every command that reads it, with its place and the bound.
func TestWhatPassesTheClockIsRefusedWithItsPlace(t *testing.T) {
	const years = "the longest length of time is 36,525 days"
	cyclic := cycleOf(t, "18000 days")
	for _, c := range []struct {
		arguments []string
		code      int
		says      []string
	}{
		{[]string{"check", caseFile("patience-110000-days")}, exitWrong,
			[]string{":5:92: sites.post.stations.gate.queue.patience: ", years + "; leave patience out"}},
		{[]string{"run", caseFile("patience-110000-days")}, exitWrong, []string{":5:92: "}},
		{[]string{"check", caseFile("link-of-300-years")}, exitWrong,
			[]string{":7:49: links.l.length: ", "a length is at most 1,000,000 km"}},
		{[]string{"check", caseFile("growth-years")}, exitWrong,
			[]string{":6:79: flows.trucks.arrivals.growth.years: ", "the most is 100"}},
		{[]string{"run", "one-server", "--set", "sites.post.stations.gate.queue.patience=110000d"}, exitWrong,
			[]string{years}},
		{[]string{"run", "one-server", "--warm-up", "110000d"}, exitWrong, []string{"--warm-up: ", years}},
		{[]string{"run", "one-server", "--warm-up", "36525d"}, exitWrong,
			[]string{"--warm-up: the run is too long: a warm-up of 36525d"}},
		{[]string{"run", cyclic, "--warm-up", "auto"}, exitFailed,
			[]string{"the pilot that finds the warm-up would be too long: 12 times 18000d"}},
		{[]string{"sweep", "one-server", "--for", "flow.trucks.time.mean", "--factor",
			"flows.trucks.arrivals.rate=1/h..1e300/h"}, exitWrong, []string{"a rate is at most 1,000,000/s"}},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), c.arguments, &stdout, &stderr); code != c.code {
			t.Errorf("%v: exit code %d, not %d: %s", c.arguments, code, c.code, stderr.String())
		}
		said := stdout.String() + stderr.String()
		for _, words := range c.says {
			if !strings.Contains(said, words) {
				t.Errorf("%v lacks %q: %s", c.arguments, words, said)
			}
		}
	}
}

// cycleOf writes a model with a cycle, and gives its path.
func cycleOf(t *testing.T, cycle string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cyclic.yaml")
	text := "karvon: 1\nextends: one-server\ntitle: a cycle\nrun: {kind: cyclic, cycle: " + cycle + ", warm-up: " + cycle +
		", window: " + cycle + "}\n"
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}
