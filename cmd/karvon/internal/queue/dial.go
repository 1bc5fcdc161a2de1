package queue

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"karvon/sim/files"
)

const (
	connectWithin = 20 * time.Second // a machine that is busy takes long to agree on TLS
	answersWithin = 5 * time.Second  // a broker, to what it is asked
	reconnectWait = 200 * time.Millisecond
	pingEvery     = 10 * time.Second // a connection that does not answer two of them is made anew
)

// Connection is a connection to a broker, which is made again as often as it breaks.
type Connection struct {
	url     string
	nats    *nats.Conn
	streams jetstream.JetStream
	log     *slog.Logger

	gone  chan struct{} // closed when the connection is not made again
	mutex sync.Mutex
	cut   chan struct{}            // closed when it breaks
	heal  map[chan<- struct{}]bool // told when it is made again
}

// CheckAddress refuses what can be no broker's URL, or list of URLs of one cluster, before it is connected to.
func CheckAddress(address string) error {
	for _, one := range strings.Split(address, ",") {
		u, err := url.Parse(strings.TrimSpace(one))
		if err != nil || u.Hostname() == "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme) {
			return fmt.Errorf("%q is no broker's URL, as nats://127.0.0.1:4222 or tls://farm.example:4222 are", one)
		}
		if _, err := strconv.ParseUint(u.Port(), 10, 16); err != nil && u.Port() != "" {
			return fmt.Errorf("%q is no broker's URL: a port is a number up to 65535", one)
		}
	}
	return nil
}

// Dial connects to a broker. Errors say what to do. What it logs, a credential does not stand in.
func Dial(ctx context.Context, address string, access *Access, log *slog.Logger) (*Connection, error) {
	if err := CheckAddress(address); err != nil {
		return nil, err
	}
	c := &Connection{
		url: address, log: log, gone: make(chan struct{}), cut: make(chan struct{}), heal: map[chan<- struct{}]bool{},
	}
	options := append([]nats.Option{
		nats.Name("karvon"), nats.Timeout(connectWithin), nats.PingInterval(pingEvery), nats.MaxPingsOutstanding(2),
		nats.MaxReconnects(-1), nats.ReconnectWait(reconnectWait), nats.ReconnectJitter(reconnectWait, reconnectWait),
		nats.ReconnectBufSize(-1), // what is published meanwhile fails, and is published again
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) { c.broke(err) }),
		nats.ReconnectHandler(func(*nats.Conn) { c.healed() }),
		nats.ClosedHandler(func(*nats.Conn) { close(c.gone) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			log.Warn("the broker complains", "error", err)
		}),
	}, access.options...)
	connection, err := files.Await(ctx, func() (*nats.Conn, error) { return nats.Connect(address, options...) })
	if err != nil {
		return nil, c.unreached(err, access)
	}
	c.nats = connection
	c.streams, err = jetstream.New(connection, jetstream.WithDefaultTimeout(answersWithin))
	return c, err
}

// unreached says why there is no connection, and what to do.
func (c *Connection) unreached(err error, access *Access) error {
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var record tls.RecordHeaderError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, nats.ErrAuthorization) && access.file == "":
		return fmt.Errorf("the broker at %s asks for a credential: give --join FILE, or name the file in %s", c.url,
			joinVariable)
	case errors.Is(err, nats.ErrAuthorization):
		return fmt.Errorf("the broker at %s does not take the credential in %s: it is of another farm, or the farm was "+
			"started with another folder (--dir); copy its join file again", c.url, access.file)
	case errors.As(err, &authority), errors.As(err, &name):
		return fmt.Errorf("the broker at %s shows a certificate that is not signed by the authority that is known here: "+
			"use the join file that this broker's karvon farm wrote, or --ca FILE (%w)", c.url, err)
	case errors.As(err, &record), errors.Is(err, nats.ErrSecureConnWanted), errors.Is(err, nats.ErrSecureConnRequired):
		return fmt.Errorf("the broker at %s and this side do not agree on TLS: is the join file of this broker? (%w)", c.url,
			err)
	}
	return fmt.Errorf("no broker answers at %s: is karvon farm running there, and does it listen beyond its own machine "+
		"(--listen)? (%w)", c.url, err)
}

// broke notes that the connection broke.
func (c *Connection) broke(err error) {
	if err != nil {
		c.log.Warn("the connection to the broker is cut; it is tried again", "broker", c.url, "error", err)
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	close(c.cut)
	c.cut = make(chan struct{})
}

// healed tells that the connection is there again.
func (c *Connection) healed() {
	c.log.Info("the connection to the broker is there again", "broker", c.url)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for told := range c.heal {
		nudge(told)
	}
}

// onHeal has a channel be told when the connection is there again, until the function that it gives is called.
func (c *Connection) onHeal(told chan<- struct{}) (forget func()) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.heal[told] = true
	return func() {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		delete(c.heal, told)
	}
}

// whole gives a context that ends with the connection's next break, or its end.
func (c *Connection) whole(ctx context.Context) (context.Context, context.CancelFunc) {
	c.mutex.Lock()
	cut := c.cut
	c.mutex.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer guard(func(error) { cancel() }).catch()
		select {
		case <-cut:
		case <-c.gone:
		case <-ctx.Done():
		}
		cancel()
	}()
	return ctx, cancel
}

// patiently asks a broker again that gives no answer in time, some times: one that has just begun, or has much to do,
// can lose what it is asked.
func patiently(ctx context.Context, ask func() error) (err error) {
	const most = 12
	for tried := range most {
		err = ask()
		silent := errors.Is(err, context.DeadlineExceeded) || errors.Is(err, nats.ErrTimeout)
		if !silent || ctx.Err() != nil || rest(ctx, tried) != nil {
			return err
		}
	}
	return err
}

// publish publishes a message once, and waits until a store has it: no longer than the connection holds, with which
// an answer is lost.
func (c *Connection) publish(ctx context.Context, message *nats.Msg, id string) error {
	ctx, cancel := c.whole(ctx)
	defer cancel()
	_, err := c.streams.PublishMsg(ctx, message, jetstream.WithMsgID(id))
	return err
}

// end is why the connection is not made again.
func (c *Connection) end() error {
	if err := c.nats.LastError(); errors.Is(err, nats.ErrAuthorization) {
		return fmt.Errorf("the broker at %s does not take the credential any more: copy its join file again", c.url)
	}
	return fmt.Errorf("the connection to the broker at %s has ended", c.url)
}

// flush waits until the broker has seen what was sent to it.
func (c *Connection) flush(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, answersWithin)
	defer cancel()
	return c.nats.FlushWithContext(ctx)
}

// Close ends the connection.
func (c *Connection) Close() { c.nats.Close() }

// nudge tells a channel of one place, unless it was told already.
func nudge(told chan<- struct{}) {
	select {
	case told <- struct{}{}:
	default:
	}
}
