package queue

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

const (
	outcomesKept = 7 * 24 * time.Hour // of campaigns that nobody goes on with
	bundlesKept  = 30 * 24 * time.Hour
	statusKept   = time.Minute
	beat         = 10 * time.Second // between a worker's words on its status
	mostOutcomes = 8                // of one order: late ones, those that are done twice, and notes
	mostWaiting  = 1 << 17          // slots of workers that wait for work, of all machines together
	defaultStore = 4 << 30          // bytes, where nothing is known of the broker
	mostStatuses = 16 << 20
)

// stores makes the stores of a broker that are not there. Those that are stay as they are: others use them too.
func (c *Campaign) stores(ctx context.Context) error {
	for _, wanted := range c.streams() {
		if _, err := c.connection.streams.Stream(ctx, wanted.Name); !errors.Is(err, jetstream.ErrStreamNotFound) {
			if err != nil {
				return err
			}
			continue
		}
		_, err := c.connection.streams.CreateStream(ctx, wanted)
		if err != nil && !errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
			return fmt.Errorf("the broker cannot make the store %s of up to %d bytes: %w", wanted.Name, wanted.MaxBytes, err)
		}
	}
	_, err := c.connection.streams.CreateOrUpdateConsumer(ctx, workStream, jetstream.ConsumerConfig{
		Durable: consumer(c.settings.Canary), FilterSubject: "karvon.work." + c.settings.Canary + ".>",
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: c.settings.AckWait,
		MaxDeliver: -1, // workers give up after so many: a note of theirs is kept, and a message of the broker's is not
		MaxWaiting: mostWaiting, MaxAckPending: -1,
	})
	return err
}

// streams are the stores. An object store and a store of keys are streams too, of these forms.
func (c *Campaign) streams() []jetstream.StreamConfig {
	all := []jetstream.StreamConfig{
		{
			Name: workStream, Subjects: []string{"karvon.work.>"}, Retention: jetstream.WorkQueuePolicy, MaxAge: outcomesKept,
			Discard: jetstream.DiscardNew, MaxBytes: c.settings.Store / 4,
		},
		{
			Name: outcomeStream, Subjects: []string{"karvon.outcome.>", "karvon.part.>"}, MaxAge: outcomesKept,
			Discard: jetstream.DiscardNew, MaxBytes: c.settings.Store / 2, AllowDirect: true,
			MaxMsgsPerSubject: mostOutcomes, DiscardNewPerSubject: true,
		},
		{
			Name: bundleStream, Subjects: []string{"$O." + bundleBucket + ".C.>", "$O." + bundleBucket + ".M.>"},
			MaxAge: bundlesKept, Discard: jetstream.DiscardNew, MaxBytes: c.settings.Store / 8, AllowDirect: true,
			AllowRollup: true,
		},
		{
			Name: workerStream, Subjects: []string{"$KV." + workerBucket + ".>"}, MaxAge: statusKept,
			Discard: jetstream.DiscardNew, MaxBytes: min(c.settings.Store/16, mostStatuses), AllowDirect: true,
			AllowRollup: true, DenyDelete: true, MaxMsgsPerSubject: 1,
		},
	}
	for i := range all {
		all[i].Replicas = c.settings.Replicas
	}
	return all
}

// full says whether a store refused a message for want of room, and perSubject whether it has enough of its subject.
func full(err error) (full, perSubject bool) {
	const storeFailed, noRoom, noResources jetstream.ErrorCode = 10077, 10047, 10023
	var api *jetstream.APIError
	if !errors.As(err, &api) {
		return false, false
	}
	switch api.ErrorCode {
	case storeFailed:
		enough := api.Description == "maximum messages per subject exceeded"
		return !enough, enough
	case noRoom, noResources:
		return true, false
	}
	return false, false
}

// rest waits a while before something is tried again, longer each time, or until the context ends.
func rest(ctx context.Context, tried int) error {
	const shortest, longest = 50 * time.Millisecond, 2 * time.Second
	timer := time.NewTimer(min(longest, shortest<<min(tried, 10)))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
