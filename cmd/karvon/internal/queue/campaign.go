package queue

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// Settings say of a campaign what it is and how it is done.
type Settings struct {
	Name     string        // who goes on with a campaign gives it the same name
	Canary   string        // fingerprint of who asks: workers of the same alone get the work
	AckWait  time.Duration // how long a worker may be silent; 0 for 30 s
	Replicas int           // of the stores that are not there yet, on as many brokers; 0 for 1
	Store    int64         // bytes of all stores that are not there yet; 0 for 4 GiB
	Audit    float64       // share of the orders that are done twice, from 0 to 1
}

// Campaign asks for work. Its methods can be called from several goroutines.
type Campaign struct {
	connection *Connection
	settings   Settings
	nonce      string // of this process: the attempts of others are not its own
	heard      *nats.Subscription
	stop       context.CancelFunc
	watching   sync.WaitGroup
	wake       chan struct{} // what is lost is looked for

	mutex    sync.Mutex
	asked    map[string]*question
	queued   map[string]bool // work that was there before
	stored   map[string]bool // outcomes that were there before, or that nobody has asked for yet
	bundles  map[string][]byte
	attempts int
	workers  int           // that were seen last
	slots    int           // of theirs
	broken   error         // what ends the campaign
	breaks   chan struct{} // closed then
}

// OpenCampaign begins a campaign, or goes on with it. Its end is Close.
func OpenCampaign(ctx context.Context, connection *Connection, s Settings) (*Campaign, error) {
	for what, name := range map[string]string{"a campaign's name": s.Name, "a canary": s.Canary} {
		if err := checkName(what, name); err != nil {
			return nil, err
		}
	}
	s.AckWait, s.Store = cmp.Or(s.AckWait, defaultAckWait), cmp.Or(s.Store, defaultStore)
	nonce := make([]byte, 8)
	rand.Read(nonce) // never fails
	c := &Campaign{
		connection: connection, settings: s, nonce: hex.EncodeToString(nonce), wake: make(chan struct{}, 1),
		asked: map[string]*question{}, queued: map[string]bool{}, stored: map[string]bool{}, bundles: map[string][]byte{},
		breaks: make(chan struct{}),
	}
	if err := patiently(ctx, func() error { return c.stores(ctx) }); err != nil {
		return nil, fmt.Errorf("the broker at %s cannot be used: %w", connection.url, err)
	}
	if err := c.listen(ctx); err != nil {
		return nil, fmt.Errorf("the broker at %s cannot be used: %w", connection.url, err)
	}
	present := &attendance{campaign: c}
	if err := patiently(ctx, func() error { return present.look(ctx) }); err != nil {
		return nil, fmt.Errorf("the broker at %s cannot be used: %w", connection.url, err)
	}
	watch, stop := context.WithCancel(context.WithoutCancel(ctx))
	c.stop = stop
	c.watching.Go(func() {
		defer guard(c.end).catch()
		c.watch(watch, present)
	})
	return c, nil
}

// listen hears outcomes as they come, and finds what was there before.
func (c *Campaign) listen(ctx context.Context) (err error) {
	c.heard, err = c.connection.nats.Subscribe(address{c.settings.Name, "*"}.outcome(), c.hear)
	if err != nil {
		return err
	}
	if err := c.heard.SetPendingLimits(-1, 512<<20); err != nil { // what is dropped is looked for
		return err
	}
	if err := patiently(ctx, func() error { return c.connection.flush(ctx) }); err != nil {
		return err
	}
	var queued, stored map[string]bool
	err = patiently(ctx, func() error {
		queued, stored, err = c.standing(ctx)
		return err
	})
	if err != nil {
		return err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.queued = queued
	for key := range stored {
		c.stored[key] = true
	}
	return nil
}

// question is an order that was asked for.
type question struct {
	order   Order
	attempt string
	copies  int           // outcomes that are awaited: two, where the order is done twice
	sent    bool          // the broker has it
	sending bool          // somebody gives it to the broker
	waiting int           // calls that wait for the outcome
	answers []answer      // without their bodies, but the first while others are awaited
	settled chan struct{} // closed when outcome or err is there
	done    bool
	outcome []byte // nil where nobody waited for it: it is at the broker
	dropped bool
	err     error
	taken   bool // the outcome was given to who waited
	purged  bool // and taken away from the broker
}

// ask finds the question of an order, or makes it; fresh says that the caller is to send it. Where the outcome may be
// at the broker already, the caller looks first.
func (c *Campaign) ask(order Order, wait bool) (q *question, fresh bool, err error) {
	if err := checkName("an order's key", order.Key); err != nil {
		return nil, false, err
	}
	if len(order.Body) > mostOrder {
		return nil, false, fmt.Errorf("an order of %d bytes is too large: the most is %d", len(order.Body), mostOrder)
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.broken != nil {
		return nil, false, c.broken
	}
	q = c.asked[order.Key]
	if q == nil {
		q, fresh = c.newQuestion(order), true
		q.sending = true
		c.asked[order.Key] = q
	}
	if wait {
		q.waiting++
	}
	return q, fresh, nil
}

// newQuestion makes a question of a new attempt. The mutex is held.
func (c *Campaign) newQuestion(order Order) *question {
	q := &question{order: order, copies: 1, settled: make(chan struct{})}
	if audited(order.Key, c.settings.Audit) {
		q.copies = 2
	}
	c.renew(q)
	return q
}

// renew gives a question a new attempt. The mutex is held.
func (c *Campaign) renew(q *question) {
	c.attempts++
	q.attempt = c.nonce + "-" + strconv.Itoa(c.attempts)
}

// fail ends the campaign: whoever waits is told why.
func (c *Campaign) fail(err error) {
	if c.broken == nil {
		c.broken = err
		close(c.breaks)
	}
}

// end is fail for who does not hold the mutex.
func (c *Campaign) end(err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.fail(err)
}

// errClosed is what is said to those who wait when a campaign is closed.
var errClosed = errors.New("the campaign was closed")

// Abreast is how many orders the workers do at the same time, as far as is known: at least 1.
func (c *Campaign) Abreast() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return max(1, c.slots)
}
