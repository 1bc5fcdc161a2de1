package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryCommandThatReadsAScenarioIsInterruptedByItsContext(t *testing.T) {
	folder := t.TempDir()
	const text = "karvon: 1\ntitle:   A post\n" // in another style
	if err := os.WriteFile(filepath.Join(folder, "post.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{
		"check mm1", "show mm1", "run mm1", "sweep mm1 --factor run.seed=1,2", "sensitivity central-asia", "capacity mm1",
		"appraise central-asia",
		"compare central-asia --policy harvest", "list", "schema", "new FOLDER/other", "fmt --check FOLDER/post.yaml",
		"years ../../report/testdata/growing.yaml",
		"fmt FOLDER/post.yaml", "diff FOLDER/post.yaml FOLDER/post.yaml", "verify --update FOLDER/post.yaml",
	} {
		t.Run(command, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			var stdout, stderr bytes.Buffer
			if code := run(ctx, strings.Fields(strings.ReplaceAll(command, "FOLDER", folder)), &stdout,
				&stderr); code != exitInterrupted {
				t.Errorf("exit code %d\n%s%s", code, stdout.String(), stderr.String())
			}
			if !strings.Contains(stderr.String(), "interrupted") {
				t.Errorf("it says %q", stderr.String())
			}
			if left, err := os.ReadFile(filepath.Join(folder, "post.yaml")); err != nil || string(left) != text {
				t.Errorf("the file is now %q, %v", left, err)
			}
		})
	}
}
