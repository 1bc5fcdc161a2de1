package measured

import (
	"fmt"
	"slices"
	"strings"
)

// when says in which columns a moment stands: date and time of day together or apart, or year, month, day, hour and
// minute one by one. -1 is none.
type when struct {
	date, clock                    int
	year, month, day, hour, minute int
}

var never = when{-1, -1, -1, -1, -1, -1, -1}

func (w when) known() bool { return w != never }

func at(column int) when {
	w := never
	w.date = column
	return w
}

// columns lists the columns of a moment.
func (w when) columns() []int {
	var all []int
	for _, column := range []int{w.date, w.clock, w.year, w.month, w.day, w.hour, w.minute} {
		if column >= 0 {
			all = append(all, column)
		}
	}
	return all
}

// picked is which column is what.
type picked struct {
	kind        Kind
	time, until when
	duration    int
	counts      []int
	by          []int
	identity    int
	event       int // of entries and exits in rows of their own, which --identity pairs; -1 of none
	where       []condition
	stated      map[int]bool // columns that the command line names
	statistics  []statisticColumn
	listed      bool // whether statistics stand in rows: one column names them, the next has their values
	wide        bool // whether the line of headers has the hours, dates or months
	postByRule  bool
}

// condition is what rows must be to be read.
type condition struct {
	column int
	values []string
}

// picker finds which column is what.
type picker struct {
	g       *grid
	h       *head
	rows    []line
	columns []candidate
	o       *Options
	p       picked
}

// Hints of the flags that decide.
const (
	sayTime     = "say which by --time"
	sayUntil    = "say which by --until"
	sayDuration = "say which by --duration"
	sayCount    = "say which by --count"
)

// pick finds the kind of a grid and its columns.
func pick(g *grid, h *head, o *Options) (*picker, error) {
	k := &picker{g: g, h: h, rows: g.rows[h.at:], o: o,
		p: picked{kind: o.Kind, time: never, until: never, duration: -1, identity: -1, event: -1, stated: map[int]bool{}}}
	for at, name := range h.names {
		k.columns = append(k.columns, g.classify(k.rows, at, name))
	}
	if len(k.rows) == 0 {
		return nil, problemf("", "there are no rows under the line of headers")
	}
	if err := k.named(); err != nil {
		return nil, err
	}
	if err := k.chooseKind(); err != nil {
		return nil, err
	}
	return k, k.complete()
}

// named takes the columns that the command line names.
func (k *picker) named() error {
	var err error
	moment := func(flag, name string) when {
		w := never
		if name == "" || err != nil {
			return w
		}
		w, err = k.moment(flag, name)
		return w
	}
	one := func(flag, name string) int {
		if name == "" || err != nil {
			return -1
		}
		var at int
		at, err = k.column(flag, name)
		return at
	}
	k.p.time, k.p.until = moment("--time", k.o.Time), moment("--until", k.o.Until)
	k.p.duration, k.p.identity = one("--duration", k.o.Duration), one("--identity", k.o.Identity)
	k.p.event = one("--event", k.o.Event)
	for _, name := range k.o.Count {
		k.p.counts = append(k.p.counts, one("--count", name))
	}
	for _, name := range k.o.By {
		k.p.by = append(k.p.by, one("--by", name))
	}
	if err != nil {
		return err
	}
	for _, text := range k.o.Where {
		if err := k.condition(text); err != nil {
			return err
		}
	}
	for _, at := range k.p.by {
		if err := k.mayGroup("--by", at); err != nil {
			return err
		}
	}
	return nil
}

// column finds a column by its header, or by its letter.
func (k *picker) column(flag, name string) (int, error) {
	found := -1
	for i := range k.columns {
		if !same(k.columns[i].header, name) {
			continue
		}
		if found >= 0 {
			return -1, problemf("name it by its letter, such as "+letter(i), "%s: two columns have this header: %s and %s", flag,
				letter(found), letter(i))
		}
		found = i
	}
	if found < 0 {
		if at := columnOf(name); at >= 0 && at < len(k.columns) {
			found = at
		}
	}
	if found < 0 {
		return -1, problemf("columns are named by their header or their letter", "%s: there is no column %q; there are "+
			"%s", flag,
			name, k.g.show(k.h, k.columns))
	}
	k.p.stated[found] = true
	return found, nil
}

// same says whether two headers are written alike, but for spaces and capitals.
func same(header, name string) bool {
	return header != "" && strings.EqualFold(header, strings.Join(strings.Fields(name), " "))
}

