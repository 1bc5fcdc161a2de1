package main

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"karvon/cmd/karvon/internal/policyfile"
	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/observed"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// calibratedTitle is that of the policy that the values of a calibration are written as.
const calibratedTitle = "the values that give what was observed"

// calibratedPolicy is the policy by which they are run.
const calibratedPolicy = "calibrated"

// besides are the keys that can stand beside a value.
var besides = []string{"range", "source", "confidence", "note", "interval", "doubt"}

// checkCalibrated says before any work what a policy cannot set.
func (a *app) checkCalibrated(ctx context.Context, name string, flags *calibrateFlags,
	o *experiment.CalibrateOptions) error {
	if flags.policy == "" {
		return nil
	}
	moved := experiment.MovedInCalibration(o.Doubt, flags.chosen)
	for i := range moved {
		for _, f := range moved[i].Single() {
			if strings.Contains(f.Path(), "[") {
				return wrongf("%s: a policy cannot set what has no name; put it under assumptions and use it as $name, or leave "+
					"it out by --only", f.Path())
			}
		}
	}
	plain, err := a.read(ctx, name, scenario.Options{})
	if err != nil {
		return err
	}
	_, err = settingsWith(ctx, plain, &flags.change, flags.seedGiven(), nil)
	return wrongCommand(err)
}

// writeCalibrated writes the values found as a policy, where there are any.
func (a *app) writeCalibrated(ctx context.Context, name string, flags *calibrateFlags,
	found *experiment.Calibration) error {
	if !found.Reached {
		a.say("%s was not written: no values within the ranges give what was observed", flags.policy)
		return nil
	}
	texts, err := a.calibratedSettings(ctx, name, flags, found)
	if err != nil {
		return err
	}
	if len(texts) == 0 {
		a.say("%s was not written: what was observed identifies nothing", flags.policy)
		return nil
	}
	plain, err := a.read(ctx, name, scenario.Options{})
	if err != nil {
		return err
	}
	set, err := settingsWith(ctx, plain, &flags.change, flags.seedGiven(), texts)
	if err != nil {
		return err
	}
	inside, all := found.Within(false)
	why := fmt.Sprintf("calibrated to %s; %d of %d values lie within their 95%% prediction intervals",
		sourceOf(flags, found), inside, all)
	if inside, all := found.Within(true); all > 0 {
		why += fmt.Sprintf(", and of those held out %d of %d", inside, all)
	}
	for i := range found.Combined {
		k := &found.Combined[i]
		why += "; known together, and not apart: " + report.CombinationName(found, k) + ", " +
			report.CombinationKept(found, k)
	}
	p := policyFile{file: flags.policy, of: name, File: policyfile.File{
		Title: found.Title + ", calibrated to " + filepath.Base(flags.to), Policy: calibratedPolicy,
		PolicyTitle: calibratedTitle, Set: set, Why: why}}
	p.run = flags.ofTime()
	return a.writePolicy(ctx, plain, &p, flags.quiet)
}

// sourceOf says what the values come from: what was held out is no source.
func sourceOf(flags *calibrateFlags, found *experiment.Calibration) string {
	fitted, responses := found.Fitted(), map[string]bool{}
	for i := range fitted {
		responses[fitted[i].Response] = true
	}
	said := fmt.Sprintf("%s, n = %d (%d responses", filepath.Base(flags.to), len(fitted), len(responses))
	if len(responses) == 1 {
		said = fmt.Sprintf("%s, n = %d (%s", filepath.Base(flags.to), len(fitted), fitted[0].Response)
	}
	dates := observed.Dates(fitted)
	switch {
	case dates[0] == "":
	case len(dates) == 1:
		said += " of " + dates[0]
	default:
		said += fmt.Sprintf(" of %d dates from %s to %s", len(dates), dates[0], dates[len(dates)-1])
	}
	return said + ")"
}

