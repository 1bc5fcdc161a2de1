package queue

import (
	"io"
	"net"
	"sync"
	"testing"
)

// proxy is a network that can be cut: all connections break, and none can be made.
type proxy struct {
	t        *testing.T
	listener net.Listener
	to       string

	mutex sync.Mutex
	down  bool
	open  map[net.Conn]bool
}

func newProxy(t *testing.T, to string) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{t: t, listener: listener, to: to, open: map[net.Conn]bool{}}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() { p.pass(from) })
		}
	})
	t.Cleanup(func() {
		listener.Close()
		p.cut()
		all.Wait()
	})
	return p
}

func (p *proxy) address() string { return p.listener.Addr().String() }

// pass passes on what comes, both ways.
func (p *proxy) pass(from net.Conn) {
	defer from.Close()
	to, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	defer to.Close()
	p.mutex.Lock()
	if p.down {
		p.mutex.Unlock()
		return
	}
	p.open[from], p.open[to] = true, true
	p.mutex.Unlock()
	back := make(chan struct{})
	go func() {
		defer close(back)
		io.Copy(from, to)
		from.Close()
	}()
	io.Copy(to, from)
	to.Close()
	<-back
	p.mutex.Lock()
	defer p.mutex.Unlock()
	delete(p.open, from)
	delete(p.open, to)
}

// cut breaks all connections and lets none be made.
func (p *proxy) cut() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.down = true
	for c := range p.open {
		c.Close()
	}
}

// heal lets connections be made.
func (p *proxy) heal() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.down = false
}

// wait lets others go on before something is looked at again.
func wait(t *testing.T) {
	t.Helper()
	if rest(t.Context(), 0) != nil {
		t.Fatal("the test has ended")
	}
}
