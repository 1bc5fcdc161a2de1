//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// outputsOf are ways to write files of a run in a folder.
var outputsOf = []string{
	"-o F/out.json", "-o F/out.html", "-o F/out.xlsx", "-o F/out.docx", "-o F/out.pdf", "-o F/out.png",
	"-o F/out.csv", "-o F/tables/",
	"--series F/out.csv", "--series F/out.parquet", "--records F/out.csv", "--records F/out.parquet", "--dir F/run",
}

// notRun skips a test, and adds it to what .ci/run says at its end: nobody should believe that it was run.
func notRun(t *testing.T, why string) {
	t.Helper()
	if name := os.Getenv("KARVON_SKIPS"); name != "" {
		list, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(list, "%s: %s\n", t.Name(), why)
		if err := list.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Skip(why)
}

// mounted mounts a small file system on a folder, or skips the test.
func mounted(t *testing.T, folder, options string) {
	t.Helper()
	said, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "none", folder).CombinedOutput()
	if err != nil {
		notRun(t, fmt.Sprintf("no file system can be mounted here: %v: %s", err, bytes.TrimSpace(said)))
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", folder).Run() })
}

func TestHarnessFullDisks(t *testing.T) {
	rounds(t, 1)
	folder := workplace(t)
	small := filepath.Join(folder, "F")
	if err := os.Mkdir(small, 0o777); err != nil {
		t.Fatal(err)
	}
	mounted(t, small, "size=16k")
	for _, output := range outputsOf {
		put(t, filepath.Join(small, "fill"), make([]byte, 12<<10))
		s := ends(t, 1, folder, append(strings.Fields("run post.yaml -q "+output), "--replications", "60")...)
		if said := s.said.String(); strings.Count(said, "no space left on device") != 1 ||
			strings.Count(said, "cannot") != 1 {
			t.Errorf("%s: it says %s", output, said)
		}
		requireNoTemporaries(t, small)
		for _, name := range []string{"out.json", "out.html", "out.xlsx", "out.docx", "out.pdf", "out.png", "out.csv",
			"out.parquet", "tables"} {
			if _, err := os.Lstat(filepath.Join(small, name)); err == nil {
				t.Errorf("%s: %s stands on the full disk", output, name)
			}
		}
		os.RemoveAll(filepath.Join(small, "run"))
	}
	none := filepath.Join(folder, "N") // where there is no room for a name either
	if err := os.Mkdir(none, 0o777); err != nil {
		t.Fatal(err)
	}
	mounted(t, none, "size=16k,nr_inodes=1")
	for _, output := range outputsOf {
		ends(t, 1, folder, strings.Fields("run post.yaml -q "+strings.ReplaceAll(output, "F/", "N/"))...)
	}
	t.Logf("%d kinds of output on a full disk: each ends with 1 and leaves nothing", len(outputsOf))
}

func TestHarnessTheDeviceThatIsAlwaysFull(t *testing.T) {
	rounds(t, 1)
	if _, err := os.Stat("/dev/full"); err != nil {
		notRun(t, "there is no /dev/full")
	}
	folder := workplace(t)
	ends(t, 0, folder, "run", "post.yaml", "-o", "result.json", "-q")
	for _, name := range []string{"full.json", "full.csv", "full.parquet", "full.xlsx", "full.docx", "full.pdf"} {
		if err := os.Symlink("/dev/full", filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	commands := []string{
		"list", "glossary", "schema", "version", "help", "run --help", "completion bash", "check post.yaml", "show post.yaml",
		"show post.yaml --load",
		"run post.yaml -q", "run post.yaml -q --format json",
		"sweep post.yaml --factor sites.post.stations.gate.servers=2..3", "diff result.json result.json",
		"compare post.yaml --policy three", "verify --update post.yaml",
		"run post.yaml -q -o full.json", "run post.yaml -q -o full.xlsx",
		"run post.yaml -q -o full.docx", "run post.yaml -q -o full.pdf", "run post.yaml -q --series full.csv",
		"run post.yaml -q --series full.parquet",
		"run post.yaml -q --records full.csv", "run post.yaml -q --records full.parquet",
		"diff result.json result.json -o full.json",
		"verify --update post.yaml --junit /dev/full", "verify --update post.yaml --markdown /dev/full",
	}
	for _, command := range commands {
		device, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		s := start(t, folder, func(c *exec.Cmd) { c.Stdout = device }, strings.Fields(command)...)
		if code := s.code(); code != 1 || !strings.Contains(s.said.String(), "no space left on device") {
			t.Errorf("%s: ended with %d:\n%s", command, code, s.said.String())
		}
		device.Close()
	}
	t.Logf("%d commands to a device that is full: each ends with 1", len(commands))
}

func TestHarnessTheLimitOnTheSizeOfFiles(t *testing.T) {
	rounds(t, 1)
	folder := workplace(t)
	for _, output := range outputsOf {
		command := exec.Command("sh", "-c", `ulimit -f 1; exec "$0" "$@"`, program(t))
		command.Args = append(command.Args,
			append(strings.Fields("run post.yaml -q "+strings.ReplaceAll(output, "F/", "")), "--replications", "60")...)
		command.Dir = folder
		said, err := command.CombinedOutput()
		if code := command.ProcessState.ExitCode(); err == nil || code != 1 ||
			!bytes.Contains(said, []byte("file too large")) {
			t.Errorf("%s: ended with %d: %s", output, code, said)
		}
		requireNoTemporaries(t, folder)
	}
}

// What is read-only, what is a link and what has a long name.
func TestHarnessOddDestinations(t *testing.T) {
	rounds(t, 1)
	folder := workplace(t)
	longName := strings.Repeat("n", 240)
	for _, output := range []string{"-o " + longName + ".json", "--series " + longName + ".parquet",
		"--records " + longName + ".parquet", "-o " + longName + "/"} {
		ends(t, 0, folder, append([]string{"run", "post.yaml", "-q"}, strings.Fields(output)...)...)
	}
	// The notes beside a CSV have a longer name than the CSV: known before the work.
	ends(t, 2, folder, "run", "post.yaml", "-q", "--series", longName+".csv")
	ends(t, 2, folder, "run", "post.yaml", "-q", "-o", longName+longName+".json")

	outside := t.TempDir()
	victim := filepath.Join(outside, "victim")
	put(t, victim, []byte("old"))
	if err := os.Mkdir(filepath.Join(folder, "run"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link.json", "link.csv", "link.parquet", "link.yaml", "link.csv-metadata.json",
		"run/results.karvon", "post.baseline.json"} {
		if err := os.Symlink(victim, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, output := range []string{"-o link.json", "--series link.csv", "--series link.parquet", "--records link.csv",
		"--dir run"} {
		ends(t, 2, folder, append([]string{"run", "post.yaml", "-q"}, strings.Fields(output)...)...)
	}
	ends(t, 0, folder, "run", "post.yaml", "-q", "-o", "result.json")
	ends(t, 2, folder, "diff", "result.json", "result.json", "-o", "link.json")
	if code := start(t, folder, nil, "verify", "--update", "post.yaml").code(); code == 0 {
		t.Error("a baseline was written through a link")
	}
	if got := get(t, victim); string(got) != "old" {
		t.Errorf("through a link %q was written", got)
	}
	readOnly := filepath.Join(folder, "locked")
	if err := os.Mkdir(readOnly, 0o777); err != nil {
		t.Fatal(err)
	}
	mounted(t, readOnly, "ro,size=16k")
	for _, output := range outputsOf {
		s := ends(t, 2, folder, append([]string{"run", "post.yaml", "-q"},
			strings.Fields(strings.ReplaceAll(output, "F/", "locked/"))...)...)
		if !strings.Contains(s.said.String(), "read-only file system") {
			t.Errorf("%s: it says %s", output, s.said.String())
		}
	}
}
