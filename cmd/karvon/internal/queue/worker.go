package queue

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Do does an order's work. It gets bundles by their hashes, and never opens a path that an order names. Where it
// fails, its error is noted, with what else it gives; only what kills the process is left to other workers. It
// returns soon after its context has ended, and what it gives with an error then is not noted.
type Do func(ctx context.Context, body []byte, bundle func(hash string) ([]byte, error)) ([]byte, error)

// Worker takes work of its own canary and does it.
type Worker struct {
	Name    string // made of letters, digits, - and _; no other worker has it
	Version string
	Canary  string
	Slots   int // orders that it does at a time
	Do      Do

	connection *Connection
	shelf      *shelf
	since      time.Time
	done       atomic.Int64
	busy       atomic.Int64 // nanoseconds that all slots worked
	mutex      sync.Mutex
	consumer   jetstream.Consumer
	wait       time.Duration   // of an acknowledgement, as it was known last
	own        map[string]bool // orders, of those that are done twice, that it did or does
}

// Done is how many orders the worker has done.
func (w *Worker) Done() int { return int(w.done.Load()) }

// Run works until the context ends; what is not finished then is given back. The error is nil then, and otherwise
// says why the broker is not reached any more.
func (w *Worker) Run(ctx context.Context, connection *Connection) error {
	for what, name := range map[string]string{"a worker's name": w.Name, "a canary": w.Canary} {
		if err := checkName(what, name); err != nil {
			return err
		}
	}
	w.connection, w.shelf, w.since, w.own = connection, newShelf(connection), time.Now(), map[string]bool{}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var all sync.WaitGroup
	for range max(1, w.Slots) {
		all.Go(func() {
			defer guard(stop).catch()
			w.slot(ctx)
		})
	}
	all.Go(func() {
		defer guard(stop).catch()
		w.tell(ctx)
	})
	all.Go(func() {
		defer guard(stop).catch()
		select {
		case <-connection.gone:
			stop(connection.end())
		case <-ctx.Done():
		}
	})
	<-ctx.Done()
	all.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) && !errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	last := context.WithoutCancel(ctx)
	if err := errors.Join(w.say(last, true), connection.flush(last)); err != nil { // it is not missed for long
		w.log().Debug("the end is not told", "error", err)
	}
	return nil
}

func (w *Worker) log() *slog.Logger { return w.connection.log }

// slot takes orders one by one.
func (w *Worker) slot(ctx context.Context) {
	for tried := 0; ctx.Err() == nil; {
		message, err := w.fetch(ctx)
		if err != nil {
			w.forget()
			rest(ctx, tried) //nolint:errcheck // the loop looks
			tried++
			continue
		}
		tried = 0
		if message != nil {
			w.handle(ctx, message)
		}
	}
}

// fetch waits for an order; none may come. The error is of a broker that has no work to give: it may not have been
// asked for any yet, or have lost its stores.
func (w *Worker) fetch(ctx context.Context) (jetstream.Msg, error) {
	const wait, alive = 30 * time.Second, 5 * time.Second
	from, err := w.work(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := w.connection.whole(ctx) // a request is lost with the connection
	defer cancel()
	ctx, end := context.WithTimeout(ctx, wait)
	defer end()
	batch, err := from.Fetch(1, jetstream.FetchContext(ctx), jetstream.FetchHeartbeat(alive))
	if err != nil {
		return nil, err
	}
	for message := range batch.Messages() {
		return message, nil
	}
	if err := batch.Error(); err != nil && ctx.Err() == nil {
		return nil, err
	}
	return nil, nil
}

// work is where the orders come from, which all slots share.
func (w *Worker) work(ctx context.Context) (jetstream.Consumer, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.consumer != nil {
		return w.consumer, nil
	}
	found, err := w.connection.streams.Consumer(ctx, workStream, consumer(w.Canary))
	if err == nil {
		w.consumer, w.wait = found, found.CachedInfo().Config.AckWait
	}
	return found, err
}

// forget has the slots look again where orders come from.
func (w *Worker) forget() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.consumer = nil
}

// tell tells the worker's status again and again: at first until somebody hears it, since the store is made by who
// asks for work.
func (w *Worker) tell(ctx context.Context) {
	for tried := 0; ctx.Err() == nil; tried++ {
		if err := w.say(ctx, false); err != nil {
			rest(ctx, tried) //nolint:errcheck // the loop looks
			continue
		}
		tried = -1
		timer := time.NewTimer(beat)
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}

// say tells the worker's status once.
func (w *Worker) say(ctx context.Context, left bool) error {
	s := WorkerStatus{
		Name: w.Name, Version: w.Version, Canary: w.Canary, Slots: w.Slots, Done: w.Done(), Since: w.since, Left: left,
	}
	if s.Done > 0 {
		s.Seconds = time.Duration(w.busy.Load()).Seconds() / float64(s.Done)
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if left { // who hears it, hears it
		return w.connection.nats.Publish(statusSubject(w.Canary, w.Name), text)
	}
	_, err = w.connection.streams.PublishMsg(ctx, &nats.Msg{Subject: statusSubject(w.Canary, w.Name), Data: text})
	return err
}
