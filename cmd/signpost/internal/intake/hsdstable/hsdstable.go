// Package hsdstable joins the tables of a directory in HSDS into services as its JSON has them.
//
// The Human Services Data Specification (https://docs.openreferral.org) had no JSON before version 3: versions 1 and 2 are a
// folder of CSV files, one for each kind of record, tied together by ids: organization.csv, service.csv, phone.csv with a column
// service_id. Programs that write it have names of their own (services.csv), and ties of their own (services with a location_id
// instead of a table services_at_location). All are read here, with the tables of version 3, which may be CSV files as well.
//
// Each service becomes an object that has everything within it which belongs to it, for package oruk to read. Columns and tables
// that no version knows are kept as they are. Every row is counted: what belongs to nothing is in Left.
package hsdstable

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/intake/csvtable"
)

// Tables gathers the tables of one directory.
type Tables struct {
	files []Count
	rows  map[string][]*row // by table, in the order of the files
	ids   map[string]*row   // by table and id
	at    map[string]*row   // services at locations, by the ids of both
	left  []Left
	count int // of all rows
	size  int // of all files
}

// A Count says of a file what became of its rows.
type Count struct {
	File string
	Rows int
	Used int // by what Join gives
}

// A Left is a row of which nothing could be made.
type Left struct {
	Where  string // "phones.csv row 12"
	Reason string
	Text   string // its cells
}

// A row is a record of a table.
type row struct {
	table, member string
	where         string
	cells         []cell // that are not empty
	id            string

	inside map[string][]*row // rows that belong to it, by member
	order  []string          // of the members
	used   bool
	file   int
}

type cell struct{ name, text string }

// What all tables have at most.
const (
	maxRows = 1_000_000
	maxSize = 300 << 20 // bytes
)

// New is a directory without tables.
func New() *Tables {
	return &Tables{rows: map[string][]*row{}, ids: map[string]*row{}, at: map[string]*row{}}
}

// Add takes a file. The error says what is wrong with it.
func (t *Tables) Add(file string, data []byte) error {
	if t.size += len(data); t.size > maxSize {
		return fmt.Errorf("all tables together have more than %d MB: import in parts", maxSize>>20)
	}
	rows, err := csvtable.Rows(data)
	if err != nil {
		return err
	}
	table, member, _ := tableOf(file)
	t.files = append(t.files, Count{File: path.Base(file), Rows: max(0, len(rows)-1)})
	if len(rows) == 0 {
		return nil
	}
	var names []string
	for i, name := range rows[0] {
		name = strings.ToLower(strings.Join(strings.Fields(name), "_"))
		if name == "" || slices.Contains(names, name) {
			name = fmt.Sprintf("%s column %d", name, i+1)
		}
		names = append(names, name)
	}
	if (table == service || table == Organization) && !slices.Contains(names, "name") {
		return fmt.Errorf("it has no column \"name\", so it is no table of HSDS; a spreadsheet is read by \"signpost import csv\"")
	}
	for n, cells := range rows[1:] {
		x := &row{table: table, member: member, where: fmt.Sprintf("%s row %d", path.Base(file), n+2), inside: map[string][]*row{}, file: len(t.files) - 1}
		for i, text := range cells {
			if text == "" {
				continue
			}
			name := fmt.Sprintf("column %d", i+1) // more cells than names
			if i < len(names) {
				name = names[i]
			}
			x.cells = append(x.cells, cell{name, text})
		}
		if err := t.add(x); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tables) add(x *row) error {
	if len(x.cells) == 0 {
		t.files[x.file].Rows-- // a line without anything is none
		return nil
	}
	x.id = x.cell("id")
	if x.id == "" && x.table == term {
		x.id = x.cell("taxonomy_id")
	}
	key := x.table + "\x00" + x.id
	if x.id != "" && t.ids[key] != nil {
		t.leave(x, "its id is that of "+t.ids[key].where)
		return nil
	}
	if x.id != "" {
		t.ids[key] = x
	}
	t.rows[x.table] = append(t.rows[x.table], x)
	if x.table == atLocation {
		t.at[x.cell("service_id")+"\x00"+x.cell("location_id")] = x
	}
	if t.count++; t.count > maxRows {
		return fmt.Errorf("there are more than %d rows in all: import in parts", maxRows)
	}
	return nil
}

func (x *row) cell(name string) string {
	for _, c := range x.cells {
		if c.name == name {
			return c.text
		}
	}
	return ""
}

func (t *Tables) leave(x *row, reason string) {
	var cells []string
	for _, c := range x.cells {
		cells = append(cells, c.name+": "+c.text)
	}
	t.left = append(t.left, Left{x.where, reason, strings.Join(cells, "; ")})
}

// Left are the rows of which nothing could be made. Rows of a vocabulary that nothing uses are not among them. Join comes first.
func (t *Tables) Left() []Left { return t.left }

// Counts says of each file what became of its rows. Join comes first.
func (t *Tables) Counts() []Count {
	counts := slices.Clone(t.files)
	for _, rows := range t.rows {
		for _, x := range rows {
			if x.used {
				counts[x.file].Used++
			}
		}
	}
	return counts
}
