package queue

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

const (
	sendAbreast = 16              // orders that are asked for again at a time
	workerAfter = 5 * time.Second // without a worker something is said
	sayAgain    = time.Minute
)

// watch looks for what was lost, until the campaign is closed: a few times within the wait of an acknowledgement,
// after the connection was made again, and when something hints at a loss.
func (c *Campaign) watch(ctx context.Context, present *attendance) {
	defer c.connection.onHeal(c.wake)()
	ticker := time.NewTicker(c.settings.AckWait / 3)
	defer ticker.Stop()
	early := time.NewTimer(workerAfter)
	defer early.Stop()
	for {
		if err := c.lookOnce(ctx, present); err != nil && ctx.Err() == nil {
			c.connection.log.Debug("what is lost cannot be looked for", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		case <-early.C:
		case <-c.wake:
			if rest(ctx, 0) != nil { // hints come many at a time
				return
			}
		}
	}
}

// lookOnce looks for what was lost and for workers, as long as the connection holds.
func (c *Campaign) lookOnce(ctx context.Context, present *attendance) error {
	whole, cancel := c.connection.whole(ctx)
	defer cancel()
	lost, err := c.look(whole)
	c.again(ctx, lost)
	return errors.Join(err, present.look(whole))
}

// look finds what is neither queued nor done, and claims it.
func (c *Campaign) look(ctx context.Context) (lost []*question, err error) {
	if err := c.stores(ctx); err != nil {
		return nil, err
	}
	open := c.open()
	if len(open) == 0 {
		return nil, c.makeRoom(ctx)
	}
	queued, stored, err := c.standing(ctx)
	if err != nil {
		return nil, err
	}
	for _, q := range open {
		if stored[q.order.Key] {
			if done, err := c.recall(ctx, q); done || err != nil {
				continue
			}
		}
		if !queued[q.order.Key] && c.claim(q) {
			lost = append(lost, q)
		}
	}
	return lost, c.makeRoom(ctx)
}

// open are the questions that wait for an outcome.
func (c *Campaign) open() []*question {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var all []*question
	for _, q := range c.asked {
		if !q.done && !q.sending {
			all = append(all, q)
		}
	}
	return all
}

// claim begins a new attempt of a question, unless its outcome has come or somebody else begins one.
func (c *Campaign) claim(q *question) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if q.done || q.sending {
		return false
	}
	q.sending = true
	c.renew(q)
	return true
}

// again asks for what was lost, some at a time, and not within the watch: who waits for room in a full store must not
// keep it from making room.
func (c *Campaign) again(ctx context.Context, lost []*question) {
	if len(lost) == 0 {
		return
	}
	c.connection.log.Debug("asking again for what the broker has lost", "orders", len(lost))
	if err := c.putAgain(ctx); err != nil {
		c.connection.log.Debug("bundles are not taken yet", "error", err)
	}
	abreast := make(chan struct{}, sendAbreast)
	for _, q := range lost {
		c.watching.Go(func() {
			defer guard(c.end).catch()
			abreast <- struct{}{}
			defer func() { <-abreast }()
			c.sent(q, c.send(ctx, q) == nil)
		})
	}
}

// standing are the keys of the campaign of which work is queued or being done, and of which there is something among
// the outcomes. What is done in between is in both: an outcome is there before its work is taken off.
func (c *Campaign) standing(ctx context.Context) (queued, stored map[string]bool, err error) {
	queued, err = c.subjects(ctx, workStream, address{c.settings.Name, "*"}.work(c.settings.Canary))
	if err != nil {
		return nil, nil, err
	}
	stored, err = c.subjects(ctx, outcomeStream, address{c.settings.Name, "*"}.outcome())
	return queued, stored, err
}

// subjects are the keys of the subjects of a stream that match.
func (c *Campaign) subjects(ctx context.Context, name, match string) (map[string]bool, error) {
	stream, err := c.connection.streams.Stream(ctx, name)
	if err != nil {
		return nil, err
	}
	info, err := stream.Info(ctx, jetstream.WithSubjectFilter(match))
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for subject := range info.State.Subjects {
		keys[addressOf(subject).key] = true
	}
	return keys, nil
}

// makeRoom takes outcomes that were taken from a store that is half full.
func (c *Campaign) makeRoom(ctx context.Context) error {
	stream, err := c.connection.streams.Stream(ctx, outcomeStream)
	if err != nil {
		return err
	}
	if info := stream.CachedInfo(); info.Config.MaxBytes <= 0 || info.State.Bytes < uint64(info.Config.MaxBytes)/2 {
		return nil
	}
	return c.purgeTaken(ctx)
}

// purgeTaken takes away the outcomes that were taken.
func (c *Campaign) purgeTaken(ctx context.Context) error {
	c.mutex.Lock()
	var taken []*question
	for _, q := range c.asked {
		if q.taken && !q.purged {
			taken = append(taken, q)
		}
	}
	c.mutex.Unlock()
	for _, q := range taken {
		at := address{c.settings.Name, q.order.Key}
		err := errors.Join(c.purge(ctx, outcomeStream, at.outcome()),
			c.purge(ctx, outcomeStream, "karvon.part."+at.campaign+"."+at.key+".>"))
		if err != nil {
			return err
		}
		c.mutex.Lock()
		q.purged = true
		c.mutex.Unlock()
	}
	return nil
}

// purge takes the messages of a subject out of a stream.
func (c *Campaign) purge(ctx context.Context, name, subject string) error {
	stream, err := c.connection.streams.Stream(ctx, name)
	if err != nil {
		return err
	}
	return stream.Purge(ctx, jetstream.WithPurgeSubject(subject))
}

// Close ends a campaign and takes away what it asked for and needs no more: work that is queued, and outcomes that
// were taken. Outcomes that nobody waited for stay for who goes on with the campaign, for a week.
func (c *Campaign) Close(ctx context.Context) error {
	c.mutex.Lock()
	differed := c.broken
	c.fail(errClosed)
	left := false
	for _, q := range c.asked {
		left = left || !q.taken
	}
	c.mutex.Unlock()
	c.stop()
	c.watching.Wait()
	err := errors.Join(c.heard.Unsubscribe(), c.withdraw(ctx, left))
	return errors.Join(differed, err)
}

// withdraw takes a campaign's messages away.
func (c *Campaign) withdraw(ctx context.Context, left bool) error {
	if err := c.purge(ctx, workStream, address{c.settings.Name, "*"}.work(c.settings.Canary)); err != nil {
		return err
	}
	if left {
		return c.purgeTaken(ctx)
	}
	return errors.Join(c.purge(ctx, outcomeStream, address{c.settings.Name, "*"}.outcome()),
		c.purge(ctx, outcomeStream, "karvon.part."+c.settings.Name+".>"))
}
