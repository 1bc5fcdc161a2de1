package fit

// Codes of what makes a sample doubtful.
const (
	FewValues      Code = "few-values"
	Negative       Code = "negative"
	Zeros          Code = "zeros"
	Constant       Code = "constant"
	Rounded        Code = "rounded"
	RoundedTooMuch Code = "rounded-too-much"
	Heaped         Code = "heaped"
	Ties           Code = "ties"
	DuplicatedRows Code = "duplicated-rows"
	TwoModes       Code = "two-modes"
	MixedUnits     Code = "mixed-units"
	Outliers       Code = "outliers"
	HeavyTail      Code = "heavy-tail"
	Censored       Code = "censored"
	MostlyCensored Code = "mostly-censored"
	CutAtClock     Code = "cut-at-clock"
	CutAtValue     Code = "cut-at-value"
	TruncatedBelow Code = "truncated-below"
	Drifts         Code = "drift"
	LevelChange    Code = "level-change"
	Autocorrelated Code = "autocorrelation"
	WeekdayEffect  Code = "weekday-effect"
	DayEffect      Code = "day-effect"
	HourEffect     Code = "hour-effect"
	MissingDays    Code = "missing-days"
	SortedByValue  Code = "sorted-by-value"
)

// Codes of why a family is chosen.
const (
	LeastAIC            Code = "least-aic"
	SimplerWithinMargin Code = "simpler-within-margin"
	JudgedByQuantile    Code = "judged-by-quantile"
	OthersFitToo        Code = "others-fit-too"
	TailBorrowed        Code = "tail-borrowed"
	AllRejected         Code = "all-rejected"
	TooFewToFit         Code = "too-few-to-fit"
	AlwaysTheSame       Code = "always-the-same"
	OnlyZeros           Code = "only-zeros"
)

// Codes of counts of arrivals.
const (
	FewDays        Code = "few-days"
	DaysRemember   Code = "days-remember"
	DemandChanges  Code = "demand-changes"
	DemandDrifts   Code = "demand-drifts"
	OutlyingDays   Code = "outlying-days"
	Bunches        Code = "bunches"
	Spaced         Code = "spaced"
	SeasonUnknown  Code = "season-unknown"
	SeasonOrGrowth Code = "season-or-growth"
	ClosedHours    Code = "closed-hours"
	ClosedWeekday  Code = "closed-weekday"
	ClosedDays     Code = "closed-days"
	WeekdayUnknown Code = "weekday-unknown"
	UncountedDays  Code = "uncounted-days"
	CountsRounded  Code = "counts-rounded"
	CountsCapped   Code = "counts-capped"
)

// Codes of monthly totals.
const (
	MissingMonths      Code = "missing-months"
	ClosedMonths       Code = "closed-months"
	GrowthUndetermined Code = "growth-undetermined"
	GrowthOfFewMonths  Code = "growth-of-few-months"
	TotalsRounded      Code = "totals-rounded"
	OutlyingMonth      Code = "outlying-month"
	TotalsChange       Code = "totals-change"
	HoursUndetermined  Code = "hours-undetermined"
	DaysUndetermined   Code = "days-undetermined"
	MixUndetermined    Code = "mix-undetermined"
)

// Codes of summaries.
const (
	SharesContradict    Code = "shares-contradict"
	OutsideExtremes     Code = "outside-extremes"
	MeanContradicts     Code = "mean-contradicts"
	SDContradicts       Code = "sd-contradicts"
	NoFamilyAgrees      Code = "no-family-agrees"
	MeanStated          Code = "mean-stated"
	MeanBorrowed        Code = "mean-borrowed"
	SpreadStated        Code = "spread-stated"
	SpreadBorrowed      Code = "spread-borrowed"
	SummaryTailBorrowed Code = "summary-tail-borrowed"
	ShapeUntested       Code = "shape-untested"
	NumberUnknown       Code = "number-unknown"
	OrderUnknown        Code = "order-unknown"
)
