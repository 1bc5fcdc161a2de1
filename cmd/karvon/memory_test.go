package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/scenario"
)

func TestMemoryIsASizeThatAWorkerCanTake(t *testing.T) {
	for _, command := range []string{"run one-server", "compare one-server --policy second-server", "capacity one-server",
		"sweep one-server", "sensitivity khorgos", "verify ../../scenarios"} {
		for text, want := range map[string]string{
			"":          "empty",
			"4":         "has no unit",
			"500 trees": "unknown unit",
			"5 km":      "km is a unit of length, not of memory",
			"-1 GB":     "negative",
			"1 MB":      "it goes from 16 MB to 1000 GB",
			"9000 GB":   "it goes from 16 MB to 1000 GB",
		} {
			var stdout, stderr bytes.Buffer
			code := run(context.Background(), append(strings.Fields(command), "--memory", text), &stdout, &stderr)
			if said := stderr.String(); code != exitWrong || !strings.Contains(said, "--memory") ||
				!strings.Contains(said, want) {
				t.Errorf("%s --memory %q: exit code %d, %s", command, text, code, said)
			}
		}
	}
}

// stoppedAnswer is the part of a result in JSON that tells of stops.
type stoppedAnswer struct {
	Memory int64
	Stops  []struct {
		At, Observed     float64
		Inside, Expected uint64
		Flows            []struct {
			Flow               string
			Came, Left, Inside uint64
			TurnedAway         uint64 `json:"turned_away"`
		}
		Places []struct {
			Place  string
			Grows  bool
			Inside uint64
			Growth *float64
			Since  float64
			Behind string `json:"held_up_by"`

			Came, Served float64
			TurnedAway   float64 `json:"turned_away"`
		}
	}
}

func TestAStoppedRunSaysInEveryFormatWhatWasInsideAndWhatGrew(t *testing.T) {
	for format, parts := range map[string][]string{
		"text": {"was stopped after", "Grows without end: yard.desk, where", "Inside as it was stopped",
			"has no verdict"},
		"markdown": {"was stopped after", "Grows without end: yard.desk, where",
			"## Where entities were as the run was stopped"},
		"html": {"was stopped after", "Grows without end: yard.desk, where"},
		"csv":  {"stopped.yard.desk.inside", "stopped.jobs.came"},
		"json": {`"stops": [`, `"place":"yard.desk"`},
	} {
		var stdout, stderr bytes.Buffer
		code := run(context.Background(),
			[]string{"run", caseFile("stopped-by-memory"), "-n", "1", "--memory", "40 MB", "--format", format, "--quiet"},
			&stdout, &stderr)
		if format == "csv" || format == "text" {
			exits(t, code, exitFailed)
		}
		for _, part := range parts {
			if !strings.Contains(stdout.String(), part) {
				t.Errorf("%s does not say %q: %.3000s", format, part, stdout.String())
			}
		}
	}
}

// A short run names what grows in it, and one in which nothing does calls nothing overloaded.
func TestAStoppedRunSaysWhetherMoreMemoryHelps(t *testing.T) {
	if !*long {
		t.Skip("it takes long")
	}
	for arguments, parts := range map[string][2]string{
		"run one-server --set flows.trucks.arrivals.rate=540/h": {"post.gate grows by 11,",
			"Grows without end: post.gate, where "},
		"run central-asia": {"nothing was seen to grow; a larger --memory goes on",
			"Nothing was seen to grow: a larger --memory goes on."},
	} {
		var stdout, stderr bytes.Buffer
		exits(t, run(context.Background(), append(strings.Fields(arguments), "-n", "1", "--memory", "16MB", "--quiet"),
			&stdout, &stderr), exitFailed)
		said, report := stderr.String(), strings.Join(strings.Fields(stdout.String()), " ")
		if !strings.Contains(said, parts[0]) || !strings.Contains(said, "1 of 1 replication was stopped after ") ||
			strings.Count(said, "--memory") != 1 {
			t.Errorf("%s says %q", arguments, said)
		}
		if !strings.Contains(report, parts[1]) || strings.Count(report, "the run was stopped before it was over)") > 1 {
			t.Errorf("%s reports %q", arguments, report)
		}
	}
}

func TestTenTimesTheLoadOfTheCentreEndsAndTellsWhatGrows(t *testing.T) {
	if !*long {
		t.Skip("it takes long")
	}
	s, err := scenario.Load(t.Context(), scenarios.FS, "central-asia", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	arguments := []string{"run", "central-asia", "-n", "1", "--memory", "100 MB", "--format", "json", "--quiet"}
	for name := range s.Flows {
		if demand, err := s.Demand(name); err == nil && !demand.Scheduled {
			for _, setting := range demand.Settings(10) {
				arguments = append(arguments, "--set", setting)
			}
		}
	}
	var stdout, stderr bytes.Buffer
	exits(t, run(context.Background(), arguments, &stdout, &stderr), exitFailed)
	var a stoppedAnswer
	if err := json.Unmarshal(stdout.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Stops) != 1 || a.Memory != 100e6 {
		t.Fatalf("%+v", a)
	}
	stop := a.Stops[0]
	for _, f := range stop.Flows {
		if f.Came != f.Left+f.TurnedAway+f.Inside {
			t.Errorf("%+v", f)
		}
	}
	hall := stop.Places[0]
	if !strings.HasSuffix(hall.Place, "hall") || !hall.Grows || !strings.Contains(hall.Behind, "walk-") {
		t.Errorf("%+v", hall)
	}
	// Of people on foot 45,000 to 110,000 come to such a hall in a day of ten times the load, and its booths let
	// 16,000 pass.
	if *hall.Growth < 50e3 || *hall.Growth > 200e3 {
		t.Errorf("%v a day more at %s", *hall.Growth, hall.Place)
	}
	days := (stop.At - hall.Since) / 86400
	if rest := (hall.Came-hall.TurnedAway-hall.Served)/days - *hall.Growth; math.Abs(rest) > 1e-6*hall.Came {
		t.Errorf("%v more come in a day, less who are served, than it grows by", rest)
	}
}
