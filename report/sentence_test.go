package report

import (
	"reflect"
	"testing"

	"karvon/report/document"
)

func TestASentencePutsItsArgumentsWhereTheyStand(t *testing.T) {
	const said sentence = "{who} {who:waits|wait} {time} of {weeks week|weeks}, {share}: {note}"
	minutes := amount{document.PlainNumber("s", 90), document.Scale{Unit: "min", Factor: 1.0 / 60}}
	for want, v := range map[string]values{
		"trucks waits 1.5 min of 1 week, 120%: {who}":           {"who": []string{"trucks"}, "time": minutes, "weeks": 1, "share": level(1.2), "note": "{who}"},
		"a, b and c wait 1.5 min of 2,000 weeks, 33.33%: 5 | 6": {"who": []string{"a", "b", "c"}, "time": minutes, "weeks": 2000, "share": level(1.0 / 3), "note": "5 | 6"},
	} {
		if got := said.with(v); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestASentenceWithoutAnArgumentIsAMistakeOfTheProgram(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an argument that is missing is passed over")
		}
	}()
	sentence("{a} and {b}").with(values{"a": "x"})
}

func TestNoSentenceIsMissing(t *testing.T) {
	for name, texts := range map[string]any{
		"capacity": capacityText, "change": changeText, "comparison": comparisonText, "conclusion": conclusionText,
		"difference": differenceText, "list": listText, "listing": listingText, "queues": queuesText,
		"run pictures": runPicturesText, "sensitivity": sensitivityText, "setting": settingText, "span": spanText,
		"stopped": stoppedText, "sweep": sweepText, "tables": tablesText, "thresholds": thresholdsText,
		"uncertainty": uncertaintyText, "validation": validationText, "verdict": verdictText,
		"verification": verificationText,
	} {
		all := reflect.ValueOf(texts)
		for i := range all.NumField() {
			if all.Field(i).IsZero() {
				t.Errorf("of a %s %s is not said", name, all.Type().Field(i).Name)
			}
		}
	}
}

func TestSpokenDurations(t *testing.T) {
	for seconds, want := range map[float64]string{
		0.25: "0.25 s", 7.44: "7.4 s", 45: "45 s", 130: "2 min", 3600: "1 h", 4320: "1 h 12 min",
		7199: "2 h", 187200: "2 days 4 h", 172800: "2 days",
	} {
		if got := spokenDuration(seconds); got != want {
			t.Errorf("%v s is spoken as %q, want %q", seconds, got, want)
		}
	}
}
