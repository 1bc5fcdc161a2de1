package fit

// Codes of what makes a sample doubtful.
const (
	fewValues      Code = "few-values"
	negative       Code = "negative"
	zeroValues     Code = "zeros"
	constant       Code = "constant"
	roundedTo      Code = "rounded"
	roundedTooMuch Code = "rounded-too-much"
	heaped         Code = "heaped"
	ties           Code = "ties"
	duplicatedRows Code = "duplicated-rows"
	twoModes       Code = "two-modes"
	mixedUnits     Code = "mixed-units"
	outliers       Code = "outliers"
	heavyTail      Code = "heavy-tail"
	unfinished     Code = "censored"
	mostlyCensored Code = "mostly-censored"
	cutAtClock     Code = "cut-at-clock"
	cutAtValue     Code = "cut-at-value"
	truncatedBelow Code = "truncated-below"
	drifts         Code = "drift"
	levelChange    Code = "level-change"
	autocorrelated Code = "autocorrelation"
	weekdayEffect  Code = "weekday-effect"
	dayEffect      Code = "day-effect"
	hourEffect     Code = "hour-effect"
	missingDays    Code = "missing-days"
	sortedByValue  Code = "sorted-by-value"
)

// Codes of why a family is chosen.
const (
	leastAIC            Code = "least-aic"
	simplerWithinMargin Code = "simpler-within-margin"
	judgedByQuantile    Code = "judged-by-quantile"
	othersFitToo        Code = "others-fit-too"
	tailBorrowed        Code = "tail-borrowed"
	allRejected         Code = "all-rejected"
	tooFewToFit         Code = "too-few-to-fit"
	alwaysTheSame       Code = "always-the-same"
	onlyZeros           Code = "only-zeros"
)

// Codes of counts of arrivals.
const (
	fewDays        Code = "few-days"
	daysRemember   Code = "days-remember"
	demandChanges  Code = "demand-changes"
	demandDrifts   Code = "demand-drifts"
	outlyingDays   Code = "outlying-days"
	bunches        Code = "bunches"
	spaced         Code = "spaced"
	seasonUnknown  Code = "season-unknown"
	seasonOrGrowth Code = "season-or-growth"
	closedHours    Code = "closed-hours"
	closedWeekday  Code = "closed-weekday"
	closedDays     Code = "closed-days"
	weekdayUnknown Code = "weekday-unknown"
	uncountedDays  Code = "uncounted-days"
	countsRounded  Code = "counts-rounded"
	countsCapped   Code = "counts-capped"
)

// Codes of monthly totals.
const (
	missingMonths      Code = "missing-months"
	closedMonths       Code = "closed-months"
	growthUndetermined Code = "growth-undetermined"
	growthOfFewMonths  Code = "growth-of-few-months"
	totalsRounded      Code = "totals-rounded"
	outlyingMonth      Code = "outlying-month"
	totalsChange       Code = "totals-change"
	hoursUndetermined  Code = "hours-undetermined"
	daysUndetermined   Code = "days-undetermined"
	mixUndetermined    Code = "mix-undetermined"
)

// Codes of summaries.
const (
	sharesContradict    Code = "shares-contradict"
	outsideExtremes     Code = "outside-extremes"
	meanContradicts     Code = "mean-contradicts"
	sdContradicts       Code = "sd-contradicts"
	noFamilyAgrees      Code = "no-family-agrees"
	meanStated          Code = "mean-stated"
	meanBorrowed        Code = "mean-borrowed"
	spreadStated        Code = "spread-stated"
	spreadBorrowed      Code = "spread-borrowed"
	summaryTailBorrowed Code = "summary-tail-borrowed"
	shapeUntested       Code = "shape-untested"
	numberUnknown       Code = "number-unknown"
	orderUnknown        Code = "order-unknown"
)
