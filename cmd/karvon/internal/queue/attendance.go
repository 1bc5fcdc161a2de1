package queue

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// WorkerStatus is what a worker tells of itself.
type WorkerStatus struct {
	Name    string    `json:"name"`
	Version string    `json:"version"`
	Canary  string    `json:"canary"`
	Slots   int       `json:"slots"`
	Done    int       `json:"done"`
	Seconds float64   `json:"seconds"` // of a slot, for one order
	Since   time.Time `json:"since"`
	Left    bool      `json:"left,omitempty"`
}

// workers are those that told their status within a minute and have not left. match ends the subject: of a canary, or
// of all.
func (c *Connection) workers(ctx context.Context, match string) ([]WorkerStatus, error) {
	stream, err := c.streams.Stream(ctx, workerStream)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	info, err := stream.Info(ctx, jetstream.WithSubjectFilter("$KV."+workerBucket+"."+match))
	if err != nil {
		return nil, err
	}
	var all []WorkerStatus
	for subject := range info.State.Subjects {
		message, err := stream.GetLastMsgForSubject(ctx, subject)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var w WorkerStatus
		if json.Unmarshal(message.Data, &w) == nil && !w.Left {
			all = append(all, w)
		}
	}
	return all, nil
}

// attendance says when no worker is there for a campaign.
type attendance struct {
	campaign *Campaign
	missing  time.Time // since when; zero where there is one
	said     time.Time
}

func (a *attendance) look(ctx context.Context) error {
	c := a.campaign
	all, err := c.connection.workers(ctx, ">")
	if err != nil {
		return err
	}
	own, slots := 0, 0
	for _, w := range all {
		if w.Canary == c.settings.Canary {
			own++
			slots += w.Slots
		}
	}
	c.mutex.Lock()
	c.workers, c.slots = own, slots
	c.mutex.Unlock()
	now := time.Now()
	if own > 0 {
		a.missing = time.Time{}
		return nil
	}
	if a.missing.IsZero() {
		a.missing = now
	}
	if now.Sub(a.missing) < workerAfter || now.Sub(a.said) < sayAgain {
		return nil
	}
	a.said = now
	c.warnOfNobody(all)
	return nil
}

// warnOfNobody says that nobody does the work, and what can be done.
func (c *Campaign) warnOfNobody(others []WorkerStatus) {
	log := c.connection.log
	if len(others) == 0 {
		log.Warn("no worker is there, so that nothing is done until one comes: on each machine karvon work " +
			c.connection.url + " --join FILE")
		return
	}
	var versions []string
	for _, w := range others {
		versions = append(versions, w.Version)
	}
	log.Warn("no worker of this version is there, so that nothing is done until one comes: workers of other versions may "+
		"give other bits, and get no work", "workers", len(others), "versions", strings.Join(unique(versions), ", "))
}
