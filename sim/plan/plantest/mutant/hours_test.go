package mutant_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"karvon/sim/plan/plantest/mutant"
)

var (
	lasting  = flag.Duration("for", 0, "examine mutants for so long, in processes that may die of it")
	parallel = flag.Int("parallel", 1, "how many processes at a time")
)

const (
	batch    = 1000             // mutants a process
	patience = 90 * time.Second // with one mutant, before it counts as a hang
)

// TestMutantsForHours examines mutants in other processes, so that it goes on where one hangs, dies or takes all
// memory. Only what watches goes by the clock.
func TestMutantsForHours(t *testing.T) {
	if *lasting == 0 {
		t.Skip("needs -for")
	}
	if *findings == "" {
		*findings = t.TempDir()
	}
	h := &hours{t: t, breeder: newBreeder(t), until: time.Now().Add(*lasting)}
	started := time.Now()
	var group sync.WaitGroup
	for worker := range *parallel {
		group.Go(func() { h.work(uint64(worker)) })
	}
	group.Wait()
	t.Logf("%s; %v in %d processes at a time", h.count.String(), time.Since(started).Round(time.Second), *parallel)
	if h.count.Findings > 0 {
		t.Errorf("findings are in %s", *findings)
	}
}

// hours is one run of the fuzzer.
type hours struct {
	t       *testing.T
	breeder *mutant.Breeder
	until   time.Time
	mutex   sync.Mutex
	count   tally
}

// work examines every *parallel-th mutant, a batch after the other.
func (h *hours) work(worker uint64) {
	step := uint64(*parallel)
	next, file := *from+worker, filepath.Join(h.t.TempDir(), fmt.Sprint(worker))
	for time.Now().Before(h.until) {
		last, how, count := h.batch(next, step, file)
		h.add(count)
		if count != nil {
			next += batch * step
			continue
		}
		h.found(last, how)
		next = last + step
	}
}

func (h *hours) add(count *tally) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if count != nil {
		h.count.sum(count)
		fmt.Println(h.count.String())
	}
}

// batch runs a process. Where it does not come to its end, the mutant is given that it was at, and what happened.
func (h *hours) batch(first, step uint64, file string) (last uint64, how string, count *tally) {
	numbers := fmt.Sprintf("-seed=%d -from=%d -step=%d -mutants=%d", *seed, first, step, batch)
	flags := []string{"-test.run=^TestMutantsDoNoHarm$", "-test.timeout=0", "-findings=" + *findings, "-child=" + file}
	command := exec.Command(os.Args[0], append(flags, strings.Fields(numbers)...)...)
	command.Env = append(os.Environ(), "GOMAXPROCS=1")
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		h.t.Error(err)
	}
	if err := command.Start(); err != nil {
		h.t.Error(err)
		return first, "did not start", nil
	}
	hung := watch(command, file)
	line := lastLine(file)
	if json.Unmarshal([]byte(line), &count) == nil && count != nil && count.Mutants > 0 {
		return 0, "", count
	}
	last = first
	_, _ = fmt.Sscan(strings.TrimPrefix(line, "heap "), &last)
	switch {
	case hung:
		return last, "hang", nil
	case strings.HasPrefix(line, "heap"):
		return last, "heap", nil
	}
	return last, "death: " + fatal(output.String()), nil
}

// watch waits for a process, or ends one that does not come further.
func watch(command *exec.Cmd, file string) (hung bool) {
	over := make(chan struct{})
	go func() {
		_ = command.Wait()
		close(over)
	}()
	before, since := "", time.Now()
	for tick := time.NewTicker(time.Second); ; {
		select {
		case <-over:
			return hung
		case <-tick.C:
		}
		if line := lastLine(file); line != before {
			before, since = line, time.Now()
		}
		if time.Since(since) > patience {
			hung = true
			_ = command.Process.Kill()
		}
	}
}

// lastLine is what a process said last, and the mutant that it was at.
func lastLine(file string) string {
	text, _ := os.ReadFile(file)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	line := lines[len(lines)-1]
	if line == "heap" && len(lines) > 1 {
		return "heap " + lines[len(lines)-2]
	}
	return line
}

// fatal finds the line of an output that says why a process died, and where.
func fatal(output string) string {
	why := ""
	for line := range strings.Lines(output) {
		line = strings.TrimSpace(line)
		switch {
		case why == "" && (strings.HasPrefix(line, "fatal error:") || strings.HasPrefix(line, "panic:")):
			why = line
		case why != "" && strings.HasPrefix(line, "karvon/"):
			at := strings.LastIndex(line, "(")
			return why + " at " + line[:max(at, 0)]
		}
	}
	return why
}

// found keeps a mutant that ended its process.
func (h *hours) found(number uint64, how string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	kind, detail, _ := strings.Cut(how, ": ")
	f := mutant.Finding{Kind: kind, Detail: detail}
	m := h.breeder.Mutant(*seed, number)
	if detail == "" {
		f.Detail = fmt.Sprint("mutant ", number)
	}
	h.count.Mutants++
	h.count.Findings++
	fmt.Printf("mutant %d of seed %d (%v of %s): %s\n", m.Number, m.Seed, m.Ways, m.Of, f)
	file := filepath.Join(*findings, fmt.Sprintf("%s-%d-%d.yaml", kind, *seed, number))
	write(h.t, file, m, f, m.Text)
}
