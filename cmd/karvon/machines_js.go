package main

import "context"

// reachBroker refuses to: a page works with no other machine.
func reachBroker(context.Context, *app, *brokerFlags) (messenger, func() error, error) {
	return nil, nil, wrongf("karvon runs inside a page here, which reaches no broker: install karvon for that")
}
