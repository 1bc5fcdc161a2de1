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
