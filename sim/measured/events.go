package measured

import (
	"strings"
)

// event is what a row of a gate log says that happened.
type event uint8

const (
	noEvent event = iota
	entry
	leaving
)

// entryWords and exitWords are short words of logs that no header has.
var (
	entryWords = setOf("in ein ingress arr вх e i")
	exitWords  = setOf("out aus egress dep вых x o")
)

// eventOf reads the cell of an event: a word that would be one of arrivals or of departures in a header.
func eventOf(text string) event {
	words := wordsOf(text)
	if len(words) == 0 || len(words) > 4 {
		return noEvent
	}
	if len(words) == 1 {
		switch {
		case entryWords[words[0]]:
			return entry
		case exitWords[words[0]]:
			return leaving
		}
	}
	m := meaningOf(strings.Join(words, " "))
	switch came, left := m.roles[ofArrival], m.roles[ofDeparture]; {
	case came && !left:
		return entry
	case left && !came:
		return leaving
	}
	return noEvent
}

// mostEvents are the most words of one column of events: in, entry and gate in, and those of exits.
const mostEvents = 8

// eventColumns are those whose cells are entries and exits, both of them.
func (k *picker) eventColumns() []int {
	return k.all(func(c *candidate) bool {
		if c.class != isWords || c.identifies() || c.different > mostEvents {
			return false
		}
		read := map[string]event{}
		var counts [leaving + 1]int
		for i := range k.rows {
			text := k.rows[i].text(c.at)
			if text == "" {
				continue
			}
			found, known := read[text]
			if !known {
				if len(read) > 4*mostEvents {
					return false
				}
				found = eventOf(text)
				read[text] = found
			}
			counts[found]++
		}
		return counts[entry] > 0 && counts[leaving] > 0 && 10*counts[noEvent] <= counts[entry]+counts[leaving]
	})
}

// chooseEvents says whether the rows are entries and exits that are to be paired into visits: where the column of who
// it is is asked for, and one of events is there. A column of plates is not read unasked.
func (k *picker) chooseEvents() (bool, error) {
	stated := k.p.event >= 0
	switch {
	case stated && k.p.identity < 0:
		return false, problemf("name the column of plates or numbers by --identity: each text is replaced by a number at "+
			"once", "--event pairs the entries and the exits of who it is, which is not said")
	case k.p.kind != "" && k.p.kind != Visits || k.p.until.known() || k.p.duration >= 0 || len(k.p.counts) > 0:
		if stated {
			return false, problemf("leave out the others, or --event", "--event makes visits of entries and exits")
		}
		return false, nil
	case stated:
		k.p.kind = Visits
		return true, nil
	case k.p.identity < 0 || k.hasVisits():
		return false, nil
	}
	all := k.eventColumns()
	switch {
	case len(all) == 0:
		return false, nil
	case len(all) > 1:
		return false, k.several("the event", "say which by --event", all)
	}
	k.p.event, k.p.kind = all[0], Visits
	return true, nil
}

// sayDateNumbers is a hint at columns of numbers that are dates as spreadsheets keep them.
func (k *picker) sayDateNumbers() string {
	all := k.all(func(c *candidate) bool { return c.canBeMoment() && !c.isUnix() && !c.identifies() && !c.whole })
	if len(all) == 0 {
		return ""
	}
	return "; numbers as those of " + k.list(all) + " are dates as spreadsheets keep them (days since the end of 1899, " +
		"with the time of day behind the point): name them by --time and --until, or have them shown as dates before " +
		"the table is saved as CSV"
}
