package scenario

import "karvon/sim/syntax"

// The codes of files that cannot be read as scenarios.
const (
	NoSuchFile     syntax.Code = "no-such-file"
	unreadableFile syntax.Code = "unreadable-file"
	fileTooLarge   syntax.Code = "file-too-large"
	wrongVersion   syntax.Code = "wrong-version"
)

// The codes of mistakes in how files, policies and settings are put together.
const (
	FileCycle       syntax.Code = "file-cycle"
	IncludeClash    syntax.Code = "include-clash"
	NothingToRemove syntax.Code = "nothing-to-remove"
	UnknownPolicy   syntax.Code = "unknown-policy"
	PolicyClash     syntax.Code = "policy-clash"
	BadSetting      syntax.Code = "bad-setting"
	NoSuchPath      syntax.Code = "no-such-path"

	unknownTemplate  syntax.Code = "unknown-template"
	unknownParameter syntax.Code = "unknown-parameter"
	missingArgument  syntax.Code = "missing-argument"
	templateClash    syntax.Code = "template-clash"
	templateCycle    syntax.Code = "template-cycle"
)

// The codes of mistakes in one value.
const (
	UnknownKey      syntax.Code = "unknown-key"
	MissingKey      syntax.Code = "missing-key"
	MissingValue    syntax.Code = "missing-value"
	BadQuantity     syntax.Code = "bad-quantity"
	OutOfRange      syntax.Code = "out-of-range"
	UnknownWord     syntax.Code = "unknown-word"
	BadName         syntax.Code = "bad-name"
	BadDistribution syntax.Code = "bad-distribution"
	BadData         syntax.Code = "bad-data"
	BadTime         syntax.Code = "bad-time"
	BadExpression   syntax.Code = "bad-expression"
	BadProvenance   syntax.Code = "bad-provenance"
	MissingSource   syntax.Code = "missing-source"
	TimeZone        syntax.Code = "time-zone"

	unknownAssumption syntax.Code = "unknown-assumption"
	badAssumption     syntax.Code = "bad-assumption"
	badArithmetic     syntax.Code = "bad-arithmetic"
)

// The codes of values that contradict each other.
const (
	ExactlyOne       syntax.Code = "exactly-one"
	SharesSum        syntax.Code = "shares-sum"
	MixedBranches    syntax.Code = "mixed-branches"
	QueueRule        syntax.Code = "queue-rule"
	ZoneSize         syntax.Code = "zone-size"
	ZoneArea         syntax.Code = "zone-area"
	LinkRoom         syntax.Code = "link-room"
	ServiceLevels    syntax.Code = "service-levels"
	NameClash        syntax.Code = "name-clash"
	ScheduleOverlap  syntax.Code = "schedule-overlap"
	BadProfile       syntax.Code = "bad-profile"
	BadArrivals      syntax.Code = "bad-arrivals"
	BadSweep         syntax.Code = "bad-sweep"
	BadStaffing      syntax.Code = "bad-staffing"
	BadYears         syntax.Code = "bad-years"
	BadAppraisal     syntax.Code = "bad-appraisal"
	BadOptions       syntax.Code = "bad-options"
	BadConstraint    syntax.Code = "bad-constraint"
	CycleLength      syntax.Code = "cycle-length"
	DuplicateLabel   syntax.Code = "duplicate-label"
	DuplicateMention syntax.Code = "duplicate-mention"
	badTie           syntax.Code = "bad-tie"
	badRanges        syntax.Code = "bad-ranges"
)

// The codes of mistakes that only show when the parts of a scenario are put in relation to each other: they are
// found when it is compiled.
const (
	UnknownReference   syntax.Code = "unknown-reference"
	AmbiguousReference syntax.Code = "ambiguous-reference"
	NoDepart           syntax.Code = "no-depart"
	UnreachableStep    syntax.Code = "unreachable-step"
	UnknownAttribute   syntax.Code = "unknown-attribute"
	WrongType          syntax.Code = "wrong-type"
	UnknownResponse    syntax.Code = "unknown-response"
	NoLink             syntax.Code = "no-link"
	SiteUnclear        syntax.Code = "site-unclear"
	SplitJoin          syntax.Code = "split-join"
	FollowCycle        syntax.Code = "follow-cycle"
	NeverPositiveSpeed syntax.Code = "never-positive-speed"
	Unbalanced         syntax.Code = "unbalanced"
	EndlessLoop        syntax.Code = "endless-loop"
)