// moment finds the column of a moment, or two that are joined by a plus sign: a date and a time of day.
func (k *picker) moment(flag, name string) (when, error) {
	first, second, joined := strings.Cut(name, "+")
	if joined && !slices.ContainsFunc(k.columns, func(c candidate) bool { return same(c.header, name) }) {
		date, err := k.column(flag, first)
		if err != nil {
			return never, err
		}
		clock, err := k.column(flag, second)
		w := at(date)
		w.clock = clock
		return w, err
	}
	found, err := k.column(flag, name)
	if err != nil {
		return never, err
	}
	c := &k.columns[found]
	if c.class == isClock || c.class == isSpan || c.class == isNumber && !c.canBeMoment() {
		if date := k.dateBeside(c); date >= 0 {
			w := at(date)
			w.clock = found
			return w, nil
		}
		w := never
		w.clock = found
		return w, nil
	}
	if c.class == isDate {
		if clock := k.only(func(o *candidate) bool {
			return o.meaning.roles[ofHour] && o.canBeHour() &&
				o.at != found
		}); clock >= 0 {
			w := at(found)
			w.clock = clock
			return w, nil
		}
	}
	return at(found), nil
}

// dateBeside is the column of dates for a column of times of day: one that shares its word, or the only one.
func (k *picker) dateBeside(c *candidate) int {
	for _, r := range []role{ofArrival, ofDeparture} {
		if c.meaning.roles[r] {
			if date := k.only(func(o *candidate) bool { return o.class == isDate && o.meaning.roles[r] }); date >= 0 {
				return date
			}
		}
	}
	return k.only(func(o *candidate) bool {
		return o.class == isDate && !o.identifies() && !o.meaning.roles[ofArrival] && !o.meaning.roles[ofDeparture]
	})
}

// only is the one column that is so; -1 where there is none or more.
func (k *picker) only(is func(*candidate) bool) int {
	if all := k.all(is); len(all) == 1 {
		return all[0]
	}
	return -1
}

func (k *picker) all(is func(*candidate) bool) []int {
	var all []int
	for i := range k.columns {
		if is(&k.columns[i]) {
			all = append(all, i)
		}
	}
	return all
}

// best keeps of several columns those whose headers say more than a weak word, where there are any.
func (k *picker) best(all []int) []int {
	strong := slices.DeleteFunc(slices.Clone(all), func(at int) bool { return k.columns[at].meaning.weak })
	if len(strong) > 0 {
		return strong
	}
	return all
}

// list names columns as messages do.
func (k *picker) list(all []int) string {
	names := make([]string, len(all))
	for i, at := range all {
		names[i] = k.columns[at].shown(k.h)
	}
	return strings.Join(names, ", ")
}

// condition reads COLUMN=VALUE.
func (k *picker) condition(text string) error {
	name, wanted, found := strings.Cut(text, "=")
	if !found {
		return problemf("", "--where takes COLUMN=VALUE, such as Measure=Trucks")
	}
	column, err := k.column("--where", strings.TrimSpace(name))
	if err != nil {
		return err
	}
	if k.columns[column].identifies() {
		return k.identifying("--where", column)
	}
	wanted = strings.TrimSpace(wanted)
	for i := range k.p.where {
		if k.p.where[i].column == column {
			k.p.where[i].values = append(k.p.where[i].values, wanted)
			return nil
		}
	}
	k.p.where = append(k.p.where, condition{column, []string{wanted}})
	return nil
}

// identifying refuses a column of plates, passports or names.
func (k *picker) identifying(flag string, column int) error {
	return problemf("such a column is read by --identity alone, which replaces what stands there by numbers",
		"%s: the column %s is one of plates, documents or names by its header", flag, k.columns[column].shown(k.h))
}

// mayGroup refuses to show the cells of a column that tells one visitor from another.
func (k *picker) mayGroup(flag string, column int) error {
	c := &k.columns[column]
	if c.identifies() {
		return k.identifying(flag, column)
	}
	values, plates, rows := map[string]bool{}, 0, 0
	for i := range k.rows {
		text := k.rows[i].text(column)
		if text == "" {
			continue
		}
		rows++
		if !values[text] {
			values[text] = true
			if likePlate(text) {
				plates++
			}
		}
	}
	if plates*2 > len(values) && len(values) > 3 || len(values) > mostGroups || len(values) > 20 && 3*len(values) > rows {
		return problemf("groups are few; who it was is asked for by --identity",
			"%s: the column %s has %d values in %d rows, as one of plates or documents has", flag, c.shown(k.h), len(values),
			rows)
	}
	return nil
}

// mostGroups are the most groups that are fitted one by one.
const mostGroups = 1000

// likePlate says whether a text has letters and three digits or more in one word.
func likePlate(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == ' ' || r == '-':
		default:
			letters++
		}
	}
	return digits >= 3 && letters >= 1 && digits+letters <= 12 && digits+letters >= 5
}

// several is the error of a choice that is not clear.
func (k *picker) several(what, hint string, all []int) error {
	return &Problem{Message: fmt.Sprintf("%s can stand in several columns: %s", what, k.list(all)), Hint: hint}
}
