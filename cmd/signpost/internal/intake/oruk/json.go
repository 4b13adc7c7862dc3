package oruk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/intake"
)

// The limits.
const (
	MaxSize     = 100 << 20 // bytes of a file
	MaxServices = 200_000
	maxDepth    = 40
	maxNodes    = 20_000_000 // values in all files together
)

// A LimitError says why a file can't be taken.
type LimitError struct{ reason string }

func (e *LimitError) Error() string { return e.reason }

// A node is a JSON value that keeps the order of its members and knows which of them were asked for, so that what nobody asked
// for can be told.
type node struct {
	text    string // of a string, a number, true or false
	items   []*node
	members []member
	shape   shape
	used    bool
}

type member struct {
	name  string
	value *node
}

type shape uint8

const (
	null shape = iota
	scalar
	array
	object
)

// parser reads one file.
type parser struct {
	d     *json.Decoder
	count int
}

func parse(data []byte) (*node, int, error) {
	if len(data) > MaxSize {
		return nil, 0, &LimitError{fmt.Sprintf("it has more than %d MB", MaxSize>>20)}
	}
	p := parser{d: json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))}
	p.d.UseNumber()
	n, err := p.value(0)
	if err != nil {
		return nil, 0, err
	}
	if _, err := p.d.Token(); !errors.Is(err, io.EOF) {
		return nil, 0, &LimitError{"something follows the JSON"}
	}
	return n, p.count, nil
}

func (p *parser) token() (json.Token, error) {
	t, err := p.d.Token()
	if errors.Is(err, io.EOF) {
		return nil, &LimitError{"it is no JSON, or not all of it"}
	}
	if err != nil {
		return nil, &LimitError{fmt.Sprintf("it is no JSON: %v", err)}
	}
	return t, nil
}

func (p *parser) value(depth int) (*node, error) {
	if p.count++; p.count > maxNodes {
		return nil, &LimitError{fmt.Sprintf("it has more than %d values", maxNodes)}
	}
	if depth > maxDepth {
		return nil, &LimitError{fmt.Sprintf("it is nested deeper than %d levels", maxDepth)}
	}
	t, err := p.token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			return p.array(depth)
		}
		return p.object(depth)
	case string:
		return &node{shape: scalar, text: t}, nil
	case json.Number:
		return &node{shape: scalar, text: t.String()}, nil
	case bool:
		return &node{shape: scalar, text: fmt.Sprint(t)}, nil
	}
	return &node{}, nil
}

func (p *parser) array(depth int) (*node, error) {
	n := &node{shape: array}
	for p.d.More() {
		item, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err := p.token()
	return n, err
}

func (p *parser) object(depth int) (*node, error) {
	n := &node{shape: object}
	for p.d.More() {
		name, err := p.token()
		if err != nil {
			return nil, err
		}
		value, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.members = append(n.members, member{name.(string), value})
	}
	_, err := p.token()
	return n, err
}

// get is the first member that the node has of some names, which all mean the same; an empty node where it has none.
func (n *node) get(names ...string) *node {
	for _, name := range names {
		for i := range n.members {
			if m := &n.members[i]; strings.EqualFold(m.name, name) && m.value.shape != null {
				m.value.used = true
				return m.value
			}
		}
	}
	return &node{}
}

// peek is get for who only looks.
func (n *node) peek(name string) *node {
	i := slices.IndexFunc(n.members, func(m member) bool { return strings.EqualFold(m.name, name) })
	if i < 0 {
		return &node{}
	}
	return n.members[i].value
}

// str is the text of a member.
func (n *node) str(names ...string) string { return strings.TrimSpace(n.get(names...).text) }

// list are the items of a member; one object alone is a list of one.
func (n *node) list(names ...string) []*node {
	v := n.get(names...)
	if v.shape == object {
		return []*node{v}
	}
	return slices.DeleteFunc(slices.Clone(v.items), func(x *node) bool { return x.shape == null })
}

// plumbing are names that tie records together and say nothing themselves.
func plumbing(name string) bool {
	return name == "id" || strings.HasSuffix(name, "_id") || name == "link_type" || name == "link_entity" || name == "schema"
}

// names tells that a path leads to the name of a person.
func names(path string) bool {
	at := strings.LastIndexByte(path, '.') + 1
	switch path[at:] {
	case "name", "alternate_name":
		return strings.HasSuffix(path[:at], "contacts.") || strings.HasSuffix(path[:at], "contact.")
	case "attention", "updated_by", "assurer_name", "contact_name":
		return true
	}
	return false
}

// restOf adds to a record what nobody has asked for.
func restOf(r *intake.Record, n *node, path string) {
	n.rest(path, func(path, text string) {
		target := ""
		if names(path) {
			target = intake.Person
		}
		r.Add(path, target, text)
	})
}

// rest are the texts that nobody has asked for yet, by their path.
func (n *node) rest(path string, each func(path, text string)) {
	switch n.shape {
	case scalar:
		if !n.used && strings.TrimSpace(n.text) != "" {
			each(path, n.text)
			n.used = true
		}
	case array:
		for _, item := range n.items {
			if item.shape == scalar && n.used {
				continue
			}
			item.rest(path, each)
		}
	case object:
		for _, m := range n.members {
			if !plumbing(m.name) {
				m.value.rest(strings.TrimPrefix(path+"."+m.name, "."), each)
			}
		}
	}
}
