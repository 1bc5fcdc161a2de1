package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// handle does an order and gives what comes of it. It is acknowledged when the broker has the outcome, and no sooner:
// whatever happens before then, another worker gets it.
func (w *Worker) handle(ctx context.Context, message jetstream.Msg) {
	told, err := message.Metadata()
	if err != nil {
		w.log().Warn("the broker gave something that is no order", "error", err)
		return
	}
	header := message.Headers()
	apart, twin := header.Get(apartHeader) != "", header.Get(copyHeader)
	a := answer{key: addressOf(message.Subject()).key, attempt: header.Get(attemptHeader), twin: twin}
	if twin != "" && !w.mayDo(a.key, apart && told.NumDelivered <= apartTries) {
		w.check(message.NakWithDelay(w.ackWait() / 10))
		return
	}
	progress := w.progress(ctx, message)
	defer progress()
	began := time.Now()
	most := uint64(deliveries)
	if apart {
		most += apartTries
	}
	if told.NumDelivered > most {
		a.note = fmt.Sprintf("no outcome: it was given to workers %d times, and none came back from it", most)
	} else if !w.try(ctx, message, &a) {
		return
	}
	if err := w.give(ctx, addressOf(message.Subject()), &a); err != nil {
		w.check(message.Nak())
		return
	}
	w.busy.Add(int64(time.Since(began)))
	w.done.Add(1)
	progress()
	w.check(w.acknowledge(ctx, message))
}

// acknowledge says that an order is done, and waits for a word of the broker: not for long, since one that has lost its
// stores has none.
func (w *Worker) acknowledge(ctx context.Context, message jetstream.Msg) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), min(answersWithin, w.ackWait()/3))
	defer cancel()
	return message.DoubleAck(ctx)
}

// mayDo says whether the worker may do an order that is done twice: its second time is for another worker where it is
// to be done apart.
func (w *Worker) mayDo(key string, apart bool) bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if apart && w.own[key] {
		return false
	}
	const most = 10_000
	if len(w.own) >= most {
		clear(w.own)
	}
	w.own[key] = true
	return true
}

// try does the work, and says whether something came of it; otherwise the order was given back.
func (w *Worker) try(ctx context.Context, message jetstream.Msg, a *answer) bool {
	missing := false
	outcome, err := w.safely(ctx, message.Data(), func(hash string) ([]byte, error) {
		data, err := w.shelf.get(ctx, hash)
		missing = missing || errors.As(err, new(unavailable))
		return data, err
	})
	switch {
	case err == nil && len(outcome) > mostOutcome:
		err = fmt.Errorf("the outcome has %d bytes; the most is %d", len(outcome), mostOutcome)
		outcome = nil
	case err != nil && ctx.Err() != nil:
		// Taken off the queue, not handed on: that would count as a worker who did not come back. Who asks finds that it
		// is gone, and asks anew.
		w.check(message.TermWithReason("given back"))
		return false
	case err != nil && missing:
		w.log().Warn("the work is given back", "error", err)
		w.check(message.NakWithDelay(w.ackWait() / 10))
		return false
	}
	a.body = outcome
	if err != nil {
		a.note = oneLine(err.Error())
	}
	return true
}

// safely does the work; a panic of it is an error.
func (w *Worker) safely(ctx context.Context, body []byte, bundle func(string) ([]byte, error)) (outcome []byte,
	err error) {
	defer func() {
		if value := recover(); value != nil {
			w.log().Error("the work panicked", "panic", value, "stack", string(debug.Stack()))
			outcome, err = nil, fmt.Errorf("panic: %v", value)
		}
	}()
	return w.Do(ctx, body, bundle)
}

// oneLine makes a text fit for a header.
func oneLine(text string) string {
	const most = 4096
	quoted := strconv.Quote(text)
	quoted = quoted[1 : len(quoted)-1]
	if quoted == "" {
		return "it failed"
	}
	return quoted[:min(len(quoted), most)]
}

// progress tells the broker that an order is being worked at, a few times within the wait of its acknowledgement,
// until it is stopped.
func (w *Worker) progress(ctx context.Context, message jetstream.Msg) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	ended := make(chan struct{})
	go func() {
		defer guard(w.check).catch()
		defer close(ended)
		ticker := time.NewTicker(w.ackWait() / 3)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				_ = message.InProgress() // fails while the connection is cut
			case <-ctx.Done():
				return
			}
		}
	}()
	return func() {
		cancel()
		<-ended
	}
}

// ackWait is how long the broker waits for a word on an order.
func (w *Worker) ackWait() time.Duration {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return cmp.Or(w.wait, defaultAckWait)
}

// check logs what became of an order that could not be acknowledged: it is done again, and its outcome is the same.
func (w *Worker) check(err error) {
	if err != nil {
		w.log().Debug("an order is not acknowledged", "error", err)
	}
}

// give publishes an answer until the broker has it, or the context ends.
func (w *Worker) give(ctx context.Context, at address, a *answer) error {
	a.hash = digest(a.body)
	message := nats.NewMsg(at.outcome())
	message.Header.Set(workerHeader, w.Name)
	message.Header.Set(attemptHeader, a.attempt)
	message.Header.Set(hashHeader, a.hash)
	if a.twin != "" {
		message.Header.Set(copyHeader, a.twin)
	}
	if a.note != "" {
		message.Header.Set(noteHeader, a.note)
	}
	message.Data = a.body
	if len(a.body) > partSize {
		parts := (len(a.body) + partSize - 1) / partSize
		for i := range parts {
			part := &nats.Msg{
				Subject: at.part(a.hash, i), Data: a.body[i*partSize : min(len(a.body), (i+1)*partSize)],
			}
			if err := w.publish(ctx, part, at.key+"-"+a.hash+"-"+strconv.Itoa(i)+"-"+w.Name); err != nil {
				return err
			}
		}
		message.Header.Set(partsHeader, strconv.Itoa(parts))
		message.Data = nil
	}
	return w.publish(ctx, message, at.campaign+"-"+at.key+"-"+a.attempt+"-"+a.twin+"-"+w.Name)
}

// publish publishes a message until the broker has it. One that has enough of its subject needs no more.
func (w *Worker) publish(ctx context.Context, message *nats.Msg, id string) error {
	said := false
	for tried := 0; ; tried++ {
		err := w.connection.publish(ctx, message, id)
		isFull, enough := full(err)
		if err == nil || enough {
			return nil
		}
		if isFull && !said {
			said = true
			w.log().Warn("the broker's store is full; the outcome waits until there is room", "error", err)
		}
		if err := rest(ctx, tried); err != nil {
			return err
		}
	}
}
