package staffing

// The week in minutes, in which all times of this package are counted: since the local Monday 00:00.
const (
	hour = 60
	day  = 24 * hour
	week = 7 * day
)

// shift is a time on duty of the week. One that goes over Sunday's end goes on on Monday.
type shift struct {
	from   int // minutes of the week
	length int // minutes, less than a week
}

// needs is how many must be on duty: values[i] from times[i] on to the next; times[0] is 0. The last holds to the
// week's end.
type needs struct {
	times  []int
	values []int
}

// most is the largest number that is needed.
func (n *needs) most() int {
	most := 0
	for _, value := range n.values {
		most = max(most, value)
	}
	return most
}

// at gives the number that is needed at a minute of the week.
func (n *needs) at(minute int) int {
	value := 0
	for i, from := range n.times {
		if from > minute {
			break
		}
		value = n.values[i]
	}
	return value
}

// minutes is how long all who are needed are on duty together, in a week.
func (n *needs) minutes() int {
	sum := 0
	for i, from := range n.times {
		until := week
		if i+1 < len(n.times) {
			until = n.times[i+1]
		}
		sum += n.values[i] * (until - from)
	}
	return sum
}
