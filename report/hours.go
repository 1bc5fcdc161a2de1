package report

import (
	"math"
	"slices"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// hoursText is what is said of thresholds on each hour of the day.
var hoursText = struct{ worst, notMet, count, header, counted, note, byShare, beyond, leftOut sentence }{
	worst:   "worst in the hour from {hour}",
	notMet:  "{hours} of {all} hours not met",
	count:   "{hours} of {all}",
	header:  "worst hour",
	counted: "hours not met",
	note: "A threshold on each hour is met where it is in all hours of the day; its value is that of the hour that " +
		"decides.",
	byShare: "Of a quantile the hour that decides is that in which the largest share is beyond the limit, which need " +
		"not be that of the largest quantile.",
	beyond:  "{share} beyond",
	leftOut: "Hours in which nobody comes are left out of it.",
}

// worstHour names the hour that decides a threshold on each hour of the day; empty for other thresholds, and where
// nobody came in any hour.
func worstHour(j *experiment.Judgement) string {
	if j.Hours == nil || j.Worst < 0 {
		return ""
	}
	return hourText(j.Worst)
}

// withHour names a threshold, with the hour that decides it where it is on each.
func withHour(j *experiment.Judgement) string {
	hour := worstHour(j)
	if hour == "" {
		return j.Expression
	}
	said := hoursText.worst.with(values{"hour": hour})
	if failed := hoursWith(j, experiment.NotMet); len(failed) > 0 {
		said += "; " + hoursText.notMet.with(values{"hours": len(failed), "all": judgedHours(j)})
	}
	return withRemark(j.Expression, said)
}

// hoursWith lists the hours of the day in which a threshold has a verdict; those that are left out have none.
func hoursWith(j *experiment.Judgement, verdict experiment.Verdict) []string {
	var hours []string
	for h := range j.Hours {
		if j.Hours[h].Verdict == verdict {
			hours = append(hours, hourText(h))
		}
	}
	return hours
}

// judgedHours counts the hours in which anybody came.
func judgedHours(j *experiment.Judgement) int { return len(j.Hours) - len(hoursWith(j, "")) }

// withWorstHours gives a table of thresholds a column of the hours that decide, where any threshold is on each hour.
func withWorstHours(table document.Table, thresholds []experiment.Judgement) document.Table {
	if !slices.ContainsFunc(thresholds, func(j experiment.Judgement) bool { return j.Hours != nil }) {
		return table
	}
	table.Columns = append(table.Columns, document.Column{Header: string(hoursText.header)},
		document.Column{Header: string(hoursText.counted), Rank: 1})
	leftOut, byShare := false, false
	for i := range thresholds {
		j := &thresholds[i]
		failed := ""
		if j.Hours != nil {
			failed = hoursText.count.with(values{"hours": len(hoursWith(j, experiment.NotMet)), "all": judgedHours(j)})
		}
		table.Rows[i] = append(table.Rows[i], text(withRemark(worstHour(j), beyondText(j))), text(failed))
		byShare = byShare || j.Hours != nil && j.Counted
		leftOut = leftOut || j.Hours != nil && judgedHours(j) < len(j.Hours)
	}
	table.Notes = append(table.Notes, hoursText.note.said())
	if byShare {
		table.Notes = append(table.Notes, hoursText.byShare.said())
	}
	if leftOut {
		table.Notes = append(table.Notes, hoursText.leftOut.said())
	}
	return table
}

// beyondText says what share is beyond the limit of a quantile in the hour that decides; empty for other thresholds.
func beyondText(j *experiment.Judgement) string {
	share := j.Share.Mean
	if j.Hours == nil || j.Worst < 0 || !j.Counted || math.IsNaN(share) {
		return ""
	}
	if j.BoundsAbove() {
		share = 1 - share
	}
	return hoursText.beyond.with(values{"share": digits(document.Rounded(float64(100*share), 1) + "%")})
}

// hourJSON is what a threshold on each hour of the day says of them, each by the time at which it begins.
type hourJSON struct {
	Worst     string   `json:"worst"`
	NotMet    []string `json:"not_met"`
	Undecided []string `json:"undecided"`
	LeftOut   []string `json:"left_out"`
}

// hoursJSON is that of a threshold; nil where it is not on each hour.
func hoursJSON(j *experiment.Judgement) *hourJSON {
	if j.Hours == nil {
		return nil
	}
	made := &hourJSON{NotMet: someHours(j, experiment.NotMet), Undecided: someHours(j, experiment.Undecided),
		LeftOut: someHours(j, "")}
	if j.Worst >= 0 {
		made.Worst = hourText(j.Worst)
	}
	return made
}

// someHours is hoursWith with a list where there are none.
func someHours(j *experiment.Judgement, verdict experiment.Verdict) []string {
	return append([]string{}, hoursWith(j, verdict)...)
}
