package studio

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/scenario"
)

// OpeningHours is the opening hours of a site, or of a station that has its own.
type OpeningHours struct {
	Path string `json:"path"` // of the hours
	Site string `json:"site"`
	Of   string `json:"of"`   // the station's name in words; empty for the site
	Rows []Open `json:"rows"` // none: round the clock
	Was  []Open `json:"was"`  // in the scenario without settings; null where they are the same
}

// Open is hours of some days.
type Open struct {
	Days []int `json:"days"` // on which they begin, 0 for Monday
	From int   `json:"from"` // minutes since midnight
	To   int   `json:"to"`   // not after From: on the next day
}

// Hours sets opening hours: without rows round the clock.
type Hours struct {
	Path string `json:"path"`
	Rows []Open `json:"rows"`
}

const (
	minuteNanoseconds = int64(60e9)
	dayMinutes        = dayHours * 60
	mostRows          = 100
)

// text writes opening hours as a scenario has them.
func (h *Hours) text() (string, error) {
	if !strings.HasPrefix(h.Path, "sites.") || !strings.HasSuffix(h.Path, ".hours") {
		return "", wrongf("%q has no opening hours; those of a site stand at sites.name.hours", h.Path)
	}
	if len(h.Rows) > mostRows {
		return "", wrongf("%d rows; there are %d at most", len(h.Rows), mostRows)
	}
	rows := h.Rows
	if len(rows) == 0 {
		rows = []Open{{Days: []int{0, 1, 2, 3, 4, 5, 6}, To: dayMinutes}}
	}
	blocks := make([]string, len(rows))
	for i := range rows {
		block, err := rows[i].text()
		if err != nil {
			return "", err
		}
		blocks[i] = block
	}
	return "[" + strings.Join(blocks, ", ") + "]", nil
}

func (o *Open) text() (string, error) {
	if o.From < 0 || o.From >= dayMinutes || o.To < 0 || o.To > dayMinutes {
		return "", wrongf("from minute %d to %d; a day has %d", o.From, o.To, dayMinutes)
	}
	days := slices.Compact(slices.Sorted(slices.Values(o.Days)))
	if len(days) == 0 || days[0] < 0 || days[len(days)-1] > 6 {
		return "", wrongf("hours are of some days, from 0 for Monday to 6")
	}
	block := fmt.Sprintf(`from: "%s", to: "%s"}`, clock(o.From), clock(o.To))
	if len(days) < 7 {
		block = fmt.Sprintf("days: [%s], %s", dayNames(days), block)
	}
	return "{" + block, nil
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// hoursChange gives the opening hours that stand at a path now, and those of the scenario without settings; nil where
// there are none at that path.
func (c *configuration) hoursChange(path string) *HoursChange {
	if !strings.HasSuffix(path, ".hours") {
		return nil
	}
	all := c.openings()
	at := slices.IndexFunc(all, func(o OpeningHours) bool { return o.Path == path })
	if at < 0 {
		return nil
	}
	change := &HoursChange{Was: all[at].Was, Now: all[at].Rows}
	if change.Was == nil {
		change.Was = change.Now
	}
	return change
}

// openings lists the opening hours of all sites, and below each those of its stations that have their own.
func (c *configuration) openings() []OpeningHours {
	all := []OpeningHours{}
	add := func(o OpeningHours, blocks, before []scenario.HoursBlock, known bool) {
		o.Rows = rowsOf(blocks)
		if was := rowsOf(before); known && !slices.EqualFunc(o.Rows, was, sameHours) {
			o.Was = was
		}
		all = append(all, o)
	}
	for _, site := range slices.Sorted(keys(c.current.scenario.Sites)) {
		now, before := c.current.scenario.Sites[site], c.plain.Sites[site]
		path := "sites." + site
		if before == nil {
			before = new(scenario.Site)
		}
		add(OpeningHours{Path: path + ".hours", Site: site}, now.Hours, before.Hours, c.plain.Sites[site] != nil)
		for _, name := range slices.Sorted(keys(now.Stations)) {
			station, was := now.Stations[name], before.Stations[name]
			if was == nil {
				was = new(scenario.Station)
			}
			if len(station.Hours)+len(was.Hours) > 0 {
				add(OpeningHours{Path: path + ".stations." + name + ".hours", Site: site, Of: wordsOf(station.Title, name)},
					station.Hours, was.Hours, before.Stations[name] != nil)
			}
		}
	}
	return all
}

// wordsOf is a title, or a name in words.
func wordsOf(title, name string) string {
	if title != "" {
		return title
	}
	return strings.ReplaceAll(name, "-", " ")
}

// rowsOf reads opening hours; none where they are round the clock.
func rowsOf(blocks []scenario.HoursBlock) []Open {
	rows := []Open{}
	for i := range blocks {
		b := &blocks[i]
		row := Open{Days: []int{}, From: int(b.From / minuteNanoseconds), To: int(b.To / minuteNanoseconds)}
		for day := range 7 {
			if b.Days.Has(day) {
				row.Days = append(row.Days, day)
			}
		}
		rows = append(rows, row)
	}
	if len(rows) == 1 && len(rows[0].Days) == 7 && rows[0].From == rows[0].To%dayMinutes {
		return []Open{}
	}
	return rows
}

func sameHours(a, b Open) bool {
	return a.From == b.From && a.To == b.To && slices.Equal(a.Days, b.Days)
}
