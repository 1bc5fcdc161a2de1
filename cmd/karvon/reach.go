package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

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
type campaign struct {
	*queue.Campaign
	slots atomic.Int64 // of workers of this program's kind, as far as is known
}

// reachBroker begins a campaign at a broker. The campaign of the same command is the same, so that who begins it again
// finds what was done meanwhile.
func reachBroker(ctx context.Context, a *app, flags *brokerFlags) (messenger, func() error, error) {
	access, err := queue.ReadAccess(ctx, flags.join, flags.ca)
	if err != nil {
		return nil, nil, wrongCommand(err)
	}
	same, err := canary(ctx)
	if err != nil {
		return nil, nil, err
	}
	connection, err := queue.Dial(ctx, flags.url, access, a.logger())
	if err != nil {
		return nil, nil, err
	}
	digest := sha256.Sum256([]byte(strings.Join(a.question, "\x00")))
	opened, err := queue.OpenCampaign(ctx, connection, queue.Settings{
		Name: hex.EncodeToString(digest[:8]), Canary: same, Audit: flags.share,
	})
	if err != nil {
		connection.Close()
		return nil, nil, err
	}
	c := &campaign{Campaign: opened}
	watching, stop := context.WithCancel(context.WithoutCancel(ctx))
	c.count(watching, connection, same)
	go c.watch(watching, connection, same)
	leave := func() error {
		stop()
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		err := opened.Close(ending)
		connection.Close()
		return err
	}
	return c, leave, nil
}

// farewell bounds how long a broker that is not reached any more is waited for at the end.
const farewell = 10 * time.Second

// recount is how often workers are counted.
const recount = 5 * time.Second

// watch counts the workers again and again.
func (c *campaign) watch(ctx context.Context, connection *queue.Connection, same string) {
	ticker := time.NewTicker(recount)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			c.count(ctx, connection, same)
		}
	}
}

// count notes how many orders workers of this program's kind do at a time.
func (c *campaign) count(ctx context.Context, connection *queue.Connection, same string) {
	status, err := queue.ReadStatus(ctx, connection)
	if err != nil {
		return // what was known of them is as good
	}
	slots := 0
	for i := range status.Workers {
		if w := &status.Workers[i]; w.Canary == same && !w.Left {
			slots += w.Slots
		}
	}
	c.slots.Store(int64(slots))
}

// Abreast is how many orders workers are at, at the same time, as far as is known.
func (c *campaign) Abreast() int { return max(1, int(c.slots.Load())) }

// Ask gives the answer to an order.
func (c *campaign) Ask(ctx context.Context, key, bundle string, body []byte) ([]byte, error) {
	answer, err := c.Campaign.Ask(ctx, queue.Order{Key: key, Bundle: bundle, Body: body})
	var note *queue.NoteError
	if errors.As(err, &note) {
		return nil, &experiment.AbandonedError{Reason: fmt.Sprintf("%s (said by %s)", note.Text, note.Worker)}
	}
	return answer, err
}
