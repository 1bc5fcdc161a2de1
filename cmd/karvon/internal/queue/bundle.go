package queue

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Bundle gives the broker the files that orders are done with, named by their SHA-256 in hexadecimal
// digits, unless it has them. The bytes must not be changed later: what the broker loses is given to it again.
func (c *Campaign) Bundle(ctx context.Context, hash string, data []byte) error {
	switch {
	case len(data) > mostBundle:
		return fmt.Errorf("the scenario's files come to %d bytes; a broker takes %d", len(data), mostBundle)
	case digest(data) != hash:
		return fmt.Errorf("a bundle is named %s and its hash is %s", hash, digest(data))
	}
	c.mutex.Lock()
	c.bundles[hash] = data
	c.mutex.Unlock()
	said := false
	for tried := 0; ; tried++ {
		err := c.put(ctx, hash, data)
		if err == nil || ctx.Err() != nil {
			return err
		}
		c.connection.log.Debug("a bundle is not taken yet", "error", err)
		if err := c.unsent(ctx, err, tried, &said); err != nil {
			return err
		}
	}
}

// putAgain gives the broker all bundles that it has not.
func (c *Campaign) putAgain(ctx context.Context) error {
	c.mutex.Lock()
	all := make(map[string][]byte, len(c.bundles))
	for hash, data := range c.bundles {
		all[hash] = data
	}
	c.mutex.Unlock()
	var errs []error
	for hash, data := range all {
		errs = append(errs, c.put(ctx, hash, data))
	}
	return errors.Join(errs...)
}

// put puts a bundle into the object store, unless it is there and will be for long.
func (c *Campaign) put(ctx context.Context, hash string, data []byte) error {
	store, err := c.connection.streams.ObjectStore(ctx, bundleBucket)
	if err != nil {
		return err
	}
	info, err := store.GetInfo(ctx, hash)
	if err == nil && time.Since(info.ModTime) < bundlesKept/2 {
		return nil
	}
	if err != nil && !errors.Is(err, jetstream.ErrObjectNotFound) {
		return err
	}
	_, err = store.PutBytes(ctx, hash, data)
	return err
}

// unavailable says that a bundle could not be had: a failure of the way to it, and not of the work.
type unavailable struct{ error }

func (u unavailable) Unwrap() error { return u.error }

// shelf keeps the bundles that a worker used last.
type shelf struct {
	connection *Connection
	mutex      sync.Mutex
	kept       map[string]*kept
	bytes      int
	clock      int
}

// kept is a bundle that is there, or is being fetched.
type kept struct {
	ready chan struct{}
	data  []byte
	err   error
	used  int
}

// mostKept bounds what a worker keeps of bundles, in bytes.
const mostKept = 256 << 20

func newShelf(connection *Connection) *shelf {
	return &shelf{connection: connection, kept: map[string]*kept{}}
}

// get gives a bundle by its hash. It is fetched once, however many ask for it.
func (s *shelf) get(ctx context.Context, hash string) ([]byte, error) {
	s.mutex.Lock()
	k, there := s.kept[hash]
	if !there {
		k = &kept{ready: make(chan struct{})}
		s.kept[hash] = k
	}
	s.clock++
	k.used = s.clock
	s.mutex.Unlock()
	if !there {
		data, err := s.connection.bundle(ctx, hash)
		s.keep(hash, k, data, err)
	}
	select {
	case <-k.ready:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	if k.err != nil {
		return nil, unavailable{fmt.Errorf("the bundle %s cannot be had: %w", hash, k.err)}
	}
	return k.data, nil
}

// keep puts what was fetched among what is kept, and lets those go that were not used for longest.
func (s *shelf) keep(hash string, k *kept, data []byte, err error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	defer close(k.ready)
	k.data, k.err = data, err
	if k.err != nil {
		delete(s.kept, hash)
		return
	}
	s.bytes += len(k.data)
	for s.bytes > mostKept && len(s.kept) > 1 {
		oldest := ""
		for other, o := range s.kept {
			if other != hash && o.data != nil && (oldest == "" || o.used < s.kept[oldest].used) {
				oldest = other
			}
		}
		if oldest == "" {
			return
		}
		s.bytes -= len(s.kept[oldest].data)
		delete(s.kept, oldest)
	}
}

// bundle reads a bundle from the object store: message by message, since the client's own way needs a consumer, which
// a worker may not make.
func (c *Connection) bundle(ctx context.Context, hash string) ([]byte, error) {
	if err := checkName("a bundle", hash); err != nil {
		return nil, err
	}
	stream, err := c.streams.Stream(ctx, bundleStream)
	if err != nil {
		return nil, err
	}
	described, err := stream.GetLastMsgForSubject(ctx, metaSubject(hash))
	if err != nil {
		return nil, err
	}
	var info jetstream.ObjectInfo
	if err := json.Unmarshal(described.Data, &info); err != nil {
		return nil, err
	}
	if info.Size > mostBundle {
		return nil, fmt.Errorf("it has %d bytes; the most is %d", info.Size, mostBundle)
	}
	var data bytes.Buffer
	for next := uint64(1); data.Len() < int(info.Size); {
		chunk, err := stream.GetMsg(ctx, next, jetstream.WithGetMsgSubject(chunkSubject(info.NUID)))
		if err != nil {
			return nil, err
		}
		data.Write(chunk.Data)
		next = chunk.Sequence + 1
	}
	if digest(data.Bytes()) != hash {
		return nil, errors.New("it is not what its name says")
	}
	return data.Bytes(), nil
}
