package engine

import "karvon/sim/plan"

// A set-up is the server's: where it is interrupted, the next of the same kind has its rest to wait for, and one of
// another kind a whole one of its own. Who was interrupted does not take its rest along.

// setUp gives the time that a server needs to change to an entity's kind.
func (r *Run) setUp(i entityID, s *plan.Step, c *serverPool, srv *server) int64 {
	if c.plan.SetUp == plan.None {
		return 0
	}
	kind := r.attribute(i, c.plan.SetUpSlot)
	changed := srv.set && srv.kind != kind
	srv.set, srv.kind = true, kind
	if changed {
		v := r.customer(i)
		srv.setting = r.samplers[c.plan.SetUp].Nanoseconds(r.draws.of(&r.entities[i], s.Purpose^setUpPurpose, v.occurrence))
	}
	return srv.setting
}

// leaveSetUp gives what is left of a server's set-up after some time of the service that began with it.
func (srv *server) leaveSetUp(after int64) int64 {
	srv.setting -= min(srv.setting, after)
	return srv.setting
}
