// Package engine executes one replication of a plan.
//
// # How it runs
//
// [Run] takes the next event from the pending set, moves the clock to it and lets the entity concerned do its steps
// until one takes time or makes it wait. Entities live in a slice and their places are used again, so that memory
// follows those inside the model and a replication in the steady state allocates nothing. What a replication takes
// is counted by sizes that are the same everywhere; where it is more than [Run.LimitMemory] allows it stops, and
// its record has an [Inside]: what was inside, where, and what grew.
//
// # Events of the same instant
//
// They happen in this order; within a rank, first scheduled is first served:
//
//  1. observe: the window opens or closes, the run ends. The window is
//     half-open: what happens at its very end is outside it.
//  2. duty: all that changes who is on duty from this instant on is noted:
//     disruptions begin; schedules change, periods of slots begin or what is
//     kept of them is released; disruptions end; servers and units fail or are
//     repaired, servers come back, or may close. Then it is settled, once for all of them: servers
//     and units go off or come on duty, and those on duty take up work: stations
//     in the order of their names, then resources, then electronic queues. Who
//     goes off duty at t serves nobody from t on, and who comes on duty does.
//     Nobody is on duty, or off it, for no time.
//  3. served: a service ends. One that ends as its server goes off duty or fails,
//     or as it would be interrupted, has ended: it is not broken off, and a
//     server that is off duty takes nobody more. A server that ends its work at
//     the instant of an arrival is free for it.
//  4. elapsed: a delay, a trip or a wait for a time or an opening ends.
//  5. arrival: who stood somewhere when the run started goes on, in the order in
//     which they came; an entity arrives. Flows are in the order of their names,
//     whenever it became known that the entity would come; the members of a
//     batch follow each other, each as far as it can go.
//  6. gate: a link opens for those who wait at it, a convoy sets out, or a
//     batch goes with fewer. Who comes at that very instant goes with it.
//  7. renege: an entity's patience ends. One that can be served at that very
//     instant is.
//  8. away: a server that found nobody goes away. Who came at that very instant
//     found it there.
//  9. display: the expected wait is noted that a display shows later, as it is
//     when all else has happened.
//
// 10. probe: a number is read that was asked for at this time.
//
// So a site, station, resource, link, slot or schedule that closes at t is closed for all that ask at t, and one
// that opens at t is open for them, wherever they come from: a service, a delay, a trip or outside.
//
// Entities that are woken by another (let into a zone, given a resource, joined by their last child, sent out by a
// split, let go by a signal) go on at the same instant, after the entity that woke them has gone as far as it can,
// in the order in which they were woken.
//
// # Arrivals
//
// Each stream of a flow's arrivals is a source, which knows its next arrival alone. Where that is one entity at the
// time of the source's event, it is made then. An entity whose arrival is known earlier (it is late or early, or it
// follows on a departure) is expected: it has its place, identity and attributes, and is inside from its arrival
// on. Draws of a source are keyed by the arrival: its number, in a timetable the time at which it is due, after a
// departure the identity of the one that it follows.
//
// # Stations
//
// A server that ends a service is held by its entity until that entity is let into its next station or zone, or
// begins something else: a delay, a trip, a wait (for a resource, a time, a signal, a convoy, its children), its
// departure. Where the next station's queue is full and its rule is to block, the entity waits outside with the
// server that it holds (blocking after service). Only then is the server given to the next in the queue, and the
// queue's place to the first outside. An entity that comes back to the station that it holds gives its server up
// first. Servers that go off duty finish the work in hand.
//
// Most stations are no more than this: so many servers alike, and a queue for each class, kept as counters and
// lists. A station whose servers stand in lanes, are interrupted, fail, go away, serve batches or need a set-up, or
// whose customers balk or renege, has a server pool: servers known one by one, and a queue for each class and
// choice of lanes. What a model does not use, it does not pay for.
//
// A service that is interrupted (by one of a class before, at the end of a shift, by a breakdown) goes back into
// the queue at the place of its arrival. Events that no longer hold (the end of that service, a patience that was
// not needed) carry the epoch of their entity and are passed over when it has moved on; when they outnumber the
// others they are taken out.
//
// # Short ways
//
// A visit is plain where its station has servers alike, one queue and room in it for all. Who goes from one to
// the next, or leaves the model, never holds a server after its service: the end of the service, the next visit
// or the departure and the next service are then done in one go. What an entity draws depends on nobody else, so
// that what is needed next is drawn before it is needed, where the way there has no choice ([plan.Plan.Ahead]),
// and what arrives in blocks. Neither changes a bit of a record; all else is done step by step.
//
// # Links with room for so many
//
// A place on such a link is held as a server is after a service: from setting out until the entity, at the end of
// its trip, is let in or begins something else. So a link blocks the site upstream, and is blocked by the one
// downstream.
//
// # Electronic queues
//
// A slot belongs to a period of the local week and to a pool: open to all, or kept for those of a quota. A booking
// takes the earliest slot of the entity's pool or of the open one and is kept in a hidden slot of the entity, so
// that nothing but the table of the periods that can still be booked or used is remembered. One with a booking
// passes the check-in in its period and the time of grace after it; the others pass with what is neither booked nor
// kept, in the order in which they came. Nobody waits while a slot is free for it. A release frees what is kept but
// for those who stand at the check-in.
//
// # Deadlocks
//
// Entities that wait for what others of them hold never go on: servers and places on links held after service and
// trip, places in zones, units of resources, children that a join waits for. A run in which some do ends with a
// [DeadlockError], as does one that ends with entities inside who wait for what is never there while nothing else
// is to come.
//
// # Time that does not pass
//
// A run in which so many events happen without time passing that they never end, or in which an entity does so many
// steps at one instant, ends with a [LivelockError] that names the steps and the entity. The number is
// mostAtOneInstant.
//
// # What is observed
//
// [Record] keeps two kinds of number: events and levels of the window, and times of cohorts: those that begin in
// the window are followed to their end under continuing load, as far as the plan's FollowUp. A terminating run's
// sources end with its window. Exact identities hold in integers: what went in came out, was turned away or is
// still inside ([balance]); the integral of the number present is the sum of the times spent.
package engine
