package hsdstable

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// join reads tables given as name and text in turn, and gives the objects as JSON, each with its kind and its place.
func join(t *testing.T, files ...string) (objects []string, tables *Tables) {
	t.Helper()
	tables = New()
	for i := 0; i < len(files); i += 2 {
		if err := tables.Add("x/"+files[i], []byte(files[i+1])); err != nil {
			t.Fatal(files[i], err)
		}
	}
	err := tables.Join(func(o Object) error {
		if !json.Valid(o.JSON) {
			t.Errorf("%s is no JSON: %s", o.Where, o.JSON)
		}
		objects = append(objects, fmt.Sprintf("%s, %s: %s", o.Kind, o.Where, o.JSON))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return objects, tables
}

// Each version ties a number to a service in its own way.
func TestJoin(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		want  []string
	}{
		{"version 1, by a table of services at locations", []string{
			"organization.csv", "id,name\n1,Help\n",
			"service.csv", "id,organization_id,name\n1,1,Advice\n",
			"location.csv", "id,name\n5,Library\n",
			"service_at_location.csv", "id,service_id,location_id,description\n9,1,5,Room 2\n",
			"physical_address.csv", "id,location_id,address_1,postal_code\n1,5,High Street,B97 4EX\n",
			"phone.csv", "id,service_id,number\n1,1,01632 960123\n",
			"schedule.csv", "id,service_id,location_id,byday,freq\n1,1,5,MO,WEEKLY\n",
			"taxonomy.csv", "id,name,vocabulary\nt1,Debt,Local\nt2,Unused,Local\n",
			"service_taxonomy.csv", "id,service_id,taxonomy_id\n1,1,t1\n",
		}, []string{`service, service.csv row 2: {"id":"1","organization_id":"1","name":"Advice",` +
			`"attributes":[{"id":"1","service_id":"1","taxonomy_id":"t1","taxonomy_term":{"name":"Debt"}}],` +
			`"phones":[{"id":"1","service_id":"1","number":"01632 960123"}],` +
			`"service_at_locations":[{"id":"9","service_id":"1","location_id":"5","description":"Room 2","schedules":[{"id":"1","service_id":"1","location_id":"5","byday":"MO","freq":"WEEKLY"}],` +
			`"location":{"id":"5","name":"Library","addresses":[{"id":"1","location_id":"5","address_1":"High Street","postal_code":"B97 4EX"}]}}],` +
			`"organization":{"id":"1","name":"Help"}}`}},
		{"a program's own names: the service knows its place, the place its organisation", []string{
			"organizations.csv", "id,name\n1,Help\n",
			"locations.csv", "id,organization_id,name\n5,1,Library\n",
			"services.csv", "id,location_id,name,taxonomy_ids\n1,5,Advice,\"a-1, a-2\"\n",
			"mail_addresses.csv", "id,location_id,address_1\n1,5,PO Box 1\n",
			"contacts.csv", "id,location_id,name\n3,5,Front desk\n",
			"phones.csv", "id,contact_id,location_id,number\n1,3,5,01632 960123\n",
			"taxonomy.csv", "taxonomy_id,name\na-1,Debt\n",
		}, []string{`service, services.csv row 2: {"id":"1","location_id":"5","name":"Advice","organization":{"id":"1","name":"Help"},` +
			`"service_at_locations":[{"location":{"id":"5","organization_id":"1","name":"Library","contacts":[{"id":"3","location_id":"5","name":"Front desk","phones":[{"id":"1","contact_id":"3","location_id":"5","number":"01632 960123"}]}],` +
			`"addresses":[{"id":"1","location_id":"5","address_1":"PO Box 1","address_type":"postal"}]}}],` +
			`"service_taxonomys":[{"taxonomy_term":{"name":"Debt"}},{"taxonomy_term":{"name":"a-2"}}]}`}},
		{"version 3, by links", []string{
			"services.csv", "id,name\n1,Advice\n",
			"taxonomy_terms.csv", "id,name,description\nt,Debt,All about money\n",
			"attributes.csv", "id,link_id,link_entity,taxonomy_term_id\n1,1,service,t\n",
		}, []string{`service, services.csv row 2: {"id":"1","name":"Advice","attributes":[{"id":"1","link_id":"1","link_entity":"service","taxonomy_term_id":"t","taxonomy_term":{"name":"Debt","description":"All about money"}}]}`}},
		{"what no service has", []string{"organization.csv", "id,name\n1,Help\n", "location.csv", "id,name\n5,Library\n"},
			[]string{`organization, organization.csv row 2: {"id":"1","name":"Help"}`, `location, location.csv row 2: {"id":"5","name":"Library"}`}},
		{"columns and tables that nobody knows", []string{"service.csv", "id,name,Colour of door\n1,Advice,blue,extra\n", "pets.csv", "service_id,kind\n1,dog\n"},
			[]string{`service, service.csv row 2: {"id":"1","name":"Advice","colour_of_door":"blue","column 4":"extra","pets":[{"service_id":"1","kind":"dog"}]}`}},
		{"no services at all", []string{"service.csv", "id,name\n"}, nil},
	} {
		objects, tables := join(t, test.files...)
		if got, want := strings.Join(objects, "\n"), strings.Join(test.want, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, want)
		}
		if len(tables.Left()) > 0 {
			t.Errorf("%s: left are %v", test.name, tables.Left())
		}
	}
}

