package experiment

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// TimeAccount is where the time goes of those of a flow who arrived in the window and completed their journey: parts
// whose means add up to the mean time.
type TimeAccount struct {
	Flow      plan.FlowID
	Completed float64        // a replication
	Time      stats.Estimate // s
	Parts     []TimePart     // the longest first; those that take no time are left out
	Hours     [24]TimeOfHour // by the hour of the day of arrival, at the site at which the flow begins
}

// TimePart is what those of a flow do at a place, and how long.
type TimePart struct {
	Doing engine.Doing
	Place string         // by its dotted name; empty where what is done has no place
	Time  stats.Estimate // s, the mean of all who completed
	Share float64        // of the flow's time
}

// TimeOfHour is where the time goes of those who arrive in an hour of the day.
type TimeOfHour struct {
	Completed float64                  // a replication
	Time      float64                  // s, mean
	Doings    map[engine.Doing]float64 // s, mean
}

// accounting is the probe for where the time goes.
type accounting struct{}

func (accounting) name() string { return "account" }

func (accounting) begin(_ *Sample, run *engine.Run) func() []byte {
	run.KeepAccount()
	return func() []byte { return encodeAccount(run.Record().Account) }
}

// join adds the sums of both runs.
func (accounting) join(one, image []byte) ([]byte, error) {
	own, others := outcomeReader{from: one}, outcomeReader{from: image}
	var to []byte
	for len(own.from) > 0 && !own.damaged && !others.damaged {
		a, b := own.account(), others.account()
		for part, sum := range b.sums {
			a.sums[part] += sum
		}
		to = binary.AppendUvarint(to, a.completed+b.completed)
		to = binary.AppendUvarint(to, uint64(len(a.sums)))
		for _, part := range slices.Sorted(maps.Keys(a.sums)) {
			to = appendSum(to, part, a.sums[part])
		}
	}
	if own.damaged || others.damaged || len(others.from) > 0 {
		return nil, errDamaged
	}
	return to, nil
}

// encodeAccount writes, flow by flow, how many completed their journey and the parts of their time that are not nought,
// by number; then the same for each hour of the day, by what was done.
func encodeAccount(rec *engine.AccountRecord) []byte {
	var to []byte
	for i := range rec.Flows {
		f := &rec.Flows[i]
		to = appendSums(binary.AppendUvarint(to, f.Completed), f.Parts)
		for h := range f.Hours {
			hour := &f.Hours[h]
			to = appendSums(binary.AppendUvarint(to, hour.Completed), hour.Times[:])
		}
	}
	return to
}

// appendSums writes how many sums there are that are not nought, and each with its number.
func appendSums(to []byte, sums []stats.Sum128) []byte {
	count := 0
	for _, sum := range sums {
		if sum != (stats.Sum128{}) {
			count++
		}
	}
	to = binary.AppendUvarint(to, uint64(count))
	for n, sum := range sums {
		if sum != (stats.Sum128{}) {
			to = appendSum(to, n, sum.Float()/nanoseconds)
		}
	}
	return to
}

func appendSum(to []byte, part int, sum float64) []byte {
	return binary.LittleEndian.AppendUint64(binary.AppendUvarint(to, uint64(part)), math.Float64bits(sum))
}

// replicationAccount is what encodeAccount wrote of a flow or of an hour: the sums are in seconds.
type replicationAccount struct {
	completed uint64
	sums      map[int]float64
}

func (r *outcomeReader) account() replicationAccount {
	a := replicationAccount{completed: r.varint(), sums: map[int]float64{}}
	for n := r.varint(); n > 0 && !r.damaged; n-- {
		part := r.varint()
		a.sums[int(part)] = math.Float64frombits(r.word())
	}
	return a
}

// flowSums are the accounts of a flow by replication, and those of the hours.
type flowSums struct {
	all   []replicationAccount
	hours [24][]replicationAccount
}

// accounts gives where the time goes, flow by flow; of the sample's finished replications, which accounting observed.
// Flows of which nobody completed a journey are left out.
func (s *Sample) accounts() ([]TimeAccount, error) {
	flows := make([]flowSums, len(s.Plan.Flows))
	for _, replication := range s.done() {
		r := outcomeReader{from: s.outcomes[replication].probed}
		for i := range flows {
			flows[i].all = append(flows[i].all, r.account())
			for h := range flows[i].hours {
				flows[i].hours[h] = append(flows[i].hours[h], r.account())
			}
		}
		if r.damaged || len(r.from) > 0 {
			return nil, errDamaged
		}
	}
	parts := engine.PartsOf(s.Plan)
	var made []TimeAccount
	for i := range flows {
		if a := s.accountOf(plan.FlowID(i), &flows[i], parts); a.Completed > 0 {
			made = append(made, a)
		}
	}
	return made, nil
}

func (s *Sample) accountOf(flow plan.FlowID, f *flowSums, parts []engine.Part) TimeAccount {
	a := TimeAccount{Flow: flow}
	weights, totals := make([]float64, len(f.all)), make([]float64, len(f.all))
	taken := map[int]bool{}
	for n, of := range f.all {
		weights[n] = float64(of.completed)
		a.Completed += weights[n]
		for part := range of.sums {
			taken[part] = true
		}
	}
	a.Completed /= float64(len(f.all))
	mean := func(n int, sum float64) float64 {
		if weights[n] == 0 {
			return math.NaN()
		}
		return sum / weights[n]
	}
	numbers := make([]int, 0, len(taken))
	for part := range taken {
		numbers = append(numbers, part)
	}
	slices.Sort(numbers) // one order of adding up on every machine
	for _, part := range numbers {
		values := make([]float64, len(f.all))
		for n, of := range f.all {
			values[n] = mean(n, of.sums[part])
			totals[n] += of.sums[part]
		}
		at := parts[part]
		a.Parts = append(a.Parts, TimePart{Doing: at.Doing, Place: at.Doing.Place(s.Plan, at.Place),
			Time: stats.Pooled(values, weights, stats.Positive).Estimate(s.Plan.Confidence)})
	}
	for n := range totals {
		totals[n] = mean(n, totals[n])
	}
	a.Time = stats.Pooled(totals, weights, stats.Positive).Estimate(s.Plan.Confidence)
	for i := range a.Parts {
		if a.Time.Mean > 0 {
			a.Parts[i].Share = a.Parts[i].Time.Mean / a.Time.Mean
		}
	}
	slices.SortStableFunc(a.Parts, func(x, y TimePart) int { return cmp.Compare(y.Time.Mean, x.Time.Mean) })
	for h := range f.hours {
		a.Hours[h] = timeOfHour(f.hours[h])
	}
	return a
}

func timeOfHour(replications []replicationAccount) TimeOfHour {
	completed, sums := 0.0, map[engine.Doing]float64{}
	for _, of := range replications {
		completed += float64(of.completed)
		for doing := range engine.Doings {
			if sum := of.sums[int(doing)]; sum != 0 {
				sums[doing] += sum
			}
		}
	}
	made := TimeOfHour{Completed: completed / float64(len(replications)), Doings: map[engine.Doing]float64{}}
	for doing := range engine.Doings {
		if sum := sums[doing]; sum != 0 {
			made.Doings[doing] = sum / completed
			made.Time += sum / completed
		}
	}
	return made
}
