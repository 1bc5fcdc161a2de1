package measured

import "slices"

// completeCounts finds the numbers of a table of counts, and their times.
func (k *picker) completeCounts() error {
	if k.h.labels.over == hourLabels || k.h.labels.over == dateLabels {
		if len(k.p.counts) == 0 {
			return k.completeWide()
		}
	}
	if err := k.completeTime(true); err != nil {
		return err
	}
	if err := k.completeNumbers(); err != nil {
		return err
	}
	if k.p.time.date >= 0 && k.columns[k.p.time.date].class == isMonth || k.p.time.year >= 0 && k.p.time.day < 0 {
		k.p.kind = Totals
	}
	return nil
}

// completeNumbers finds the column that counts.
func (k *picker) completeNumbers() error {
	if len(k.p.counts) > 0 {
		return nil
	}
	taken := append(append([]int{}, k.p.time.columns()...), k.p.until.columns()...)
	free := func(all []int) []int {
		return slices.DeleteFunc(all, func(at int) bool {
			return slices.Contains(taken, at) || slices.Contains(k.p.by, at) || at == k.p.identity
		})
	}
	all := k.best(free(k.countColumns()))
	if len(all) == 0 {
		all = free(k.numbers())
	}
	switch len(all) {
	case 1:
		k.p.counts = all
		return nil
	case 0:
		return k.missing("numbers", "name it by --count")
	}
	return k.several("the number", sayCount+"; named several times, each is a group", all)
}

// completeWide finds the labels of the rows of a table whose headers are hours or dates.
func (k *picker) completeWide() error {
	k.p.wide = true
	label := k.only(func(c *candidate) bool {
		return c.at < k.h.labels.columns[0] && c.class != isBlank &&
			c.class != isWords
	})
	switch {
	case k.p.time.known():
	case k.h.labels.over == hourLabels:
		dates := k.all(func(c *candidate) bool {
			return !slices.Contains(k.h.labels.columns, c.at) && (c.timely() || c.canBeMoment())
		})
		if len(dates) > 1 {
			return k.several("the date", sayTime, dates)
		}
		if len(dates) == 1 {
			k.p.time = at(dates[0])
		}
	case label >= 0:
		w := never
		w.clock = label
		k.p.time = w
	}
	return nil
}

// completeTimes finds the column of durations, and when they were.
func (k *picker) completeTimes() error {
	if k.p.duration < 0 {
		all := k.best(k.durationColumns())
		if len(all) == 0 {
			all = k.numbers()
		}
		if len(all) == 0 {
			all = k.all(func(c *candidate) bool { return c.class == isLasting || c.class == isClock && !c.identifies() })
		}
		switch len(all) {
		case 0:
			return k.missing("durations", "name it by --duration")
		case 1:
			k.p.duration = all[0]
		default:
			return k.several("the duration", sayDuration, all)
		}
	}
	return k.completeTime(false)
}

// completeTotals finds months, posts and numbers.
func (k *picker) completeTotals() error {
	if k.h.labels.over == monthLabels && len(k.p.counts) == 0 {
		k.p.wide = true
		if year := k.only(func(c *candidate) bool { return c.meaning.roles[ofYear] && c.class == isNumber }); year >= 0 {
			k.p.time.year = year
		}
		return nil
	}
	if err := k.completeTime(true); err != nil {
		return err
	}
	return k.completeNumbers()
}

// groupColumns are those whose words or numbers can part the rows of one time.
func (k *picker) groupColumns() []int {
	used := append(append(append([]int{}, k.p.time.columns()...), k.p.counts...), k.p.by...)
	return k.all(func(c *candidate) bool {
		if c.identifies() || slices.Contains(used, c.at) || c.different < 2 {
			return false
		}
		return c.class == isWords || c.meaning.roles[ofPost] || c.meaning.roles[ofGroup]
	})
}
