package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// impatient is karvon that tells every moment how far it has come, so that a script can wait until it has come so
// far.
func impatient() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := newApp(os.Stdout, os.Stderr)
	a.paces = paces{look: time.Millisecond}
	os.Exit(a.run(ctx, os.Args[1:]))
}

// mortal is karvon that is killed once the files of a pattern have so many bytes together: mortal PATTERN BYTES
// arguments...
func mortal() {
	pattern := os.Args[1]
	bytes, err := strconv.ParseInt(os.Args[2], 10, 64)
	if err != nil {
		panic(err)
	}
	go func() {
		for written(pattern) < bytes {
			runtime.Gosched()
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			panic(err)
		}
	}()
	os.Args = append(os.Args[:1], os.Args[3:]...)
	main()
}

// written counts the bytes of the files of a pattern; -1 where there is none.
func written(pattern string) int64 {
	files, _ := filepath.Glob(pattern) // the script's pattern
	total := int64(-1)
	for _, file := range files {
		if status, err := os.Stat(file); err == nil {
			total = max(total, 0) + status.Size()
		}
	}
	return total
}

// signals are those that a script can send.
var signals = map[string]os.Signal{"INT": syscall.SIGINT, "KILL": syscall.SIGKILL}

// send runs a program that does not end by itself, waits until it says on the standard error what a pattern
// matches, and sends it a signal: send INT 'PATTERN' program arguments... What the program says is for stdout and
// stderr, and it must not end well.
func send(ts *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) < 3 || signals[arguments[0]] == nil {
		ts.Fatalf("usage: send INT|KILL PATTERN program arguments...")
	}
	pattern, err := regexp.Compile(arguments[1])
	ts.Check(err)
	path, err := exec.LookPath(arguments[2])
	ts.Check(err)
	command := exec.Command(path, arguments[3:]...)
	command.Dir, command.Stdout = ts.Getenv("WORK"), ts.Stdout()
	command.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME"), "TMPDIR=" + ts.Getenv("TMPDIR")}
	said, err := command.StderrPipe()
	ts.Check(err)
	ts.Check(command.Start())
	err = signalAt(said, ts.Stderr(), pattern, command.Process, signals[arguments[0]])
	ended := command.Wait()
	ts.Check(err)
	if ended == nil {
		ts.Fatalf("%s ended well", arguments[2])
	}
}

// signalAt passes on what a process says, and sends it a signal at the first line that a pattern matches.
func signalAt(said io.Reader, to io.Writer, pattern *regexp.Regexp, process *os.Process, sig os.Signal) error {
	sent := false
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		fmt.Fprintln(to, lines.Text())
		if !sent && pattern.MatchString(lines.Text()) {
			sent = true
			if err := process.Signal(sig); err != nil {
				return err
			}
		}
	}
	if !sent {
		return fmt.Errorf("it never said %s", pattern)
	}
	return lines.Err()
}
