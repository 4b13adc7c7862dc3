package english

// frequency reads how often something is: "every other", "fortnightly",
// "every 3 weeks", "monthly". Before a day of the week, "every other" needs no
// "week".
func (r *reader) frequency() (frequency, bool) {
	start := r.i
	switch {
	case r.any("once a fortnight", "every fortnight", "each fortnight", "fortnightly", "per fortnight", "a fortnight"):
		return frequency{n: 2}, true
	case r.any("once a week", "every week", "each week", "weekly", "per week"):
		return frequency{n: 1}, true
	case r.any("once a month", "every month", "each month", "monthly"):
		return frequency{n: 1, months: true}, true
	case r.any("once a quarter", "every quarter", "each quarter", "quarterly"):
		return frequency{n: 3, months: true}, true
	case r.any("on alternate", "on alternating", "every other", "every alternate", "each alternate", "alternate", "alternating"):
		return r.otherWeek(start)
	}
	r.any("once")
	if r.any("every", "each") {
		if n, ok := r.weeksApart(); ok {
			if r.any("weeks", "week") {
				return frequency{n: n}, n > 0
			}
			if r.any("months", "month") {
				return frequency{n: n, months: true}, n > 0
			}
		}
	}
	r.i = start
	return frequency{}, false
}

// otherWeek reads on after "every other".
func (r *reader) otherWeek(start int) (frequency, bool) {
	if r.any("weeks", "week") {
		return frequency{n: 2}, true
	}
	if r.any("months", "month") {
		return frequency{n: 2, months: true}, true
	}
	if _, ok := dayWords[r.word(0)]; ok {
		return frequency{n: 2}, true
	}
	r.i = start
	return frequency{}, false
}

// weeksApart reads "2", "two", "second", "3rd" before "weeks".
func (r *reader) weeksApart() (int, bool) {
	if n, ok := ordinalWords[r.word(0)]; ok {
		r.i++
		return n, n > 0
	}
	if r.kind(0) == tOrdinal && r.at(0).a <= 52 {
		r.i++
		return r.at(-1).a, true
	}
	return r.small()
}

// frequencyItem reads a frequency that stands apart from the days it is for.
func (r *reader) frequencyItem() bool {
	start := r.i
	f, ok := r.frequency()
	return ok && r.add(item{kind: iFrequency, every: f}, start)
}
