package experiment

import (
	"context"
	"math"
	"reflect"
	"testing"

	"karvon/sim/plan"
)

// observedRun is a timeline of three replications of a scenario with their result, which tests only look at.
type observedRun struct {
	timeline *Timeline
	result   *Result
}

// onceObserved are those by one worker, each simulated once for all tests. None of them runs beside others.
var onceObserved = map[string]observedRun{}

func observe24(t *testing.T, name string, workers int) (*Timeline, *Result) {
	t.Helper()
	if before, ok := onceObserved[name]; ok && workers == 1 {
		return before.timeline, before.result
	}
	p := load(t, name)
	timeline := NewTimeline(p.Plan)
	timeline.Replayed = true
	result, err := Run(context.Background(), p, Options{Replications: 3, Workers: workers, Recorder: timeline})
	if err != nil {
		t.Fatal(err)
	}
	timeline.Finish()
	if workers == 1 {
		onceObserved[name] = observedRun{timeline, result}
	}
	return timeline, result
}

// The mean over the bins is the mean of the response, for levels that the record integrates.
func TestATimelineSumsUpToTheResponses(t *testing.T) {
	for _, name := range []string{"khorgos", "testdata/elements.yaml", "testdata/outages.yaml"} {
		timeline, result := observe24(t, name, 1)
		for i := range result.Plan.Stations {
			station := &result.Plan.Stations[i]
			checkMean(t, station.Name+" queue", timeline.Stations[i].Queue.Mean, result.Find(station.Name+".queue.mean").Mean)
			present := result.Find(station.Name + ".present.mean").Mean
			checkMean(t, station.Name+" busy", timeline.Stations[i].Busy.Mean,
				present-result.Find(station.Name+".queue.mean").Mean)
			checkMean(t, station.Name+" duty", timeline.Stations[i].Duty, result.Find(station.Name+".servers.mean").Mean)
		}
		for i := range result.Plan.Flows {
			arrived := result.Find("flow." + result.Plan.Flows[i].Name + ".arrived").Mean
			checkMean(t, result.Plan.Flows[i].Name+" arrived", timeline.Flows[i].Arrived.Mean, arrived/24)
		}
	}
}

func checkMean(t *testing.T, what string, bins []float64, want float64) {
	t.Helper()
	mean := 0.0
	for _, value := range bins {
		mean += value / float64(len(bins))
	}
	if math.Abs(mean-want) > 1e-9*(1+math.Abs(want)) {
		t.Errorf("%s: the mean over the bins is %.12g, the response %.12g", what, mean, want)
	}
}

func TestATimelineDoesNotDependOnTheWorkers(t *testing.T) {
	one, _ := observe24(t, "alatau", 1)
	two, _ := observe24(t, "alatau", 2)
	if !reflect.DeepEqual(one.Stations, two.Stations) || !reflect.DeepEqual(one.Replay, two.Replay) {
		t.Error("the timelines differ")
	}
}

func TestAReplayKeepsAPartOfTooManyEntities(t *testing.T) {
	timeline, _ := observe24(t, "khorgos", 1)
	replay := timeline.Replay
	if len(replay.Entities) == 0 || len(replay.Entities) > mostReplayed || replay.Share > 1 {
		t.Fatalf("%d entities, a share of %v", len(replay.Entities), replay.Share)
	}
	for _, course := range replay.Entities {
		for i, part := range course.Parts {
			if part.From < replay.From || part.To > replay.To || i > 0 && part.From < course.Parts[i-1].From {
				t.Fatalf("a course is out of order or out of the day: %+v", course)
			}
		}
	}
}

// A day of a replication is the same, whether it is simulated alone or beside others.
func TestAnyDayOfAnyReplicationIsReplayed(t *testing.T) {
	m := load(t, "khorgos")
	replay := func(opt Options, of ReplayOf, most int) *Replay {
		timeline := NewTimeline(m.Plan)
		timeline.Replayed, timeline.ReplayOf, timeline.MostReplayed = true, of, most
		opt.Workers, opt.Recorder = 1, timeline
		if _, err := Run(context.Background(), m, opt); err != nil {
			t.Fatal(err)
		}
		timeline.Finish()
		return timeline.Replay
	}
	first, _ := observe24(t, "khorgos", 1)
	if again := replay(Options{Replications: 1}, ReplayOf{}, 0); !reflect.DeepEqual(first.Replay, again) {
		t.Error("the first day of the first replication is not what is replayed where nothing is said")
	}
	days := int(m.Window / plan.Day)
	beside := replay(Options{Replications: 2}, ReplayOf{Replication: 1, Day: days - 1}, 100)
	alone := replay(Options{Replications: 1, First: 1}, ReplayOf{Replication: 1, Day: days - 1}, 100)
	if !reflect.DeepEqual(beside, alone) {
		t.Error("the last day of the second replication differs where it is simulated alone")
	}
	if alone.From != m.WindowStart()+int64(days-1)*plan.Day || alone.To != m.WindowEnd() {
		t.Errorf("the last day of %d is from %d to %d", days, alone.From, alone.To)
	}
	if count := len(alone.Entities); count == 0 || count > 100 ||
		reflect.DeepEqual(alone.Entities, first.Replay.Entities) {
		t.Errorf("%d entities are replayed", count)
	}
	far := replay(Options{Replications: 1, First: 20}, ReplayOf{Replication: 20}, 0)
	if far == nil || len(far.Entities) == 0 {
		t.Error("no day of the 21st replication is kept")
	}
	if none := replay(Options{Replications: 1}, ReplayOf{Day: days}, 0); len(none.Entities) != 0 {
		t.Errorf("%d entities are replayed of a day behind the window", len(none.Entities))
	}
}
