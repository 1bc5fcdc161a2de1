package queue

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Status is how a broker's work stands, of all campaigns together.
type Status struct {
	Queue       int     `json:"queue"`       // orders that no worker has
	Running     int     `json:"running"`     // that one has
	Done        int     `json:"done"`        // that were done or withdrawn since the stores were made
	Redelivered int     `json:"redelivered"` // that one has or waits for, and of which another worker did not come back
	Seconds     float64 `json:"seconds"`     // that the rest takes; 0 where that is not known

	Workers []WorkerStatus `json:"workers"` // by their names
}

// ReadStatus asks a broker how its work stands. A broker that was never asked for work has none.
func ReadStatus(ctx context.Context, connection *Connection) (*Status, error) {
	s := new(Status)
	stream, err := connection.streams.Stream(ctx, workStream)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if s.Workers, err = connection.workers(ctx, ">"); err != nil {
		return nil, err
	}
	slices.SortFunc(s.Workers, func(a, b WorkerStatus) int { return cmp.Compare(a.Name, b.Name) })
	state := stream.CachedInfo().State
	s.Done = int(state.LastSeq) - int(state.Msgs)
	all := stream.ListConsumers(ctx)
	for info := range all.Info() {
		waits := int(info.NumPending) + info.NumAckPending
		s.Queue += int(info.NumPending)
		s.Running += info.NumAckPending
		s.Redelivered += info.NumRedelivered
		s.Seconds = max(s.Seconds, left(waits, strings.TrimPrefix(info.Name, consumer("")), s.Workers))
	}
	return s, all.Err()
}

// Left is how long the rest takes; 0 where that is not known.
func (s *Status) Left() time.Duration { return time.Duration(s.Seconds * float64(time.Second)) }

// left is how many seconds a canary's workers take for so many orders; 0 where that is not known.
func left(orders int, canary string, workers []WorkerStatus) float64 {
	pace := 0.0 // orders a second
	for _, w := range workers {
		if w.Canary == canary && w.Seconds > 0 {
			pace += float64(w.Slots) / w.Seconds
		}
	}
	if pace == 0 {
		return 0
	}
	return float64(orders) / pace
}

// unique sorts words and leaves those out that are there already.
func unique(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
