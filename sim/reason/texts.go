package reason

import (
	"maps"
	"slices"
)

// texts say each reason in the words of the field: {name} is a value.
var texts = map[Code]string{
	AsItStands: "{text}",
	OfThing:    "{name}: {why}",
	OfAll:      "all {count} primary responses and thresholds: {why}",
	OfMany:     "{names} and {more} more: {why}",

	ShortTail:         "only about {beyond} of {count} observations lie beyond {quantile}: fewer than {least}",
	NotInAll:          "{missing} of {all} have no observations",
	TooFewForInterval: "fewer than {least} give no interval",
	TailInBursts:      "the observations beyond come in bursts, about {bursts} in all: the interval is too narrow",
	TailInFewBursts:   "the observations beyond come in bursts, about {bursts} in all: too few for an interval",
	FewBelong: "only about {rare} observations belong to the share: where they come in bursts the interval is too " +
		"narrow",
	FewDoNotBelong: "only about {rare} observations do not belong to the share: where they come in bursts the " +
		"interval is too narrow",
	BelongInBursts: "the {rare} observations that belong to the share come in bursts, about {bursts} in all: the " +
		"interval is too narrow",
	DoNotBelongInBursts: "the {rare} observations that do not belong to the share come in bursts, about {bursts} " +
		"in all: the interval is too narrow",
	DifferTooMuch:           "the replications differ too much for an interval",
	QuantileWithoutInterval: "one of the quantiles has no interval, and so their difference has none",
	BoundedBelow:            "known by a lower bound alone, as {part} were unfinished at the end of the run",
	Bounded:                 "known within bounds alone, as {part} were unfinished at the end of the run",

	NotReachedInAll: "known by a lower bound alone, as {missed} of {all} did not come to that in the window",

	ReplicationsLost: "replications failed inside karvon and are left out",
	RunStopped:       "the run was stopped before it was over",
	NothingObserved:  "nothing was observed",
	NeedsFollowUp: "it depends on those who were unfinished as the run ended: a run.follow-up would show their " +
		"whole times",
	NeedsLongerFollowUp: "it depends on those who were unfinished as the run ended: a longer run.follow-up would " +
		"show their whole times",
	OneNeedsLongerFollowUp: "it depends on those who were unfinished as a run ended: a longer run.follow-up would " +
		"show their whole times",
	NeedsLongerWindow: "it depends on replications that did not come to that in the window: a longer {longer} would " +
		"show when they do",
	OneReplication:         "one replication has no interval: run at least 2",
	SeenTooSeldom:          "what decides is seen too seldom to say how many more replications would decide",
	NeedsTooMany:           "the estimate is so close to the limit that more than {most} would be needed",
	NeedsMore:              "about {more} would decide",
	NeedsMoreOfBoth:        "about {more} would decide, before and after",
	ExtremeWithoutInterval: "a largest or smallest value has no interval: no number of replications would decide",
	OneWithoutInterval: "one of the two has no interval, as too few of its long times are independent; twice as " +
		"many replications may give one",
	NothingToCompare: "there are not two replications with values to compare",
	NoTolerance:      "a share of 0 is no tolerance: state one in the response's unit",
	CloseToTolerance: "the difference is so close to the tolerance that no number of replications would decide",

	LeftOut: "failed inside karvon: {lost} of {all} are left out (number {numbers}, counted from 0), so that the " +
		"rest may lean to one side",
	LongerThanWarmUp:  "{name} is {days}, longer than the warm-up: lengthen run.warm-up",
	Interrupted:       "interrupted after {finished} of {asked}",
	ExtremeNotPrecise: "{name} is an extreme of {all} and has no interval: nothing says how precise it is",
	NotPrecise:        "{name} is not as precise as was asked for after {all}",
	WarmUpTooShort:    "the scenario's warm-up of {given} is too short: MSER-5 finds {found}",
	FewForWindows: "{all} of {windows} windows do not tell well what chance does: windows of one replication depend on " +
		"each other, and at least {least} replications are needed",
	WarmUpWithoutEnd: "no end of the warm-up shows in a pilot of {pilot}: the model may not settle at this load",

	OneStopped: "1 of {all} was stopped after {first} with {entities} entities inside, more than a worker's " +
		"memory holds ({memory}): {remedy}",
	SomeStopped: "{stopped} of {all} were stopped after {first} with {entities} entities inside, more than a " +
		"worker's memory holds ({memory}): {remedy}",
	AskedForMany:    "{step} asked for {count} more at once; {remedy}",
	GrowsWithoutEnd: "{place} grows by {growth} a day; a larger --memory only stops later",
	GrowsBehind:     "{place} grows by {growth} a day, held up by {behind}; a larger --memory only stops later",
	GrewForTime:     "{place} grew for {time}, which may be a peak; a larger --memory tells",
	GrewBehind:      "{place} grew for {time}, held up by {behind}, which may be a peak; a larger --memory tells",
	NothingGrew:     "nothing was seen to grow; a larger --memory goes on",

	AllInterrupted:    "interrupted after {finished} of {asked} of each configuration",
	NoResult:          "{name} has no result: {why}",
	ReplicationFailed: "replication {number}: {why}",
	NoPrimary:         "{base} declares no primary responses: everything is exploration",
	OneAntithetic:     "of one of {base} and {other} a replication is two antithetic runs: their luck is not the same",
	OtherWindows:      "{base} and {other} have different windows or warm-ups: their entities are not the same",
	OtherSeeds:        "{base} and {other} have different seeds: their replications are not pairs",
	LacksPrimary:      "{other} lacks {count} of the primary responses of {base}",
	NothingDiffers:    "{other} changes no trajectory: nothing happens otherwise than in {base}",

	ThresholdsFailAt: "the thresholds do not hold even at {load} of the load: {why}",
	BacklogGrowsAt:   "the backlog grows even at {load} of the load: {why}",
	TooManyLostAt:    "more than 1% are lost even at {load} of the load: {why}",
	NothingGivesWay:  "nothing gives way up to {load} of the load",
	NoThresholds:     "the scenario has no thresholds",
	NoCycle:          "a terminating run has no cycle over which a backlog could grow",
	AllPasses:        "all that is offered passes up to {load} of the load",
	StoppedByMemory:  "runs are stopped by memory, as too many entities are inside for them to be finished",
	NotObservedThere: "of {name} nothing was observed; {busiest}",
	ThresholdBroken:  "{threshold} does not hold ({value}); {busiest}",
	QueuesGrow:       "queues of {flow} grow; {busiest}",
	LostToQueues:     "{share} of {flow} are lost to queues; {busiest}",
	LostForRoom:      "{share} of {flow} are lost to queues or turned away by full zones; {busiest}",
	ChooseAnotherWay: "{share} of {flow} are lost to queues, as they choose another way; {busiest}",
	NothingBusy:      "no station or resource is busy",
	Busiest:          "the busiest is {name} ({busy})",
	LoadsStopped: "{stopped} of {all} loads were stopped by memory and count as more than is carried; the least " +
		"of them, {load} of the load: {why}",
	StillRises: "what passes still rises at {load} of the load: look further by --to",
	NotMonotone: "{threshold} does not hold at {failed} of the load and holds at {held}: waits for convoys, slots " +
		"or trains can fall with load; the first change is searched for",

	OtherScenario:     "the scenario says something else",
	OtherVersion:      "karvon was {before} and is {after}",
	OtherSeed:         "the seed was {before} and is {after}",
	OtherReplications: "there were {before} and are {after}",

	OfPath: "{path}: {why}",
	RateChanges: "calendars or months change the rate between the run's start and the window's end: its days are " +
		"not all of the same cycle",
	RecordsBeyond: "{beyond} of the {all} recorded arrivals are not before the window's end",
	TraceEnds:     "the trace is used once, and ends more than a cycle before the window does",
	UnevenWindow: "the window of {window} is not a whole number of cycles of {cycle}: its figures are those of " +
		"some days, not of the cycle",
}

// Codes lists what reasons say.
func Codes() []Code { return slices.Sorted(maps.Keys(texts)) }
