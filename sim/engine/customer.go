package engine

import (
	"karvon/sim/plan"
)

// customer is what an entity's visit to a station with a server pool needs besides the entity itself.
type customer struct {
	ways
	ticket     uint64
	came       uint64 // counts those who come: of equal tickets who came first is first
	since      int64  // when its present wait began
	waited     int64  // before its present wait
	length     int64  // of its service; below zero before it is drawn
	left       int64  // of its service
	space      int64  // mm that it takes in the queue
	class      int32
	queue      queueID
	next       entityID // behind it in its queue, or in the batch that is served with it
	previous   entityID // before it in its queue
	server     serverID
	held       serverID // server of its last visit, while it holds it
	occurrence uint32   // of its draws
	tries      uint32   // services that were resampled
	epoch      uint32   // moves on whenever an event of its visit no longer holds
	patient    bool     // whether the end of its patience is to come
	atOnce     bool     // whether it was served as it came
}

// customers are those who have come to a station with a server pool, or have waited for units with patience, and are
// inside yet. They stay where they are while others come, and their places are used again.
type customers struct {
	chunks []*[customersPerChunk]customer
	made   int
	freed  customerID // first of the free places, linked through customer.next
	epochs uint32     // that were given
}

// customersPerChunk is how many customers there is room for with the first.
const customersPerChunk = 64

func (c *customers) reset() { c.made, c.freed, c.epochs = 0, plan.None, 0 }

func (c *customers) at(i customerID) *customer {
	return &c.chunks[i/customersPerChunk][i%customersPerChunk]
}

// customer gives what an entity's visit needs. It must be enlisted.
func (r *Run) customer(i entityID) *customer { return r.customers.at(r.entities[i].customer) }

// enlist makes an entity a customer, if it is none yet.
func (r *Run) enlist(i entityID) *customer {
	c, e := &r.customers, &r.entities[i]
	if e.customer != plan.None {
		return c.at(e.customer)
	}
	if e.customer = c.freed; e.customer != plan.None {
		c.freed = customerID(c.at(e.customer).next)
	} else {
		e.customer = r.newCustomer()
	}
	v := c.at(e.customer)
	*v = customer{epoch: r.nextEpoch()}
	return v
}

// newCustomer finds a place that nobody has had in this replication.
func (r *Run) newCustomer() customerID {
	c := &r.customers
	if c.made%customersPerChunk == 0 {
		r.makeRoomForChunk()
		if c.made/customersPerChunk == len(c.chunks) {
			c.chunks = append(c.chunks, new([customersPerChunk]customer))
		}
	}
	c.made++
	return customerID(c.made - 1)
}

// strike frees the place of an entity that leaves the model, if it is a customer.
func (r *Run) strike(e *entity) {
	if e.customer == plan.None {
		return
	}
	c := &r.customers
	c.at(e.customer).next = entityID(c.freed)
	c.freed, e.customer = e.customer, plan.None
}

// isPatient says whether the end of an entity's patience is to come.
func (r *Run) isPatient(i entityID) bool {
	return r.entities[i].customer != plan.None && r.customer(i).patient
}

// nextEpoch gives an epoch that no customer has or had, as the places of entities and of customers are used again: an
// event of one who has left holds for nobody else.
func (r *Run) nextEpoch() uint32 {
	c := &r.customers
	c.epochs = max(c.epochs+1, 1)
	return c.epochs
}

// isCancelled says whether the end of a service no longer holds. Services without a server pool are never
// interrupted, and have epoch 0.
func (r *Run) isCancelled(i entityID, epoch uint32) bool {
	return epoch != 0 && (r.entities[i].customer == plan.None || r.customer(i).epoch != epoch)
}
