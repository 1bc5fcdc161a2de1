package experiment

import (
	"math"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// tenTrucks is a day of ten trucks of which everything can be computed by hand, in minutes. Six are green and come
// every 10 min from 0 on, so that none waits at the gate, which takes 6. Four are red and come at 60, 62, 64 and 66:
// they wait 0, 4, 8 and 12 for it. Behind it papers take 5 at the desk and 10 at customs, while the truck is weighed
// for 5 and, if it is red, opened for 20. So a green truck waits 10 more for its papers, and those of a red one are
// ready. 3 min further on stands the other country: 4 at its gate, and 10 more at plant quarantine for the red ones,
// who pay 10 USD there. At the line 100 USD fall due, 60 for the one and 40 for the other. Then 60 km at 60 km/h and
// 30 min of rest, at 0.5 USD and 0.4 l of 1 USD a km, and 6 USD of toll.
const tenTrucks = `
karvon: 1
title: A day of ten trucks
run: {kind: terminating, window: 1 day, replications: 2}
entities:
  truck:
    costs:
      waiting: 12 USD/h
      moving: 0.5 USD/km
      fuel: {idle: 0 l/h, idling: 0%, moving: 40 l/100km, price: 1 USD/l, co2: 2.7 kg/l}
  papers: {}
sites:
  border:
    stations:
      n-gate: {servers: 1, service: 6m}
      n-desk: {servers: 9, service: 5m}
      n-customs: {servers: 9, service: 10m}
      n-scale: {servers: 9, service: 5m}
      n-bay: {servers: 9, service: 20m}
      s-gate: {servers: 9, service: 4m}
      s-phyto: {servers: 9, service: 10m, fees: {by-class: {truck: 10 USD}, paid-to: south}}
  town: {}
links:
  road:
    {from: border, to: town, mode: road, length: 60 km, speed: 60 km/h, delay: 30m,
     fees: {by-class: {truck: 6 USD}, paid-to: south}}
crossings: {line: {site: border, fees: {by-class: {truck: 100 USD}, paid-to: north}}}
journeys:
  through:
    at: border
    steps:
      - visit: n-gate
      - split: {into: papers, entity: papers, do: [{visit: n-desk}, {visit: n-customs}]}
      - visit: n-scale
      - choose: {by: channel, cases: {red: [{visit: n-bay}]}}
      - join: papers
      - delay: 3m
      - visit: s-gate
      - choose: {by: channel, cases: {red: [{visit: s-phyto}]}}
      - cross: line
      - travel: town
flows:
  green:
    entity: truck
    from: border
    arrivals: {times: [0m, 10m, 20m, 30m, 40m, 50m]}
    attributes: {channel: {is: green}}
    journey: [{follow: through}, depart]
  red:
    entity: truck
    from: border
    arrivals: {times: [60m, 62m, 64m, 66m]}
    attributes: {channel: {is: red}}
    journey: [{follow: through}, depart]
agencies:
  guards: {country: North, runs: [border.n-gate]}
  customs: {country: North, runs: [border.n-desk, border.n-customs, border.n-bay]}
indicators:
  cargo: {truck: 20}
  posts:
    north:
      country: North
      outbound:
        queue: [border.n-gate]
        activities:
          border-security: [border.n-gate]
          customs: [border.n-desk, border.n-customs, border.n-bay]
          weight: [border.n-scale]
        steps: {lodgement: [border.n-desk], assessment: [border.n-customs], examination: [border.n-bay]}
        channel: channel
        fees: {line: 60 USD}
    south:
      country: South
      inbound:
        activities: {border-security: [border.s-gate], phytosanitary: [border.s-phyto]}
        steps: {release: [border.s-phyto]}
        fees: {line: 40 USD}
  corridors: {all: {links: [road], posts: [north, south]}}
`

// indicatorsOf runs a scenario and gives a layout.
func indicatorsOf(t *testing.T, text string, layout IndicatorLayout) *Indicators {
	t.Helper()
	m, err := loaderOf(text)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	recorder, err := NewIndicators(m.Plan, layout)
	if err != nil {
		t.Fatal(err)
	}
	result, err := Run(t.Context(), m, Options{Recorder: recorder, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return recorder.Finish(result)
}

// byHand holds that a number is one that was computed by hand.
func byHand(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(want) && math.IsNaN(got) {
		return
	}
	if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
		t.Errorf("%s is %v, by hand %v", what, got, want)
	}
}

// shape holds mean, median, standard deviation, least and most of a distribution, in a unit.
func shape(t *testing.T, what string, d *Distribution, unit float64, n int, want ...float64) {
	t.Helper()
	if d.N != n {
		t.Errorf("%s is of %d, by hand %d", what, d.N, n)
	}
	for i, got := range []float64{d.Mean.Mean, d.Median.Mean, d.Deviation, d.Least, d.Most}[:len(want)] {
		byHand(t, what+" "+[]string{"mean", "median", "deviation", "least", "most"}[i], got/unit, want[i])
	}
}

// deviation is the standard deviation of values that each of two replications has.
func deviation(values ...float64) float64 {
	return math.Sqrt(stats.Variance(append(values, values...)))
}

const minutes = 60.0

func TestCrossingsOfTenTrucksAreThoseByHand(t *testing.T) {
	x := indicatorsOf(t, tenTrucks, CPMM)
	if len(x.Controls) != 2 || x.Controls[0].Control.Post != "north" || x.Controls[1].Control.Direction != "inbound" {
		t.Fatalf("%+v", x.Controls)
	}
	north, south := &x.Controls[0], &x.Controls[1]
	// 6 x 21 and 31 + 0, 4, 8, 12: 274 of ten.
	shape(t, "north", &north.Time, minutes, 20, 27.4, 21, deviation(21, 21, 21, 21, 21, 21, 31, 35, 39, 43), 21, 43)
	shape(t, "north within", &north.Inside, minutes, 20, 25, 21,
		deviation(21, 21, 21, 21, 21, 21, 31, 31, 31, 31), 21, 31)
	shape(t, "queue", &north.Queue, minutes, 20, 2.4, 0, deviation(0, 0, 0, 0, 0, 0, 0, 4, 8, 12), 0, 12)
	byHand(t, "gate", north.Done[plan.BorderSecurity].Time.Mean/minutes, 6)
	byHand(t, "weight", north.Done[plan.Weight].Time.Mean/minutes, 5)
	byHand(t, "customs", north.Done[plan.Customs].Time.Mean/minutes, (6*10+4*20)/10.0)
	byHand(t, "between", north.Between.Mean, 0)
	byHand(t, "of which weighed", north.Done[plan.Weight].Share, 1)
	if north.Done[plan.Veterinary].Modelled || !north.Done[plan.Customs].Modelled || north.Booked {
		t.Error("what is modelled is wrong")
	}
	shape(t, "paid in the north", north.Paid, 1, 20, 60, 60, 0, 60, 60)
	byHand(t, "undivided", north.Undivided.Mean, 60)

	shape(t, "south", &south.Time, minutes, 20, 8, 4, deviation(4, 4, 4, 4, 4, 4, 14, 14, 14, 14), 4, 14)
	byHand(t, "phyto", south.Done[plan.Phytosanitary].Time.Mean/minutes, 4)
	byHand(t, "share at phyto", south.Done[plan.Phytosanitary].Share, 0.4)
	byHand(t, "fee at phyto", south.Done[plan.Phytosanitary].Paid.Mean, 4)
	shape(t, "paid in the south", south.Paid, 1, 20, 44, 40, deviation(40, 40, 40, 40, 40, 40, 50, 50, 50, 50), 40, 50)
	for _, c := range x.Controls {
		sum := c.Queue.Mean.Mean + c.Between.Mean
		for _, done := range c.Done {
			sum += done.Time.Mean
		}
		byHand(t, "the sum of activities", sum, c.Time.Mean.Mean)
	}
}

func TestTripsOfTenTrucksAreThoseByHand(t *testing.T) {
	x := indicatorsOf(t, tenTrucks, CPMM)
	if len(x.Sections) != 2 || x.Sections[0].Link == nil || x.Sections[1].Corridor == nil {
		t.Fatalf("%+v", x.Sections)
	}
	road, all := &x.Sections[0], &x.Sections[1]
	shape(t, "speed with delay", &road.Delayed, 1, 20, 40, 40, 0, 40, 40)
	shape(t, "speed without", &road.Moving, 1, 20, 60, 60, 0, 60, 60)
	// (60 km x 0.9 USD + 6 USD) / 60 km x 500 km
	shape(t, "cost", road.Cost, 1, 20, 500, 500, 0, 500, 500)
	// Green: 21 + 3 + 4 + 90 = 118 min; red: 31 + 3 + 14 + 90 = 138 and its wait.
	speeds := []float64{3600 / 118.0, 3600 / 138.0, 3600 / 142.0, 3600 / 146.0, 3600 / 150.0}
	mean := (6*speeds[0] + speeds[1] + speeds[2] + speeds[3] + speeds[4]) / 10
	shape(t, "speed over the corridor", &all.Delayed, 1, 20, mean, speeds[0])
	byHand(t, "slowest", all.Delayed.Least, speeds[4])
	shape(t, "in motion", &all.Moving, 1, 20, 60, 60)
	// 60 USD of the road, 100 of the line, 10 of plant quarantine: (6 x 160 + 4 x 170) / 10 = 164.
	shape(t, "cost of the corridor", all.Cost, 1, 20, 164/60.0*500, 160/60.0*500)
	// Forty crossings of two posts: (274 + 80) / 20 min.
	shape(t, "crossings of the corridor", all.Time, minutes, 40, 17.7, (14+21)/2.0)
	shape(t, "paid on the corridor", all.Paid, 1, 40, 52, 55)
	if !road.Priced.Moving || !road.Priced.Fuel || !road.Priced.Fees || !road.Tonnes {
		t.Errorf("%+v", road.Priced)
	}
}

func TestReleasesOfTenTrucksAreThoseByHand(t *testing.T) {
	x := indicatorsOf(t, tenTrucks, TRS)
	north, south := &x.Releases[0], &x.Releases[1]
	for interval, want := range map[ReleaseInterval][]float64{
		ToLodgement:      {8.4, 6, deviation(6, 6, 6, 6, 6, 6, 6, 10, 14, 18), 6, 18},
		ToAssessment:     {5, 5, 0, 5, 5},
		ToRelease:        {14, 10, deviation(10, 10, 10, 10, 10, 10, 20, 20, 20, 20), 10, 20},
		ToRemoval:        {0, 0, 0, 0, 0},
		ArrivalToRelease: {27.4, 21},
		ArrivalToRemoval: {27.4, 21},
	} {
		shape(t, "interval", &north.All[interval], minutes, 20, want...)
	}
	shape(t, "examination", &north.All[ExaminedFor], minutes, 8, 20, 20, 0, 20, 20)
	if !north.Modelled[ExaminedFor] || south.Modelled[ToLodgement] || !south.Modelled[ArrivalToRemoval] {
		t.Error("what is modelled is wrong")
	}
	// Coming to plant quarantine is the release of the red ones in the south: after 4, and 10 before the removal.
	shape(t, "release in the south", &south.All[ArrivalToRelease], minutes, 8, 4, 4)
	shape(t, "removal in the south", &south.All[ToRemoval], minutes, 8, 10, 10)
	found := map[string]*ReleaseGroup{}
	for i := range north.By {
		found[string(north.By[i].Kind)+" "+north.By[i].Value] = &north.By[i]
	}
	shape(t, "red", &found["channel red"].Times[ArrivalToRelease], minutes, 8, 37, 37, deviation(31, 35, 39, 43), 31, 43)
	shape(t, "green", &found["channel green"].Times[ArrivalToRelease], minutes, 12, 21, 21, 0, 21, 21)
	shape(t, "first hour", &found["hour of arrival 00:00"].Times[ArrivalToRelease], minutes, 12, 21, 21)
	shape(t, "second hour", &found["hour of arrival 01:00"].Times[ArrivalToRelease], minutes, 8, 37, 37)
	shape(t, "trucks", &found["class truck"].Times[ArrivalToRelease], minutes, 20, 27.4, 21)
	if len(found) != 5 || north.Attribute != [2]string{"channel", ""} {
		t.Errorf("%d groups, by %v", len(found), north.Attribute)
	}
	// Customs: 15 for papers, for the last 10 of which a green truck waits; a red one is in the bay from 5 to 25
	// meanwhile. No minute counts twice. Guards: the gate and the wait before it.
	if len(north.Agencies) != 2 || north.Agencies[0].Agency.Name != "customs" {
		t.Fatalf("%+v", north.Agencies)
	}
	shape(t, "customs", &north.Agencies[0].Time, minutes, 20, (6*15+4*25)/10.0)
	shape(t, "guards", &north.Agencies[1].Time, minutes, 20, 8.4, 6)
}

// The design hour of ten trucks: six in the first hour, four in the second; 30 / 8,760 of 48 hours is less than one.
func TestDesignHourOfTenTrucksIsThatByHand(t *testing.T) {
	x := indicatorsOf(t, tenTrucks, DesignHour)
	found := map[string]*DesignedHours{}
	for i := range x.Hours {
		h := &x.Hours[i]
		found[string(h.At)+" "+h.Name+" "+h.Measure] = h
	}
	site := found["site border entities"]
	if len(found) != 3 || site == nil {
		t.Fatalf("%+v", found)
	}
	byHand(t, "a day", site.Daily.Mean, 10)
	byHand(t, "design hour", site.Design.Mean, 6)
	if !site.Beyond || site.Design.Bound != stats.AtLeast || site.Hours != 48 || site.Days != 2 {
		t.Errorf("%+v", site)
	}
	byHand(t, "share", site.Share, 0.6)
	// Two in each of the first three quarters: 6 / (4 x 2).
	byHand(t, "peak-hour factor", site.Peak.Mean, 0.75)
	// All four in the first quarter.
	byHand(t, "peak-hour factor of the red", found["flow red entities"].Peak.Mean, 0.25)
	byHand(t, "first hour", site.OfDay[0].Mean, 6)
	byHand(t, "second hour", site.OfDay[1].Mean, 4)
	byHand(t, "third hour", site.OfDay[2].Mean, 0)
}

// Where all places of a journey are of one control, its crossings are the journeys: what is done adds up to what the
// account tells part by part, and by Little's law to the number inside.
func TestCrossingsAgreeWithTheAccountAndLittle(t *testing.T) {
	text := strings.Replace(tandemPosts, "run: {kind: stationary, warm-up: 1 day, window: 4 days, follow-up: 2h,",
		"run: {kind: terminating, window: 4 days,", 1)
	text = strings.Replace(text, "rate: 30/h", "profile: day, rate: 30/h", 1) + `
profiles: {day: {hours: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]}}
indicators:
  posts:
    post:
      inbound:
        queue: [post.gate]
        activities: {border-security: [post.gate], customs: [post.windows], weight: [post.idle]}
`
	x := indicatorsOf(t, text, CPMM)
	c := &x.Controls[0]
	m, err := loaderOf(text)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	sample := Point{}.Of(m)
	sample.probe = accounting{}
	if err := new(Runner).Extend(t.Context(), []*Sample{sample}, m.Replications); err != nil {
		t.Fatal(err)
	}
	accounts, err := sample.accounts()
	if err != nil {
		t.Fatal(err)
	}
	byHand(t, "time", c.Time.Mean.Mean, accounts[0].Time.Mean)
	sums := map[string]float64{}
	for _, part := range accounts[0].Parts {
		at := part.Place
		if part.Doing.Waits() {
			at += " wait"
		}
		sums[at] += part.Time.Mean
	}
	byHand(t, "the queue", c.Queue.Mean.Mean, sums["post.gate wait"])
	byHand(t, "the gate", c.Done[plan.BorderSecurity].Time.Mean, sums["post.gate"])
	byHand(t, "the windows", c.Done[plan.Customs].Time.Mean, sums["post.windows"]+sums["post.windows wait"])
	byHand(t, "waits at the windows", c.Done[plan.Customs].Waited.Mean, sums["post.windows wait"])
	days := float64(m.Window) / 1e9
	inside := float64(c.Time.N) / float64(m.Replications) * c.Time.Mean.Mean / days
	byHand(t, "the number inside", inside, x.Find("flow.trucks.inside.mean").Mean)
}

// The time before a booked slot stands apart, and in no other.
func TestTheTimeBeforeASlotStandsApart(t *testing.T) {
	text := `
karvon: 1
title: A queue by slots
run: {kind: terminating, window: 1 day, replications: 2}
entities: {truck: {}}
sites:
  post:
    stations: {gate: {servers: 1, service: 6m}}
    bookings: {slots: {slots: 1, every: 1h}}
flows:
  trucks:
    entity: truck
    arrivals: {times: [10m, 20m]}
    journey: [{check-in: slots}, {visit: gate}, depart]
indicators: {posts: {post: {outbound: {queue: [post.slots], activities: {border-security: [post.gate]}}}}}
`
	x := indicatorsOf(t, text, CPMM)
	c := &x.Controls[0]
	if !c.Booked || c.Time.N != 4 {
		t.Fatalf("%+v", c)
	}
	shape(t, "time", &c.Time, minutes, 4, 6, 6)
	slot := x.Find("flow.trucks.time.mean").Mean/minutes - 6
	byHand(t, "before the slot", c.Slot.Mean.Mean/minutes, slot)
	if slot <= 0 {
		t.Error("nobody waits for a slot")
	}
}

// Mistakes of the section name what is wrong.
func TestMistakesOfIndicatorsAreTold(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"queue: [border.n-gate]", "queue: [border.n-gte]", "there is no place border.n-gte"},
		{"weight: [border.n-scale]", "weight: [border.n-bay]", "border.n-bay is for customs control already"},
		{"border-security: [border.s-gate]", "border-security: [border.n-gate]",
			"border.n-gate is of the post north already"},
		{"channel: channel\n", "channel: chanel\n", `there is no attribute "chanel"`},
		{"fees: {line: 60 USD}", "fees: {lin: 60 USD}", `there is no crossing "lin"`},
		{"fees: {line: 60 USD}", "fees: {line: 70 USD}", "at the controls 110 USD are paid of the fees of line"},
		{"lodgement: [border.n-desk]", "lodgement: [road]", "there is no station road"},
		{"cargo: {truck: 20}", "cargo: {lorry: 20}", `there is no entity class "lorry"`},
		{"links: [road], posts: [north, south]", "links: [rod], posts: [north, south]", `there is no link "rod"`},
		{"links: [road], posts: [north, south]", "links: [road], posts: [east]", `there is no post "east"`},
		{"weight: [border", "wight: [border", "there is no key wight here"},
	} {
		if !strings.Contains(tenTrucks, c.old) {
			t.Fatalf("%q is not in the scenario", c.old)
		}
		_, err := loaderOf(strings.Replace(tenTrucks, c.old, c.new, 1))(t.Context(), Configuration{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.new, err, c.want)
		}
	}
	m, err := loaderOf(tandemPosts)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewIndicators(m.Plan, CPMM); err != errNoPosts {
		t.Errorf("%v", err)
	}
}

// The section moves no answer and stands in no hash.
func TestIndicatorsChangeNoAnswer(t *testing.T) {
	with, err := loaderOf(tenTrucks)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	without, err := loaderOf(tenTrucks[:strings.Index(tenTrucks, "indicators:")])(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	if with.Hash != without.Hash || with.Quantities != without.Quantities {
		t.Errorf("hash %s and %s, %d and %d quantities", with.Hash, without.Hash, with.Quantities, without.Quantities)
	}
}
