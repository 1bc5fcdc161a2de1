package main

import (
	"context"
	"sync"

	"karvon/sim/scenario"
)

// reader reads a scenario and applies options to it.
type reader func(ctx context.Context, name string, options scenario.Options) (*scenario.Scenario, error)

// from reads each scenario anew.
func from(library scenario.Library) reader {
	return func(ctx context.Context, name string, options scenario.Options) (*scenario.Scenario, error) {
		return scenario.Load(ctx, library, name, options)
	}
}

// readings keeps the files of the scenarios that an experiment runs: its points differ in what is applied to them, and
// are of one text even where somebody writes to a file meanwhile. They are safe for use by many goroutines.
type readings struct {
	mutex sync.Mutex
	known map[string]*scenario.Reading // by the scenario's name
}

// mostReadings bounds the scenarios of which files are kept.
const mostReadings = 8

// once reads each scenario of a library once.
func (r *readings) once(library scenario.Library) reader {
	return func(ctx context.Context, name string, options scenario.Options) (*scenario.Scenario, error) {
		if known := r.get(name); known != nil {
			return known.With(ctx, options)
		}
		read, err := scenario.Read(ctx, library, name)
		if err != nil {
			return nil, err
		}
		r.put(name, read)
		return read.With(ctx, options)
	}
}

func (r *readings) get(name string) *scenario.Reading {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.known[name]
}

func (r *readings) put(name string, read *scenario.Reading) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.known == nil || len(r.known) >= mostReadings {
		r.known = map[string]*scenario.Reading{}
	}
	r.known[name] = read
}
