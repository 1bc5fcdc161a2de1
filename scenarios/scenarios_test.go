package scenarios_test

import (
	"io/fs"
	"math"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"karvon/scenarios"
	"karvon/sim/lint"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

const secondsPerDay = 86400

// names lists the scenarios of the library.
func names(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("the library has no scenarios: %v", err)
	}
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], ".yaml")
	}
	return files
}

// texts are the scenarios of the library, and the parts that they include, by their files' names.
func texts(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"*.yaml", "parts/*.yaml"} {
		files, err := fs.Glob(scenarios.FS, pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("the library has no %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := fs.ReadFile(scenarios.FS, file)
			if err != nil {
				t.Fatal(err)
			}
			all[file] = string(text)
		}
	}
	return all
}

// compile loads and compiles a scenario of the library.
func compile(t *testing.T, name string, options scenario.Options) (*scenario.Scenario, *response.Model) {
	t.Helper()
	return responsetest.Compile(t, scenarios.FS, name, options)
}

// overloaded are the episodes of which an overload is the story.
var overloaded = map[string]bool{"nur-zholy-2025": true, "dostuk-2024": true}

// groundless is how many warnings each scenario has of vehicles that wait on no ground: README.md names the places.
// It only goes down.
var groundless = map[string]int{
	"electronic-queue": 2, "fast-lane": 2, "nur-zholy-2025": 1, "uz-kz-2024": 1,
}

// Of the largest scenario, whose account of the load under each policy takes longer than all others do, the quick
// edition compiles each policy and leaves that account to -long.
func TestEveryScenarioCompilesWithEachOfItsPolicies(t *testing.T) {
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			if name == "central-asia" && !*long {
				requirePoliciesCompile(t, name)
				return
			}
			review, err := lint.Check(t.Context(), scenarios.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			ground := 0
			for _, doubt := range review.Warnings {
				switch {
				case doubt.Code == scenario.NoGround:
					ground++
				case !overloaded[name] || doubt.Code != scenario.Overload:
					t.Error(doubt)
				}
			}
			if ground != groundless[name] {
				t.Errorf("%d warnings of vehicles that wait on no ground, not %d", ground, groundless[name])
			}
		})
	}
}

