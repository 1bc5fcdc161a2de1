package language

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

func TestEveryMessageIsInEveryLanguage(t *testing.T) {
	all, err := Translations()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for i := range all {
		message := &all[i]
		if known[message.English] {
			t.Errorf("%q is there twice", message.English)
		}
		known[message.English] = true
		for _, l := range All {
			if said := message.In(l.Name); strings.TrimSpace(said) == "" {
				t.Errorf("%q is not in %s", message.English, l.Name)
			} else if got, want := namesIn(said), namesIn(message.English); !slices.Equal(got, want) {
				t.Errorf("%q has the arguments %v in %s, and %v in English", message.English, got, l.Name, want)
			}
		}
	}
}

// namesIn lists the arguments of a message, each once.
func namesIn(message string) []string {
	var names []string
	for _, found := range argument.FindAllStringSubmatch(message, -1) {
		names = append(names, found[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Of a word for each kind there are as many as in English, and of one for each plural form as many as the language has
// forms, or one. Russian may have another one behind them, for numbers with a fraction.
func TestPluralFormsAreComplete(t *testing.T) {
	all, err := Translations()
	if err != nil {
		t.Fatal(err)
	}
	const kinds = 3
	ofFraction := map[string]int{"ru": 1}
	for i := range all {
		for _, l := range All {
			for _, found := range argument.FindAllStringSubmatch(all[i].In(l.Name), -1) {
				words := len(strings.Split(found[3], "|"))
				switch {
				case found[3] == "":
				case found[1] == "span" && words != kinds,
					found[1] != "span" && words != 1 && words != l.forms && words != l.forms+ofFraction[l.Name]:
					t.Errorf("%s of %q has %d words in %s", found[0], all[i].English, words, l.Name)
				}
			}
		}
	}
}

func TestNumbersWithAFractionHaveAWordOfTheirOwn(t *testing.T) {
	russian := Find("ru")
	for digits, want := range map[string]string{"1": "1 часа", "2": "2 часов", "5": "5 часов", "0.57": "0,57 часа"} {
		said := russian.Fill("{n часа|часов|часов|часа}", map[string]any{"n": Digits(digits)})
		if got := strings.ReplaceAll(said, space, " "); got != want {
			t.Errorf("more than %s h is %q, want %q", digits, got, want)
		}
	}
	if got := russian.Fill("{n час|часа|часов}", map[string]any{"n": Digits("1.5")}); got != "1,5 часа" {
		t.Errorf("1.5 h are %q", got)
	}
}

func TestPluralsAreThoseOfCLDR(t *testing.T) {
	forms := map[plural.Form]int{plural.One: one, plural.Few: few, plural.Many: many}
	for _, l := range All {
		tag := xlanguage.MustParse(l.Name)
		for n := range 1200 {
			form, known := forms[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
			if !known { // other, which a language without few has for all but one
				form = few
			}
			if got := l.form(uint64(n)); got != form {
				t.Errorf("%d has the form %d in %s, want %d", n, got, l.Name, form)
			}
		}
	}
}

func TestNumbersAreWrittenAsCLDRHasThem(t *testing.T) {
	for _, l := range All {
		printer := message.NewPrinter(xlanguage.MustParse(l.Name))
		for english, value := range map[string]float64{
			"0.5": 0.5, "12": 12, "-3.25": -3.25, "1,000": 1000, "12,345.5": 12345.5, "-1,234,567": -1234567,
		} {
			if got, want := l.Number(english), printer.Sprint(number.Decimal(value)); got != want {
				t.Errorf("%s is %q in %s, want %q", english, got, l.Name, want)
			}
		}
		if got, want := l.Number("12.5%"), printer.Sprint(number.Percent(0.125, number.MaxFractionDigits(1))); got != want {
			t.Errorf("12.5%% is %q in %s, want %q", got, l.Name, want)
		}
	}
}

func TestMessagesAreSaidByTheRulesOfTheirLanguage(t *testing.T) {
	russian := Find("ru")
	for _, c := range []struct{ got, want string }{
		{russian.Fill("{weeks week|weeks}", map[string]any{"weeks": 1}), "1 неделя"},
		{russian.Fill("{weeks week|weeks}", map[string]any{"weeks": 1022}), "1\u00a0022 недели"},
		{russian.Fill("{weeks week|weeks}", map[string]any{"weeks": 11}), "11 недель"},
		{russian.Fill("{weeks week|weeks}", map[string]any{"weeks": Digits("1.5")}), "1,5 недели"},
		{Find("uz").Fill("{weeks week|weeks}", map[string]any{"weeks": 7}), "7 hafta"},
		{Find("kk").List([]string{"a", "b", "c"}), "a, b және c"},
		{russian.Span("2 days 4 h"), "2 дня 4\u00a0ч"},
		{russian.Unit("k USD/day"), "тыс.\u00a0USD/сут"},
		{russian.Fill("not said by anybody: {n}", map[string]any{"n": 2.5}), "not said by anybody: 2.5"},
		{(*Language)(nil).Fill("{n thing|things} of {names}", map[string]any{"n": 2000, "names": []string{"a", "b"}}),
			"2,000 things of a and b"},
	} {
		if c.got != c.want {
			t.Errorf("it says %q, want %q", c.got, c.want)
		}
	}
}

// Uzbek writes its letters with the turned comma, and not with an apostrophe.
func TestUzbekHasItsOwnLetters(t *testing.T) {
	wrong := regexp.MustCompile(`[oOgG]['’‘ʼ\x60]`)
	all, err := Translations()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if found := wrong.FindString(all[i].Uzbek); found != "" {
			t.Errorf("%q has %s for %sʻ", all[i].Uzbek, found, found[:1])
		}
	}
}

func TestEndsOfARangeWithASignHaveNoDashBetween(t *testing.T) {
	for _, c := range []struct{ low, high, english, russian string }{
		{"12", "40", "12 to 40", "12 – 40"},
		{"-40", "-12", "-40 to -12", "-40 … -12"},
		{"-3", "12", "-3 to 12", "-3 … 12"},
		{"~ -3", "~ +12", "~ -3 to ~ +12", "~ -3 … ~ +12"},
		{"2024-09-02", "2024-09-05", "2024-09-02 to 2024-09-05", "2024-09-02 – 2024-09-05"},
	} {
		for l, want := range map[*Language]string{English: c.english, Find("ru"): c.russian} {
			text := l.Range(c.low, c.high)
			low, high, both := l.Ends(text)
			if text != want || low != c.low || high != c.high || !both {
				t.Errorf("in %s %s and %s are %q, and back %q and %q", l.Name, c.low, c.high, text, low, high)
			}
		}
	}
}
