package measured

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"karvon/sim/fit"
)

var (
	unitWords = map[string]float64{
		"s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "с": 1, "сек": 1, "секунд": 1, "секунда": 1, "секунды": 1,
		"m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "м": 60, "мин": 60, "минут": 60, "минута": 60,
		"минуты": 60, "daqiqa": 60,
		"h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "ч": 3600, "час": 3600, "часа": 3600,
		"часов": 3600, "soat": 3600,
		"d": 86400, "day": 86400, "days": 86400, "д": 86400, "дн": 86400, "день": 86400, "дня": 86400, "дней": 86400,
		"сут": 86400, "сутки": 86400, "суток": 86400,
		"sekunde": 1, "sekunden": 1, "soniya": 1, "сония": 1, "minuten": 60, "дақиқа": 60, "std": 3600, "stunde": 3600,
		"stunden": 3600, "соат": 3600, "сағат": 3600, "tage": 86400,
		"ms": 1e-3, "мс": 1e-3,
	}
	moreWords = setOf("over above more than least at свыше более больше")
	lessWords = setOf("under below less than most до менее меньше up to")
)

// timer reads durations as one column has them.
type timer struct {
	unit  float64 // s, of numbers without one; 0 where it is not known
	clock Unit    // how two numbers with a colon are read; empty where it is not known
	marks marks
}

// durationOf reads a duration in seconds, or two ends of one; false where a text is none, or its unit is not known.
func (r timer) durationOf(text string) (fit.Observation, bool) {
	none := fit.Observation{}
	lower := strings.ToLower(strings.TrimSpace(text))
	if noDelay[lower] {
		return none, true
	}
	if value, ok := r.marks.numberOf(lower); ok {
		seconds := float64(value * r.unit)
		return fit.Observation{Low: seconds, High: seconds}, r.unit > 0
	}
	if rest, ok := beyond(lower); ok {
		low, ok := r.oneDuration(rest)
		return fit.Observation{Low: low, High: math.Inf(1)}, ok
	}
	if rest, ok := below(lower); ok {
		high, ok := r.oneDuration(rest)
		return fit.Observation{Low: 0, High: high}, ok
	}
	if low, high, ok := r.twoEnds(lower); ok {
		return fit.Observation{Low: low, High: high}, true
	}
	value, ok := r.oneDuration(lower)
	return fit.Observation{Low: value, High: value}, ok
}

var noDelay = map[string]bool{"no delay": true, "no wait": true, "none waiting": true, "без ожидания": true,
	"нет очереди": true, "без очереди": true}

// beyond takes off what says "more than": >120, ≥ 2 h, 120+, over 120 min.
func beyond(text string) (string, bool) {
	if rest, ok := strings.CutSuffix(text, "+"); ok {
		return rest, true
	}
	return cutSign(text, ">≥", moreWords)
}

// below takes off what says "less than".
func below(text string) (string, bool) { return cutSign(text, "<≤", lessWords) }

func cutSign(text, signs string, words map[string]bool) (string, bool) {
	if rest := strings.TrimLeft(text, signs+"= "); rest != text && strings.ContainsAny(text[:len(text)-len(rest)], signs) {
		return rest, true
	}
	fields := strings.Fields(text)
	at := 0
	for at < len(fields) && words[fields[at]] {
		at++
	}
	return strings.Join(fields[at:], " "), at > 0 && at < len(fields)
}

// twoEnds reads 10-15, 10–15 min and 1h - 2h.
func (r timer) twoEnds(text string) (low, high float64, ok bool) {
	text = strings.NewReplacer("–", "-", "—", "-", "−", "-").Replace(text)
	first, second, found := strings.Cut(text, "-")
	if !found || strings.TrimSpace(first) == "" || strings.Contains(second, "-") {
		return 0, 0, false
	}
	if high, ok = r.oneDuration(second); !ok {
		return 0, 0, false
	}
	if low, ok = r.oneDuration(first); !ok || !strings.ContainsFunc(first, isLetter) {
		// the unit stands behind the second alone
		at := strings.IndexFunc(second, isLetter)
		if at < 0 {
			return low, high, ok && low <= high
		}
		if low, ok = r.oneDuration(first + " " + second[at:]); !ok {
			return 0, 0, false
		}
	}
	return low, high, low <= high
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'а' && r <= 'я' }

