package report

import "karvon/report/document"

// signedShare writes a relative difference, with two digits that say something.
func signedShare(share float64) string {
	percent := 100 * share
	sign := ""
	if percent > 0 {
		sign = "+"
	}
	decimals := min(max(document.SignificantDecimals(percent, 2), 0), document.MaximumDecimals)
	return sign + digits(document.Fixed(percent, decimals)+"%")
}

// withRemark adds a remark to a sentence, where there is one.
func withRemark(said, remark string) string {
	if remark == "" {
		return said
	}
	return changeText.remarked.with(values{"sentence": said, "remark": remark})
}