// The codes of what is legal but doubtful.
const (
	NoServers   syntax.Code = "no-servers"
	NoTimeZone  syntax.Code = "no-time-zone"
	UnevenCycle syntax.Code = "uneven-cycle"
	ClockChange syntax.Code = "clock-change"
	Overload    syntax.Code = "overload"
	Overfull    syntax.Code = "overfull"
	NoGround    syntax.Code = "no-ground"
	NeverTaken  syntax.Code = "never-taken"
	Unused      syntax.Code = "unused"
	IdlePolicy  syntax.Code = "idle-policy"
	lostShape   syntax.Code = "lost-shape"
	idleTie     syntax.Code = "idle-tie"

	borrowedMeasured syntax.Code = "borrowed-measured"

	pastEnds syntax.Code = "past-ends"

	EmptyTitle     syntax.Code = "empty-title"
	NoFlows        syntax.Code = "no-flows"
	MisleadingName syntax.Code = "misleading-name"
)

// warningCodes lists the codes of what is doubtful; CompileWarningCodes are those among them that only show when a
// scenario is compiled.
var (
	warningCodes = append([]syntax.Code{NoServers, NoTimeZone, UnevenCycle, IdlePolicy, lostShape, idleTie, pastEnds,
		borrowedMeasured},
		CompileWarningCodes...)
	CompileWarningCodes = []syntax.Code{ClockChange, Overload, Overfull, NoGround, NeverTaken, Unused, EmptyTitle,
		NoFlows, MisleadingName}
)

// CompileCodes lists the codes that compiling a scenario finds; all others but the warningCodes are found by Load.
var CompileCodes = []syntax.Code{
	UnknownReference, AmbiguousReference, NoDepart, UnreachableStep, UnknownAttribute, WrongType, UnknownResponse,
	NoLink, SiteUnclear, SplitJoin, FollowCycle, NeverPositiveSpeed, Unbalanced, EndlessLoop, syntax.TooMany,
}

