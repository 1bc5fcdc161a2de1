package report

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/sim/response"
)

func TestASentencePutsItsArgumentsWhereTheyStand(t *testing.T) {
	const said sentence = "{who} {who:waits|wait} {time} of {weeks week|weeks}, {share}: {note}"
	minutes := amount{document.PlainNumber("s", 90), document.Scale{Unit: "min", Factor: 1.0 / 60}}
	for want, v := range map[string]values{
		"trucks waits 1.5 min of 1 week, 120%: {who}": {"who": []string{"trucks"}, "time": minutes, "weeks": 1,
			"share": level(1.2), "note": "{who}"},
		"a, b and c wait 1.5 min of 2,000 weeks, 33.33%: 5 | 6": {"who": []string{"a", "b", "c"}, "time": minutes,
			"weeks": 2000, "share": level(1.0 / 3), "note": "5 | 6"},
	} {
		if got := said.with(v); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNumbersAreSaidByTheirTypes(t *testing.T) {
	const said sentence = "{runs} by the {span:week's|day's|run's} end: {hours hour|hours}, {load}, {left}, {there}, " +
		"{time}"
	for want, v := range map[string]values{
		"1 simulated week by the week's end: 1 hour, 12,300, 7.5%, 3.3, 7.4 s": {
			"runs": simulated{1, week}, "span": week, "hours": 1.0, "load": rough(12345), "left": share(0.0752),
			"there": entities(3.3), "time": seconds(7.44),
		},
		"2 simulated runs by the run's end: 2.5 hours, 12, 50%, 12,300, 1 h 12 min": {
			"runs": simulated{2, run}, "span": run, "hours": 2.5, "load": rough(12.4), "left": share(0.5),
			"there": entities(12345), "time": seconds(4320),
		},
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

// texts are the sentences of every kind of document.
var texts = map[string]any{
	"capacity": capacityText, "change": changeText, "comparison": comparisonText, "conclusion": conclusionText,
	"known":   knownText,
	"account": accountText, "difference": differenceText, "explanation": explanationText, "search": searchText,
	"list": listText, "listing": listingText, "queues": queuesText,
	"run pictures": runPicturesText, "sensitivity": sensitivityText, "setting": settingText, "span": spanText,
	"stopped": stoppedText, "sweep": sweepText, "tables": tablesText, "thresholds": thresholdsText, "asked": askedText,
	"uncertainty": uncertaintyText, "validation": validationText, "verdict": verdictText,
	"verification": verificationText, "loss": lossText, "standing": standingText, "doubts": doubtsText, "rests": restsText,
	"setters": settersText, "sources": sourcesText, "hours": hoursText,
}

func TestNoSentenceIsMissing(t *testing.T) {
	for name, kind := range texts {
		all := reflect.ValueOf(kind)
		for i := range all.NumField() {
			if all.Field(i).IsZero() {
				t.Errorf("of a %s %s is not said", name, all.Type().Field(i).Name)
			}
		}
	}
}

// sentencesIn lists the sentences of a text, of its parts and of theirs.
func sentencesIn(text reflect.Value) []string {
	var found []string
	switch text.Kind() {
	case reflect.String:
		return []string{text.String()}
	case reflect.Struct:
		for i := range text.NumField() {
			found = append(found, sentencesIn(text.Field(i))...)
		}
	case reflect.Array:
		for i := range text.Len() {
			found = append(found, sentencesIn(text.Index(i))...)
		}
	case reflect.Map:
		for _, key := range text.MapKeys() {
			found = append(found, sentencesIn(text.MapIndex(key))...)
		}
	}
	return found
}

func TestTheWordsThatAreExplainedAreSaid(t *testing.T) {
	var all []string
	for _, kind := range texts {
		all = append(all, sentencesIn(reflect.ValueOf(kind))...)
	}
	all = append(all, sentencesIn(reflect.ValueOf(headlines))...)
	all = append(all, sentencesIn(reflect.ValueOf(backlogTexts))...)
	all = append(all, sentencesIn(reflect.ValueOf(reasonTexts))...)
	for _, e := range response.Estimands {
		for _, column := range e.Columns {
			all = append(all, column.Header, column.Words, column.Note)
		}
	}
	ofWeeks := regexp.MustCompile(`\{span:([^|}]+)[^}]*\}`)
	said := strings.ToLower(ofWeeks.ReplaceAllString(strings.Join(all, "\n"), "$1"))
	for _, term := range Glossary {
		if !strings.Contains(said, term.Plain) {
			t.Errorf("nothing says %q", term.Plain)
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
