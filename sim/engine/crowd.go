package engine

// spend adds the time since the number inside a zone changed last to the time with that number. It is called in the
// window alone, before each change.
func (z *ZoneRecord) spend(now int64) {
	for int64(len(z.Spent)) <= z.Inside.now {
		z.Spent = append(z.Spent, 0)
	}
	z.Spent[z.Inside.now] += now - z.spentUntil
	z.spentUntil = now
}
