package main

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"karvon/sim/experiment/pace"
)

// told gives the lines that are told of work while it goes on.
func told(t *testing.T, goOn func(w *pace.Work)) []string {
	t.Helper()
	var said bytes.Buffer
	synctest.Test(t, func(*testing.T) {
		p := newProgress(&said, nil, patient)
		goOn(p.work)
		p.end()
	})
	return strings.Split(strings.TrimSuffix(said.String(), "\n"), "\n")
}

func requireLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("told\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestShortWorkIsNotWorthAWord(t *testing.T) {
	requireLines(t, told(t, func(w *pace.Work) {
		w.Stage("simulating", replications)
		time.Sleep(59 * time.Second)
	}), "")
}

func TestAPhaseInWhichNothingIsCountedIsToldToo(t *testing.T) {
	requireLines(t, told(t, func(w *pace.Work) {
		w.Stage("making ready to check big.yaml", "")
		time.Sleep(150 * time.Second)
	}), "karvon: making ready to check big.yaml, for 1 min so far",
		"karvon: making ready to check big.yaml, for 2 min so far")
}

func TestALineAMinuteSaysHowLongTheRestTakes(t *testing.T) {
	requireLines(t, told(t, func(w *pace.Work) {
		w.Stage("simulating", replications)
		g := w.Group(4, 1)
		for range 4 {
			item := g.Begin()
			for part := range 4 {
				time.Sleep(11 * time.Second)
				item.Part(float64(part+1) / 4)
			}
			item.Done()
		}
	}),
		"karvon: simulating: 1.2 of 4 replications after 1 min; about 2 min more",
		"karvon: simulating: 2.5 of 4 replications after 2 min; about 56 s more")
}

func TestWhatIsNotKnownIsSaid(t *testing.T) {
	requireLines(t, told(t, func(w *pace.Work) {
		w.Stage("simulating", replications)
		w.Ahead(30)
		item := w.Group(10, 1).Begin()
		time.Sleep(65 * time.Second)
		item.Part(0.5)
		time.Sleep(60 * time.Second)
	}),
		"karvon: simulating: 0.0 of 10 replications after 1 min; how long the rest takes is not known yet, and after that "+
			"at most 30 replications",
		"this will take some 22 min, for 10 replications; fewer, by --replications, take less",
		"karvon: simulating: 0.5 of 10 replications after 2 min; about 20 min more, and after that at most 30 "+
			"replications, 65 min")
}

func TestAnEstimateFromOthersIsSaidToBeRough(t *testing.T) {
	requireLines(t, told(t, func(w *pace.Work) {
		w.Stage("simulating", replications)
		first, _ := w.Group(1, 1), w.Group(5, 1)
		item := first.Begin()
		time.Sleep(55 * time.Second)
		item.Done()
		time.Sleep(10 * time.Second)
	}), "karvon: simulating: 1.0 of 6 replications after 1 min; some 5 min more, by what was met so far")
}

func TestQuietCommandsTellNothing(t *testing.T) {
	for _, command := range []string{
		"run one-server -n 2 --days 1", "compare one-server tandem -n 2 --days 1", "sweep one-server -n 1 --days 1",
		"capacity one-server -n 2 --days 1 --steps 2 --resolution 40%", "verify ../../scenarios/tandem.yaml",
	} {
		var stdout, stderr bytes.Buffer
		a := newApp(&stdout, &stderr)
		a.paces = paces{look: time.Millisecond}
		a.run(context.Background(), append(strings.Fields(command), "--quiet"))
		if regexp.MustCompile("(making ready|simulating|searching|verifying|writing)").MatchString(stderr.String()) {
			t.Errorf("%s: %s", command, &stderr)
		}
	}
}
