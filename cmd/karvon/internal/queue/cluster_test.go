package queue

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"karvon/cmd/karvon/internal/broker"
	"karvon/cmd/karvon/internal/join"
)

// The broker that leads the store of work is killed, as half of the work is done.
func TestOneOfThreeBrokersIsKilled(t *testing.T) {
	if !*long {
		t.Skip("a cluster takes seconds to agree on who leads: under -long")
	}
	nodes := startCluster(t, 3)
	f := &farm{t: t, listen: fmt.Sprintf("127.0.0.1:%d", nodes[0].Port()), store: 256 << 20, broker: nodes[0],
		log: new(log)}
	by := f.dial(join.Submitter)
	var c *Campaign
	for { // until they agree
		var err error
		c, err = OpenCampaign(t.Context(), by, Settings{Name: "trial", Canary: "yellow", AckWait: ackWait, Replicas: 3,
			Store: f.store})
		if err == nil {
			break
		}
		wait(t)
	}
	f.worker("one", upper)
	s := newStuck()
	f.worker("two", s.do)
	var all sync.WaitGroup
	all.Go(func() { askAll(t, c, 0, 100) })
	<-s.begun
	stream, err := by.streams.Stream(t.Context(), workStream)
	if err != nil {
		t.Fatal(err)
	}
	leader := stream.CachedInfo().Cluster.Leader
	for i, node := range nodes {
		if leader == nodeName(i) {
			node.Stop()
		}
	}
	close(s.goOn)
	all.Wait()
	askAll(t, c, 100, 120)
	closed(t, c)
}

func nodeName(i int) string { return fmt.Sprintf("node-%d", i) }

// startCluster starts brokers that share their work.
func startCluster(t *testing.T, n int) []*broker.Broker {
	t.Helper()
	var listens, folders []string
	for range n {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		listens = append(listens, listener.Addr().String())
		folders = append(folders, t.TempDir())
		listener.Close()
	}
	nodes := make([]*broker.Broker, n)
	for i := range nodes {
		if i > 0 { // all have the keys of the first
			keys, err := os.ReadFile(filepath.Join(folders[0], "keys.json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folders[i], "keys.json"), keys, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var err error
		nodes[i], err = broker.Start(t.Context(), broker.Config{
			Folder: folders[i], Listen: "127.0.0.1:0", Store: 256 << 20, Log: new(log).logger(),
			Cluster: &broker.Cluster{Name: nodeName(i), Listen: listens[i], Peers: listens},
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(nodes[i].Stop)
	}
	return nodes
}
