//go:build !js

package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"karvon/cmd/karvon/internal/join"
	"karvon/cmd/karvon/internal/queue"
	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// canaryScenario is the scenario of the library of which programs hold a day against each other.
const canaryScenario = "termez"

// canary names what this program makes of a day at Termez: see [experiment.Canary].
func canary(ctx context.Context) (string, error) {
	s, err := scenario.Load(ctx, scenarios.FS, canaryScenario, scenario.Options{})
	if err != nil {
		return "", err
	}
	m, err := response.Compile(ctx, s)
	if err != nil {
		return "", err
	}
	return experiment.Canary(ctx, m)
}

// logger tells on the standard error what is wrong with a broker that goes on.
func (a *app) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(forPeople(a.stderr), &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// campaign has orders fulfilled by the workers of a broker.
type campaign struct{ *queue.Campaign }

// reachBroker begins a campaign at a broker. The campaign of the same command is the same, so that who begins it again
// finds what was done meanwhile.
func reachBroker(ctx context.Context, a *app, flags *brokerFlags) (messenger, func() error, error) {
	same, err := canary(ctx)
	if err != nil {
		return nil, nil, err
	}
	connection, access, err := a.dial(ctx, join.Submitter, flags.url, flags.join, flags.ca)
	if err != nil {
		return nil, nil, err
	}
	digest := sha256.Sum256([]byte(strings.Join(a.question, "\x00")))
	opened, err := queue.OpenCampaign(ctx, connection, queue.Settings{
		Name: hex.EncodeToString(digest[:8]), Canary: same, Audit: flags.share, Store: access.Store,
	})
	if err != nil {
		connection.Close()
		return nil, nil, err
	}
	leave := func() error {
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		err := opened.Close(ending)
		connection.Close()
		var difference *queue.DifferenceError
		if errors.As(err, &difference) {
			return difference
		}
		return nil // what stays at a broker that is not reached goes with time
	}
	return campaign{opened}, leave, nil
}

// dial connects to a broker in a role: by a URL, or without one by that of the join file.
func (a *app) dial(ctx context.Context, as join.Role, url, path, ca string) (*queue.Connection, *queue.Access, error) {
	access, err := queue.ReadAccess(ctx, path, ca)
	if err != nil {
		return nil, nil, wrongCommand(err)
	}
	if access.Role != "" && access.Role != string(as) {
		return nil, nil, wrongf("the join file is for a %s, who may do nothing else; this asks for %s.join", access.Role, as)
	}
	if url = cmp.Or(url, access.URL); url == "" {
		return nil, nil, wrongf("which broker is not said: name its URL, as nats://host:4222, or a join file by --join")
	}
	if err := queue.CheckAddress(url); err != nil {
		return nil, nil, wrongCommand(err)
	}
	connection, err := queue.Dial(ctx, url, access, a.logger())
	return connection, access, err
}

// farewell bounds how long a broker that is not reached any more is waited for at the end.
const farewell = 10 * time.Second

// Ask gives the answer to an order. What a worker delivers beside a failure is an answer too.
func (c campaign) Ask(ctx context.Context, key, bundle string, body []byte) ([]byte, error) {
	answer, err := c.Campaign.Ask(ctx, queue.Order{Key: key, Bundle: bundle, Body: body})
	var note *queue.NoteError
	switch {
	case !errors.As(err, &note):
		return answer, err
	case len(note.Body) > 0:
		return note.Body, nil
	}
	return nil, &experiment.AbandonedError{Reason: fmt.Sprintf("%s (said by %s)", note.Text, note.Worker)}
}
