package scenario

import (
	"slices"
	"strings"
	"testing"
)

// Who says only where a value comes from keeps the value and what else was said of it.
func TestWhatIsSaidOfAValueIsOverriddenByItself(t *testing.T) {
	const gate = "sites.post.stations.gate.servers"
	base := library("base.yaml", "karvon: 1\nextends: minimal\n"+sourced)["base.yaml"]
	for over, want := range map[string]Value{
		"{range: [1, 5]}": {Range: "[1, 5]", Source: Evidence{Of: "plan 2021"},
			Confidence: Planned, Note: "lanes"},
		"{source: {of: plan 2023}}": {Range: "[1, 3]", Source: Evidence{Of: "plan 2023"},
			Confidence: Planned, Note: "lanes"},
		"{confidence: measured}": {Range: "[1, 3]", Source: Evidence{Of: "plan 2021"},
			Confidence: Measured, Note: "lanes"},
		"{note: booths}": {Range: "[1, 3]", Source: Evidence{Of: "plan 2021"},
			Confidence: Planned, Note: "booths"},
		"{confidence: assumption, source: other posts}": {Range: "[1, 3]", Source: Evidence{Of: "other posts"},
			Confidence: Assumption, Note: "lanes"},
	} {
		files := library("base.yaml", string(base.Data),
			"over.yaml", "karvon: 1\nextends: base\nsites: {post: {stations: {gate: {servers: "+over+"}}}}\n")
		set := strings.SplitN(strings.Trim(over, "{}"), ": ", 2)
		ways := map[string]*Scenario{"in a file": load(t, files, "over", Options{})}
		if !strings.Contains(over, ", source") {
			value := set[1] + strings.Repeat("}", strings.Count(set[1], "{"))
			ways["as a setting"] = load(t, files, "base", Options{Set: []string{gate + "." + set[0] + "=" + value}})
		}
		for way, s := range ways {
			v := valueAt(t, s, gate)
			if v.Text != "2" || v.Range != want.Range || v.Source != want.Source || v.Confidence != want.Confidence ||
				v.Note != want.Note {
				t.Errorf("%s %s: %+v", over, way, v)
			}
		}
	}
}

func TestANewRangeIsCheckedAgainstTheOldValue(t *testing.T) {
	for _, set := range []string{"sites.post.stations.gate.servers.range=[3, 5]", "sites.post.area.range=[6 ha, 7 ha]"} {
		files := library("over.yaml", "karvon: 1\nextends: minimal\n"+sourced)
		found := mistakes(t, files, "over", Options{Set: []string{set}})
		if len(found) != 1 || !strings.Contains(found[0].Message, "does not contain the value") {
			t.Errorf("%s: %v", set, found)
		}
	}
}

// A range may be given to a value that had none, and goes with the shares of which it speaks.
func TestARangeFollowsTheQuantityOfWhichItSpeaks(t *testing.T) {
	for set, want := range map[string]string{
		"sites.post.area.range=[4 ha, 7 ha]":                            "[4 ha, 7 ha]",
		"flows.trucks.attributes.channel.range={red: [15%, 25%]}":       "{red: [15%, 25%]}",
		"flows.trucks.attributes.channel.shares={green: 90%, red: 10%}": "",
	} {
		path, _, _ := strings.Cut(set, "=")
		path = strings.TrimSuffix(strings.TrimSuffix(path, ".range"), ".shares")
		s := loadOver(t, sourced, Options{Set: []string{set}})
		found := ""
		for _, v := range s.Values {
			if v.Range != "" && (v.Path == path || within(v.Path, path)) {
				found = v.Range
			}
		}
		if found != want {
			t.Errorf("%s: range %q, want %q", set, found, want)
		}
	}
}

// Of shares that are changed the others keep their ranges, whichever way it is done; where the shares came from was
// said of the old ones.
func TestOfSharesTheOthersKeepTheirRanges(t *testing.T) {
	const kind = "flows.trucks.attributes.kind.shares"
	for base, want := range map[string][]string{
		"{shares: {red: 40%, green: 20%, blue: 40%}, range: {red: [30%, 50%], green: [10%, 30%]}, source: Book}": {
			"{green: [10%, 30%]}", kind + ".green"},
		"{shares: {red: 40%, green: 20%, blue: 40%, range: {red: [30%, 50%], green: [10%, 30%]}, source: Book}}": {
			"{green: [10%, 30%]}", kind + ".green"},
		"{shares: {red: 40%, green: 20%, blue: 40%}, range: {red: [30%, 50%]}, interval: 90%, source: Book}": {""},
		"{shares: {red: 40%, green: 20%, blue: 40%}, source: Book}":                                          {""},
	} {
		text := "karvon: 1\nextends: minimal\nflows: {trucks: {attributes: {kind: " + base + "}}}\n" +
			"policies: {p: {set: {" + kind + ".red: 39%, " + kind + ".blue: 41%}}}\n"
		files := library("base.yaml", text, "over.yaml", "karvon: 1\nextends: base\n"+
			"flows: {trucks: {attributes: {kind: {shares: {red: 39%, blue: 41%}}}}}\n")
		for way, s := range map[string]*Scenario{
			"in a file":   load(t, files, "over", Options{}),
			"as a policy": load(t, files, "base", Options{Policies: []string{"p"}}),
			"as settings": load(t, files, "base", Options{Set: []string{kind + ".red=39%", kind + ".blue=41%"}}),
		} {
			v := valueAt(t, s, kind)
			got := []string{v.Range}
			for _, f := range s.Factors() {
				got = append(got, f.Name)
			}
			if v.Source.Given() || !slices.Equal(got, want) {
				t.Errorf("%s %s: source %q, %q, not %q", base, way, v.Source, got, want)
			}
		}
	}
}
