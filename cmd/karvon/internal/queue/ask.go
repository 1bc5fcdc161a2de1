package queue

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Ask asks for an order's work, unless that was done already, and waits for its outcome. The error is a *NoteError
// where the work failed or no worker came back from it, a *DifferenceError where two outcomes differ, and the
// context's where that ends first. What is lost at the broker meanwhile is asked for again.
func (c *Campaign) Ask(ctx context.Context, order Order) ([]byte, error) {
	for {
		q, fresh, err := c.ask(order, true)
		if err != nil {
			return nil, err
		}
		outcome, again, err := c.await(ctx, q, fresh)
		if !again {
			return outcome, err
		}
	}
}

// Ahead asks for an order's work and does not wait for its outcome, which a later Ask gives.
func (c *Campaign) Ahead(ctx context.Context, order Order) error {
	q, fresh, err := c.ask(order, false)
	if err != nil || !fresh {
		return err
	}
	return c.begin(ctx, q)
}

// await waits for the outcome of a question. again says that it is to be asked for anew: it was at the broker and is
// no more.
func (c *Campaign) await(ctx context.Context, q *question, fresh bool) (outcome []byte, again bool, err error) {
	defer func() {
		c.mutex.Lock()
		q.waiting--
		c.mutex.Unlock()
	}()
	if fresh {
		if err := c.begin(ctx, q); err != nil {
			return nil, false, err
		}
	}
	select {
	case <-q.settled:
	case <-c.breaks:
		return nil, false, c.broken
	case <-c.connection.gone:
		return nil, false, c.connection.end()
	case <-ctx.Done():
		return nil, false, context.Cause(ctx)
	}
	return c.take(ctx, q)
}

// take gives the outcome of a settled question.
func (c *Campaign) take(ctx context.Context, q *question) (outcome []byte, again bool, err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if q.err != nil {
		if c.asked[q.order.Key] == q { // who asks again gets a new attempt
			delete(c.asked, q.order.Key)
			c.stored[q.order.Key] = true // the note, which is taken away then
		}
		return nil, false, q.err
	}
	if !q.dropped {
		outcome, q.taken = q.outcome, true
		if q.waiting == 1 {
			q.outcome, q.dropped = nil, true
		}
		return outcome, false, nil
	}
	c.mutex.Unlock()
	found, err := c.fetchHeard(ctx, q.order.Key)
	c.mutex.Lock()
	for _, a := range found {
		if a.note == "" && len(q.answers) > 0 && a.hash == q.answers[0].hash {
			q.taken = true
			return a.body, false, nil
		}
	}
	if err != nil {
		return nil, false, err
	}
	if c.asked[q.order.Key] == q {
		delete(c.asked, q.order.Key)
	}
	return nil, true, nil
}

// fetchHeard fetches what was heard of: it can be heard before the broker has stored it.
func (c *Campaign) fetchHeard(ctx context.Context, key string) (found []*answer, err error) {
	const most = 5
	for tried := range most {
		if found, err = c.fetch(ctx, key); err != nil || len(found) > 0 || rest(ctx, tried) != nil {
			break
		}
	}
	return found, err
}

// begin gives a new question to the broker, unless its outcome is there, or its work is queued already.
func (c *Campaign) begin(ctx context.Context, q *question) error {
	key := q.order.Key
	c.mutex.Lock()
	stored, queued := c.stored[key], c.queued[key]
	delete(c.stored, key)
	delete(c.queued, key)
	c.mutex.Unlock()
	if stored {
		if done, err := c.recall(ctx, q); done || err != nil {
			c.sent(q, false)
			return err
		}
	}
	if queued {
		c.sent(q, true)
		return nil
	}
	err := c.send(ctx, q)
	c.sent(q, err == nil)
	return err
}

// sent notes whether the broker has a question.
func (c *Campaign) sent(q *question, sent bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	q.sending, q.sent = false, sent
}

// recall looks for the outcomes of a question at the broker. Notes that stand there are of earlier attempts, and are
// taken away.
func (c *Campaign) recall(ctx context.Context, q *question) (done bool, err error) {
	found, err := c.fetch(ctx, q.order.Key)
	if err != nil {
		return false, err
	}
	notes := false
	for _, a := range found {
		if a.note != "" {
			notes = true
			continue
		}
		c.arrive(a)
	}
	c.mutex.Lock()
	done = q.done
	c.mutex.Unlock()
	if notes && !done {
		return false, c.purge(ctx, outcomeStream, address{c.settings.Name, q.order.Key}.outcome())
	}
	return done, nil
}

// send publishes a question until the broker has it.
func (c *Campaign) send(ctx context.Context, q *question) error {
	copies := []string{""}
	c.mutex.Lock()
	order, attempt, others, done := q.order, q.attempt, c.workers > 1, q.done
	if q.copies == 2 {
		copies = []string{first, second}
	}
	c.mutex.Unlock()
	if done { // meanwhile
		return nil
	}
	for _, twin := range copies {
		if err := c.publish(ctx, order, attempt, twin, others); err != nil {
			return err
		}
	}
	return nil
}

func (c *Campaign) publish(ctx context.Context, order Order, attempt, twin string, others bool) error {
	at := address{c.settings.Name, order.Key}
	id := strings.Join([]string{at.campaign, at.key, attempt, twin}, "-")
	said := false
	for tried := 0; ; tried++ {
		message := nats.NewMsg(at.work(c.settings.Canary))
		message.Data = order.Body
		message.Header.Set(attemptHeader, attempt)
		if order.Bundle != "" {
			message.Header.Set(bundleHeader, order.Bundle)
		}
		if twin != "" {
			message.Header.Set(copyHeader, twin)
		}
		if twin == second && others {
			message.Header.Set(apartHeader, "yes")
		}
		err := c.connection.publish(ctx, message, id)
		if err == nil {
			return nil
		}
		if errors.Is(err, nats.ErrMaxPayload) {
			return fmt.Errorf("the broker takes no order of %d bytes: %w", len(order.Body), err)
		}
		if err := c.unsent(ctx, err, tried, &said); err != nil {
			return err
		}
	}
}

// unsent waits before what could not be published is published again. Stores that are lost are made.
func (c *Campaign) unsent(ctx context.Context, err error, tried int, said *bool) error {
	if isFull, _ := full(err); isFull && !*said {
		*said = true
		c.connection.log.Warn("the broker's store is full; what is asked for waits until there is room", "error", err)
		nudge(c.wake)
	}
	if errors.Is(err, jetstream.ErrNoStreamResponse) || errors.Is(err, nats.ErrNoResponders) {
		nudge(c.wake) // which makes the stores
	}
	select {
	case <-c.breaks:
		return c.broken
	case <-c.connection.gone:
		return c.connection.end()
	default:
		return rest(ctx, tried)
	}
}
