package document

import "karvon/report/ground"

// Week is what goes on through the window of a run, from which a page draws its pictures. Times are minutes.
type Week struct {
	Bin          float64       `json:"bin"`
	Start        float64       `json:"start"` // of the window, since the local Monday's midnight of the main site
	Clock        string        `json:"clock"` // whose clock that is
	Main         int           `json:"main"`  // the site whose it is
	Replications int           `json:"replications"`
	Span         string        `json:"span"` // what each of them counts: week, day or run
	Stations     []WeekStation `json:"stations"`
	Zones        []WeekZone    `json:"zones"`
	Flows        []WeekFlow    `json:"flows"`
	Sites        []WeekSite    `json:"sites"`
	Links        []WeekLink    `json:"links"`
	Flow         int           `json:"flow"`    // that the first primary response is about; -1 for none
	Borders      *Borders      `json:"borders"` // that a page finds around the sites
	Replay       *WeekReplay   `json:"replay"`
	Ground       *ground.Plan  `json:"ground,omitempty"` // on which the replay is drawn
	// Language and Words are those of the page that draws it; empty in English.
	Language string            `json:"language,omitempty"`
	Words    map[string]string `json:"words,omitempty"`
}

type WeekBand struct {
	Mean Brief `json:"mean"`
	Low  Brief `json:"low"`
	High Brief `json:"high"`
}

type WeekStation struct {
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Site  int      `json:"site"`
	Queue WeekBand `json:"queue"`
	Busy  Brief    `json:"busy"`
	Duty  Brief    `json:"duty"`
	Used  bool     `json:"used"`
	// Seen is what was observed of its queue: when, and how many. None where nothing was.
	Seen [][2]float64 `json:"seen,omitempty"`
}

type WeekZone struct {
	Name   string   `json:"name"`
	Title  string   `json:"title"`
	Site   int      `json:"site"`
	Places float64  `json:"places"` // 0 without a limit
	Inside WeekBand `json:"inside"`
}

type WeekFlow struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Class    string `json:"class"`
	Arrived  Brief  `json:"arrived"`  // in each hour
	Departed Brief  `json:"departed"` // in each hour
	Times    Brief  `json:"times"`    // quantiles of the time inside, 0% to 99% by 1%; none where nobody departed
	// Unfinished is the share of those who came in the window that Times leaves out, since they were inside at the
	// run's end: the times are lower bounds then.
	Unfinished float64 `json:"unfinished"`

	DepartedLow  Brief `json:"-"` // over the replications
	DepartedHigh Brief `json:"-"`
}

type WeekSite struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Inside float64 `json:"inside"`
	// At is longitude and latitude; none where the scenario gives none.
	At []float64 `json:"at"`
}

type WeekLink struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	From   int     `json:"from"`
	To     int     `json:"to"`
	Rail   bool    `json:"rail"`
	Passed float64 `json:"passed"` // trips a day
}

// WeekReplay is a day, entity by entity: each its flow, and then four numbers a part: what it does, where, how many
// seconds after the beginning of the part before, and for how many seconds.
type WeekReplay struct {
	Start    float64   `json:"start"`  // minutes since the local Monday's midnight
	Length   float64   `json:"length"` // minutes
	Share    float64   `json:"share"`
	Entities [][]int64 `json:"entities"`
}

// Borders is what a map shows behind its sites, in hundredths of a degree.
type Borders struct {
	Coasts  [][]int             `json:"coasts"` // longitude, latitude, and so on
	Borders [][]int             `json:"borders"`
	Names   map[string][][3]int `json:"names"`
}
