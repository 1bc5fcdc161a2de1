package scenario

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/doubt"
)

const doubtful = `
karvon: 1
title: Quantities that are not known
run: {kind: stationary, window: 1 day}
entities: {truck: {counts: {trucks: 1}}}
sites:
  post:
    area: {value: 20 ha, range: [12 ha, 30 ha]}
    zones:
      yard: {area: {value: 8 ha, range: [4 ha, 18 ha]}}
      hall: {area: {value: 6 ha, range: [2 ha, 12 ha]}}
      road: {area: 2 ha}
    stations:
      gate: {servers: {value: 2, range: [1, 5]}, service: {value: 10m, range: [8m, 20m]}}
      desk: {servers: 1, service: {triangular: [1m, 2m, 6m], range: [1m, 9m], interval: 90%}}
      hatch: {servers: {value: 3, range: [2, 9], interval: 50%}, service: {value: 3m, range: [2m, 4m], doubt: uniform}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: {value: 10/h, range: [5/h, 20/h]}}
    attributes:
      channel:
        shares: {green: 70%, yellow: 20%, red: 10%}
        range: {green: [50%, 80%], yellow: [10%, 40%], red: [5%, 30%]}
      kind: {shares: {a: 50%, b: 30%, c: 20%}, range: {a: [0%, 90%], b: [10%, 80%]}, interval: 80%}
    journey:
      - {visit: gate}
      - choose:
          - {share: {value: 40%, range: [20%, 90%]}, do: [{visit: desk}]}
          - {share: {value: 30%, range: [20%, 90%]}, do: [{visit: hatch}]}
      - depart
`

