//go:build !js

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"karvon/sim/bound"
	"karvon/sim/experiment"
)

// office is a messenger whose workers are in the same process: each order is fulfilled at once, by an application of
// its own that has no library and no disk.
type office struct {
	mutex   sync.Mutex
	bundles map[string][]byte
	orders  int
}

func (o *office) Abreast() int { return 3 }

func (o *office) Bundle(_ context.Context, name string, bundle []byte) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.bundles == nil {
		o.bundles = map[string][]byte{}
	}
	if o.bundles[name] != nil {
		return fmt.Errorf("%s was sent before", name)
	}
	o.bundles[name] = bundle
	return nil
}

func (o *office) Ask(ctx context.Context, _, _ string, body []byte) ([]byte, error) {
	o.mutex.Lock()
	o.orders++
	o.mutex.Unlock()
	worker := newApp(new(bytes.Buffer), new(bytes.Buffer))
	worker.library = nil
	return worker.fulfil(ctx, body, func(name string) ([]byte, error) {
		o.mutex.Lock()
		defer o.mutex.Unlock()
		return o.bundles[name], nil
	}, bound.Memory.Most)
}

// The file of a scenario that stands on the disk, extends another and is found by workers in a bundle alone.
const sentScenario = `karvon: 1
extends: beside.yaml
policies:
  two-gates:
    why: to see no queue
    set: {sites.post.stations.gate.servers: 2}
thresholds: [flow.trucks.time.p95 < 3h]
`

const sentBase = `karvon: 1
title: One gate of a post
run: {kind: stationary, warm-up: 2h, window: 100h, replications: 6, seed: 3}
entities: {truck: {counts: {trucks: 1}}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {exponential: {mean: {value: 4m, range: [3m, 4.5m], source: assumption}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: {value: 12/h, range: [10/h, 13/h], source: assumption}}
    journey: [{visit: gate}, depart]
primary: [post.gate.wait.mean, flow.trucks.time.p95]
`

// Every command that simulates answers by workers as it does by itself: the same bytes of JSON.
func TestWorkersAnswerAsOneMachineDoes(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"post.yaml": sentScenario, "beside.yaml": sentBase} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	post := filepath.Join(folder, "post.yaml")
	lines := []string{
		"run POST -n 30", "run POST --precision 10%", "run POST --uncertain -n 40",
		"compare POST --policy two-gates -n 5", "sensitivity POST -n 8",
	}
	if *long {
		lines = append(lines, "run one-server -n 3 --days 2 --seed 7", "run POST --warm-up auto", "explain POST -n 8",
			"sweep POST --factor sites.post.stations.gate.servers=1..3",
			"sweep POST --factor sites.post.stations.gate.servers=1..3 --best post.gate.wait.mean --indifference 2m -n 20",
			"capacity POST -n 10")
	}
	for _, line := range lines {
		requireSameByWorkers(t, folder, strings.Fields(strings.ReplaceAll(line, "POST", post)))
	}
}

// So do the commands that need more in a scenario, of the files of their scripts.
func TestWorkersDecideAsOneMachineDoes(t *testing.T) {
	if !*long {
		t.Skip("some seconds for each command: under -long")
	}
	for script, line := range map[string]string{
		"staff":     "staff post.yaml --vary sites.post.stations.*.servers=1..8 --shift 12h@08:00,20:00",
		"years":     "years post.yaml",
		"options":   "options post.yaml",
		"appraise":  "appraise post.yaml --project third-lane --draws 40 -n 5",
		"calibrate": "calibrate post.yaml --to observed.csv -n 2 --points 20 --rounds 2",
	} {
		archive, err := txtar.ParseFile(filepath.Join("testdata", "script", script+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		for _, file := range archive.Files {
			if err := os.WriteFile(filepath.Join(folder, file.Name), file.Data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		t.Run(script, func(t *testing.T) {
			t.Chdir(folder)
			requireSameByWorkers(t, folder, strings.Fields(line))
		})
	}
}

// A baseline that one machine wrote holds for what workers simulate.
func TestWorkersVerify(t *testing.T) {
	var said bytes.Buffer
	a, at := newApp(&said, &said), new(office)
	a.reach = func(context.Context, *app, *brokerFlags) (messenger, func() error, error) {
		return at, func() error { return nil }, nil
	}
	path := filepath.Join("..", "..", "scenarios", "one-server.yaml")
	if code := a.run(t.Context(), []string{"verify", path, "--broker", "nats://office"}); code != 0 || at.orders == 0 ||
		!strings.Contains(said.String(), "unchanged") {
		t.Errorf("it ends with %d after %d orders: %s", code, at.orders, said.String())
	}
}

// An order that takes longer than a worker gives it is a failure that is told, not one that is done again for ever.
func TestAnOrderThatTakesTooLongIsNoted(t *testing.T) {
	at := new(office)
	a := newApp(new(bytes.Buffer), new(bytes.Buffer))
	p := newPosting(at, a)
	var sent *experiment.Order
	m, err := p.load(t.Context(), experiment.Configuration{Scenario: "one-server"})
	if err != nil {
		t.Fatal(err)
	}
	r := &experiment.Runner{Elsewhere: catcher(func(o *experiment.Order) { sent = o }), Load: p.load}
	point := experiment.Point{Configuration: experiment.Configuration{Scenario: "one-server"}}
	if err := r.Extend(t.Context(), []*experiment.Sample{point.Of(m)}, 1); err == nil || sent == nil {
		t.Fatal(err, sent)
	}
	if _, err := p.Ask(t.Context(), sent); err != nil { // which sends the bundle
		t.Fatal(err)
	}
	bundle := func(name string) ([]byte, error) { return at.bundles[name], nil }
	_, err = simulate(bound.Memory.Most, time.Nanosecond)(t.Context(), sent.Encode(), bundle)
	if err == nil || !strings.Contains(err.Error(), "longer than the 1ns") {
		t.Errorf("it is told %v", err)
	}
	if _, err = simulate(bound.Memory.Most, time.Hour)(t.Context(), sent.Encode(), bundle); err != nil {
		t.Error(err)
	}
}

// catcher is somebody else who shows what is asked for, and fails.
type catcher func(o *experiment.Order)

func (c catcher) Abreast() int { return 1 }

func (c catcher) Ask(_ context.Context, o *experiment.Order) (*experiment.Delivery, error) {
	c(o)
	return nil, errors.New("nothing is done")
}

// requireSameByWorkers holds what a command writes as JSON where workers simulate against what it writes by itself.
func requireSameByWorkers(t *testing.T, folder string, words []string) {
	t.Helper()
	line := strings.Join(words, " ")
	ask := func(name string, more ...string) []byte {
		t.Helper()
		var said bytes.Buffer
		a := newApp(new(bytes.Buffer), &said)
		at := new(office)
		a.reach = func(context.Context, *app, *brokerFlags) (messenger, func() error, error) {
			return at, func() error { return nil }, nil
		}
		path := filepath.Join(folder, name)
		if code := a.run(t.Context(), slices.Concat(words, []string{"-q", "-o", path}, more)); code != 0 && code != 3 {
			t.Fatalf("%s ends with %d: %s", line, code, said.String())
		}
		if (at.orders > 0) != (len(more) > 0) {
			t.Errorf("%s: %d orders", line, at.orders)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if here, there := ask("here.json"), ask("there.json", "--broker", "nats://office"); !bytes.Equal(here, there) {
		t.Errorf("%s: workers give another answer", line)
	}
}
