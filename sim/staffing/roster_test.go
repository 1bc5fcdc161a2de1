package staffing

import (
	"flag"
	"math/rand/v2"
	"strings"
	"testing"
)

var long = flag.Bool("long", false, "run the long tests")

// covers says whether people in shifts are at every minute of the week as many as are needed.
func covers(shifts []Shift, people []int, need *Need) bool {
	for minute := 0; minute < Week; minute += Hour {
		on := 0
		for i, s := range shifts {
			if since(s.From, minute) < s.Length {
				on += people[i]
			}
		}
		if on < need.at(minute) {
			return false
		}
	}
	return true
}

// cheapestOfAll tries all numbers of people; -1 where none covers.
func cheapestOfAll(shifts []Shift, need *Need) int {
	best, people := -1, make([]int, len(shifts))
	var try func(i, minutes int)
	try = func(i, minutes int) {
		if best >= 0 && minutes >= best {
			return
		}
		if i == len(shifts) {
			if covers(shifts, people, need) {
				best = minutes
			}
			return
		}
		for n := range need.most() + 1 {
			people[i] = n
			try(i+1, minutes+n*shifts[i].Length)
		}
		people[i] = 0
	}
	try(0, 0)
	return best
}

// Rosters are the cheapest, as all are tried: shifts of two lengths that overlap, over the week's end too. This kills
// a line that is taken for a circle, a way back that is left out, and shifts under way at the cut that are forgotten.
func TestRostersAreTheCheapest(t *testing.T) {
	trials := 200
	if *long {
		trials = 5000
	}
	found := 0
	for seed := range uint64(trials) {
		random := rand.New(rand.NewPCG(seed, 1))
		var shifts []Shift
		length := []int{24 * Hour, 36 * Hour, 60 * Hour}
		for range 3 + random.IntN(4) {
			shifts = append(shifts, Shift{random.IntN(14) * 12 * Hour, length[random.IntN(3)]})
		}
		need := &Need{}
		for at := 0; at < Week; at += 12 * Hour * (1 + random.IntN(5)) {
			need.Times, need.Values = append(need.Times, at), append(need.Values, random.IntN(3))
		}
		want := cheapestOfAll(shifts, need)
		people, minutes, err := Cover(shifts, need)
		if err != nil {
			if want >= 0 {
				t.Errorf("seed %d: %v, and %d minutes cover", seed, err, want)
			}
			continue
		}
		found++
		if minutes != want || !covers(shifts, people, need) {
			t.Errorf("seed %d: %d minutes by %v, where %d do", seed, minutes, people, want)
		}
	}
	if found < trials/10 {
		t.Errorf("only %d of %d can be covered", found, trials)
	}
}

// daily are shifts of a length that begin at hours of every day.
func daily(hours int, from ...int) []Shift {
	var shifts []Shift
	for day := range 7 {
		for _, hour := range from {
			shifts = append(shifts, Shift{day*Day + hour*Hour, hours * Hour})
		}
	}
	return shifts
}

func TestARosterOfAWeek(t *testing.T) {
	shifts := append(daily(8, 6, 14, 22), daily(12, 8, 20)...)
	need := &Need{}
	for day := range 7 {
		need.Times, need.Values = append(need.Times, day*Day, day*Day+8*Hour, day*Day+20*Hour), append(need.Values, 3, 9, 3)
	}
	people, minutes, err := Cover(shifts, need)
	if err != nil || !covers(shifts, people, need) {
		t.Fatal(people, err)
	}
	if minutes != need.minutes() {
		t.Errorf("%d minutes, where shifts of 12 hours alone take %d", minutes, need.minutes())
	}
}

func TestRostersThatCannotBe(t *testing.T) {
	need := &Need{Times: []int{0}, Values: []int{2}}
	if _, _, err := Cover(daily(8, 6, 14), need); err == nil || !strings.Contains(err.Error(), "Monday 00:00") {
		t.Error(err)
	}
	need.Values[0] = 30
	all := daily(8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)
	if _, _, err := Cover(all, need); err == nil || !strings.Contains(err.Error(), "under way") {
		t.Error(err)
	}
}
