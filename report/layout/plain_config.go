//go:build !js || full

package layout

import (
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/tw"
)

// PlainConfig leaves the cells as they are: no capitals, no wrapping.
func PlainConfig(alignment []tw.Align) tablewriter.Config {
	cell := func() tw.CellConfig {
		return tw.CellConfig{
			Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
			Alignment:  tw.CellAlignment{PerColumn: alignment},
			Padding:    tw.CellPadding{Global: tw.PaddingNone},
		}
	}
	return tablewriter.Config{
		Header:   cell(),
		Row:      cell(),
		Behavior: tw.Behavior{TrimSpace: tw.Off, TrimTab: tw.Off},
	}
}
