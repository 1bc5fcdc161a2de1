package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// messenger carries orders to workers, and what they deliver back. Its errors that say that an order was given up are
// an [experiment.AbandonedError].
type messenger interface {
	// Bundle makes the files of a scenario known by a name, once.
	Bundle(ctx context.Context, name string, bundle []byte) error
	// Ask gives the answer to an order, which has a key, a bundle of files and a text.
	Ask(ctx context.Context, key, bundle string, body []byte) ([]byte, error)
	// Abreast is how many orders workers are at, at the same time, as far as is known: at least 1.
	Abreast() int
}

// posting has orders fulfilled by workers that a messenger reaches. It sends the files of each scenario before the
// first order that is of it.
type posting struct {
	by  messenger
	app *app

	mutex   sync.Mutex
	bundles map[string]*sending // by what is loaded
	names   map[string]*sending // by name of the bundle
}

// sending is a bundle that is sent once.
type sending struct {
	name   string
	bundle []byte
	once   sync.Once
	err    error
}

func newPosting(by messenger, a *app) *posting {
	return &posting{by: by, app: a, bundles: map[string]*sending{}, names: map[string]*sending{}}
}

// Abreast is how many orders are fulfilled at the same time.
func (p *posting) Abreast() int { return p.by.Abreast() }

// Ask has an order fulfilled.
func (p *posting) Ask(ctx context.Context, o *experiment.Order) (*experiment.Delivery, error) {
	bundle, err := p.bundleOf(ctx, o)
	if err != nil {
		return nil, err
	}
	bundle.once.Do(func() { bundle.err = p.by.Bundle(ctx, bundle.name, bundle.bundle) })
	if bundle.err != nil {
		return nil, fmt.Errorf("the files of %s cannot be sent to workers: %w", o.Sample, bundle.err)
	}
	o.Bundle = bundle.name
	answer, err := p.by.Ask(ctx, o.Key(), o.Bundle, o.Encode())
	if err != nil {
		return nil, err
	}
	return experiment.DecodeDelivery(answer)
}

// load reads and compiles a configuration, and keeps its files to be sent.
func (p *posting) load(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
	files := scenario.Gather(p.app.library)
	m, err := p.app.loadFrom(ctx, files, c)
	if err != nil {
		return nil, err
	}
	return m, p.keep(c, files)
}

// keep notes which files a scenario is made of.
func (p *posting) keep(c experiment.Configuration, files *scenario.Gathered) error {
	name, bundle, err := files.Encode()
	if err != nil {
		return err
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.names[name] == nil {
		p.names[name] = &sending{name: name, bundle: bundle}
	}
	p.bundles[loaded(c)] = p.names[name]
	return nil
}

func (p *posting) kept(c experiment.Configuration) *sending {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.bundles[loaded(c)]
}

// loaded names what is loaded of a configuration: its files are those of a change of the plan too.
func loaded(c experiment.Configuration) string {
	c.Change = ""
	return fmt.Sprintf("%q %v", []any{c.Scenario, c.Policies, c.Settings, c.Where, c.AskedFor}, c.Positions)
}

// bundleOf gives the files of what is ordered. They are read again where the scenario was compiled before.
func (p *posting) bundleOf(ctx context.Context, o *experiment.Order) (*sending, error) {
	if known := p.kept(o.Item.Configuration); known != nil {
		return known, nil
	}
	files := scenario.Gather(p.app.library)
	s, err := scenario.Load(ctx, files, o.Item.Scenario, optionsOf(o.Item.Configuration))
	if err != nil {
		return nil, err
	}
	if s.Hash != o.Item.Hash && o.Item.Change == "" {
		return nil, fmt.Errorf("%s has changed since the command began", o.Item.Scenario)
	}
	if err := p.keep(o.Item.Configuration, files); err != nil {
		return nil, err
	}
	return p.kept(o.Item.Configuration), nil
}

// optionsOf says how a configuration is loaded.
func optionsOf(c experiment.Configuration) scenario.Options {
	return scenario.Options{Policies: c.Policies, Set: c.Settings, Where: c.Where, AskedFor: c.AskedFor,
		Positions: c.Positions}
}

// fulfil does what an order asks for, from the files that its bundle names: what a worker is for. The error is the
// context's, or says that the order cannot be read or asks for too much; whatever else is wrong is an answer.
func (a *app) fulfil(ctx context.Context, body []byte, bundle func(name string) ([]byte, error),
	most int64) ([]byte, error) {
	o, err := experiment.DecodeOrder(body)
	if err != nil {
		return nil, err
	}
	text, err := bundle(o.Bundle)
	if err != nil {
		return nil, err
	}
	if scenario.BundleName(text) != o.Bundle {
		return nil, errors.New("the bundle of a scenario's files is not the one that its name says")
	}
	files, err := scenario.DecodeBundle(text)
	if err != nil {
		return nil, err
	}
	load := func(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
		return a.loadFrom(ctx, files, c)
	}
	d, err := experiment.Fulfil(ctx, o, load, most)
	if err != nil {
		return nil, err
	}
	return d.Encode()
}
