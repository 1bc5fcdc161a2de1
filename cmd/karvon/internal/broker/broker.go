// Package broker runs a broker of work within karvon: a NATS server with JetStream, its users and what each may do,
// its certificates, and the join files by which other machines find and trust it. It alone imports the server; what is
// said to it is in package queue, and works with any other NATS cluster too.
package broker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"karvon/cmd/karvon/internal/join"
)

// Config says where a broker listens and what it keeps.
type Config struct {
	Folder  string // of its store and its keys, which exists
	Listen  string // HOST:PORT; an empty host, or an address beyond loopback, is served by TLS alone
	Monitor int    // port of the server's own monitoring, on loopback; 0 for none
	Store   int64  // bytes that it keeps at most, of work, outcomes and bundles together
	Cluster *Cluster
	Log     *slog.Logger
}

// Cluster says with which other brokers one shares its work. Brokers of a cluster have the same keys.
type Cluster struct {
	Name, Listen string
	Peers        []string // addresses on which the others listen for brokers
}

const (
	payload      = 1 << 20 // bytes of a message at most, which is what other clusters allow by default
	memory       = 64 << 20
	startsWithin = 30 * time.Second
	connections  = 64 << 10
)

// Broker is a broker that runs.
type Broker struct {
	server *server.Server
	keys   *keys
	tls    bool
	store  int64
	port   int
}

// Start starts a broker and waits until it answers.
func Start(ctx context.Context, c Config) (*Broker, error) {
	k, err := keysOf(ctx, c.Folder)
	if err != nil {
		return nil, err
	}
	b := &Broker{keys: k, store: c.Store}
	options, err := b.options(&c)
	if err != nil {
		return nil, err
	}
	if b.server, err = server.NewServer(options); err != nil {
		return nil, fmt.Errorf("the broker cannot be made: %w", err)
	}
	said := &firstError{logger: logger{c.Log}}
	b.server.SetLoggerV2(said, false, false, false)
	go func() {
		defer said.catch()
		b.server.Start()
	}()
	if !b.answers(said) {
		b.Stop()
		return nil, fmt.Errorf("the broker did not start on %s%s", c.Listen, said.because())
	}
	if !b.server.JetStreamEnabled() {
		b.Stop()
		return nil, fmt.Errorf("the broker cannot use its store in %s%s", c.Folder, said.because())
	}
	b.port = b.server.Addr().(*net.TCPAddr).Port
	return b, nil
}

// answers waits until the server answers, and says whether it does.
func (b *Broker) answers(said *firstError) bool {
	const look = 50 * time.Millisecond
	for waited := time.Duration(0); waited < startsWithin && !said.fatal.Load(); waited += look {
		if b.server.ReadyForConnections(look) {
			return true
		}
	}
	return false
}

// options words a configuration for the server.
func (b *Broker) options(c *Config) (*server.Options, error) {
	host, port, err := address(c.Listen)
	if err != nil {
		return nil, err
	}
	o := &server.Options{
		ServerName: serverName, Host: host, Port: port,
		JetStream: true, StoreDir: c.Folder, JetStreamMaxStore: c.Store, JetStreamMaxMemory: memory,
		MaxPayload: payload, MaxConn: connections, NoSigs: true, DisableJetStreamBanner: true,
	}
	if c.Monitor != 0 {
		o.HTTPHost, o.HTTPPort = "127.0.0.1", c.Monitor
	}
	for role, seed := range map[join.Role]string{join.Worker: b.keys.Worker, join.Submitter: b.keys.Submitter} {
		u, err := user(role, seed)
		if err != nil {
			return nil, err
		}
		o.Nkeys = append(o.Nkeys, u)
	}
	if b.tls = !loopback(host); b.tls {
		if o.TLSConfig, err = b.keys.serving(); err != nil {
			return nil, err
		}
		o.TLSTimeout = 10 // seconds
	}
	return o, c.Cluster.join(o)
}

// join makes a server part of a cluster.
func (c *Cluster) join(o *server.Options) (err error) {
	if c == nil {
		return nil
	}
	o.Cluster.Name = "karvon"
	o.ServerName = c.Name
	if o.Cluster.Host, o.Cluster.Port, err = address(c.Listen); err != nil {
		return err
	}
	if !loopback(o.Cluster.Host) {
		return errors.New("brokers of a cluster speak to each other on loopback alone: use a NATS cluster of your own")
	}
	for _, peer := range c.Peers {
		o.Routes = append(o.Routes, &url.URL{Scheme: "nats", Host: peer})
	}
	return nil
}

// address takes HOST:PORT apart. Port 0 is one that is free.
func address(listen string) (host string, port int, err error) {
	host, text, err := net.SplitHostPort(listen)
	if err != nil {
		return "", 0, fmt.Errorf("%q is no address to listen on, as 127.0.0.1:4222 or :4222 are", listen)
	}
	port, err = strconv.Atoi(text)
	switch {
	case err != nil || port < 0 || port > 65535:
		return "", 0, fmt.Errorf("the port of %q is not one from 0 to 65535", listen)
	case port == 0:
		port = server.RANDOM_PORT
	}
	if host == "" {
		host = "0.0.0.0"
	}
	return host, port, nil
}

// loopback says whether nobody but this machine can reach a host.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Port is the port on which the broker listens.
func (b *Broker) Port() int { return b.port }

// Join is what a machine needs to work with the broker in a role, which it knows by a host.
func (b *Broker) Join(role join.Role, host string) (*join.File, error) {
	scheme := "nats"
	if b.tls {
		scheme = "tls"
	}
	f := &join.File{
		Role: role, URL: scheme + "://" + net.JoinHostPort(host, strconv.Itoa(b.Port())), Inbox: inboxes[role],
		Seed: map[join.Role]string{join.Worker: b.keys.Worker, join.Submitter: b.keys.Submitter}[role],
	}
	if role == join.Submitter {
		f.Store = b.store
	}
	if !b.tls {
		return f, nil
	}
	f.CA, f.Server = b.keys.CA, serverName
	var err error
	f.Fingerprint, err = join.Fingerprint(f.CA)
	return f, err
}

// Stop ends the broker. What it keeps is on its disk.
func (b *Broker) Stop() {
	b.server.Shutdown()
	b.server.WaitForShutdown()
}
