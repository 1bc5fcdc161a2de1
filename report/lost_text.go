package report

// lossText is what is said of those whom queues lose, by how.
var lossText = struct{ table, note, balked, reneged, refused, diverted sentence }{
	table: "Lost to queues, by how",
	note: "Each way alone is enough to count as lost, against thresholds too; who is lost in several ways counts once " +
		"in all.",
	balked:   "{share} turn back",
	reneged:  "{share} give up",
	refused:  "{share} find a queue full and are turned away or sent elsewhere",
	diverted: "{share} choose another way",
}
