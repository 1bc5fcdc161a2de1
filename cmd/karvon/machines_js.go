package main

import (
	"context"

	"github.com/spf13/cobra"
)

// aPage is why this program asks no other machine for anything, and listens to none.
const aPage = "karvon runs inside a page here, which works with no other machine: install karvon for that"

func (a *app) farmCommand() *cobra.Command { return refusing("farm", "Run a broker") }

func (a *app) workCommand() *cobra.Command { return refusing("work", "Do the work of a broker") }

// refusing is a command that there is in a program of its own only.
func refusing(name, short string) *cobra.Command {
	return &cobra.Command{Use: name, Short: short + ": not inside a page", DisableFlagParsing: true,
		RunE: func(*cobra.Command, []string) error { return wrongf(aPage) }}
}

// reachBroker refuses to.
func reachBroker(context.Context, *app, *brokerFlags) (messenger, func() error, error) {
	return nil, nil, wrongf(aPage)
}

func (a *app) studioCommand() *cobra.Command { return refusing("studio", "Open the studio") }
