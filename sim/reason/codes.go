package reason

import "strings"

// Code names what a reason says.
type Code string

// Text gives what reasons with the code say in the words of the field: {name} is a value.
func (c Code) Text() string { return texts[c] }

// Names gives the names of the values that a reason with the code has, as its text names them.
func (c Code) Names() []string {
	var names []string
	rest, found := c.Text(), true
	for {
		if _, rest, found = strings.Cut(rest, "{"); !found {
			return names
		}
		name, _, _ := strings.Cut(rest, "}")
		names = append(names, name)
	}
}

// Of any kind.
const (
	AsItStands Code = "as-it-stands"
	OfThing    Code = "of-thing"
	OfAll      Code = "of-all"
	OfMany     Code = "of-many"
)

// Of an estimate.
const (
	ShortTail               Code = "short-tail"
	NotInAll                Code = "not-in-all"
	TooFewForInterval       Code = "too-few-for-interval"
	TailInBursts            Code = "tail-in-bursts"
	TailInFewBursts         Code = "tail-in-few-bursts"
	FewBelong               Code = "few-belong"
	FewDoNotBelong          Code = "few-do-not-belong"
	BelongInBursts          Code = "belong-in-bursts"
	DoNotBelongInBursts     Code = "do-not-belong-in-bursts"
	DifferTooMuch           Code = "differ-too-much"
	QuantileWithoutInterval Code = "quantile-without-interval"
	BoundedBelow            Code = "bounded-below"
	Bounded                 Code = "bounded"
	NotReachedInAll         Code = "not-reached-in-all"
)

// Of a judgement: what it needs.
const (
	ReplicationsLost       Code = "replications-lost"
	RunStopped             Code = "run-stopped"
	NothingObserved        Code = "nothing-observed"
	NeedsFollowUp          Code = "needs-follow-up"
	NeedsLongerFollowUp    Code = "needs-longer-follow-up"
	OneNeedsLongerFollowUp Code = "one-needs-longer-follow-up"
	NeedsLongerWindow      Code = "needs-longer-window"
	OneReplication         Code = "one-replication"
	SeenTooSeldom          Code = "seen-too-seldom"
	NeedsTooMany           Code = "needs-too-many"
	NeedsMore              Code = "needs-more"
	NeedsMoreOfBoth        Code = "needs-more-of-both"
	ExtremeWithoutInterval Code = "extreme-without-interval"
	OneWithoutInterval     Code = "one-without-interval"
	NothingToCompare       Code = "nothing-to-compare"
	NoTolerance            Code = "no-tolerance"
	CloseToTolerance       Code = "close-to-tolerance"
)

// Of a run.
const (
	LeftOut           Code = "left-out"
	LongerThanWarmUp  Code = "longer-than-warm-up"
	Interrupted       Code = "interrupted"
	ExtremeNotPrecise Code = "extreme-not-precise"
	NotPrecise        Code = "not-precise"
	WarmUpTooShort    Code = "warm-up-too-short"
	WarmUpWithoutEnd  Code = "warm-up-without-end"
	FewForWindows     Code = "few-for-windows"
)

// Of runs that memory stopped: the last say what grew, and whether more memory would help.
const (
	OneStopped      Code = "one-stopped"
	SomeStopped     Code = "some-stopped"
	AskedForMany    Code = "asked-for-many"
	GrowsWithoutEnd Code = "grows-without-end"
	GrowsBehind     Code = "grows-behind"
	GrewForTime     Code = "grew-for-time"
	GrewBehind      Code = "grew-behind"
	NothingGrew     Code = "nothing-grew"
)

// Of a comparison.
const (
	AllInterrupted    Code = "all-interrupted"
	NoResult          Code = "no-result"
	ReplicationFailed Code = "replication-failed"
	NoPrimary         Code = "no-primary"
	OtherWindows      Code = "other-windows"
	OneAntithetic     Code = "one-antithetic"
	OtherSeeds        Code = "other-seeds"
	LacksPrimary      Code = "lacks-primary"
	NothingDiffers    Code = "nothing-differs"
)

// Of a capacity: why a limit is not known, or what gives way.
const (
	ThresholdsFailAt Code = "thresholds-fail-at"
	BacklogGrowsAt   Code = "backlog-grows-at"
	TooManyLostAt    Code = "too-many-lost-at"
	NothingGivesWay  Code = "nothing-gives-way"
	NoThresholds     Code = "no-thresholds"
	NoCycle          Code = "no-cycle"
	AllPasses        Code = "all-passes"
	StoppedByMemory  Code = "stopped-by-memory"
	NotObservedThere Code = "not-observed-there"
	ThresholdBroken  Code = "threshold-broken"
	QueuesGrow       Code = "queues-grow"
	LostToQueues     Code = "lost-to-queues"
	LostForRoom      Code = "lost-for-room"
	ChooseAnotherWay Code = "choose-another-way"
	NothingBusy      Code = "nothing-busy"
	Busiest          Code = "busiest"
	LoadsStopped     Code = "loads-stopped"
	StillRises       Code = "still-rises"
	NotMonotone      Code = "not-monotone"
)

// Of two records: in what they differ.
const (
	OtherScenario     Code = "other-scenario"
	OtherVersion      Code = "other-version"
	OtherSeed         Code = "other-seed"
	OtherReplications Code = "other-replications"
)

// Of a plan.
const (
	OfPath        Code = "of-path"
	RateChanges   Code = "rate-changes"
	RecordsBeyond Code = "records-beyond"
	TraceEnds     Code = "trace-ends"
	UnevenWindow  Code = "uneven-window"
)
