package measured

import "strconv"

// timeOfDay reads a time of day at the cursor, with an end behind a dash: 8:30, 08:30:15.5, 6:30 PM, 24:00,
// 08:00-09:00, 8-9, 08. A bare number is an hour where bare says so.
func (m *moment) timeOfDay(c *cursor, bare bool) bool {
	begun := c.at
	clock, bareHour, twelve, ok := oneClock(c)
	if !ok {
		return false
	}
	m.clock, m.twelve = clock, twelve
	if full := c.at-begun >= 5 || c.at > 0 && begun > 0 && c.peek(begun-1-c.at).text == "t"; full && c.peek(0).is("-") {
		m.zone(c)
		return true
	}
	dashed := c.skip("-") || c.word(untilWords)
	if !dashed {
		if bareHour && !twelve {
			if !c.done() {
				return false
			}
			if bare {
				m.shape = numberedHour
			}
		}
		m.zone(c)
		return true
	}
	until, _, twelveUntil, ok := oneClock(c)
	if !ok {
		return m.dashedZone(c)
	}
	m.until = until
	if twelveUntil && !twelve && m.clock < 12*3600 && until >= 12*3600 && m.clock+12*3600 < until {
		m.clock += 12 * 3600 // 1 - 2 pm
	}
	if m.until <= m.clock { // 23-0
		m.until += 86400
	}
	m.zone(c)
	return true
}

var (
	untilWords = setOf("to till до по")
	amWords    = setOf("am a")
	pmWords    = setOf("pm p")
)

// oneClock reads 8, 08:30 and 8:30:15.5, with AM or PM; bareHour says that only the hour stands there.
func oneClock(c *cursor) (clock float64, bareHour, twelve, ok bool) {
	h := c.peek(0)
	if h.kind != 'd' || len(h.text) > 2 || h.value > 24 {
		return 0, false, false, false
	}
	c.at++
	minute, second, part := 0, 0, 0.0
	bareHour = true
	if m := c.peek(1); c.peek(0).is(":") && m.kind == 'd' && len(m.text) == 2 && m.value < 60 {
		c.at += 2
		minute, bareHour = m.value, false
		if s := c.peek(1); c.peek(0).is(":") && s.kind == 'd' && len(s.text) == 2 && s.value <= 60 {
			c.at += 2
			second = s.value
			if f := c.peek(1); c.peek(0).is(".,") && f.kind == 'd' && !f.spaced {
				c.at += 2
				part = decimals(f.text)
			}
		}
	} else if m := c.peek(1); c.word(hourWords) && m.kind == 'd' && len(m.text) == 2 && m.value < 60 { // 6h30
		c.at++
		minute, bareHour = m.value, false
	}
	hour := h.value
	switch {
	case hour <= 12 && c.half(amWords):
		twelve = true
		hour %= 12
	case hour <= 12 && c.half(pmWords):
		twelve = true
		hour = hour%12 + 12
	}
	clock = float64(3600*hour+60*minute+second) + part
	return clock, bareHour, twelve, clock <= 86400
}

// half goes past AM or PM, also as a.m. or p.m.
func (c *cursor) half(words map[string]bool) bool {
	t := c.peek(0)
	if t.kind != 'a' || !words[t.text] {
		return false
	}
	if len(t.text) == 1 {
		if !c.peek(1).is(".") || c.peek(2).text != "m" {
			return false
		}
		c.at += 3
		c.skip(".")
		return true
	}
	c.at++
	return true
}

// decimals is what digits behind a point come to.
func decimals(digits string) float64 {
	value, err := strconv.ParseFloat("0."+digits, 64)
	if err != nil {
		return 0
	}
	return value
}

// zone reads what says a time zone: Z, UTC, +05:00, PDT.
func (m *moment) zone(c *cursor) {
	t := c.peek(0)
	switch {
	case t.kind == 'a' && (t.text == "z" || t.text == "utc" || t.text == "gmt"):
		c.at++
		m.zoned, m.utc = true, true
		m.signed(c)
	case t.kind == 'a' && zoneWords[t.text]:
		c.at++
	default:
		m.signed(c)
	}
}

// signed reads +05:00, +0500 and +5.
func (m *moment) signed(c *cursor) {
	if t := c.peek(0); !t.is("+-") || c.peek(1).kind != 'd' {
		return
	}
	sign := 1.0
	if c.peek(0).is("-") {
		sign = -1
	}
	c.at++
	m.offsetOf(c, sign)
}

// dashedZone reads an offset west of Greenwich, whose dash has been passed.
func (m *moment) dashedZone(c *cursor) bool {
	if c.peek(0).kind != 'd' {
		return false
	}
	m.offsetOf(c, -1)
	return true
}

func (m *moment) offsetOf(c *cursor, sign float64) {
	t := c.peek(0)
	hours, minutes := t.value, 0
	if len(t.text) == 4 {
		hours, minutes = t.value/100, t.value%100
	}
	c.at++
	if next := c.peek(1); c.peek(0).is(":") && next.kind == 'd' {
		minutes = next.value
		c.at += 2
	}
	m.zoned, m.utc = true, hours == 0 && minutes == 0
	m.offset = float64(sign * float64(3600*hours+60*minutes))
}
