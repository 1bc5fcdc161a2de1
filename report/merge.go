package report

import (
	"slices"
	"strconv"

	"karvon/report/document"
)

// Merged is what the joining of run directories gave.
type Merged struct {
	Into         string // the directory that has all
	Replications int
	Shards       []ShardGap // by experiment and number
}

// ShardGap is what is there, and what is not, of the part of an experiment that a shard does.
type ShardGap struct {
	Experiment   string // the command, in words
	Files        string // hash of the files that it read
	Number, Of   int
	Begun        bool // whether anything is known of it
	Finished     bool // whether it did all that it could
	Asked, There int  // replications; nothing is known of what a shard has to do that has not finished
	Command      string
}

// Missing says whether something of the shard is missing.
func (g *ShardGap) Missing() bool { return !g.Finished || g.There < g.Asked }

// Missing counts the shards of which something is missing.
func (m *Merged) Missing() int {
	missing := 0
	for i := range m.Shards {
		if m.Shards[i].Missing() {
			missing++
		}
	}
	return missing
}

// Merge says what was joined, shard by shard, and how what is missing is made. Verdict is for that alone.
func Merge(m *Merged, verdict bool) *document.Document {
	d := document.Listing(shardsTable(m, verdict))
	d.Closing = mergeSentences(m)
	return d
}

// others says whether an experiment has the command of another, and other files.
func (m *Merged) others(g *ShardGap) bool {
	return slices.ContainsFunc(m.Shards,
		func(o ShardGap) bool { return o.Experiment == g.Experiment && o.Files != g.Files })
}

func shardsTable(m *Merged, missing bool) document.Table {
	table := document.Table{
		Name: "shards", Title: mergeText.table.said(),
		Columns: []document.Column{
			{Header: "experiment", Rank: 1}, {Header: "shard"}, {Header: "replications"}, {Header: "there"},
			{Header: "state"},
		},
	}
	single := !slices.ContainsFunc(m.Shards, func(g ShardGap) bool {
		return g.Experiment != m.Shards[0].Experiment || g.Files != m.Shards[0].Files
	})
	if !single {
		table.Columns[0].Rank = 0 // the rows could not be told apart
	}
	for i := range m.Shards {
		g := &m.Shards[i]
		if missing && !g.Missing() {
			continue
		}
		asked, there := strconv.Itoa(g.Asked), strconv.Itoa(g.There)
		if !g.Finished {
			asked, there = document.Nothing, document.Nothing
		}
		table.Rows = append(table.Rows, []document.Cell{
			text(m.nameOf(g)), text(strconv.Itoa(g.Number) + "/" + strconv.Itoa(g.Of)), text(asked), text(there),
			text(g.state().said()),
		})
	}
	return table
}

func (g *ShardGap) state() sentence {
	switch {
	case !g.Begun:
		return mergeText.absent
	case !g.Finished:
		return mergeText.unfinished
	case g.There < g.Asked:
		return mergeText.gaps
	}
	return mergeText.whole
}

// mergeSentences sum up what was joined, and name the commands that make what is missing.
func mergeSentences(m *Merged) []string {
	counts := values{"replications": m.Replications, "into": m.Into, "missing": m.Missing(), "shards": len(m.Shards)}
	said := []string{mergeText.joined.with(counts)}
	switch {
	case m.Missing() > 0:
		said = append(said, mergeText.missing.with(counts))
	case len(m.Shards) > 0:
		said = append(said, mergeText.complete.with(counts))
	default:
		said = append(said, mergeText.none.said())
	}
	shown := 0
	for i := range m.Shards {
		g := &m.Shards[i]
		if !g.Missing() {
			continue
		}
		if shown++; shown <= mostCommands {
			said = append(said, "  "+g.Command)
		}
	}
	if shown > mostCommands {
		said = append(said, mergeText.more.with(values{"more": shown - mostCommands}))
	}
	return said
}

// mostCommands bounds the commands that are shown.
const mostCommands = 20

// nameOf names the experiment of a shard: by its command, and by its files where there are others.
func (m *Merged) nameOf(g *ShardGap) string {
	if m.others(g) {
		return mergeText.files.with(values{"experiment": g.Experiment, "files": g.Files})
	}
	return g.Experiment
}
