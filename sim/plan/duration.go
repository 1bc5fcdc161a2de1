package plan

import (
	"fmt"
	"math"

	"karvon/sim/scenario"
)

// Duration is a duration that depends on attributes: a draw of Sampler times Scale; or, where Slot is not None, the
// duration of the word there.
type Duration struct {
	Sampler SamplerID    // None where Scale is of another duration, or by word
	Scale   ProgramID    // program, None for 1
	Of      DurationID   // index into Durations of what is scaled, where Sampler is None
	Slot    SlotID       // attribute, None where the duration is not by word
	ByWord  []DurationID // index into Durations by word; None for a word that the attribute never is
}

// timed compiles a duration of a step: a sampler; or, where it depends on attributes, one of the plan's Durations.
// None is the other.
func (j *journey) timed(d *scenario.Duration) (sampler SamplerID, duration DurationID) {
	switch {
	case d == nil:
		return None, None
	case d.Scaled == nil && d.ByWord == nil:
		return j.sampler(d.Meta, d.Distribution), None
	}
	return None, j.dependent(d)
}

// dependent compiles a duration into the plan's Durations.
func (j *journey) dependent(d *scenario.Duration) DurationID {
	compiled := Duration{Sampler: None, Scale: None, Of: None, Slot: None}
	switch {
	case d.Scaled != nil:
		scale := d.Scaled.Scale
		compiled.Scale = j.program(&scale.Formula, aRatio)
		if of := d.Scaled.Of; of.Scaled == nil && of.ByWord == nil {
			compiled.Sampler = j.sampler(of.Meta, of.Distribution)
		} else {
			compiled.Of = j.dependent(of)
		}
	case d.ByWord != nil:
		j.byWord(&compiled, d.ByWord)
	default:
		compiled.Sampler = j.sampler(d.Meta, d.Distribution)
	}
	j.plan.Durations = append(j.plan.Durations, compiled)
	return DurationID(len(j.plan.Durations) - 1)
}

func (j *journey) byWord(compiled *Duration, d *scenario.DurationByWord) {
	slot, ok := j.wordSlot(d.By, "scale the duration by it")
	if !ok {
		return
	}
	compiled.Slot = slot
	for word := range d.Cases {
		j.checkWord(d.Meta, j.attribute(d.By.Text), word)
	}
	otherwise := DurationID(None)
	if d.Otherwise != nil {
		otherwise = j.dependent(d.Otherwise)
	}
	compiled.ByWord = make([]DurationID, len(j.plan.Words))
	fill(compiled.ByWord, None)
	for _, word := range keys(j.attributeValues[d.By.Text].words) {
		at := otherwise
		if one, given := d.Cases[word]; given {
			at = j.dependent(one)
		}
		if at == None {
			j.fail(d.Meta, scenario.MissingKey,
				fmt.Sprintf("there is no duration for %s, which attribute %s can be", word, d.By.Text), "add a case, or otherwise")
		}
		compiled.ByWord[j.wordIndex[word]] = at
	}
}

// wordSlot finds the slot of an attribute of the flow whose values are words; otherwise says what to do with a
// number.
func (j *journey) wordSlot(by scenario.Text, otherwise string) (slot SlotID, ok bool) {
	slot, ok = j.ownSlot(by.Meta, by.Text)
	j.use(AttributeElement, by.Text)
	if ok && !j.plan.Slots[slot].Word {
		j.fail(by.Meta, scenario.WrongType, fmt.Sprintf("attribute %q is a number; cases need a word", by.Text), otherwise)
		return 0, false
	}
	return slot, ok
}

// MeanDuration gives the mean of a duration that depends on attributes.
func (p *Plan) MeanDuration(at DurationID, slot func(slot SlotID) Bounds) Bounds {
	d := &p.Durations[at]
	factor := always
	if d.Scale != None {
		scale := p.Estimate(d.Scale, slot)
		factor = Bounds{math.Max(0, scale.Low), math.Max(0, scale.High)} // below zero the run ends
	}
	switch {
	case d.Slot != None:
		return factor.Times(p.meanByWord(d, slot(d.Slot), slot))
	case d.Sampler != None:
		return factor.Times(Exactly(p.Samplers[d.Sampler].Mean()))
	}
	return factor.Times(p.MeanDuration(d.Of, slot))
}

// meanByWord gives the mean over the words that an attribute may have.
func (p *Plan) meanByWord(d *Duration, word Bounds, slot func(slot SlotID) Bounds) Bounds {
	result := Bounds{math.Inf(1), 0}
	for i, at := range d.ByWord {
		if at != None && word.Low <= float64(i) && float64(i) <= word.High {
			result = result.Hull(p.MeanDuration(at, slot))
		}
	}
	return result
}
