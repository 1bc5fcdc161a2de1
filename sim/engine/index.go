package engine

// Indices into the tables of a run, beside those of its plan.
type (
	entityID     int32
	heldItemID   int32 // of the observer
	requestID    int32
	customerID   int32
	keepsakeID   int32
	gateID       int32 // see gateOf
	collectorID  int32
	shiftID      int32
	sourceID     int32
	laneID       int32 // of a server pool
	queueID      int32 // of a server pool
	serverID     int32 // of a server pool
	serverNumber int32 // among the servers of all server pools
)
