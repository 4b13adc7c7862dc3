package opendata

import (
	"bytes"
	"encoding/json"
	"fmt"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/hsds"
)

// MaxSingle is how many services and events there may be at most for each to have a file of its own: with more of them a
// site would come near to the number of files that hosts take.
const MaxSingle = 5000

// ListPath is the file that holds the list of services, as /services of the standard's API gives it.
const ListPath = "data/oruk/services.json"

// TablePath is the file that holds the table of a kind.
func TablePath(kind directory.Kind) string { return "data/" + string(kind) + ".csv" }

// A File is one file of the open data.
type File struct {
	Path string // "data/oruk/services.json"
	Make func() ([]byte, error)
}

// Files are the Open Referral UK files of a directory.
func Files(d *directory.Directory) []File {
	x := exporterOf(d)
	single := Single(d)
	files := []File{{Path: ListPath, Make: func() ([]byte, error) { return x.page1(!single) }}}
	if !single {
		return files
	}
	known := map[string]bool{} // two entries that claim one old address, or one ID, are a problem that is told elsewhere
	add := func(e *directory.Entry, service func() hsds.Service) {
		id := x.id(e)
		if known[id] {
			return
		}
		known[id] = true
		files = append(files, File{Path: "data/oruk/services/" + id + ".json", Make: func() ([]byte, error) {
			var b bytes.Buffer
			err := encode(&b, service())
			return b.Bytes(), err
		}})
	}
	for _, v := range d.Services {
		add(&v.Entry, func() hsds.Service { return x.service(v) })
	}
	for _, e := range d.Events {
		add(&e.Entry, func() hsds.Service { return x.event(e) })
	}
	return files
}

// Single reports whether each service has a file of its own. Where it has not, the list holds services whole.
func Single(d *directory.Directory) bool { return len(d.Services)+len(d.Events) <= MaxSingle }

// page1 is the one page of the list of services. Each is written as soon as it is made: all at once would take many times
// the room of the text.
func (x *exporter) page1(whole bool) ([]byte, error) {
	n := len(x.d.Services) + len(x.d.Events)
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"total_items":%d,"total_pages":1,"page_number":1,"size":%d,"first_page":true,"last_page":true,"empty":%t,"contents":[`, n, n, n == 0)
	first := true
	add := func(v hsds.Service) error {
		if !first {
			b.WriteByte(',')
		}
		first = false
		if !whole {
			v = short(v)
		}
		b.WriteByte('\n')
		return encode(&b, v)
	}
	for _, v := range x.d.Services {
		if err := add(x.service(v)); err != nil {
			return nil, err
		}
	}
	for _, e := range x.d.Events {
		if err := add(x.event(e)); err != nil {
			return nil, err
		}
	}
	b.WriteString("]}\n")
	return b.Bytes(), nil
}

// short is a service with those fields alone that stand once, as lists of services have them.
func short(v hsds.Service) hsds.Service {
	if v.Organization != nil {
		v.OrganizationID = v.Organization.ID
	}
	v.Organization, v.Schedules, v.ServiceAreas, v.ServiceAtLocations, v.Languages = nil, nil, nil, nil, nil
	v.CostOptions, v.Contacts, v.Attributes, v.Signpost = nil, nil, nil, nil
	return v
}

func encode(b *bytes.Buffer, v hsds.Service) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write %s as JSON: %w", v.Name, err)
	}
	return nil
}
