package report

import (
	"testing"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

func TestValuesOfAScenarioAreWrittenInTheLanguageOfTheDocument(t *testing.T) {
	for text, want := range map[string]string{
		"7m": "7\u00a0мин", "1h30m": "1\u00a0ч 30\u00a0мин", "90 minutes": "90\u00a0мин", "8%": "8\u00a0%", "0.5": "0,5",
		"240/day": "240/сут", "9 USD/h": "9\u00a0USD/ч", "900 m": "900\u00a0м", "all low": "все внизу",
		"all high": "все вверху", "35 l/100km": "35\u00a0л/100км",
		"1 week": "1 неделя", "1 hour": "1\u00a0ч", "1h 30m": "1\u00a0ч 30\u00a0мин", "5us": "5\u00a0мкс", "3/m": "3/мин",
		"3/hour": "3/ч", "1.5e-3": "1,5e-3", "1e6": "1e6", "500ms": "500\u00a0мс", "25 m": "25\u00a0м",
		"7.5m":                             "7,5\u00a0мин",
		"{lognormal: {mean: 5m, cv: 0.6}}": "{lognormal: {mean: 5m, cv: 0.6}}", "closed": "closed", "08:00": "08:00",
	} {
		spoken(language.Find("ru"), func() *document.Document {
			if said := asWritten(text); said != want {
				t.Errorf("%q is written as %q, not as %q", text, said, want)
			}
			return nil
		})
		if said := asWritten(text); said != text {
			t.Errorf("%q is written as %q in English", text, said)
		}
	}
}

func TestWhatIsStatedOfSeveralAssumptionsIsTheirNumber(t *testing.T) {
	for count, want := range map[int]string{1: "1 assumption as stated", 3: "3 assumptions as stated"} {
		together := experiment.Together("papers", make([]scenario.Factor, count))
		if said := statedWords(&together); said != want || together.Text != want {
			t.Errorf("%d are said to be %q, and kept as %q", count, said, together.Text)
		}
		if low, high := string(togetherText.low), string(togetherText.high); together.Low != low || together.High != high {
			t.Errorf("they are said to be moved to %q and %q, and kept as %q and %q", low, high, together.Low, together.High)
		}
	}
}