// Every row is used, or left with a reason, or a word that nothing uses.
func TestEveryRowIsCounted(t *testing.T) {
	_, tables := join(t, "services.csv", "id,name\n1,Advice\n1,Advice again\n,\n", "phones.csv", "id,service_id,number\n1,1,01632 960123\n2,99,01632 960124\n3,,01632 960125\n",
		"contacts.csv", "id,service_id,phone_id\n1,,5\n", "taxonomy.csv", "id,name\n1,Debt\n")
	var counts, left []string
	for _, c := range tables.Counts() {
		counts = append(counts, fmt.Sprintf("%s %d/%d", c.File, c.Used, c.Rows))
	}
	for _, l := range tables.Left() {
		left = append(left, l.Where+": "+l.Reason)
	}
	if got, want := strings.Join(counts, ", "), "services.csv 1/2, phones.csv 1/3, contacts.csv 0/1, taxonomy.csv 0/1"; got != want {
		t.Errorf("counts are %s, want %s", got, want)
	}
	if got, want := strings.Join(left, "; "), "services.csv row 3: its id is that of services.csv row 2; contacts.csv row 2: it belongs to no record that is there; "+
		"phones.csv row 3: it belongs to no record that is there; phones.csv row 4: it belongs to no record that is there"; got != want {
		t.Errorf("left are %s\nwant %s", got, want)
	}
}

// Rows that lie in each other in a circle end.
func TestCircles(t *testing.T) {
	objects, tables := join(t, "service.csv", "id,name,program_id\n1,Advice,1\n", "program.csv", "id,name,service_id\n1,P,1\n",
		"contacts.csv", "id,phone_id,service_id\n1,1,1\n", "phones.csv", "id,contact_id,service_id\n1,1,1\n")
	if len(objects) != 1 || len(tables.Left()) != 2 {
		t.Errorf("%s\nleft %v", objects, tables.Left())
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]bool{"services.csv": true, "a/Service.CSV": true, "organisations.csv": true, "service_taxonomy.csv": true, "services.json": false, "council list.csv": false} {
		if got := IsTable(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A receiver that has had enough stops it.
func TestStopped(t *testing.T) {
	tables := New()
	if err := tables.Add("service.csv", []byte("id,name\n1,A\n2,B\n")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("enough")
	n := 0
	if err := tables.Join(func(Object) error { n++; return full }); !errors.Is(err, full) || n != 1 {
		t.Errorf("%d objects, %v", n, err)
	}
}
