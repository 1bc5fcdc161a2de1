package queue

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/nats-io/nats.go"

	"karvon/cmd/karvon/internal/join"
)

// stuck is work that tells that it was begun and goes on when it is let.
type stuck struct{ begun, goOn chan struct{} }

func newStuck() *stuck { return &stuck{make(chan struct{}, 100), make(chan struct{})} }

// do does not look whether anybody still waits for it.
func (s *stuck) do(_ context.Context, body []byte, _ func(string) ([]byte, error)) ([]byte, error) {
	select {
	case s.begun <- struct{}{}:
	default: // nobody counts so far
	}
	<-s.goOn
	return bytes.ToUpper(body), nil
}

func TestTheWorkOfAWorkerThatIsKilledIsDoneByAnother(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	s := newStuck()
	c := f.campaign(Settings{AckWait: ackWait / 2})
	dying := f.dial(join.Worker)
	ended := make(chan error, 1)
	go func() {
		ended <- (&Worker{Name: "dying", Canary: "yellow", Slots: 1, Do: s.do}).Run(t.Context(), dying)
	}()
	if err := c.Ahead(t.Context(), order(1)); err != nil {
		t.Fatal(err)
	}
	<-s.begun
	dying.Close()
	f.worker("living", upper)
	askAll(t, c, 1, 2)
	close(s.goOn)
	if err := <-ended; err == nil {
		t.Error("a worker without a broker ended well")
	}
	closed(t, c)
}

// What comes late is compared with what came first.
func TestAWorkerThatIsCutOffComesLate(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{AckWait: ackWait / 2})
	way := newProxy(t, f.listen)
	s := newStuck()
	a := f.access(join.Worker)
	late := &Worker{Name: "late", Canary: "yellow", Slots: 1, Do: s.do}
	f.workerBy(f.dialAt("nats://"+way.address(), a), late)
	if err := c.Ahead(t.Context(), order(1)); err != nil {
		t.Fatal(err)
	}
	<-s.begun
	way.cut()
	f.worker("quick", upper)
	askAll(t, c, 1, 2) // longer than the wait: else quick would not have it
	close(s.goOn)
	way.heal()
	found := func() int {
		all, err := c.fetch(t.Context(), "k1")
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	for found() < 2 {
		wait(t)
	}
	askAll(t, c, 1, 5)
	closed(t, c)
}

// The network of who asks and of a worker is cut for longer than the wait of an acknowledgement.
func TestACutNetworkLosesNothing(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	way := newProxy(t, f.listen)
	a := f.access(join.Submitter)
	c := f.campaignBy(f.dialAt("nats://"+way.address(), a), Settings{AckWait: ackWait / 2})
	s := newStuck()
	f.workerBy(f.dialAt("nats://"+way.address(), f.access(join.Worker)),
		&Worker{Name: "far", Canary: "yellow", Slots: 2, Do: s.do})
	const n = 6
	for i := range n {
		if err := c.Ahead(t.Context(), order(i)); err != nil {
			t.Fatal(err)
		}
	}
	<-s.begun
	<-s.begun
	way.cut()
	var all sync.WaitGroup
	all.Go(func() { askAll(t, c, 0, n) })
	near := newStuck()
	f.worker("near", near.do)
	for range n { // two of them were the other's, until the wait was over
		<-near.begun
		near.goOn <- struct{}{}
	}
	close(s.goOn)
	way.heal()
	all.Wait()
	closed(t, c)
}

func TestACampaignThatEndedIsGoneOnWith(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	by := f.dial(join.Submitter)
	c := f.campaignBy(by, Settings{})
	for i := range 6 {
		if err := c.Ahead(t.Context(), order(i)); err != nil {
			t.Fatal(err)
		}
	}
	c.stop() // as a kill would, it takes nothing away
	by.Close()
	var mutex sync.Mutex
	times := map[string]int{}
	done := make(chan struct{}, 100)
	f.worker("one", func(_ context.Context, body []byte, _ func(string) ([]byte, error)) ([]byte, error) {
		mutex.Lock()
		defer mutex.Unlock()
		times[string(body)]++
		done <- struct{}{}
		return bytes.ToUpper(body), nil
	})
	for range 3 {
		<-done
	}
	c = f.campaign(Settings{})
	askAll(t, c, 0, 8)
	closed(t, c)
	mutex.Lock()
	defer mutex.Unlock()
	for body, n := range times {
		if n > 1 {
			t.Errorf("%s was done %d times", body, n)
		}
	}
}

func TestStoresThatAreLostAreFilledAgain(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{})
	data := []byte("files")
	if err := c.Bundle(t.Context(), digest(data), data); err != nil {
		t.Fatal(err)
	}
	s := newStuck()
	stop := f.worker("one", s.do)
	var all sync.WaitGroup
	all.Go(func() { askAll(t, c, 0, 5) })
	<-s.begun
	f.broker.Stop()
	if err := os.RemoveAll(filepath.Join(f.folder, "jetstream")); err != nil {
		t.Fatal(err)
	}
	f.start()
	close(s.goOn)
	all.Wait()
	stop()
	f.worker("two", func(ctx context.Context, body []byte, bundle func(string) ([]byte, error)) ([]byte, error) {
		if len(body) > 0 { // what one did not take off
			return upper(ctx, body, bundle)
		}
		return bundle(digest(data))
	})
	if outcome, err := c.Ask(t.Context(), Order{Key: "b", Bundle: digest(data)}); err != nil ||
		!bytes.Equal(outcome, data) {
		t.Errorf("%q, %v", outcome, err)
	}
	closed(t, c)
}

