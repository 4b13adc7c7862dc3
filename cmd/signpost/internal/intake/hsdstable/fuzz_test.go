package hsdstable

import (
	"encoding/json"
	"testing"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/oruk"
	"signpost/cmd/signpost/internal/when"
)

// Whatever tables hold, what is made of them is JSON that package oruk reads, and every row is accounted for.
func FuzzTables(f *testing.F) {
	f.Add("id,name,organization_id,location_id,taxonomy_ids\n1,Advice,1,1,\"a, b\"\n", "id,service_id,location_id,number\n1,1,1,01632 960123\n2,9,,\n", "id,organization_id,name\n1,1,Library\n", "taxonomy_id,name\na,Debt\n")
	f.Add("name;id\nA;1\n", "id\tservice_id\tcontact_id\n1\t1\t1\n", "id,name,,name\n1,\"a\nb\",c,d,e\n", "\xff\xfei\x00d\x00")
	f.Add("id,name\n1,\xe9\n", "service_id,id\n1,1", "location_id,service_id,id\n1,1,1\n", "link_id,link_entity,taxonomy_term_id\n1,service,1\n")
	f.Fuzz(func(t *testing.T, services, phones, locations, others string) {
		tables := New()
		for i, name := range []string{"services.csv", "phones.csv", "locations.csv", []string{"taxonomy.csv", "attributes.csv", "x.csv"}[len(others)%3]} {
			if tables.Add(name, []byte([]string{services, phones, locations, others}[i])) != nil {
				return
			}
		}
		set := oruk.NewSet()
		err := tables.Join(func(o Object) error {
			if !json.Valid(o.JSON) {
				t.Errorf("%s is no JSON: %q", o.Where, o.JSON)
			}
			if o.Kind == Location {
				return set.AddAlone(directory.Places, o.Where, o.JSON)
			}
			_, err := set.Add(o.Where, o.JSON)
			return err
		})
		if err != nil {
			t.Error(err)
		}
		set.Records(when.Settings{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
		used, rows := 0, 0
		for _, c := range tables.Counts() {
			used, rows = used+c.Used, rows+c.Rows
		}
		if terms := len(tables.rows[term]); used+len(tables.Left()) > rows || used+len(tables.Left())+terms < rows {
			t.Errorf("%d rows: %d used, %d left, %d words", rows, used, len(tables.Left()), terms)
		}
	})
}
