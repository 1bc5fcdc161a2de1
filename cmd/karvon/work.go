//go:build !js

package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"karvon/cmd/karvon/internal/join"
	"karvon/cmd/karvon/internal/queue"
	"karvon/sim/experiment"
	"karvon/sim/visible"
)

// workFlags are the options of karvon work.
type workFlags struct {
	join, ca string
	workers  int
	memory   memoryFlag
	longest  time.Duration // of an order
	quiet    bool
}

func (a *app) workCommand() *cobra.Command {
	var flags workFlags
	command := &cobra.Command{
		Use:   "work [URL]",
		Short: "Do the work that commands give to a broker",
		Long: `Work takes replications that commands with --broker ask for, simulates them and
gives back what they come to, until it is interrupted: what is not finished then
is given back, and another worker does it. As many machines as there are can
work; they may come and go.

A worker shows what it computes, by a fingerprint of a small model, and gets
work of programs alone that compute the same to the last bit. It reads scenarios
from what it is sent, and no file of its own machine.

The join file, which karvon farm writes, is a secret: it lets who has it do work,
and nothing else. KARVON_JOIN can name it instead of --join; of another NATS
cluster it can be the credentials (.creds) or the seed of a user's nkey.`,
		Example: `  karvon work tls://farm.example:4222 --join worker.join
  KARVON_JOIN=worker.join karvon work --workers 4`,
		Args:              arguments(cobra.MaximumNArgs(1)),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(command *cobra.Command, given []string) error {
			return a.work(command.Context(), strings.Join(given, ""), &flags)
		},
	}
	registerJoin(command, &flags.join, &flags.ca)
	command.Flags().IntVar(&flags.workers, "workers", runtime.GOMAXPROCS(0), "replications that are simulated at a time")
	flags.memory.register(command)
	command.Flags().DurationVar(&flags.longest, "longest", 6*time.Hour,
		"how long an order may take; one that takes longer is noted as failed")
	command.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, "do not say how much is done")
	return command
}

// work works until the context ends.
func (a *app) work(ctx context.Context, url string, flags *workFlags) error {
	if flags.workers < 1 {
		return wrongf("--workers is %d; at least 1 is needed", flags.workers)
	}
	if flags.longest <= 0 {
		return wrongf("--longest is %v; an order takes some time", flags.longest)
	}
	if err := flags.memory.read(); err != nil {
		return err
	}
	flags.memory.keepWithin(flags.workers)
	canary, err := canary(ctx)
	if err != nil {
		return err
	}
	connection, _, err := a.dial(ctx, join.Worker, url, flags.join, flags.ca)
	if err != nil {
		return err
	}
	defer connection.Close()
	w := &queue.Worker{
		Name: workerName(), Version: buildVersion(), Canary: canary, Slots: flags.workers,
		Do: simulate(flags.memory.bytes, flags.longest),
	}
	if err := a.untold(); err != nil {
		return err
	}
	stop := func() error { return nil }
	if !flags.quiet {
		stop = a.tellWork(ctx, w)
	}
	err = w.Run(ctx, connection)
	if err = errors.Join(err, stop()); err != nil {
		return err
	}
	return exitError{fmt.Errorf("interrupted after %d orders; what was not finished is given back", w.Done()),
		exitInterrupted}
}

// workerName names this process among the workers of all machines.
func workerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "worker"
	}
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, host)
	return plain[:min(len(plain), 60)] + "-" + rand.Text()[:6]
}

// simulate does orders, none of which may take more memory or time. One that panicked is told besides as a failure: its
// stack is of this process alone, and no outcome that two workers have in common.
func simulate(memory int64, longest time.Duration) queue.Do {
	return func(parent context.Context, body []byte, bundle func(string) ([]byte, error)) ([]byte, error) {
		ctx, cancel := context.WithTimeout(parent, longest)
		defer cancel()
		answer, err := newApp(io.Discard, io.Discard).fulfil(ctx, body, bundle, memory)
		if ctx.Err() != nil && parent.Err() == nil {
			return nil, fmt.Errorf("it takes longer than the %v that the worker gives to an order (--longest)", longest)
		}
		if err != nil {
			return nil, err
		}
		d, err := experiment.DecodeDelivery(answer)
		if err == nil && d.Failed() {
			err = errors.New("karvon failed by itself")
		}
		return answer, err
	}
}

// telling is what tells how far a worker has come.
type telling struct {
	sync.WaitGroup
	broken error // what it panicked with
}

// catch keeps what it panicked with: the work goes on untold.
func (t *telling) catch() {
	if value := recover(); value != nil {
		t.broken = experiment.NewPanicError(value)
	}
}

// tellWork says how much a worker has done, on a terminal all the time and elsewhere once a minute.
func (a *app) tellWork(ctx context.Context, w *queue.Worker) (stop func() error) {
	_, shown := terminal(a.stderr)
	every := tellEvery
	var bar *progressbar.ProgressBar
	if shown {
		every = time.Second
		bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.stderr), progressbar.OptionClearOnFinish(),
			progressbar.OptionSpinnerType(9)) // of plain letters
	} else {
		a.say("karvon: %s works", w.Name)
	}
	ctx, cancel := context.WithCancel(ctx)
	var telling telling
	telling.Go(func() {
		defer telling.catch()
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			line := fmt.Sprintf("%s works: %d orders done", w.Name, w.Done())
			if bar == nil {
				a.say("karvon: %s", line)
				continue
			}
			bar.Describe(visible.Line(line))
			_ = bar.Set(w.Done()) // what cannot be drawn is no reason to stop
		}
	})
	return func() error {
		cancel()
		telling.Wait()
		if bar != nil {
			_ = bar.Clear()
		}
		return telling.broken
	}
}
