package scenario

import "testing"

const leaving = `
karvon: 1
title: Shares that are left
assumptions:
  red: {value: 1.4%, range: [0.5%, 5%]}
  yellow: 20.1%
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {discrete: {5m: 12.7%, 10m: $red, 20m: rest}}}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 1/h}
    attributes:
      channel: {shares: {red: $red, yellow: $yellow, green: rest}}
      seal: {shares: {whole: rest, broken: 3%, none: 10%}, range: {broken: [1%, 7%]}}
      class: {shares: {red: $red, yellow: 18.6%, green: 80%}}
    journey: [{visit: gate}, {choose: [{share: 30%, do: []}, {share: rest, do: []}, {share: $red, do: []}]}, depart]
`

func sharesAt(t *testing.T, positions map[string]float64, set ...string) map[string]float64 {
	t.Helper()
	s := loadText(t, leaving, Options{Positions: positions, Set: set})
	found := map[string]float64{}
	for name, attribute := range s.Flows["trucks"].Attributes {
		for word, share := range attribute.Shares {
			found[name+"."+word] = share
		}
	}
	found["branch"] = *s.Flows["trucks"].Journey[1].Choose.Branches[1].Share
	found["mean"] = s.Sites["post"].Stations["gate"].Service.Mean()
	return found
}

func TestTheRestIsExactlyWhatIsLeft(t *testing.T) {
	got := sharesAt(t, nil)
	for what, want := range map[string]float64{
		"channel.red": 0.014, "channel.yellow": 0.201, "channel.green": 0.785, "seal.whole": 0.87, "branch": 0.686,
		"mean": 300*0.127 + 600*0.014 + 1200*0.859,
	} {
		if got[what] != want {
			t.Errorf("%s: %v, want %v", what, got[what], want)
		}
	}
	typed := loadText(t, leaving, Options{Set: []string{
		"flows.trucks.attributes.channel.shares={red: 1.4%, yellow: 20.1%, green: 78.5%}",
		"flows.trucks.attributes.seal.shares={whole: 87%, broken: 3%, none: 10%}",
	}})
	if typed.Hash != loadText(t, leaving, Options{}).Hash {
		t.Error("the hash differs from that of the shares as typed")
	}
}

func TestTheRestTakesUpWhatIsMoved(t *testing.T) {
	got := sharesAt(t, map[string]float64{
		"assumptions.red": 1, "flows.trucks.attributes.seal.shares.broken": 1})
	for what, want := range map[string]float64{
		"channel.red": 0.05, "channel.yellow": 0.201, "channel.green": 0.749, "seal.broken": 0.07, "seal.none": 0.1,
		"seal.whole": 0.83, "branch": 0.65, "class.red": 0.05, "class.yellow": 0.186 * 0.95 / 0.986,
	} {
		if d := got[what] - want; d > 1e-15 || d < -1e-15 {
			t.Errorf("%s: %v, want %v", what, got[what], want)
		}
	}
	if set := sharesAt(t, nil, "assumptions.yellow=30.1%"); set["channel.green"] != 0.685 {
		t.Errorf("green is %v where yellow is set", set["channel.green"])
	}
}

func TestWhatIsMadeOfAssumptionsIsNoValueOfItsOwn(t *testing.T) {
	for _, v := range loadText(t, leaving, Options{}).Values {
		if v.Path == "flows.trucks.attributes.channel.shares" {
			t.Errorf("%+v", v)
		}
	}
}
