package traffic

import (
	"slices"

	"karvon/sim/plan"
)

// keepCertain drops what is asked at the steps of a course behind a place that can turn entities away or send them
// elsewhere: nobody may come there, but who does asks for more. What they ask of that place itself is kept.
func (d *demands) keepCertain(p *plan.Plan, room *workspace) {
	lost := lossesBefore(p, room)
	d.more = map[int]bool{}
	for _, step := range room.order {
		here := lost[step]
		kept := slices.DeleteFunc(d.at(step), func(one demand) bool {
			if !here.concerns(&one) {
				return false
			}
			d.more[one.kind] = true
			return true
		})
		d.places[step].end = d.places[step].first + int32(len(kept))
	}
}

// losses is at which steps before a step, on some way, entities can be lost.
type losses struct {
	some      bool        // at any
	zone      plan.ZoneID // the zone at whose entrance all of them are lost
	scattered bool        // not at the entrance of one zone only
}

// concerns says whether a demand is of another place than that at which entities are lost before it.
func (l losses) concerns(d *demand) bool {
	return l.some && (l.scattered || d.of != roomOf || plan.ZoneID(d.index) != l.zone)
}

// and adds the losses on another way.
func (l losses) and(other losses) losses {
	switch {
	case !l.some:
		return other
	case other.some && (other.scattered || other.zone != l.zone):
		l.scattered, l.zone = true, 0
	}
	return l
}

// lossesBefore gives for each step of a course what can be lost before it.
func lossesBefore(p *plan.Plan, room *workspace) []losses {
	lost, met := zeros(&room.lost, len(p.Steps)), zeros(&room.waits, len(p.Steps))
	todo := append(room.todo[:0], room.order[0])
	met[room.order[0]] = true
	for next := 0; next < len(todo); next++ {
		at := todo[next]
		after := lost[at]
		if loses(p, at) {
			s := &p.Steps[at]
			after = after.and(losses{some: true, zone: s.Zone(), scattered: s.Op.Facts().Wants != plan.WantsRoom}.normal())
		}
		for _, next := range room.following(at) {
			if all := lost[next].and(after); !met[next] || all != lost[next] {
				lost[next], met[next] = all, true
				todo = append(todo, next)
			}
		}
	}
	room.todo = todo
	return lost
}

// normal forgets the zone of what is scattered.
func (l losses) normal() losses {
	if l.scattered {
		l.zone = 0
	}
	return l
}

// loses says whether entities can leave a step otherwise than to what follows it.
func loses(p *plan.Plan, step plan.StepID) bool {
	s := &p.Steps[step]
	return s.Op.Facts().Detours && (s.Full != plan.None || s.Unserved != plan.None)
}
