package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"

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

// Files are the Open Referral UK files of a directory: the list of services, and each service in a file of its own, or where
// there are more than MaxSingle of them pages of the list, whole.
//
//	data/oruk/services.json
//	data/oruk/services/UUID.json
//	data/oruk/pages/1.json
func Files(d *directory.Directory) []File {
	x := exporterOf(d)
	if Single(d) {
		return append(x.singles(), File{ListPath, func() ([]byte, error) { return x.page(x.all(), 1, 1, short, noLimit) }})
	}
	return append(x.pages(), File{ListPath, x.longList})
}

// singles are the files of a service each.
func (x *exporter) singles() []File {
	var files []File
	known := map[string]bool{} // two entries that claim one old address, or one ID, are a problem that is told elsewhere
	for _, s := range x.all() {
		id := x.id(s.entry)
		if known[id] {
			continue
		}
		known[id] = true
		files = append(files, File{"data/oruk/services/" + id + ".json", func() ([]byte, error) {
			var b bytes.Buffer
			err := encode(&b, s.make(x))
			return b.Bytes(), err
		}})
	}
	return files
}

// pageSize is how many services a page of the list has.
const pageSize = 1000

// pages are the list in pieces.
func (x *exporter) pages() []File {
	var files []File
	all := x.all()
	count := (len(all) + pageSize - 1) / pageSize
	for n := range count {
		part := all[n*pageSize : min((n+1)*pageSize, len(all))]
		files = append(files, File{fmt.Sprintf("data/oruk/pages/%d.json", n+1), func() ([]byte, error) { return x.page(part, n+1, count, whole, noLimit) }})
	}
	return files
}

// maxFile is how long a file may be. Cloudflare Pages refuses a site with one of more than 25 MiB.
const maxFile = 24 << 20

// longList is the list with services as whole as they can be in a file that hosts take.
func (x *exporter) longList() ([]byte, error) {
	lean := *x
	lean.lean = true
	data, err := x.page(x.all(), 1, 1, whole, maxFile)
	if errors.Is(err, errTooLong) {
		data, err = lean.page(lean.all(), 1, 1, whole, maxFile)
	}
	if errors.Is(err, errTooLong) {
		data, err = lean.page(lean.all(), 1, 1, short, noLimit)
	}
	return data, err
}

// Single reports whether each service has a file of its own. Where it has not, the list holds services whole.
func Single(d *directory.Directory) bool { return len(d.Services)+len(d.Events) <= MaxSingle }

// A subject is an entry that the standard has as a service.
type subject struct {
	entry *directory.Entry
	make  func(*exporter) hsds.Service
}

func (x *exporter) all() []subject {
	list := make([]subject, 0, len(x.d.Services)+len(x.d.Events))
	for _, v := range x.d.Services {
		list = append(list, subject{&v.Entry, func(x *exporter) hsds.Service { return x.service(v) }})
	}
	for _, e := range x.d.Events {
		list = append(list, subject{&e.Entry, func(x *exporter) hsds.Service { return x.event(e) }})
	}
	return list
}

const noLimit = math.MaxInt

var errTooLong = errors.New("the page would be too long")

// enough is after how many services, or rows, it is plain how long a file will be. It gets the room at once: where that doubles
// again and again, half of what is taken is thrown away.
const enough = 400

// page is a page of the list of services. Each is written as soon as it is made: all at once would take many times the room of
// the text. The error is errTooLong where it becomes longer than the limit, or is going to by far.
func (x *exporter) page(part []subject, number, count int, form func(hsds.Service) hsds.Service, limit int) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"total_items":%d,"total_pages":%d,"page_number":%d,"size":%d,"first_page":%t,"last_page":%t,"empty":%t,"contents":[`,
		len(x.d.Services)+len(x.d.Events), count, number, len(part), number == 1, number == count, len(part) == 0)
	for i, s := range part {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if i == enough {
			all := b.Len() / enough * len(part)
			if all > limit && all-limit > limit/8 {
				return nil, errTooLong
			}
			b.Grow(all - b.Len() + all/20)
		}
		if b.Len() > limit {
			return nil, errTooLong
		}
		if err := encode(&b, form(s.make(x))); err != nil {
			return nil, err
		}
	}
	b.WriteString("]}\n")
	return b.Bytes(), nil
}

func whole(v hsds.Service) hsds.Service { return v }

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
