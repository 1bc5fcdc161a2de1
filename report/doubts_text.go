package report

// doubtsText is what is said of the table of two doubts where none of the numbers can have a ± by assumptions: the
// table has no such column then.
var doubtsText = struct{ note sentence }{
	note: "By chance: what more simulated {span:weeks|days|runs} would narrow. What the assumptions leave in doubt is " +
		"told by the last two alone, between which nine in ten draws lie: a ± for it would reach what no draw does, such " +
		"as less than nothing.",
}
