// Package queue gives work to other machines by a broker, NATS JetStream, and takes their outcomes.
//
//	Campaign.Ask(order) ──► store of work ──► Worker.Run ──► Do
//	        ▲                (pulled, acknowledged)             │
//	        └──────────────── store of outcomes ◄──────────────┘
//
// What is asked for and what comes back are bytes; the package knows nothing of simulations. Who asks holds the truth:
// the broker's stores are a cache that can be lost in part or as a whole, since a campaign looks again and again
// whether what it waits for is still queued or already there, and asks anew for what is neither.
//
// An order is named by its key: equal orders have equal keys, and equal outcomes, to the bit. So it does no harm if
// one is done twice; that two outcomes differ is an error that names both workers. The package alone imports the
// client.
package queue

import (
	"fmt"
	"time"
)

// Order is a piece of work.
type Order struct {
	Key    string // its name: equal orders have equal keys. It is made of letters, digits, - and _
	Bundle string // hash of the files that it is done with; empty for none
	Body   []byte
}

// The bounds of what goes through a broker, in bytes.
const (
	mostBundle  = 64 << 20
	mostOutcome = 256 << 20
	mostOrder   = 768 << 10 // a message of 1 MiB holds it with its headers
	partSize    = 512 << 10 // of an outcome that is too large for one message
)

// deliveries is how many workers may come to nothing over one order before it is given up with a note. One that is to
// be done apart may be sent back more often, until another worker has a slot that is free.
const (
	deliveries = 5
	apartTries = 20
)

// defaultAckWait is how long a worker may be silent before its work is given to another.
const defaultAckWait = 30 * time.Second

// NoteError says that an order has no outcome: its work failed, or no worker came back from it. It may be asked for
// again.
type NoteError struct {
	Key    string
	Worker string // who says so
	Text   string
	Body   []byte // that the work gave besides its failure; may be nil
}

func (e *NoteError) Error() string { return fmt.Sprintf("worker %s: %s", e.Worker, e.Text) }

// DifferenceError says that two workers gave different outcomes for the same order: one of them computes wrongly, or
// is not what it says it is.
type DifferenceError struct {
	Key     string
	Workers [2]string
}

func (e *DifferenceError) Error() string {
	return fmt.Sprintf("workers %s and %s gave different outcomes for the same order (%s), where every bit must be "+
		"equal: "+
		"one of their machines computes wrongly, or was changed; let neither work until it is known which", e.Workers[0],
		e.Workers[1], e.Key)
}
