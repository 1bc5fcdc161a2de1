package observed

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/internal/sheet"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Of gives the values in the units of a model that was compiled for the responses of the table ([Table.Names]), by
// response and date. The error is a syntax.Errors with all that is wrong: with rows, with names and with numbers.
func (t *Table) Of(m *response.Model) ([]Value, error) {
	again := *t
	t = &again
	t.wrong = t.wrong[:len(t.wrong):len(t.wrong)]
	var values []Value
	unknown := map[string]bool{}
	for i := range t.entries {
		e := &t.entries[i]
		r, known := m.ResponseIndex(e.name)
		if !known {
			if !unknown[e.name] {
				unknown[e.name] = true
				if why, ok := t.refused[e.name]; ok {
					t.add(why.Code, e.place, fmt.Sprintf("%s: %s", e.name, why.Message), why.Hint)
					continue
				}
				t.add(scenario.UnknownResponse, e.place, fmt.Sprintf("no response is named %q", e.name), meant(m, e.name))
			}
			continue
		}
		if v, ok := t.meant(e, &m.Responses[r]); ok {
			values = append(values, v)
		}
	}
	t.contradictions(values)
	if err := t.errors(); err != nil {
		return nil, err
	}
	Sort(values)
	return values, nil
}

// meant reads the number of a value.
func (t *Table) meant(e *entry, r *response.Response) (Value, bool) {
	v := Value{Response: e.name, Date: e.date, Place: e.value.at, HoldOut: e.holdOut, Error: -1}
	plain, mistake := t.plain(e.value)
	if mistake != nil {
		t.add(scenario.BadData, e.value.at, mistake.Message, plainHint(mistake))
		return v, false
	}
	v.text = plain
	if e.unit != "" && e.unit != "1" {
		v.text = plain + " " + e.unit
		if rate, isRate := strings.CutPrefix(e.unit, "1/"); isRate {
			v.text = plain + "/" + rate
		} else if e.unit == "%" {
			v.text = plain + "%"
		}
	}
	var err error
	if v.Number, err = r.Parse(v.text); err != nil {
		t.add(scenario.BadQuantity, e.value.at, fmt.Sprintf("%s: %v", e.name, err), "")
		return v, false
	}
	if hint := impossible(r, v.Number); hint != "" {
		t.add(scenario.OutOfRange, e.value.at, fmt.Sprintf("%s cannot be %s", e.name, v.text), hint)
		return v, false
	}
	if e.allowance.text == "" {
		return v, true
	}
	plain, mistake = t.plain(e.allowance)
	if mistake == nil {
		v.Error, err = unit.Parse(plain, unit.Share)
	}
	if mistake != nil || err != nil || v.Error < 0 || v.Error > 1 {
		t.add(scenario.BadQuantity, e.allowance.at, fmt.Sprintf("%q is no error of the model", e.allowance.text),
			"it is a share of the value, such as 5%")
		return v, false
	}
	return v, true
}

// plain writes the number in a cell as scenarios have it.
func (t *Table) plain(c cell) (string, *sheet.Mistake) {
	if c.plain {
		return c.text, sheet.Absent(c.text)
	}
	return sheet.Plain(c.text, t.decimal)
}

// impossible says why a response cannot have a value; empty where it can.
func impossible(r *response.Response, number float64) string {
	switch span := r.Range(); {
	case math.IsNaN(number) || math.IsInf(number, 0):
		return "it is a number"
	case span == stats.Share && (number < 0 || number > 1):
		return "it is a share, from 0% to 100%"
	case span != stats.Real && number < 0:
		return "it is never below 0"
	}
	return ""
}

// contradictions finds values of one response and one realisation that stand more than once, and rows without a date
// beside rows with one.
func (t *Table) contradictions(values []Value) {
	type key struct{ response, date string }
	first := map[key]int{}
	dated, undated := -1, -1
	for i := range values {
		v := &values[i]
		if v.Date == "" && undated < 0 {
			undated = i
		}
		if v.Date != "" && dated < 0 {
			dated = i
		}
		k := key{v.Response, v.Date}
		j, known := first[k]
		if !known {
			first[k] = i
			continue
		}
		t.add(scenario.BadData, v.Place, t.twice(v, &values[j]), secondHint(v))
	}
	if dated >= 0 && undated >= 0 {
		t.add(scenario.BadData, values[undated].Place, "the value has no date, and the one at "+t.short(values[dated].Place)+
			" has", "a date is one realisation: give all values their dates, or none")
	}
}

// twice says that two values are of the same.
func (t *Table) twice(v, before *Value) string {
	of := v.Response
	if v.Date != "" {
		of += " of " + v.Date
	}
	if v.Number == before.Number {
		return fmt.Sprintf("%s stands twice, the first time at %s", of, t.short(before.Place))
	}
	return fmt.Sprintf("%s is %s here and %s at %s", of, v.text, before.text, t.short(before.Place))
}

func secondHint(v *Value) string {
	if v.Date == "" {
		return "give each day its date, in a column date, or leave one of both out"
	}
	return "leave one of both out"
}

// short is a place in the same file.
func (t *Table) short(at syntax.Pos) string { return strings.TrimPrefix(at.String(), t.file+":") }
