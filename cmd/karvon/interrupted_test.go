package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func TestEveryCommandThatReadsAScenarioIsInterruptedByItsContext(t *testing.T) {
	for _, command := range []string{
		"check mm1", "show mm1", "run mm1", "sweep mm1 --factor run.seed=1,2", "sensitivity central-asia", "capacity mm1",
		"compare central-asia --policy harvest",
	} {
		t.Run(command, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			var stdout, stderr bytes.Buffer
			if code := run(ctx, strings.Fields(command), &stdout, &stderr); code != exitInterrupted {
				t.Errorf("exit code %d\n%s%s", code, stdout.String(), stderr.String())
			}
			if !strings.Contains(stderr.String(), "interrupted") {
				t.Errorf("it says %q", stderr.String())
			}
		})
	}
}
