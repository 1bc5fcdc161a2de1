package report

import "karvon/sim/reason"

// reasonTexts say what the packages below report in other words than the field's: why numbers deserve less trust, what
// thresholds need, what gives way. The values of a reason are the arguments, and span is what a run counts. A reason
// that does not stand here is said in its own text.
var reasonTexts = map[reason.Code]sentence{
	reason.OfAll: "all {count} primary numbers and thresholds: {why}",

	reason.ShortTail:         "only about {beyond} of {count} cases lie beyond {quantile}: fewer than {least}",
	reason.NotInAll:          "{missing} of {all} gave no value",
	reason.TooFewForInterval: "fewer than {least} do not show what chance does",
	reason.TailInBursts:      "the cases beyond come in bursts, about {bursts} in all: the interval is too narrow",
	reason.TailInFewBursts:   "the cases beyond come in bursts, about {bursts} in all: too few for an interval",
	reason.FewBelong: "only about {rare} cases belong to the share: where they come in bursts chance does more " +
		"than is said",
	reason.FewDoNotBelong: "only about {rare} cases do not belong to the share: where they come in bursts chance " +
		"does more than is said",
	reason.BelongInBursts: "the {rare} cases that belong to the share come in bursts, about {bursts} in all: the " +
		"interval is too narrow",
	reason.DoNotBelongInBursts: "the {rare} cases that do not belong to the share come in bursts, about {bursts} " +
		"in all: the interval is too narrow",
	reason.DifferTooMuch: "the {span:simulated weeks|simulated days|simulated runs} differ too much for an " +
		"interval",
	reason.BoundedBelow: "known by a lower bound alone, as {part} were still under way when the run ends",
	reason.Bounded:      "known within bounds alone, as {part} were still under way when the run ends",

	reason.ReplicationsLost: "{span:simulated weeks|simulated days|simulated runs} failed inside karvon and are " +
		"left out",
	reason.NeedsFollowUp: "it depends on those who were still under way when the run ended: a run.follow-up would " +
		"show their whole times",
	reason.NeedsLongerFollowUp: "it depends on those who were still under way when the run ended: a longer " +
		"run.follow-up would show their whole times",
	reason.OneNeedsLongerFollowUp: "it depends on those who were still under way when a run ended: a longer " +
		"run.follow-up would show their whole times",
	reason.NotReachedInAll: "known by a lower bound alone, as {missed} of {all} did not come to that in " +
		"{span:the week counted|the day counted|the time counted}",
	reason.NeedsLongerWindow: "it depends on {span:simulated weeks|simulated days|simulated runs} that did not come to " +
		"that in time: a longer {longer} would show when they do",
	reason.OneReplication: "one {span:simulated week|simulated day|simulated run} cannot tell what chance does: " +
		"simulate at least 2",
	reason.SeenTooSeldom: "what decides is seen too seldom to say how many more " +
		"{span:simulated weeks|simulated days|simulated runs} would tell",
	reason.NeedsMore:       "about {more} would tell",
	reason.NeedsMoreOfBoth: "about {more} would tell, before and after",
	reason.ExtremeWithoutInterval: "a largest or smallest value has no interval: no number of " +
		"{span:simulated weeks|simulated days|simulated runs} would tell",
	reason.OneWithoutInterval: "one of the two has no interval, as too few of its long times are independent; " +
		"twice as many {span:simulated weeks|simulated days|simulated runs} may give one",
	reason.NothingToCompare: "there are not two {span:simulated weeks|simulated days|simulated runs} with values " +
		"to compare",
	reason.CloseToTolerance: "the difference is so close to the tolerance that no number of " +
		"{span:simulated weeks|simulated days|simulated runs} would tell",

	reason.LongerThanWarmUp: "{name} is {days}, longer than the run-in: lengthen run.warm-up",
	reason.WarmUpTooShort:   "the scenario's run-in of {given} is too short: it takes {found}",
	reason.FewForWindows: "the {windows} windows of one run depend on each other, so that {all} may not tell what " +
		"chance does: simulate at least {least}",
	reason.WarmUpWithoutEnd: "no end of the run-in shows in a pilot of {pilot}: the model may not settle at this " +
		"load",

	reason.ReplicationFailed: "{span:simulated week|simulated day|simulated run} {number}: {why}",
	reason.NoPrimary:         "{base} names no primary numbers: nothing was asked for beforehand",
	reason.OtherWindows: "{base} and {other} count different times or have another run-in: their entities are not " +
		"the same",
	reason.OneAntithetic: "of {base} or of {other} each run is simulated twice with opposite luck, of the other one " +
		"only once: their luck is not the same",
	reason.OtherSeeds:     "{base} and {other} have different seeds: their trucks are not the same",
	reason.LacksPrimary:   "{other} lacks {count} of the primary numbers of {base}",
	reason.NothingDiffers: "{other} changes nothing that happens: nothing happens otherwise than in {base}",

	reason.ThresholdsFailAt: "the thresholds are not met even at {load} of the load: {why}",
	reason.BacklogGrowsAt:   "queues grow even at {load} of the load: {why}",
	reason.NoCycle:          "in a run that starts empty no week follows another",
	reason.AllPasses:        "all that arrives gets through up to {load} of the load",
	reason.ThresholdBroken:  "{threshold} is not met ({value}); {busiest}",
	reason.StillRises:       "what gets through still rises at {load} of the load: look further by --to",
	reason.NotMonotone: "{threshold} is not met at {failed} of the load and holds at {held}: waits for convoys, " +
		"slots or trains can fall with load; the first change is searched for",

	reason.RateChanges: "calendars or months change the rate between the run's start and " +
		"{span:the week counted|the day counted|the time counted}'s end: its days are not all of the same cycle",
	reason.RecordsBeyond: "{beyond} of the {all} recorded arrivals are not before " +
		"{span:the week counted|the day counted|the time counted}'s end",
	reason.TraceEnds: "the trace is used once, and ends more than a cycle before " +
		"{span:the week counted|the day counted|the time counted} does",
	reason.UnevenWindow: "{span:the week counted|the day counted|the time counted} of {window} is not a whole " +
		"number of cycles of {cycle}: its figures are those of some days, not of the cycle",
}
