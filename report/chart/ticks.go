package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"karvon/report/document"
	"karvon/report/language"
)

// step is the distance of ticks at round numbers, at most so many of them.
func step(low, high float64, most int) float64 {
	span := (high - low) / float64(most)
	if !(span > 0) {
		return 1
	}
	for power := -12; power < 15; power++ {
		for _, digits := range []float64{1, 2, 5} {
			if size := digits * math.Pow10(power); size >= span {
				return size
			}
		}
	}
	return span
}

// numbers are ticks at round numbers, at most so many, and not closer than least.
type numbers struct {
	most  int
	least float64
	in    *language.Language
}

// Ticks lists the ticks.
func (n numbers) Ticks(low, high float64) []plot.Tick {
	size := max(n.least, step(low, high, n.most))
	var ticks []plot.Tick
	for i := math.Ceil(low/size - 1e-9); float64(i*size) <= high+float64(1e-9*size); i++ {
		ticks = append(ticks, plot.Tick{Value: float64(i * size), Label: n.in.Number(shown(float64(i*size), size))})
	}
	return ticks
}

// shown writes a tick with the decimals that its distance needs.
func shown(value, size float64) string {
	decimals := 0
	for scaled := size; scaled < 1-1e-9 && decimals < 12; scaled *= 10 {
		decimals++
	}
	return document.Fixed(value, decimals)
}

const (
	hour = 60.0
	day  = 24 * hour
	week = 7 * day
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// clock are ticks over minutes since a Monday's midnight: hours within a day or two, names of days within two
// weeks, weeks beyond.
type clock struct {
	width vg.Length
	in    *language.Language
}

// Ticks lists the ticks.
func (k clock) Ticks(low, high float64) []plot.Tick {
	switch span := high - low; {
	case span <= 2.5*day:
		return k.hours(low, high)
	case span <= 2*week:
		return k.days(low, high)
	default:
		return k.weeks(low, high)
	}
}

// hours names the day at midnight.
func (k clock) hours(low, high float64) []plot.Tick {
	size := 24 * hour
	for _, candidate := range []float64{0.25, 0.5, 1, 2, 3, 6, 12} {
		if (high-low)/(candidate*hour) <= 9 {
			size = candidate * hour
			break
		}
	}
	var ticks []plot.Tick
	for at := math.Ceil(low/size) * size; at <= high; at += size {
		ticks = append(ticks, plot.Tick{Value: at, Label: clockTime(at, k.in)})
	}
	return ticks
}

// clockTime writes minutes since a Monday's midnight: Mon 09:15.
func clockTime(minutes float64, in *language.Language) string {
	local := math.Mod(minutes, week)
	return fmt.Sprintf("%s %02d:%02d", in.Message(weekdays[int(local/day)][:3]), int(math.Mod(local, day)/hour),
		int(math.Mod(local, hour)))
}

// days names each day in its middle; grid lines part them.
func (k clock) days(low, high float64) []plot.Tick {
	letters := 9
	if float64(k.width)/((high-low)/day) < 48 {
		letters = 3
	}
	var ticks []plot.Tick
	for at := math.Floor(low/day) * day; at < high; at += day {
		name := weekdays[int(math.Mod(at, week)/day)]
		name = k.in.Message(name[:min(letters, len(name))])
		if middle := (max(at, low) + min(at+day, high)) / 2; min(at+day, high)-max(at, low) > day/3 {
			ticks = append(ticks, plot.Tick{Value: middle, Label: name})
		}
	}
	return ticks
}

// weeks counts them from the beginning.
func (k clock) weeks(low, high float64) []plot.Tick {
	count := math.Ceil((high - low) / week)
	every := max(1, math.Ceil(count/12))
	var ticks []plot.Tick
	for i := 0.0; i < count; i += every {
		name := k.in.Fill("week {number}", map[string]any{"number": int(i) + 1})
		ticks = append(ticks, plot.Tick{Value: low + float64(i*week), Label: name})
	}
	return ticks
}

// parting are the places of the lines that part days, or weeks.
func (k clock) parting(low, high float64) []float64 {
	size := day
	switch span := high - low; {
	case span <= 2.5*day:
		return nil
	case span > 2*week:
		size = week
	}
	var all []float64
	for at := math.Ceil(low/size) * size; at <= high; at += size {
		all = append(all, at)
	}
	return all
}