// Codes lists every code with what it means, those of the syntax among them.
var Codes = map[syntax.Code]string{
	NoSuchFile:     "a scenario, or a file that one names, does not exist",
	unreadableFile: "a file cannot be read, or is a directory",
	fileTooLarge: "a file is larger than its bound, or the files of a scenario are too many or too large " +
		"together",
	syntax.EmptyFile: "a file holds nothing",
	syntax.NotText: "a file is not text in the encoding that it has by its byte order mark or by what is " +
		"stated (UTF-8 otherwise), or holds characters that are not printed",
	syntax.YAMLSyntax: "a file does not follow the syntax of YAML",
	syntax.UnsupportedYAML: "a file uses a part of YAML that scenarios do without: anchors, aliases, tags, merge keys, " +
		"several documents",
	syntax.TooDeep:      "values are nested too deep",
	syntax.TooMany:      "a scenario is larger, or comes to more when it is compiled, than a bound of the program allows",
	syntax.DuplicateKey: "a key stands twice in one mapping",
	wrongVersion:        "the version of the scenario language is missing or is not one that this program reads",

	FileCycle:       "a file extends or includes itself, directly or through others",
	IncludeClash:    "two included files define the same name differently",
	NothingToRemove: "a value without content removes a key, but there is no such key",
	UnknownPolicy:   "a policy is asked for that the scenario does not have",
	PolicyClash:     "two policies that are applied together set the same path differently",
	BadSetting:      "a setting is not written as path=value",
	NoSuchPath:      "a policy or setting names a path that the scenario does not have",

	unknownTemplate:  "a template is used that neither the file nor one that it extends or includes defines",
	unknownParameter: "a template has no parameter of this name",
	missingArgument:  "a template is used without an argument that it needs",
	templateClash:    "two templates that are used at one place bring the same key differently",
	templateCycle:    "a template uses itself, directly or through others",

	UnknownKey:       "a key is not part of the language at this place",
	MissingKey:       "a key that is required is not given",
	MissingValue:     "a key has no value",
	syntax.WrongForm: "a value is written in another form than the key takes: a list, a mapping, a text",
	BadQuantity:      "a number or quantity cannot be read, or lacks its unit",
	OutOfRange:       "a number is smaller or larger than the key allows",
	UnknownWord:      "a word is not one of those that the key takes",
	BadName:          "a name is not lower-case letters, digits and hyphens, or is a reserved word",
	BadDistribution:  "a distribution is not written as the language has it, or its parameters contradict each other",
	BadData:          "a data file is not a table, or lacks a column or a value",
	BadTime:          "a time of day, day of the week or date cannot be read",
	BadExpression:    "a condition or expression cannot be read",
	BadProvenance:    "a range does not contain its value, or stands where there is no quantity",
	MissingSource:    "a value is said to be known, but no source is given",
	TimeZone:         "a time zone is not in the database",

	unknownAssumption: "a value is $name, but there is no assumption of that name",
	badAssumption: "an assumption comes to use itself, is used for two kinds of values, or cannot stand where it is " +
		"used",
	badArithmetic: "what is computed from assumptions cannot be read, adds what is of different units, or is not " +
		"what is due",

	ExactlyOne:    "of several keys that exclude each other none or more than one is given",
	SharesSum:     "shares do not sum to 100%",
	MixedBranches: "the branches of a choice are of different kinds",
	QueueRule:     "a queue has a capacity without a rule for when it is full, or the reverse",
	ZoneSize:      "a zone states places as well as space, or space without an area",
	ZoneArea:      "the zones of a site are larger than the site",
	LinkRoom: "a link states storage as well as space, or lanes without space, or has no room for a class that " +
		"travels it",
	ServiceLevels:    "levels of service are not in descending order of the area a person, or their zone has no area",
	NameClash:        "a zone, station, electronic queue or resource bears the name of another of the same site",
	ScheduleOverlap:  "blocks of one schedule overlap",
	BadProfile:       "a profile has weights that make no shape",
	BadArrivals:      "parts of a flow's arrivals do not go together",
	BadSweep:         "the factors, levels or design of a sweep make no design points",
	BadYears:         "years that make no course: out of order, beyond each other, of streams or flows that are not there",
	BadAppraisal:     "what is weighed over years cannot be: nothing to count, shares of nothing, worthless currency",
	BadOptions:       "nothing to choose between, or for a year or of streams that the section years does not have",
	BadStaffing:      "what staff is chosen from makes no plans: no such number, no most, blocks or shifts that cannot be",
	BadConstraint:    "a constraint cannot be read, names no factor, or compares what does not go together",
	CycleLength:      "warm-up or window of a cyclic run are not whole cycles",
	DuplicateLabel:   "two steps of one journey bear the same label",
	DuplicateMention: "an item stands twice in one list",
	badTie: "a tie names no quantity, states another correlation than another tie, or correlations that no quantities " +
		"can have together",
	badRanges: "the ranges of quantities that make up a whole cannot add up to it",

	NoServers: "a station never has a server, an electronic queue a slot, a resource the units that a step asks for, " +
		"or a zone room for one of a class",
	NoTimeZone: "hours or schedules of a site are in UTC, because neither the site nor the run has a time zone",
	UnevenCycle: "the days of the week do not repeat with the cycle of a run, or dates or records make one cycle " +
		"another than the next",
	ClockChange: "the clocks of a place change during a run, which goes by those of its start",
	Overload: "what comes to a station, or asks for a resource or a slot, is on average more than it can do or " +
		"there is",
	Overfull:   "those who come to a zone fill it even if nobody waits in it",
	NoGround:   "vehicles wait in no zone and in no stated length, so that their queue cannot push back",
	NeverTaken: "a branch, a case or a class of a queue that no entity can come to",
	Unused:     "an element that nothing makes use of",
	idleTie:    "a tie of which fewer than two quantities have a range, or of what goes together already",
	pastEnds:   "a quantity that is computed from assumptions cannot be, at some ends of their ranges",
	IdlePolicy: "a policy sets a path to what it is without it, by value and range",
	lostShape:  "a setting, or a level of a sweep, puts a plain quantity, which is constant, in place of a distribution",

	borrowedMeasured: "a value is said to be measured, and its source says that the figure is another one's",

	EmptyTitle:     "a title has no words",
	NoFlows:        "a scenario has no flow, so that nothing happens",
	MisleadingName: "an attribute is named like a function of expressions",

	UnknownReference:   "a name refers to nothing in the scenario",
	AmbiguousReference: "a name refers to more than one thing",
	NoDepart:           "a journey can end without a departure",
	UnreachableStep:    "no entity ever comes to a step",
	UnknownAttribute:   "an expression names an attribute that the flow does not have",
	WrongType:          "an expression compares or computes with words and numbers that do not go together",
	UnknownResponse:    "a response's name is not one that the scenario measures",
	NoLink:             "no link leads from the present site to the one asked for",
	SiteUnclear:        "a step's site cannot be told, or differs between the ways that lead to it",
	SplitJoin:          "a join has no split before it, or a split is not joined as its steps need",
	FollowCycle:        "named journeys follow each other in a circle",
	NeverPositiveSpeed: "a speed can be zero or below",
	Unbalanced:         "a zone or resource is given back that is not held on every way, or is never given back",
	EndlessLoop:        "a step comes back to itself without any time passing",
}
