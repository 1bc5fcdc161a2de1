package queue

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"karvon/cmd/karvon/internal/join"
)

func TestWorkIsDoneByWhoeverIsThere(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	f.worker("one", upper)
	f.worker("two", upper)
	c := f.campaign(Settings{})
	n := 50
	if *long {
		n = 2000
	}
	askAll(t, c, 0, n)
	closed(t, c)
	by := f.dial(join.Submitter)
	state := new(Status)
	for len(state.Workers) < 2 { // a worker that is quick has not told its status yet
		var err error
		if state, err = ReadStatus(t.Context(), by); err != nil {
			t.Fatal(err)
		}
		wait(t)
	}
	if state.Queue != 0 || state.Running != 0 || state.Done < n {
		t.Errorf("the status is %+v", state)
	}
}

func TestAnOrderIsAskedForAheadOnce(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	done := make(chan string, 10)
	f.worker("one", func(_ context.Context, body []byte, _ func(string) ([]byte, error)) ([]byte, error) {
		done <- string(body)
		return bytes.ToUpper(body), nil
	})
	c := f.campaign(Settings{})
	if err := c.Ahead(t.Context(), order(1)); err != nil {
		t.Fatal(err)
	}
	<-done
	askAll(t, c, 1, 2)
	askAll(t, c, 1, 2) // it is at the broker still
	closed(t, c)
	if len(done) != 0 {
		t.Errorf("the order was done again")
	}
}

func TestBundlesAndLargeOutcomesGoThrough(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	f.worker("one", func(_ context.Context, body []byte, bundle func(string) ([]byte, error)) ([]byte, error) {
		return bundle(string(body))
	})
	c := f.campaign(Settings{})
	data := bytes.Repeat([]byte("one two three "), 200_000)
	hash := digest(data)
	if err := c.Bundle(t.Context(), hash, data); err != nil {
		t.Fatal(err)
	}
	outcome, err := c.Ask(t.Context(), Order{Key: "large", Bundle: hash, Body: []byte(hash)})
	if err != nil || !bytes.Equal(outcome, data) {
		t.Errorf("%d bytes came back of %d: %v", len(outcome), len(data), err)
	}
	if err := c.Bundle(t.Context(), "other", data); err == nil {
		t.Error("a bundle of another name is taken")
	}
	closed(t, c)
}

func TestAFailureIsNotedAndCanBeAskedForAgain(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	fails := make(chan func(), 2)
	fails <- func() { panic("out of luck\n") }
	f.worker("one", func(_ context.Context, body []byte, _ func(string) ([]byte, error)) ([]byte, error) {
		select {
		case fail := <-fails:
			fail()
			return []byte("evidence"), errors.New("it rains")
		default:
			return bytes.ToUpper(body), nil
		}
	})
	c := f.campaign(Settings{})
	var note *NoteError
	if _, err := c.Ask(t.Context(), order(1)); !errors.As(err, &note) || note.Text != `panic: out of luck\n` {
		t.Errorf("the note is %v", err)
	}
	fails <- func() {}
	if _, err := c.Ask(t.Context(), order(1)); !errors.As(err, &note) || note.Text != "it rains" ||
		string(note.Body) != "evidence" || note.Worker != "one" {
		t.Errorf("the note is %v", err)
	}
	askAll(t, c, 1, 2)
	closed(t, c)
}

func TestWorkOfAnotherVersionIsNotTaken(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	f.workerBy(f.dial(join.Worker), &Worker{Name: "other", Version: "0.1", Canary: "red", Slots: 1,
		Do: func(context.Context, []byte, func(string) ([]byte, error)) ([]byte, error) {
			t.Error("work of another version was taken")
			return nil, nil
		}})
	red := f.campaign(Settings{Name: "red", Canary: "red"}) // so that its worker has where to take from
	c := f.campaign(Settings{})
	f.worker("same", upper)
	askAll(t, c, 0, 5)
	closed(t, c)
	closed(t, red)
}

func TestAnAuditIsDoneByAnotherWorkerAndSeesADifference(t *testing.T) {
	t.Parallel()
	f := newFarm(t)
	c := f.campaign(Settings{Audit: 1})
	done := make(chan string, 100)
	as := func(name, outcome string) {
		f.worker(name, func(context.Context, []byte, func(string) ([]byte, error)) ([]byte, error) {
			done <- name
			return []byte(outcome), nil
		})
	}
	as("one", "same")
	as("two", "same")
	for c.Abreast() < 2 {
		nudge(c.wake)
	}
	if outcome, err := c.Ask(t.Context(), order(1)); err != nil || string(outcome) != "same" {
		t.Errorf("%q, %v", outcome, err)
	}
	if by := []string{<-done, <-done}; by[0] == by[1] {
		t.Errorf("%s did it twice", by[0])
	}
	closed(t, c)
	var difference *DifferenceError
	c = f.campaign(Settings{Audit: 1, Name: "next"})
	for _, worker := range []string{"x", "y"} {
		c.arrive(&answer{key: "k2", worker: worker}) // of nobody's asking
	}
	c.mutex.Lock()
	q := c.newQuestion(order(2))
	c.asked["k2"] = q
	c.mutex.Unlock()
	c.arrive(&answer{key: "k2", worker: "x", twin: first, hash: "1"})
	c.arrive(&answer{key: "k2", worker: "y", twin: second, hash: "2"})
	_, err := c.Ask(t.Context(), order(2))
	if !errors.As(err, &difference) || difference.Workers != [2]string{"x", "y"} {
		t.Errorf("the difference is %v", err)
	}
	if err := c.Close(t.Context()); !errors.As(err, &difference) || !strings.Contains(err.Error(), "x and y") {
		t.Errorf("the campaign ended with %v", err)
	}
}

func TestTheShareThatIsAuditedIsThatAskedFor(t *testing.T) {
	const n, share = 100_000, 0.01
	count := 0
	for i := range n {
		if audited(order(i).Key, share) {
			count++
		}
	}
	if count < 900 || count > 1100 { // of 1000: 3 standard deviations; the keys are fixed
		t.Errorf("%d of %d are audited", count, n)
	}
	if audited("k", 0) || !audited("k", 1) {
		t.Error("none is not none, or all not all")
	}
}
