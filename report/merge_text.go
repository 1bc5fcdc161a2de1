package report

// mergeText is what is said of run directories that were joined.
var mergeText = struct {
	table, absent, unfinished, gaps, whole, joined, none, missing, complete, more, files sentence
}{
	table:      "What shards have done",
	absent:     "missing",
	unfinished: "not finished",
	gaps:       "incomplete",
	whole:      "there",
	joined:     "{into} holds {replications replication|replications}.",
	none:       "No shards are told of: the directories are of whole commands.",
	more:       "… and {more more|more}, by the same pattern",
	files:      "{experiment} (of the files {files})",
	missing: "Missing or not finished: {missing shard|shards} of {shards}. These commands make them, and their " +
		"directories are then merged; one that was interrupted goes on with --resume:",
	complete: "All that the shards had to do is there: the same command without --shard, with --dir {into} --resume, " +
		"goes on from it and reports.",
}
