package oruk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/intake"
)

// costs says what it costs: the options, or the words for all of them.
func (m *mapper) costs(n *node) {
	var parts []string
	for _, c := range n.list("cost_options") {
		part := costOf(c)
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	fees, more := n.str("fees"), n.str("fees_description")
	if fees == "" {
		fees, more = more, ""
	}
	if isNone(fees) {
		fees = "Free"
	}
	if len(parts) > 0 && (fees == "" || strings.EqualFold(fees, strings.Join(parts, "; "))) {
		m.r.Add("cost_options", "cost", strings.Join(parts, "; "))
		m.r.Add("Costs", intake.Told, more)
		return
	}
	m.r.Add("fees", "cost", fees)
	m.r.Add("Costs", intake.Told, more)
	if len(parts) > 0 {
		m.r.Add("Costs", intake.Told, strings.Join(parts, "; "))
	}
}

// costOf is one option in words: "Membership, £2.50 a year", "£3 per class".
func costOf(c *node) string {
	option, amount, more, currency := c.str("option"), c.str("amount"), c.str("amount_description"), c.str("currency")
	if more == option {
		more = ""
	}
	switch bare := strings.TrimRight(strings.TrimRight(amount, "0"), "."); {
	case strings.ContainsAny(option, "£$€"):
		amount = ""
	case amount != "" && bare == "":
		amount = "Free"
		if strings.Contains(strings.ToLower(option), "free") || option == "0" {
			amount = ""
		}
	case amount != "" && (currency == "" || strings.EqualFold(currency, "GBP")):
		amount = pounds(amount)
	case amount != "":
		amount += " " + currency
	}
	if rest, per := strings.CutPrefix(option, "per "); per && amount != "" {
		amount, option = amount+" per "+rest, ""
	}
	if r, _ := utf8.DecodeRuneInString(more); amount != "" && unicode.IsLower(r) {
		amount, more = amount+" "+more, ""
	}
	return strings.Join(slices.DeleteFunc([]string{option, amount, more}, func(s string) bool { return s == "" }), ", ")
}

func pounds(amount string) string {
	w, p, _ := strings.Cut(amount, ".")
	if p = strings.TrimRight(p, "0"); p == "" {
		return "£" + w
	}
	return "£" + w + "." + (p + "0")[:max(2, len(p))]
}