func TestWhatNoWorkerComesBackFromIsNoted(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{})
	if err := c.Ahead(t.Context(), order(1)); err != nil {
		t.Fatal(err)
	}
	doomed := &Worker{Canary: "yellow", connection: f.dial(join.Worker)}
	for range deliveries {
		message, err := doomed.fetch(t.Context())
		if err != nil || message == nil {
			t.Fatal(message, err)
		}
		if err := message.Nak(); err != nil {
			t.Fatal(err)
		}
	}
	f.worker("wary", func(context.Context, []byte, func(string) ([]byte, error)) ([]byte, error) {
		t.Error("it was done for all that")
		return nil, nil
	})
	var note *NoteError
	if _, err := c.Ask(t.Context(), order(1)); !errors.As(err, &note) || !strings.Contains(note.Text, "5 times") {
		t.Errorf("the note is %v", err)
	}
	closed(t, c)
}

func TestAFullStoreIsWaitedFor(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	f.store = 8 << 20 // of which a quarter is for work, and half for outcomes
	n, c := 24, f.campaign(Settings{})
	f.worker("one", func(_ context.Context, body []byte, _ func(string) ([]byte, error)) ([]byte, error) {
		return bytes.Repeat(body[:1], 300<<10), nil
	})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			body := bytes.Repeat([]byte{byte('a' + i)}, 150<<10)
			outcome, err := c.Ask(t.Context(), Order{Key: fmt.Sprint(i), Body: body})
			if err != nil || len(outcome) != 300<<10 || outcome[0] != body[0] {
				t.Errorf("order %d: %d bytes, %v", i, len(outcome), err)
			}
		})
	}
	all.Wait()
	closed(t, c)
}

func TestDuplicatesAndDisorderDoNoHarm(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{})
	by := f.dial(join.Worker)
	for _, i := range []int{3, 1, 2, 1, 3, 3, 1} {
		w := &Worker{Name: "odd", connection: by}
		a := &answer{body: bytes.ToUpper(order(i).Body)}
		if err := w.give(t.Context(), address{"trial", order(i).Key}, a); err != nil {
			t.Fatal(err)
		}
	}
	f.worker("one", upper)
	askAll(t, c, 0, 6)
	askAll(t, c, 0, 6)
	closed(t, c)
}

// Whoever leaves gives its work back, which is no failure of it, however often that comes.
func TestAWorkerThatIsStoppedGivesItsWorkBack(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{AckWait: ackWait / 2})
	begun := make(chan struct{}, 1)
	if err := c.Ahead(t.Context(), order(1)); err != nil {
		t.Fatal(err)
	}
	for i := range deliveries + 1 {
		stop := f.worker(fmt.Sprint("leaving-", i),
			func(ctx context.Context, _ []byte, _ func(string) ([]byte, error)) ([]byte, error) {
				begun <- struct{}{}
				<-ctx.Done()
				return nil, ctx.Err()
			})
		<-begun
		stop()
	}
	f.worker("staying", upper)
	askAll(t, c, 1, 2)
	closed(t, c)
}

// A worker's credential is good for work and nothing else.
func TestAWorkerMayDoNothingElse(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{})
	defer closed(t, c)
	by := f.dial(join.Worker)
	refused := make(chan error, 10)
	by.nats.SetErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { refused <- err })
	for _, subject := range []string{
		"karvon.work.yellow.trial.k1", "$O.karvon-bundles.M.eA==", "$O.karvon-bundles.C.x",
		"$JS.API.STREAM.DELETE.karvon-work", "$JS.API.STREAM.PURGE.karvon-outcomes", "$JS.API.STREAM.CREATE.mine",
		"$JS.API.CONSUMER.CREATE.OBJ_karvon-bundles.mine", "$JS.API.CONSUMER.DELETE.karvon-work.worker-yellow",
		"$JS.API.DIRECT.GET.karvon-outcomes", "$JS.API.STREAM.MSG.GET.karvon-outcomes", "$JS.API.INFO", "anything",
	} {
		if err := by.nats.Publish(subject, []byte("{}")); err != nil {
			t.Fatal(err)
		}
		if err := <-refused; !errors.Is(err, nats.ErrPermissionViolation) {
			t.Errorf("%s: %v", subject, err)
		}
	}
	for _, subject := range []string{
		">", "_INBOX.>", "_INBOX_submitter.>", "karvon.outcome.>", "karvon.work.>", "$SYS.>",
	} {
		if _, err := by.nats.SubscribeSync(subject); err != nil {
			t.Fatal(err)
		}
		if err := <-refused; !errors.Is(err, nats.ErrPermissionViolation) {
			t.Errorf("listening to %s: %v", subject, err)
		}
	}
	info, err := c.connection.streams.Stream(t.Context(), workStream)
	if err != nil || info.CachedInfo().State.LastSeq != 0 {
		t.Errorf("work was published: %v", err)
	}
}

// A submitter may not reach beyond karvon's stores.
func TestASubmitterKeepsToItsStores(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	by := f.dial(join.Submitter)
	refused := make(chan error, 10)
	by.nats.SetErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { refused <- err })
	if err := by.nats.Publish("$JS.API.STREAM.CREATE.mine", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := <-refused; !errors.Is(err, nats.ErrPermissionViolation) {
		t.Error(err)
	}
}
