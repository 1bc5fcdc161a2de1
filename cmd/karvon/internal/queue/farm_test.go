package queue

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"karvon/cmd/karvon/internal/broker"
	"karvon/cmd/karvon/internal/join"
)

var long = flag.Bool("long", false, "try what takes longer: more of everything, and a cluster of brokers")

// ackWait is the wait of tests: long enough for a machine that is ten times slower than usual not to miss its third.
const ackWait = time.Second

// farm is a broker of a test, that can be stopped and started again.
type farm struct {
	t      *testing.T
	folder string
	listen string
	store  int64
	broker *broker.Broker
	log    *log
}

// log keeps what is logged.
type log struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.text.String()
}

func (l *log) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// newFarm starts a broker on loopback.
func newFarm(t *testing.T) *farm {
	t.Helper()
	f := &farm{t: t, folder: t.TempDir(), listen: "127.0.0.1:0", store: 256 << 20, log: new(log)}
	f.start()
	t.Cleanup(func() {
		f.broker.Stop()
		if t.Failed() && testing.Verbose() {
			t.Log(f.log.String())
		}
	})
	return f
}

func (f *farm) start() {
	f.t.Helper()
	var err error
	f.broker, err = broker.Start(f.t.Context(), broker.Config{
		Folder: f.folder, Listen: f.listen, Store: f.store, Log: f.log.logger(),
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.listen = fmt.Sprintf("127.0.0.1:%d", f.broker.Port()) // as it is started again
}

// access writes a join file and reads it.
func (f *farm) access(role join.Role) *Access {
	f.t.Helper()
	file, err := f.broker.Join(role, "127.0.0.1")
	if err != nil {
		f.t.Fatal(err)
	}
	path := filepath.Join(f.t.TempDir(), "join")
	if err := file.Write(path); err != nil {
		f.t.Fatal(err)
	}
	a, err := ReadAccess(f.t.Context(), path, "")
	if err != nil {
		f.t.Fatal(err)
	}
	return a
}

// dial connects to the broker in a role.
func (f *farm) dial(role join.Role) *Connection {
	f.t.Helper()
	a := f.access(role)
	return f.dialAt(a.URL, a)
}

func (f *farm) dialAt(url string, a *Access) *Connection {
	f.t.Helper()
	c, err := Dial(f.t.Context(), url, a, f.log.logger())
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(c.Close)
	return c
}

// campaign opens a campaign; what settings leave open is as tests need it.
func (f *farm) campaign(s Settings) *Campaign {
	f.t.Helper()
	return f.campaignBy(f.dial(join.Submitter), s)
}

func (f *farm) campaignBy(by *Connection, s Settings) *Campaign {
	f.t.Helper()
	if s.Name == "" {
		s.Name = "trial"
	}
	if s.Canary == "" {
		s.Canary = "yellow"
	}
	if s.AckWait == 0 {
		s.AckWait = ackWait
	}
	s.Store = f.store
	c, err := OpenCampaign(f.t.Context(), by, s)
	if err != nil {
		f.t.Fatal(err)
	}
	return c
}

// worker works until the function that it gives is called, which waits for its end.
func (f *farm) worker(name string, do Do) (stop func()) {
	f.t.Helper()
	return f.workerBy(f.dial(join.Worker), &Worker{Name: name, Canary: "yellow", Slots: 1, Do: do})
}

func (f *farm) workerBy(by *Connection, w *Worker) (stop func()) {
	f.t.Helper()
	ctx, cancel := context.WithCancel(f.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx, by) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			f.t.Errorf("worker %s: %v", w.Name, err)
		}
	})
	f.t.Cleanup(stop)
	return stop
}

// upper is work that is easily checked.
func upper(_ context.Context, body []byte, _ func(string) ([]byte, error)) ([]byte, error) {
	return bytes.ToUpper(body), nil
}

// order is an order of a number.
func order(i int) Order {
	return Order{Key: fmt.Sprintf("k%d", i), Body: fmt.Appendf(nil, "item %d", i)}
}

// askAll asks for orders at the same time and checks their outcomes.
func askAll(t *testing.T, c *Campaign, from, to int) {
	t.Helper()
	var all sync.WaitGroup
	for i := from; i < to; i++ {
		all.Go(func() {
			outcome, err := c.Ask(t.Context(), order(i))
			if want := strings.ToUpper(string(order(i).Body)); err != nil || string(outcome) != want {
				t.Errorf("order %d: %q, %v", i, outcome, err)
			}
		})
	}
	all.Wait()
}

// closed closes a campaign.
func closed(t *testing.T, c *Campaign) {
	t.Helper()
	if err := c.Close(context.WithoutCancel(t.Context())); err != nil {
		t.Error(err)
	}
}

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(m.Run())
}
