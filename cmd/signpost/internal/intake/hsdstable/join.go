package hsdstable

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// An Object is a record with all that belongs to it, as JSON.
type Object struct {
	Kind  string // "service", or of what no service has: "organization", "location"
	Where string // "services.csv row 2"
	JSON  []byte
}

// Join gives the services in the order of their rows, then the organisations and the locations that no service has. It stops where
// take gives an error, and gives that.
func (t *Tables) Join(take func(Object) error) error {
	for _, table := range slices.Sorted(maps.Keys(t.rows)) {
		if table == Organization || table == service || table == term {
			continue
		}
		for _, x := range t.rows[table] {
			t.attach(x)
		}
	}
	for _, table := range []string{service, Organization, Location} {
		for _, x := range t.rows[table] {
			if x.used {
				continue
			}
			w := writer{t: t}
			w.row(x, 0)
			if err := take(Object{table, x.where, w.b.Bytes()}); err != nil {
				return err
			}
		}
	}
	for _, table := range slices.Sorted(maps.Keys(t.rows)) {
		for _, x := range t.rows[table] {
			if !x.used && table != term {
				t.leave(x, "it belongs to no record that is there")
			}
		}
	}
	return nil
}

// attach puts a row within the one that it belongs to. A place and a program are looked up from the service.
func (t *Tables) attach(x *row) {
	if x.table == Location || x.table == program {
		return
	}
	if owner := t.owner(x); owner != nil {
		if owner.inside[x.member] == nil {
			owner.order = append(owner.order, x.member)
		}
		owner.inside[x.member] = append(owner.inside[x.member], x)
	}
}

func (t *Tables) owner(x *row) *row {
	if x.table == atLocation {
		return t.ids[service+"\x00"+x.cell("service_id")]
	}
	if s, l := x.cell("service_id"), x.cell("location_id"); s != "" && l != "" && x.cell("service_at_location_id") == "" {
		if at := t.at[s+"\x00"+l]; at != nil && at != x {
			return at
		}
	}
	for _, o := range owners {
		if id := x.cell(o.column); id != "" && o.table != x.table {
			if owner := t.ids[o.table+"\x00"+id]; owner != nil && owner != x {
				return owner
			}
		}
	}
	// Version 3 names the table beside the id.
	if id := x.cell("link_id"); id != "" {
		table, _, _ := tableOf(x.cell("link_entity"))
		return t.ids[table+"\x00"+id]
	}
	return nil
}

// A writer writes one object.
type writer struct {
	t *Tables
	b bytes.Buffer
}

// maxDepth is how deep records lie in each other: contacts within places, their numbers, the languages of these.
const maxDepth = 8

func (w *writer) row(x *row, depth int) {
	x.used = true
	w.b.WriteByte('{')
	n := 0
	name := func(name string) {
		if n++; n > 1 {
			w.b.WriteByte(',')
		}
		w.text(name)
		w.b.WriteByte(':')
	}
	for _, c := range x.cells {
		if x.table == service && (c.name == "taxonomy_ids" || c.name == "taxonomy_id") {
			continue
		}
		name(c.name)
		w.text(c.text)
	}
	if x.table == "postal_address" && x.cell("address_type") == "" {
		name("address_type")
		w.text("postal")
	}
	if depth < maxDepth {
		for _, member := range x.order {
			name(member)
			w.b.WriteByte('[')
			for i, inner := range x.inside[member] {
				if i > 0 {
					w.b.WriteByte(',')
				}
				w.row(inner, depth+1)
			}
			w.b.WriteByte(']')
		}
		w.ties(x, name, depth)
	}
	w.b.WriteByte('}')
}

// ties are what a row names by an id of its own: an organisation, a program, a place, terms.
func (w *writer) ties(x *row, name func(string), depth int) {
	one := func(table, id string) {
		if y := w.t.ids[table+"\x00"+id]; y != nil && id != "" {
			name(table)
			w.row(y, depth+1)
		}
	}
	switch x.table {
	case service:
		one(Organization, w.t.runner(x))
		one(program, x.cell("program_id"))
		if id := x.cell("location_id"); id != "" && w.t.ids[Location+"\x00"+id] != nil && x.inside["service_at_locations"] == nil {
			name("service_at_locations")
			w.b.WriteString(`[{"location":`)
			w.row(w.t.ids[Location+"\x00"+id], depth+2)
			w.b.WriteString(`}]`)
		}
		if ids := strings.FieldsFunc(x.cell("taxonomy_ids")+","+x.cell("taxonomy_id"), func(c rune) bool { return strings.ContainsRune(",; |", c) }); len(ids) > 0 {
			name("service_taxonomys")
			w.b.WriteByte('[')
			for i, id := range ids {
				if i > 0 {
					w.b.WriteByte(',')
				}
				w.b.WriteString(`{"taxonomy_term":`)
				w.term(id)
				w.b.WriteByte('}')
			}
			w.b.WriteByte(']')
		}
	case atLocation:
		one(Location, x.cell("location_id"))
	case "attribute":
		if id := cmp.Or(x.cell("taxonomy_term_id"), x.cell("taxonomy_id")); id != "" {
			name("taxonomy_term")
			w.term(id)
		}
	}
}

// term is a word of a vocabulary; one that is not in it is called by its id.
func (w *writer) term(id string) {
	word, description := id, ""
	if y := w.t.ids[term+"\x00"+id]; y != nil {
		y.used = true
		for _, column := range []string{"name", "term", "taxonomy_facet"} {
			if text := y.cell(column); text != "" && word == id {
				word = text
			}
		}
		description = y.cell("description")
	}
	w.b.WriteString(`{"name":`)
	w.text(word)
	if description != "" {
		w.b.WriteString(`,"description":`)
		w.text(description)
	}
	w.b.WriteByte('}')
}

// runner is the id of the organisation that runs a service, perhaps by its program or its place.
func (t *Tables) runner(s *row) string {
	from := []*row{s, t.ids[program+"\x00"+s.cell("program_id")], t.ids[Location+"\x00"+s.cell("location_id")]}
	for _, at := range s.inside["service_at_locations"] {
		from = append(from, t.ids[Location+"\x00"+at.cell("location_id")])
	}
	for _, x := range from {
		if x == nil {
			continue
		}
		for _, column := range []string{"organization_id", "organisation_id"} {
			if id := x.cell(column); t.ids[Organization+"\x00"+id] != nil {
				return id
			}
		}
	}
	return ""
}

func (w *writer) text(s string) {
	data, err := json.Marshal(s)
	if err != nil {
		return // a string can be written always
	}
	w.b.Write(data)
}