// calibratedSettings writes the values that are set as settings of a policy, each with its interval for a range.
func (a *app) calibratedSettings(ctx context.Context, name string, flags *calibrateFlags,
	found *experiment.Calibration) ([]string, error) {
	moved, err := a.read(ctx, name, scenario.Options{Policies: flags.change.policies, Set: flags.change.settings,
		AskedFor: flags.change.asked, Positions: found.Set})
	if err != nil {
		return nil, err
	}
	resolved, err := policyfile.Tree(ctx, string(moved.Resolved()))
	if err != nil {
		return nil, err
	}
	members := map[string][]*experiment.CalibratedMember{}
	var paths []string
	for i := range found.Assumptions {
		c := &found.Assumptions[i]
		for k := range c.Members {
			m := &c.Members[k]
			if !c.IsSet {
				continue
			}
			if members[m.Path()] == nil {
				paths = append(paths, m.Path())
			}
			members[m.Path()] = append(members[m.Path()], m)
		}
	}
	slices.Sort(paths)
	var texts []string
	for _, path := range paths {
		value := valueAt(resolved, path)
		if value == nil {
			return nil, fmt.Errorf("%s cannot be written as a policy", path)
		}
		source := sourceOf(flags, found)
		text := a.withRange(ctx, name, flags, path, shortened(value.AsWritten()), members[path], source)
		texts = append(texts, text)
	}
	return append(texts, tiesOf(found)...), nil
}

// tiesOf are settings of ties by which pairs are drawn so that what is known of both together is not lost.
func tiesOf(found *experiment.Calibration) []string {
	var texts []string
	for i := range found.Combined {
		k := &found.Combined[i]
		if k.Correlation == 0 {
			continue
		}
		var names []string
		for _, j := range k.Members {
			names = append(names, found.Assumptions[j].Name)
		}
		texts = append(texts, fmt.Sprintf("ties.known-together-%d={title: %s, correlated: [%s], correlation: %v}", i+1,
			strconv.Quote("what was observed tells "+report.CombinationName(found, k)), strings.Join(names, ", "),
			k.Correlation))
	}
	return texts
}

// longNumber matches a number that was computed, with all the digits that it has.
var longNumber = regexp.MustCompile(`[0-9]+\.[0-9]{8,}`)

// shortened writes numbers that were computed as people do: what is left out is less than a millionth.
func shortened(text string) string {
	return longNumber.ReplaceAllStringFunc(text, func(found string) string {
		number, err := strconv.ParseFloat(found, 64)
		if err != nil {
			return found
		}
		rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 7, 64), 64)
		if err != nil {
			return found
		}
		return strconv.FormatFloat(rounded, 'f', -1, 64)
	})
}

// valueAt is the value at a path, without what stands beside it.
func valueAt(t *syntax.Tree, path string) *syntax.Tree {
	for _, key := range strings.Split(path, ".") {
		if t = t.Get(key); t == nil {
			return nil
		}
	}
	if value := t.Get("value"); t.Form == syntax.Mapping && value != nil {
		return value
	}
	return t.Without(besides...)
}

// withRange writes a setting, with the interval for a range where the language takes it there.
func (a *app) withRange(ctx context.Context, name string, flags *calibrateFlags, path, value string,
	members []*experiment.CalibratedMember, source string) string {
	note := report.CalibratedNote(members)
	from := fmt.Sprintf("source: %s, confidence: derived, note: %s", strconv.Quote("calibrated to "+source),
		strconv.Quote(note))
	plain := fmt.Sprintf("%s={value: %s, %s}", path, value, from)
	ranged := rangeText(members)
	if ranged == "" {
		return plain
	}
	with := fmt.Sprintf("%s={value: %s, range: %s, interval: 95%%, %s}", path, value, ranged, from)
	settings := append(slices.Clone(flags.change.settings), with)
	if _, err := a.read(ctx, name, scenario.Options{Policies: flags.change.policies, Set: settings}); err != nil {
		return plain
	}
	return with
}

// rangeText writes the interval as a range, which holds the value too; empty where it has no width.
func rangeText(members []*experiment.CalibratedMember) string {
	var texts []string
	for _, m := range members {
		low, high := m.At(m.DrawnLow), m.At(m.DrawnHigh)
		if low == high {
			return ""
		}
		text := "[" + low + ", " + high + "]"
		if word := strings.TrimPrefix(m.Name, m.Path()+"."); word != m.Name {
			text = word + ": " + text
		}
		texts = append(texts, text)
	}
	if strings.HasPrefix(texts[0], "[") {
		return texts[0]
	}
	return "{" + strings.Join(texts, ", ") + "}"
}
