package csvtable

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"signpost/cmd/signpost/internal/directory"
)

// asUTF16 is a text in UTF-16, with a byte order mark or without.
func asUTF16(text string, bigEndian, mark bool) []byte {
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var data []byte
	for _, u := range units {
		a, b := byte(u), byte(u>>8)
		if bigEndian {
			a, b = b, a
		}
		data = append(data, a, b)
	}
	return data
}

func read(t *testing.T, data string) *Table {
	t.Helper()
	table, err := Read([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// drawn is a table as text: the columns with their targets, then the rows.
func drawn(t *Table) string {
	var parts, rows []string
	for _, c := range t.Columns {
		parts = append(parts, c.Name+">"+c.Target)
	}
	rows = append(rows, strings.Join(parts, " | "))
	for _, row := range t.Rows {
		rows = append(rows, fmt.Sprint(row.Number, ": ", strings.Join(row.cells, " | ")))
	}
	return strings.Join(rows, "\n")
}

// Whatever a program wrote, the same is read.
func TestEncodings(t *testing.T) {
	text := "Name;Cost\r\nCafé – “chat”;£2\r\n"
	latin, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"UTF-8": text, "UTF-8 with its mark": "\ufeff" + text, "Windows-1252": latin,
		"UTF-16 of Excel": string(asUTF16(text, false, true)), "UTF-16 of a Mac": string(asUTF16(text, true, true)),
		"UTF-16 without a mark": string(asUTF16(text, false, false)), "UTF-16 the other way round": string(asUTF16(text, true, false))} {
		table := read(t, data)
		if got := drawn(table); got != "Name>title | Cost>cost\n2: Café – “chat” | £2" {
			t.Errorf("%s: %s", name, got)
		}
		if !strings.HasPrefix(name, table.Encoding) {
			t.Errorf("%s is taken for %s", name, table.Encoding)
		}
	}
}

func TestCells(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Name,Notes\nWalk,\"one, two\"\n", "2: Walk | one, two"},
		{"Name;Notes\nWalk;one, two\n", "2: Walk | one, two"},
		{"Name\tNotes\nWalk\tone, two\n", "2: Walk | one, two"},
		{"Name|Notes\nWalk|one, two\n", "2: Walk | one, two"},
		{"sep=;\nName;Notes\nWalk;x,y,z\n", "3: Walk | x,y,z"},
		{"Name,Notes\r\nWalk,\"two\r\nlines\"\r\n", "2: Walk | two\nlines"},
		{"Name,Notes\rWalk,x\r", "2: Walk | x"}, // an old Mac's
		{"Name,Notes\nWalk,\"say \"\"hello\"\"\"\n", `2: Walk | say "hello"`},
		{"Name,Notes\n\"Fun\" for all,x\nNext,y\n", "2: Fun for all | x\n3: Next | y"},
		{"Name,Notes\n\"Open,x\nNext,y\n", "2: \"Open | x\n3: Next | y"}, // nothing closes it
		{"Name,Notes\nWalk\nChoir,x,more\n", "2: Walk\n3: Choir | x | more"},
		{"Name,Notes\nWalk,n/a\n,\n  , \n\"\",\"\"\n", "2: Walk | "},
		{"Name,Notes\nWalk,'=1+1\n", "2: Walk | =1+1"},
	} {
		table := read(t, test.text)
		if _, got, _ := strings.Cut(drawn(table), "\n"); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

// What is in no record is told: lines of titles, rows that are another once more, the errors of a spreadsheet.
func TestNotes(t *testing.T) {
	table := read(t, "Groups of the county,,\n,,\nName,Tel,Notes\nWalk,#REF!,x\nWalk,#REF!,x\nChoir,01632 960123,-\n")
	if table.HeadLine != 3 || table.Nothing != 1 || len(table.Rows) != 2 {
		t.Errorf("%+v", table)
	}
	var told []string
	for _, n := range table.Notes {
		told = append(told, n.Where+": "+n.Reason+": "+n.Text)
	}
	if got := strings.Join(told, "\n"); got != "row 1: it stands above the names of the columns: Groups of the county\nrow 4: the spreadsheet could not work it out: #REF!\nrow 5: it is row 4 once more: Walk | #REF! | x" {
		t.Error(got)
	}
}

func TestColumns(t *testing.T) {
	for heads, want := range map[string]string{
		"Name of Group,Tel. No.,E-mail Address,Web site":         "title,contact.phone,contact.email,contact.website",
		"SERVICE_NAME,short_description,contactPhone,postCode":   "title,summary,contact.phone,place.postcode",
		"Group,Day,Time,Where,Cost (£ per session),Who for?":     "title,when.day,when.time,place.title,cost,who",
		"Name,Monday,hours tuesday open,Hours Tuesday Close":     "title,when.monday,when.tuesday.start,when.tuesday.end",
		"Organisation,Name,What we do,Who to ring,Age range":     "organisation.title,title,body,person,ages",
		"Name,Name,,Description,Description":                     "title,,,body,body",
		"Name,Address line 1,Address line 2,Town,Lat,Long":       "title,place.address,place.address,place.town,place.lat,place.lon",
		"Name,Happy to share?,Last updated,Category,Wombats":     "title,contact.consent,checked.on,category,",
		"slug,id,title,page,contact.phone,body":                  "slug,record,title,,contact.phone,markdown",
		"Location name,location streetLine1,location city,Venue": "title,place.address,place.town,place.title",
	} {
		var row []string
		for _, head := range strings.Split(heads, ",") {
			switch {
			case strings.HasPrefix(head, "La") && len(head) == 3, head == "Long":
				row = append(row, "52.3")
			case strings.HasPrefix(head, "Happy"):
				row = append(row, "yes")
			default:
				row = append(row, "Something "+head)
			}
		}
		table := read(t, heads+"\n"+strings.Join(row, ",")+"\n")
		var got []string
		for _, c := range table.Columns {
			got = append(got, c.Target)
		}
		if s := strings.Join(got, ","); s != want {
			t.Errorf("%s: %s, want %s", heads, s, want)
		}
	}
}

// Where the name says nothing, what stands in a column does.
func TestColumnsByWhatIsInThem(t *testing.T) {
	table := read(t, "What's that,Col 2,Col 3,Col 4,Lead vol.\nLake walk,01632 960 123,B97 4EX,a@example.org,Ann Lee\nTown choir,01632 960 124,B97 4EY,b@example.org,Jo Bell\n")
	if head, _, _ := strings.Cut(drawn(table), "\n"); head != "What's that>title | Col 2>contact.phone | Col 3>place.postcode | Col 4>contact.email | Lead vol.>person" {
		t.Error(head)
	}
	// Nothing names the columns: no row is taken for names.
	table = read(t, "Lake walk,01632 960 123,x\nTown choir,01632 960 124,y\n")
	if table.HeadLine != 0 || drawn(table) != "column A>title | column B>contact.phone | column C>\n1: Lake walk | 01632 960 123 | x\n2: Town choir | 01632 960 124 | y" {
		t.Error(drawn(table))
	}
	// Numbers that count the rows are no names of theirs.
	if table = read(t, "No,Name\n1,Walk\n2,Choir\n"); table.Columns[0].Target != "" {
		t.Error(drawn(table))
	}
	if table = read(t, "Ref,Name\nA7,Walk\nA9,Choir\n"); table.Columns[0].Target != ID {
		t.Error(drawn(table))
	}
}

func TestChoose(t *testing.T) {
	table := read(t, "Name,Intro,Extra,Notes\nWalk,x,y,z\n")
	if err := table.Choose(directory.Services, []string{"summary=intro", "contact.phone=C", "aside=Notes", "postcode = Extra"}); err != nil {
		t.Fatal(err)
	}
	if head, _, _ := strings.Cut(drawn(table), "\n"); head != "Name>title | Intro>summary | Extra>place.postcode | Notes>" {
		t.Error(head)
	}
	for choice, want := range map[string]string{
		"sumary=Intro":  `--columns: a service has no field "sumary": did you mean "summary"?`,
		"summary=Inter": `--columns: there is no column "Inter": did you mean "Intro"?`,
		"summary":       `--columns "summary" is no pair: write it like title=Name`,
	} {
		if err := table.Choose(directory.Services, []string{choice}); err == nil || err.Error() != want {
			t.Errorf("%s: %v", choice, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for data, want := range map[string]string{
		"":                       "it has no row that names columns",
		"PK\x03\x04rest":         "it is a workbook",
		"<!DOCTYPE html><table>": "it is a web page",
		"a\x00\x01\x02\x03\x04":  "it is no text",
		"Name\n" + strings.Repeat("x", MaxCell+1): "row 2: the cell in column A has more than 500000 characters; is a quotation mark missing?",
	} {
		if _, err := Read([]byte(data)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.20q: %v", data, err)
		}
	}
}

// What becomes of whole rows.
func TestRows(t *testing.T) {
	for _, test := range []struct{ text, file, want string }{
		{"Name,Day,Start time,End time\nWalk,Monday,10:00:00,11:30:00\n", "services/walk.md", "when: Mondays, 10am to 11.30am\n"},
		{"Name,Monday,Tuesday,Sunday\nWalk,10:00-12:00,2pm-4pm,Closed\n", "services/walk.md", "when: \"Monday 10:00-12:00; Tuesday 2pm-4pm\"\n"},
		{"Name,Monday,Tuesday\nWalk,Closed,closed\n", "services/walk.md", "Times, as the source has them: Monday Closed; Tuesday closed\n"},
		{"Name,Monday open,Monday close\nWalk,09:00,17:00\n", "services/walk.md", "when: Mondays, 9am to 5pm\n"},
		{"Name,Day,Date,Time\nWalk,,2027-03-01,10am to 11am\n", "services/walk.md", "when: \"2027-03-01, 10am to 11am\"\n"},
		{"Name,Where\nWalk,\"The Hall, High St, Evesham WR11 4HJ\"\n", "places/the-hall.md", "title: The Hall\naddress: [High St, Evesham]\npostcode: WR11 4HJ\n"},
		{"Name,Where\nWalk,\"3 High St, Evesham WR11 4HJ\"\n", "places/3-high-st.md", "title: \"3 High St\"\naddress: [\"3 High St\", Evesham]\npostcode: WR11 4HJ\n"},
		{"Name,Where\nWalk,Online\n", "services/walk.md", "**Where:** Online\n"},
		{"Name,Where\nRefuge,Confidential\n", "services/refuge.md", "confidential_address: true\n"},
		{"Name,Address,Confidential address\nRefuge,12 Long Lane,yes\n", "services/refuge.md", "confidential_address: true\n"},
		{"Name,Self referral?\nWalk,Yes\n", "services/walk.md", "referral: self\n"},
		{"Name,Referral required\nWalk,Yes\n", "services/walk.md", "referral: professional\n"},
		{"Name,Town\nWalk,Redditch\n", "services/walk.md", "areas: [redditch]\n"},
		{"Name,Wheelchair access?\nWalk,Yes\n", "services/walk.md", "access: [step-free]\n"},
		{"Provider,Provider phone,Name\nAge Aid,01632 960 123,Walk\n", "organisations/age-aid.md", "contact: {phone: \"01632 960 123\"}\n"},
	} {
		site := newSite()
		bring(t, site, read(t, test.text), directory.Services)
		if f := site["content/"+test.file]; f == nil || !strings.Contains(string(f.Data), test.want) {
			t.Errorf("%q: %s:\n%s", test.text, test.file, have(site, test.file))
		}
		if strings.Contains(have(site, "services/refuge.md"), "Lane") {
			t.Error("the address is told")
		}
	}
}

// Where it is that nobody is to know of is in no file, whatever the rows are.
func TestConfidential(t *testing.T) {
	for _, kind := range []directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places} {
		site := newSite()
		bring(t, site, read(t, "Name,When,Address,Postcode,Town,Latitude,Longitude,Directions,Is address confidential?,About\n"+
			"Refuge,\"Mondays, 10am to 11am\",12 Long Lane,B98 7ZZ,Redditch,52.31,-1.94,Past the mill,Yes (refuge),Come to 12 Long Lane B98 7ZZ.\n"), kind)
		for path, f := range site {
			for _, secret := range []string{"Long Lane", "7ZZ", "7zz", "52.31", "mill"} {
				if strings.Contains(string(f.Data), secret) {
					t.Errorf("%s: %s tells %q:\n%s", kind, path, secret, f.Data)
				}
			}
		}
	}
}

func have(site fstest.MapFS, file string) string {
	if f := site["content/"+file]; f != nil {
		return string(f.Data)
	}
	return ""
}
