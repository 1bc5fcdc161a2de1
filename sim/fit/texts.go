package fit

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

// texts say each trouble in the words of the field: {name} is a value.
var texts = map[Code]string{
	LeastAIC: "{family} has the least AIC of the families that are not rejected",
	SimplerWithinMargin: "{family} has fewer parameters than {best}, and an AIC that is only {difference} higher: less " +
		"than {margin} tells nothing",
	JudgedByQuantile: "with {n} values every family is rejected by p in the end: the largest error of a quantile decides, " +
		"which is {error}, at {at}, of {tolerated} that are tolerated",
	OthersFitToo: "the data hardly tell it from {families}",
	TailBorrowed: "beyond the greatest value, {greatest}, the shape is that of {family}: no value says so",
	AllRejected: "no family fits these {n} values: they stand for themselves, as an empirical distribution, and nothing " +
		"longer than the longest can happen",
	TooFewToFit:   "{n} values are too few, or too alike, for a family: they stand for themselves",
	AlwaysTheSame: "all values are {value}",
	OnlyZeros:     "all values are zero",
}
