package stats

// AppendTail appends a histogram that AppendBinary wrote, with all values in bins well below a limit as noughts: of any
// number of such histograms merged, a quantile beyond the limit is the same as of the whole ones, and any other is
// below the limit, too. It returns the bytes behind the histogram besides.
func AppendTail(to, from []byte, limit int64) (tail, rest []byte, err error) {
	first := firstOfTail(limit)
	kept := new(Histogram)
	begin := func(_ uint64, sum Sum128) { kept.sum = sum }
	rest, err = decode(from, begin, func(number int, b bin) {
		if number < first {
			number, b = 0, bin{count: b.count}
		}
		kept.mergeBin(number, &b)
	})
	if err != nil {
		return nil, nil, err
	}
	return kept.AppendBinary(to), rest, nil
}

// firstOfTail gives the number of the first bin of a tail: that of the limit and the one below are kept, as means are
// rounded.
func firstOfTail(limit int64) int {
	return numberOf(limit) - 1
}
