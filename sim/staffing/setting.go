package staffing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/scenario"
)

// Setting is a value of a scenario, by its input path.
type Setting struct{ Path, Value string }

// Settings say how the scenario is written with a plan: a number, where a place has one block round the clock, and else
// a schedule of the site, to which nothing but the place refers.
func (p *Problem) Settings(plan []int) []Setting {
	var all []Setting
	next := 0
	for i := range p.places {
		place := &p.places[i]
		numbers := plan[next : next+len(place.blocks)]
		next += len(place.blocks)
		if len(place.blocks) == 1 && place.blocks[0].always() {
			all = append(all, Setting{place.Path, fmt.Sprint(numbers[0])})
			continue
		}
		var blocks []string
		for n := range place.blocks {
			blocks = append(blocks, place.blocks[n].written(numbers[n]))
		}
		name := cmp.Or(place.named, place.schedule())
		all = append(all, Setting{"sites." + place.site + ".schedules." + name, "[" + strings.Join(blocks, ", ") + "]"},
			Setting{place.Path, "{schedule: " + name + "}"})
	}
	return all
}

// schedule names the schedule of a place: by what of its path is of the site.
func (p *Place) schedule() string {
	parts := strings.Split(strings.TrimPrefix(p.Path, "sites."+p.site+"."), ".")
	return "staff-" + strings.Join(slices.DeleteFunc(parts, func(part string) bool {
		return part == "stations" || part == "lanes" || part == "servers" || part == "units" || part == "slots"
	}), "-")
}

// always says whether the block is all of the week.
func (b *Block) always() bool { return b.minutes() == week }

// everyDay are all seven days of the week.
const everyDay scenario.Days = 1<<7 - 1

// daysWritten writes days as a scenario does.
func daysWritten(d scenario.Days) string {
	if d == everyDay {
		return "every-day"
	}
	var days []string
	for i, name := range scenario.Weekdays {
		if d.Has(i) {
			days = append(days, name)
		}
	}
	return "[" + strings.Join(days, ", ") + "]"
}

// written is the block of a schedule.
func (b *Block) written(value int) string {
	return fmt.Sprintf(`{days: %s, from: "%s", to: "%s", value: %d}`, daysWritten(b.days), clock(b.from), clock(b.to),
		value)
}

// Hours are when a block or a duty is, in the parts that a language puts into words.
type Hours struct {
	Days     string // such as mon-fri, or every day; empty where they are not told
	From, To string // such as 08:00; empty for the whole day
}

// words say them in English: mon-fri 08:00 to 20:00.
func (h Hours) words() string {
	switch {
	case h.Days == "" && h.From == "":
		return "round the clock"
	case h.Days == "":
		return h.From + " to " + h.To
	case h.From == "":
		return h.Days + " all day"
	}
	return fmt.Sprintf("%s %s to %s", h.Days, h.From, h.To)
}

// Hours are when the block is.
func (b *Block) Hours() Hours {
	switch {
	case b.always():
		return Hours{}
	case b.from == 0 && b.to == day:
		return Hours{Days: daysInWords(b.days)}
	}
	return Hours{daysInWords(b.days), clock(b.from), clock(b.to)}
}

// Words name the block for people: mon-fri 08:00 to 20:00.
func (b *Block) Words() string { return b.Hours().words() }

// Hours are when the duty is.
func (d *Duty) Hours() Hours {
	if d.Length == day && d.from == 0 {
		return Hours{}
	}
	return Hours{From: clock(d.from), To: clock((d.from + d.Length) % day)}
}

// Words name the time of a duty: 06:00 to 14:00.
func (d *Duty) Words() string { return d.Hours().words() }

// daysInWords writes days that follow each other as from the first to the last.
func daysInWords(d scenario.Days) string {
	if d == everyDay {
		return "every day"
	}
	var parts []string
	for first := 0; first < len(scenario.Weekdays); first++ {
		last := first
		for ; d.Has(last); last++ { // no day stands behind Sunday
		}
		switch last - first {
		case 0:
			continue
		case 1:
			parts = append(parts, scenario.Weekdays[first])
		default:
			parts = append(parts, scenario.Weekdays[first]+"-"+scenario.Weekdays[last-1])
		}
		first = last
	}
	return strings.Join(parts, ", ")
}
