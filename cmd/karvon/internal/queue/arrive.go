package queue

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// answer is what a worker gave for an order: an outcome, or a note.
type answer struct {
	key, worker, attempt, twin string
	note                       string // in words; empty for an outcome
	hash                       string // of the body
	body                       []byte
}

// hear takes an outcome as it comes.
func (c *Campaign) hear(message *nats.Msg) {
	a, err := c.read(context.Background(), message.Subject, message.Header, message.Data)
	if err != nil {
		c.connection.log.Warn("an outcome cannot be read", "error", err)
		nudge(c.wake)
		return
	}
	c.arrive(a)
}

// read reads what stands at an outcome's subject, with its parts.
func (c *Campaign) read(ctx context.Context, subject string, header nats.Header, body []byte) (*answer, error) {
	a := &answer{
		key: addressOf(subject).key, worker: header.Get(workerHeader), attempt: header.Get(attemptHeader),
		twin: header.Get(copyHeader), note: header.Get(noteHeader), hash: header.Get(hashHeader), body: body,
	}
	if text := header.Get(partsHeader); text != "" {
		if err := c.join(ctx, a, text); err != nil {
			return nil, err
		}
	}
	if digest(a.body) != a.hash {
		return nil, fmt.Errorf("what worker %s gave for %s was damaged on its way", a.worker, a.key)
	}
	return a, nil
}

// join puts an outcome together from its parts.
func (c *Campaign) join(ctx context.Context, a *answer, count string) error {
	const most = mostOutcome/partSize + 1
	parts, err := strconv.Atoi(count)
	if err != nil || parts < 1 || parts > most {
		return fmt.Errorf("worker %s says that its outcome has %q parts", a.worker, count)
	}
	stream, err := c.connection.streams.Stream(ctx, outcomeStream)
	if err != nil {
		return err
	}
	a.body = nil
	for i := range parts {
		part, err := stream.GetLastMsgForSubject(ctx, address{c.settings.Name, a.key}.part(a.hash, i))
		if err != nil {
			return fmt.Errorf("part %d of the outcome of %s: %w", i, a.key, err)
		}
		a.body = append(a.body, part.Data...)
	}
	return nil
}

// arrive takes an answer. The first outcome of each copy counts; all later ones must be equal to it, bit by bit.
func (c *Campaign) arrive(a *answer) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	q := c.asked[a.key]
	switch {
	case q == nil:
		c.stored[a.key] = true
	case a.note != "":
		if !q.done && a.attempt == q.attempt { // what was noted of earlier attempts is over
			q.settle(nil, &NoteError{a.key, a.worker, a.note, a.body})
		}
	default:
		c.compare(q, a)
	}
}

// compare takes an outcome beside those that came before. The mutex is held.
func (c *Campaign) compare(q *question, a *answer) {
	seen := false
	for _, before := range q.answers {
		if before.hash != a.hash {
			err := &DifferenceError{a.key, [2]string{before.worker, a.worker}}
			c.connection.log.Error(err.Error())
			c.fail(err)
			return
		}
		seen = seen || before.twin == a.twin
	}
	if seen {
		return
	}
	q.answers = append(q.answers, answer{worker: a.worker, twin: a.twin, hash: a.hash})
	if !q.done && len(q.answers) >= q.copies {
		q.settle(a.body, nil)
	}
}

// settle ends a question. An outcome that nobody waits for yet stays at the broker.
func (q *question) settle(outcome []byte, err error) {
	q.done, q.err = true, err
	if q.outcome = outcome; q.waiting == 0 && err == nil {
		q.outcome, q.dropped = nil, true
	}
	close(q.settled)
	q.order.Body = nil // which is asked for no more
}

// fetch gives all that stands at the broker for a key, in the order in which it came.
func (c *Campaign) fetch(ctx context.Context, key string) ([]*answer, error) {
	stream, err := c.connection.streams.Stream(ctx, outcomeStream)
	if err != nil {
		if errors.Is(err, jetstream.ErrStreamNotFound) {
			err = nil
		}
		return nil, err
	}
	var all []*answer
	subject := address{c.settings.Name, key}.outcome()
	for next := uint64(1); ; {
		message, err := stream.GetMsg(ctx, next, jetstream.WithGetMsgSubject(subject))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		next = message.Sequence + 1
		a, err := c.read(ctx, message.Subject, message.Header, message.Data)
		if err != nil {
			c.connection.log.Warn("an outcome cannot be read", "error", err)
			continue
		}
		all = append(all, a)
	}
}
