//go:build !full

package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/sim/inputs/draft"
)

// further commands are in a second program, too.
func (a *app) further() []*cobra.Command { return nil }

// writers are none: workbooks, pages for print and pictures are in a second program, which a browser fetches where they
// are asked for.
var writers report.Writers

// writeSheets refuses to.
func writeSheets(io.Writer, string, []draft.Sheet) error {
	return errors.New("this program cannot write xlsx")
}
