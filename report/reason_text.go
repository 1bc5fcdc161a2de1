package report

import "karvon/sim/reason"

// reasonTexts say what the packages below report: why numbers deserve less trust, what thresholds need, what gives
// way. The values of a reason are the arguments, and span is what a run counts.
var reasonTexts = map[reason.Code]sentence{
	reason.AsItStands: "{text}",
	reason.OfThing:    "{name}: {why}",
	reason.OfAll:      "all {count} primary numbers and thresholds: {why}",
	reason.OfMany:     "{names} and {more} more: {why}",

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
	reason.QuantileWithoutInterval: "one of the quantiles has no interval, and so their difference has none",
	reason.BoundedBelow:            "known by a lower bound alone, as {part} were still under way when the run ends",
	reason.Bounded:                 "known within bounds alone, as {part} were still under way when the run ends",

	reason.ReplicationsLost: "{span:simulated weeks|simulated days|simulated runs} failed inside karvon and are " +
		"left out",
	reason.RunStopped:      "the run was stopped before it was over",
	reason.NothingObserved: "nothing was observed",
	reason.NeedsFollowUp: "it depends on those who were still under way when the run ended: a run.follow-up would " +
		"show their whole times",
	reason.NeedsLongerFollowUp: "it depends on those who were still under way when the run ended: a longer " +
		"run.follow-up would show their whole times",
	reason.OneNeedsLongerFollowUp: "it depends on those who were unfinished as a run ended: a longer " +
		"run.follow-up would show their whole times",
	reason.OneReplication: "one {span:simulated week|simulated day|simulated run} cannot tell what chance does: " +
		"simulate at least 2",
	reason.SeenTooSeldom: "what decides is seen too seldom to say how many more " +
		"{span:simulated weeks|simulated days|simulated runs} would tell",
	reason.NeedsTooMany:    "the estimate is so close to the limit that more than {most} would be needed",
	reason.NeedsMore:       "about {more} would tell",
	reason.NeedsMoreOfBoth: "about {more} would tell, before and after",
	reason.ExtremeWithoutInterval: "a largest or smallest value has no interval: no number of " +
		"{span:simulated weeks|simulated days|simulated runs} would tell",
	reason.OneWithoutInterval: "one of the two has no interval, as too few of its long times are independent; " +
		"twice as many {span:simulated weeks|simulated days|simulated runs} may give one",
	reason.NothingToCompare: "there are not two {span:simulated weeks|simulated days|simulated runs} with values " +
		"to compare",
	reason.NoTolerance: "a share of 0 is no tolerance: state one in the response's unit",
	reason.CloseToTolerance: "the difference is so close to the tolerance that no number of " +
		"{span:simulated weeks|simulated days|simulated runs} would tell",

	reason.LeftOut: "failed inside karvon: {lost} of {all} are left out (number {numbers}, counted from 0), so " +
		"that the rest may lean to one side",
	reason.LongerThanWarmUp:  "{name} is {days}, longer than the run-in: lengthen run.warm-up",
	reason.Interrupted:       "interrupted after {finished} of {asked}",
	reason.ExtremeNotPrecise: "{name} is an extreme of {all} and has no interval: nothing says how precise it is",
	reason.NotPrecise:        "{name} is not as precise as was asked for after {all}",
	reason.WarmUpTooShort:    "the scenario's run-in of {given} is too short: it takes {found}",
	reason.WarmUpWithoutEnd: "no end of the run-in shows in a pilot of {pilot}: the model may not settle at this " +
		"load",

	reason.OneStopped: "1 of {all} was stopped after {first} with {entities} entities inside, more than a " +
		"worker's memory holds ({memory}): {remedy}",
	reason.SomeStopped: "{stopped} of {all} were stopped after {first} with {entities} entities inside, more than " +
		"a worker's memory holds ({memory}): {remedy}",
	reason.AskedForMany:    "{step} asked for {count} more at once; {remedy}",
	reason.GrowsWithoutEnd: "{place} grows by {growth} a day; a larger --memory only stops later",
	reason.GrowsBehind:     "{place} grows by {growth} a day, held up by {behind}; a larger --memory only stops later",
	reason.GrewForTime:     "{place} grew for {time}, which may be a peak; a larger --memory tells",
	reason.GrewBehind:      "{place} grew for {time}, held up by {behind}, which may be a peak; a larger --memory tells",
	reason.NothingGrew:     "nothing was seen to grow; a larger --memory goes on",

	reason.AllInterrupted:    "interrupted after {finished} of {asked} of each configuration",
	reason.NoResult:          "{name} has no result: {why}",
	reason.ReplicationFailed: "{span:simulated week|simulated day|simulated run} {number}: {why}",
	reason.NoPrimary:         "{base} names no primary numbers: nothing was asked for beforehand",
	reason.OtherWindows: "{base} and {other} count different times or have another run-in: their entities are not " +
		"the same",
	reason.OtherSeeds:     "{base} and {other} have different seeds: their trucks are not the same",
	reason.LacksPrimary:   "{other} lacks {count} of the primary numbers of {base}",
	reason.NothingDiffers: "{other} changes nothing that happens: nothing happens otherwise than in {base}",

	reason.ThresholdsFailAt: "the thresholds are not met even at {load} of the load: {why}",
	reason.BacklogGrowsAt:   "queues grow even at {load} of the load: {why}",
	reason.NothingGivesWay:  "nothing gives way up to {load} of the load",
	reason.NoThresholds:     "the scenario has no thresholds",
	reason.NoCycle:          "in a run that starts empty no week follows another",
	reason.AllPasses:        "all that arrives gets through up to {load} of the load",
	reason.StoppedByMemory:  "runs are stopped by memory, as too many entities are inside for them to be finished",
	reason.NotObservedThere: "of {name} nothing was observed; {busiest}",
	reason.ThresholdBroken:  "{threshold} is not met ({value}); {busiest}",
	reason.QueuesGrow:       "queues of {flow} grow; {busiest}",
	reason.LostToQueues:     "{share} of {flow} are lost to queues; {busiest}",
	reason.NothingBusy:      "no station or resource is busy",
	reason.Busiest:          "the busiest is {name} ({busy})",
	reason.LoadsStopped: "{stopped} of {all} loads were stopped by memory and count as more than is carried; the " +
		"least of them, {load} of the load: {why}",
	reason.StillRises: "what gets through still rises at {load} of the load: look further by --to",
	reason.NotMonotone: "{threshold} is not met at {failed} of the load and holds at {held}: waits for convoys, " +
		"slots or trains can fall with load; the first change is searched for",

	reason.OtherScenario:     "the scenario says something else",
	reason.OtherVersion:      "karvon was {before} and is {after}",
	reason.OtherSeed:         "the seed was {before} and is {after}",
	reason.OtherReplications: "there were {before} and are {after}",

	reason.OfPath: "{path}: {why}",
	reason.RateChanges: "calendars or months change the rate between the run's start and " +
		"{span:the week counted|the day counted|the time counted}'s end: its days are not all of the same cycle",
	reason.RecordsBeyond: "{beyond} of the {all} recorded arrivals are not before " +
		"{span:the week counted|the day counted|the time counted}'s end",
	reason.TraceEnds: "the trace is used once, and ends more than a cycle before " +
		"{span:the week counted|the day counted|the time counted} does",
	reason.UnevenWindow: "{span:the week counted|the day counted|the time counted} of {window} is not a whole " +
		"number of cycles of {cycle}: its figures are those of some days, not of the cycle",
}