// oneDuration reads a duration in seconds: a number, 1:20:00, 1h 20m, PT1H20M, 1 day, 2:03:04.
func (r timer) oneDuration(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if value, ok := r.marks.numberOf(text); ok {
		return float64(value * r.unit), r.unit > 0
	}
	if iso, ok := strings.CutPrefix(text, "p"); ok {
		text = strings.Replace(iso, "t", " ", 1)
	}
	sum, read := 0.0, false
	for text != "" {
		text = strings.TrimLeft(text, " ,.")
		end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune(":.,", r) })
		if end < 0 {
			end = len(text)
		}
		digits := strings.TrimRight(text[:end], ".,")
		text = strings.TrimSpace(text[len(digits):])
		if digits == "" {
			return 0, false
		}
		if strings.Contains(digits, ":") {
			value, ok := r.colons(digits)
			return sum + value, ok && (text == "" || unitWords[strings.Trim(text, ".")] == 3600)
		}
		end = strings.IndexFunc(text, func(r rune) bool { return !isLetter(r) })
		if end < 0 {
			end = len(text)
		}
		unit := unitWords[text[:end]]
		value, ok := r.marks.numberOf(digits)
		if unit == 0 || !ok {
			return 0, false
		}
		sum, read, text = sum+float64(value*unit), true, strings.TrimLeft(text[end:], " .,")
		if after, ok := strings.CutPrefix(text, "and "); ok {
			text = after
		}
	}
	return sum, read
}

// colons reads 1:20:00, and 1:20 where it is known what that is.
func (r timer) colons(text string) (float64, bool) {
	parts := strings.Split(text, ":")
	if len(parts) < 2 || len(parts) > 4 {
		return 0, false
	}
	var values [4]float64
	for i, part := range parts {
		value, err := strconv.ParseFloat(strings.Replace(part, ",", ".", 1), 64)
		if err != nil || part == "" || i > 0 && value >= 60 && len(parts) < 4 {
			return 0, false
		}
		values[i] = value
	}
	switch {
	case len(parts) == 4: // days
		return float64(86400*values[0]) + float64(3600*values[1]) + float64(60*values[2]) + values[3], true
	case len(parts) == 3:
		return float64(3600*values[0]) + float64(60*values[1]) + values[2], true
	case r.clock == hoursMinutes:
		return float64(3600*values[0]) + float64(60*values[1]), true
	case r.clock == minutesSeconds:
		return float64(60*values[0]) + values[1], true
	}
	return 0, false
}

// unitIn finds the unit that a header says, as in "wait (min)" or "service, sec".
func unitIn(header string) Unit {
	lower := strings.ToLower(header)
	for _, said := range []struct {
		text string
		unit Unit
	}{{"h:mm:ss", hoursMinutes}, {"hh:mm:ss", hoursMinutes}, {"hh:mm", hoursMinutes}, {"h:mm", hoursMinutes},
		{"чч:мм", hoursMinutes}, {"mm:ss", minutesSeconds}, {"m:ss", minutesSeconds}, {"мм:сс", minutesSeconds}} {
		if strings.Contains(lower, said.text) {
			return said.unit
		}
	}
	words := wordsOf(header)
	for i := len(words) - 1; i >= 0; i-- {
		single := utf8.RuneCountInString(words[i]) == 1
		if single && (i < len(words)-1 || words[i] == "m" || words[i] == "d" || i > 0 && plain(words[i-1])) {
			continue
		}
		for _, unit := range []Unit{inSeconds, inMinutes, inHours, inDays} {
			if unitWords[words[i]] == unit.seconds() {
				return unit
			}
		}
	}
	return ""
}