func loadDoubtful(t *testing.T, more string, positions map[string]float64) *Scenario {
	t.Helper()
	s, err := Load(t.Context(), fstest.MapFS{"doubtful.yaml": {Data: []byte(doubtful + more)}}, "doubtful",
		Options{Positions: positions})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsFittedIsWritten(t *testing.T) {
	s := loadDoubtful(t, "", nil)
	for path, want := range map[string]string{
		"sites.post.area":                   "PERT",
		"sites.post.zones.hall.area":        "PERT of the logarithm",
		"sites.post.stations.gate.service":  "PERT",
		"sites.post.stations.gate.servers":  "PERT of the logarithm",
		"sites.post.stations.desk.service":  "lognormal, 90% in the range, median 3m",
		"sites.post.stations.hatch.servers": "lognormal, 50% in the range, median 4.24",
		"sites.post.stations.hatch.service": "uniform",
		"sites.post.stations.desk.servers":  "",
		"flows.trucks.attributes.kind.shares": "a: normal, 80% in the range, median 45%; " +
			"b: lognormal, 80% in the range, median 28.3%",
		"flows.trucks.attributes.channel.shares": "green: PERT; red: PERT of the logarithm; yellow: PERT of the logarithm",
	} {
		if got := valueAt(t, s, path).Doubt; got != want {
			t.Errorf("%s is drawn from %q, want %q", path, got, want)
		}
	}
}

func factorAt(t *testing.T, s *Scenario, name string) *Factor {
	t.Helper()
	for i := range s.Factors() {
		if s.factors[i].Name == name {
			return &s.factors[i]
		}
	}
	t.Fatalf("there is no factor %s", name)
	return nil
}

// A draw far out stays what can be: a share up to 100%, of servers one at least, no time below zero.
func TestDrawsAreWhatCanBe(t *testing.T) {
	s := loadDoubtful(t, "", nil)
	for name, ends := range map[string][2]float64{
		"sites.post.stations.hatch.servers":     {1, largestWhole},
		"flows.trucks.attributes.kind.shares.a": {0, 1},
		"sites.post.stations.desk.service":      {0, 1e12},
	} {
		f := factorAt(t, s, name)
		for _, u := range []float64{1e-300, 1e-9, 0.01, 0.99, 1 - 1e-9, 1 - 1e-16} {
			if x := f.Shape.Quantile(u); !(x >= ends[0] && x <= ends[1]) {
				t.Errorf("%s at %v is %v", name, u, x)
			}
			loadDoubtful(t, "", map[string]float64{name: f.Shape.Position(u)})
		}
	}
}

// A draw is loaded as the value that it stands for, also beyond the ends of the range.
func TestADrawIsTheQuantile(t *testing.T) {
	s := loadDoubtful(t, "", nil)
	f := factorAt(t, s, "sites.post.stations.desk.service")
	for _, u := range []float64{0.001, 0.05, 0.5, 0.95, 0.999} {
		moved := loadDoubtful(t, "", map[string]float64{f.Name: f.Shape.Position(u)})
		got := moved.Sites["post"].Stations["desk"].Service.Mean()
		want := math.Exp(math.Log(180) + math.Log(3)/1.6448536269514722*math.Sqrt2*math.Erfinv(2*u-1))
		if math.Abs(got-want) > 1e-8*want {
			t.Errorf("at %v the mean is %v, want %v", u, got, want)
		}
	}
}

func fitted(s *Scenario, positions map[string]float64) map[string]float64 {
	for i := range s.Doubt().Totals {
		s.Doubt().Totals[i].Fit(positions)
	}
	return positions
}

// With both zones at their high ends, 30 ha, and 2 ha of roads, on 20 ha, 12 of the room of 24 ha are given.
func TestLandIsMadeToFit(t *testing.T) {
	s := loadDoubtful(t, "", nil)
	positions := fitted(s, map[string]float64{"sites.post.zones.yard.area": 1, "sites.post.zones.hall.area": 1})
	moved := loadDoubtful(t, "", positions).Sites["post"]
	yard, hall := *moved.Zones["yard"].Area, *moved.Zones["hall"].Area
	if math.Abs(yard-110_000) > 1e-6 || math.Abs(hall-70_000) > 1e-6 {
		t.Errorf("the yard has %v m2, the hall %v", yard, hall)
	}
	positions = fitted(s, map[string]float64{"sites.post.zones.yard.area": 0, "sites.post.zones.hall.area": 0.5})
	if positions["sites.post.zones.yard.area"] != 0 || positions["sites.post.zones.hall.area"] != 0.5 {
		t.Errorf("what fits is changed: %v", positions)
	}
	positions = fitted(s, map[string]float64{"sites.post.zones.yard.area": 1, "sites.post.area": 0})
	loadDoubtful(t, "", positions)
}

func TestBranchesAreMadeToFit(t *testing.T) {
	s := loadDoubtful(t, "", nil)
	var shares []string
	positions := map[string]float64{}
	for _, f := range s.Factors() {
		if strings.HasSuffix(f.Name, ".share") {
			shares, positions[f.Name] = append(shares, f.Name), 1
		}
	}
	branches := loadDoubtful(t, "", fitted(s, positions)).Flows["trucks"].Journey[1].Choose.Branches
	if len(shares) != 2 || math.Abs(*branches[0].Share-0.5) > 1e-12 || math.Abs(*branches[1].Share-0.5) > 1e-12 {
		t.Errorf("%v: %v and %v", shares, *branches[0].Share, *branches[1].Share)
	}
}

// Green at 50% of [50%, 80%], yellow at 10% of [10%, 40%] and red at 5% of [5%, 30%] leave 35%, which go to where there
// is room: 30, 30 and 25 points.
func TestSharesThatAllMoveStayInTheirRanges(t *testing.T) {
	const path = "flows.trucks.attributes.channel.shares."
	for _, c := range []struct{ u, green, yellow, red float64 }{
		{0, 0.5 + 0.30*35/85, 0.1 + 0.30*35/85, 0.05 + 0.25*35/85},
		{1, 0.8 - 0.30*50/85, 0.4 - 0.30*50/85, 0.3 - 0.25*50/85},
	} {
		s := loadDoubtful(t, "", map[string]float64{path + "green": c.u, path + "yellow": c.u, path + "red": c.u})
		shares := s.Flows["trucks"].Attributes["channel"].Shares
		for word, want := range map[string]float64{"green": c.green, "yellow": c.yellow, "red": c.red} {
			if math.Abs(shares[word]-want) > 1e-12 {
				t.Errorf("at %v %s is %v, want %v", c.u, word, shares[word], want)
			}
		}
	}
}

func TestTheRestTakesUpTheDifference(t *testing.T) {
	shares := []movedShare{
		{Part: doubt.Part{Name: "a", Low: 0.1, Value: 0.2, High: 0.7}, share: 0.6, moved: true}, {share: 0.3}, {rest: true},
	}
	if fill(shares); shares[0].share != 0.6 || shares[1].share != 0.3 {
		t.Errorf("%+v", shares)
	}
	shares[0].share = 0.8
	if fill(shares); math.Abs(shares[0].share-0.7) > 1e-12 || shares[1].share != 0.3 {
		t.Errorf("%+v", shares)
	}
}

const services = `
ties:
  paces: {title: one pace of work, together: ["sites.post.stations.*.service"]}
  demand: {correlated: [flows.trucks.arrivals.rate, "sites.*.gate.*"], correlation: 0.5}
`

func TestTiesAreResolved(t *testing.T) {
	found := loadDoubtful(t, services, nil).Doubt()
	name := func(i int) string { return found.Factors[i].Name }
	if len(found.Groups) != 1 || found.Groups[0].Name != "paces" || len(found.Groups[0].Members) != 3 {
		t.Fatalf("the groups are %+v", found.Groups)
	}
	var columns []string
	for _, i := range found.Columns {
		columns = append(columns, name(i))
	}
	// The gate's service is in the group, for which its first member stands.
	want := "flows.trucks.arrivals.rate, sites.post.stations.desk.service, sites.post.stations.gate.servers"
	if strings.Join(columns, ", ") != want || name(found.Groups[0].Members[0]) != "sites.post.stations.desk.service" {
		t.Errorf("correlated are %v", columns)
	}
	for i, row := range found.Correlations {
		for j, r := range row {
			if want := doubt.NormalCorrelation(0.5); i != j && r != want || i == j && r != 1 {
				t.Errorf("%d and %d have %v", i, j, r)
			}
		}
	}
}

// What a policy or a setting puts in place has no range; the tie then ties less, and says so where it ties nothing.
func TestATieOfWhatIsSetIsIdle(t *testing.T) {
	files := fstest.MapFS{"doubtful.yaml": {Data: []byte(doubtful + services)}}
	s, err := Load(t.Context(), files, "doubtful", Options{Set: []string{"sites.post.stations.gate.service=4m",
		"sites.post.stations.desk.service=4m"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Doubt().Groups) != 0 || len(s.Warnings) == 0 || s.Warnings[0].Code != idleTie {
		t.Errorf("%+v, %v", s.Doubt().Groups, s.Warnings)
	}
}

func TestATieOfWhatGoesTogetherAlreadyIsIdle(t *testing.T) {
	s := loadDoubtful(t, services+"  again: {correlated: ['*.service'], correlation: 0.5}\n", nil)
	if len(s.Warnings) != 1 || s.Warnings[0].Path != "ties.again" || s.Warnings[0].Code != idleTie ||
		!strings.Contains(s.Warnings[0].Message, "go together already") {
		t.Errorf("%v", s.Warnings)
	}
}

func TestTiesDoNotChangeTheHash(t *testing.T) {
	if loadDoubtful(t, "", nil).Hash != loadDoubtful(t, services, nil).Hash {
		t.Error("a tie makes another scenario")
	}
}

func TestAnAssumptionIsMeantByItsNameAlone(t *testing.T) {
	for text, want := range map[string]bool{
		"weighing": true, "assumptions.weighing": true, "weigh*": true, "weigh": false,
	} {
		if names(text, "assumptions.weighing") != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
}

func TestAPatternIsOfAsterisksAlone(t *testing.T) {
	const path = "sites.post.bookings.e.quotas[1].share"
	for pattern, want := range map[string]bool{
		path: true, "*": true, "**": true, "": false, "sites.*.quotas[1].share": true, "*quotas[*].share": true,
		"*.quotas[2].share": false, "*.share": true, "sites.*": true, "sites": false, "*.share*": true, "*.shar?": false,
		"sites.*.sites.*": false, "*.post.*.e.*": true, "*share.share": false,
	} {
		if got := Matches(pattern, path); got != want {
			t.Errorf("%q matches: %t", pattern, got)
		}
	}
}