// requirePoliciesCompile compiles a scenario as it stands and under each of its policies, without what is doubtful.
func requirePoliciesCompile(t *testing.T, name string) {
	t.Helper()
	files, err := scenario.Read(t.Context(), scenarios.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	base, err := files.Base(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m, err := response.Outline(t.Context(), base.Scenario, nil)
	if err != nil {
		t.Fatal(err)
	}
	for policy := range base.Scenario.Policies {
		variant, err := base.Variant(t.Context(), policy)
		if err == nil {
			_, err = response.Outline(t.Context(), variant, m)
		}
		if err != nil {
			t.Errorf("under the policy %s: %v", policy, err)
		}
	}
}

func TestEveryScenarioNamesItsSchemaAndFitsAPage(t *testing.T) {
	for file, text := range texts(t) {
		lines := strings.Split(text, "\n")
		schema := strings.Repeat("../", strings.Count(file, "/")) + "karvon.schema.json"
		if lines[0] != "# yaml-language-server: $schema="+schema {
			t.Errorf("%s: the first line does not name the schema", file)
		}
		for i, line := range lines {
			if utf8.RuneCountInString(line) > 120 {
				t.Errorf("%s:%d: the line is longer than 120 characters", file, i+1)
			}
		}
	}
}

func TestEveryScenarioIsInTheOneStyle(t *testing.T) {
	for file, text := range texts(t) {
		formatted, err := scenario.Format(t.Context(), file, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if string(formatted) != text {
			t.Errorf("%s is in another style: go run ./cmd/karvon fmt scenarios", file)
		}
	}
}

// Each scenario leaves out much of what a part brings; what all leave out is nobody's.
func TestEachAssumptionOfAPartIsUsedBySomeScenario(t *testing.T) {
	used := map[string]bool{}
	for _, name := range names(t) {
		s, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range s.Values {
			if v.Places > 0 {
				section, rest, _ := strings.Cut(v.Path, ".")
				name, _, _ := strings.Cut(rest, ".")
				used[section+"."+name] = true
			}
		}
	}
	for file, text := range texts(t) {
		if !strings.HasPrefix(file, "parts/") {
			continue
		}
		_, section, _ := strings.Cut(text, "\nassumptions:\n")
		section, _, _ = strings.Cut(section, "\ntemplates:\n")
		found := regexp.MustCompile(`(?m)^  ([a-z-]+):`).FindAllStringSubmatch(section, -1)
		if len(found) < 10 {
			t.Fatalf("%d assumptions of %s were found", len(found), file)
		}
		for _, m := range found {
			if !used["assumptions."+m[1]] {
				t.Errorf("no scenario uses the assumption %s of %s", m[1], file)
			}
		}
	}
}

// The design load is the sum of the flows: a slip in one of them would make the centre another one.
func TestCentralAsiaOffersItsDesignLoad(t *testing.T) {
	s, _ := compile(t, "central-asia", scenario.Options{})
	perDay := func(flow string) float64 { return *s.Flows[flow].Arrivals.Rate * secondsPerDay }
	people := func(trucks float64, way string) float64 {
		persons := s.Flows["cars-"+way].Attributes["persons"].Draw.Mean()
		passengers := s.Flows["buses-"+way].Attributes["passengers"].Draw.Mean()
		family := s.Flows["families-"+way].Attributes["persons"].Draw.Mean()
		return trucks + persons*perDay("cars-"+way) + (passengers+1)*perDay("buses-"+way) +
			perDay("people-"+way) + family*perDay("families-"+way) + perDay("visitors-from-uz") + perDay("visitors-from-kz") +
			perDay("traders-from-uz") + perDay("traders-from-kz") + perDay("workers-from-uz") + perDay("workers-from-kz")
	}
	out := perDay("trucks-from-uz") + perDay("trucks-from-termez") + perDay("trucks-from-turkmen-border") +
		perDay("trucks-from-kyrgyz-border")
	in := perDay("trucks-from-kz") + perDay("trucks-from-khorgos") + perDay("trucks-from-alatau")
	for _, c := range []struct {
		load          string
		offered, plan float64
	}{
		{"trucks to Kazakhstan", out, designPerDay(s, "uz-kz", "trucks")},
		{"trucks to Uzbekistan", in, designPerDay(s, "kz-uz", "trucks")},
		{"people to Kazakhstan", people(out, "uz-kz"), designPerDay(s, "uz-kz", "people")},
		{"people to Uzbekistan", people(in, "kz-uz"), designPerDay(s, "kz-uz", "people")},
	} {
		if math.Abs(c.offered-c.plan) > 1e-6*c.plan {
			t.Errorf("%s: the flows offer %.1f a day, the design load is %.1f", c.load, c.offered, c.plan)
		}
	}
}

// The vehicles and people of the plan are the sum of the flows, and each half has 50 hectares.
func TestAtamekenOffersItsPlanOnItsLand(t *testing.T) {
	s, _ := compile(t, "atameken", scenario.Options{})
	perDay := func(flow string) float64 { return *s.Flows[flow].Arrivals.Rate * secondsPerDay }
	for _, way := range [][2]string{{"uz", "kz"}, {"kz", "uz"}} {
		crossing := way[0] + "-" + way[1]
		trucks := perDay("trucks-from-"+way[0]) + perDay("trucks-from-"+way[0]+"-plants")
		cars, buses := perDay("cars-"+crossing), perDay("buses-"+crossing)
		people := trucks + cars*s.Flows["cars-"+crossing].Attributes["persons"].Draw.Mean() +
			buses*(1+s.Flows["buses-"+crossing].Attributes["passengers"].Draw.Mean()) + perDay("people-"+crossing)
		requireNear(t, crossing+", vehicles a day", trucks+cars+buses, 500)
		requireNear(t, crossing+", trucks a day", trucks, designPerDay(s, crossing, "trucks"))
		requireNear(t, crossing+", people a day", people, designPerDay(s, crossing, "people"))
	}
	requireNear(t, "people of the plan", designPerDay(s, "uz-kz", "people"), 6000)

	const hectare = 1e4
	halves := map[string]float64{}
	for name, zone := range s.Sites["atameken"].Zones {
		if zone.Area == nil {
			continue
		}
		switch side, _, _ := strings.Cut(name, "-"); side {
		case "uz", "kz":
			halves[side] += *zone.Area / hectare
		default:
			halves["uz"] += *zone.Area / hectare / 2
			halves["kz"] += *zone.Area / hectare / 2
		}
	}
	requireNear(t, "the Uzbek half in ha", halves["uz"], 50)
	requireNear(t, "the Kazakh half in ha", halves["kz"], 50)
}

func requireNear(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6*want {
		t.Errorf("%s: %.6g, expected %.6g", what, got, want)
	}
}

func designPerDay(s *scenario.Scenario, crossing, measure string) float64 {
	return s.Crossings[crossing].Design[measure] * secondsPerDay
}

// Twice the half-width of a 95% interval is exceeded by chance about once in a thousand; the seeds are those of the
// files.
func TestTeachingScenariosAgreeWithTheirExactAnswers(t *testing.T) {
	t.Parallel()
	for name, exact := range map[string]map[string]float64{
		"one-server": {
			"post.gate.wait.mean":   540,
			"post.gate.wait.p95":    1734.22,
			"post.gate.utilisation": 0.9,
			"post.gate.queue.mean":  8.1,
		},
		"several-servers": {"post.booths.wait.mean": 12.2754, "post.booths.waited": 0.40918},
		"tandem":          {"flow.trucks.time.mean": 1023.4},
		"priorities":      {"flow.authorised.wait.mean": 197.56, "flow.ordinary.wait.mean": 1975.6},
		"electronic-queue": {
			"post.e-queue.early": 0.6985, "post.e-queue.late": 0.08865, "post.e-queue.missed": 0.03107,
			"post.e-queue.offered": 650, "post.e-queue.used": 0.8123,
		},
	} {
		t.Run(name, func(t *testing.T) {
			result := replay(t, name, 0, 0)
			for response, want := range exact {
				got := result.Find(response)
				if math.Abs(got.Mean-want) > 2*got.HalfWidth() {
					t.Errorf("%s is %g ± %g, exactly %g", response, got.Mean, got.HalfWidth(), want)
				}
			}
		})
	}
}
