package terminal

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"karvon/report/layout"
)

// draw writes the grid with two spaces between columns and a line under the headers, units below the headers.
func draw(w io.Writer, g *layout.Grid) error {
	alignment := make([]tw.Align, len(g.Headers))
	for column := range g.Headers {
		alignment[column] = tw.AlignLeft
		if g.Numeric[column] {
			alignment[column] = tw.AlignRight
		}
	}
	trimmed := &trimmer{w: w}
	table := tablewriter.NewTable(trimmed,
		tablewriter.WithRenderer(renderer.NewBlueprint(openRendition())),
		tablewriter.WithConfig(layout.PlainConfig(alignment)))
	table.Header(g.HeaderBlocks())
	if err := table.Bulk(g.Rows); err != nil {
		return fmt.Errorf("table of %s: %w", g.Headers[0], err)
	}
	return table.Render()
}

// openRendition draws a table without any line but the one under its header.
func openRendition() tw.Rendition {
	return tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: tw.NewSymbolCustom("open").WithRow("─").WithColumn(strings.Repeat(" ",
			layout.ColumnGap)).WithCenter(strings.Repeat("─", layout.ColumnGap)),
		Settings: tw.Settings{
			Separators: tw.Separators{BetweenColumns: tw.On, BetweenRows: tw.Off},
			Lines:      tw.Lines{ShowHeaderLine: tw.On, ShowTop: tw.Off, ShowBottom: tw.Off},
		},
	}
}

// trimmer passes lines on without the spaces at their ends, with which a table pads its last column.
type trimmer struct {
	w       io.Writer
	pending []byte
}

func (t *trimmer) Write(p []byte) (int, error) {
	t.pending = append(t.pending, p...)
	for {
		end := bytes.IndexByte(t.pending, '\n')
		if end < 0 {
			return len(p), nil
		}
		line := append(bytes.TrimRight(t.pending[:end:end], " "), '\n')
		t.pending = t.pending[end+1:]
		if _, err := t.w.Write(line); err != nil {
			return 0, err
		}
	}
}
