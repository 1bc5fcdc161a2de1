package staffing

// The week in minutes, in which all times of this package are counted: since the local Monday 00:00.
const (
	Hour = 60
	Day  = 24 * Hour
	Week = 7 * Day
)

// Shift is a time on duty of the week. One that goes over Sunday's end goes on on Monday.
type Shift struct {
	From   int // minutes of the week
	Length int // minutes, less than a week
}

// Need is how many must be on duty: Values[i] from Times[i] on to the next; Times[0] is 0. The last holds to the
// week's end.
type Need struct {
	Times  []int
	Values []int
}

// most is the largest number that is needed.
func (n *Need) most() int {
	most := 0
	for _, value := range n.Values {
		most = max(most, value)
	}
	return most
}

// at gives the number that is needed at a minute of the week.
func (n *Need) at(minute int) int {
	value := 0
	for i, from := range n.Times {
		if from > minute {
			break
		}
		value = n.Values[i]
	}
	return value
}

// minutes is how long all who are needed are on duty together, in a week.
func (n *Need) minutes() int {
	sum := 0
	for i, from := range n.Times {
		until := Week
		if i+1 < len(n.Times) {
			until = n.Times[i+1]
		}
		sum += n.Values[i] * (until - from)
	}
	return sum
}
