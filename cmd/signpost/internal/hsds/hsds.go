// Package hsds has the records of Open Referral UK 3.0 as Go values.
//
// Open Referral UK is the British profile of the Human Services Data Specification (HSDS) 3.0, by Open Referral:
// https://openreferraluk.org and https://docs.openreferral.org. A Service here is what the API's /services/{id} gives, with
// everything that belongs to it inside; a Page is what /services gives. JSON names are the standard's.
//
// The profile leaves out some of the base standard's fields. Those that tell something which would be lost otherwise are
// here as well (the schemas allow more than they name), each marked as base HSDS. Signpost has what is in no standard:
// who does not know it passes it over.
package hsds

// A Page is one page of a list of services.
type Page struct {
	TotalItems int       `json:"total_items"`
	TotalPages int       `json:"total_pages"`
	PageNumber int       `json:"page_number"` // from 1
	Size       int       `json:"size"`        // services on this page
	FirstPage  bool      `json:"first_page"`
	LastPage   bool      `json:"last_page"`
	Empty      bool      `json:"empty"`
	Contents   []Service `json:"contents"` // whole, or only with fields that stand once
}

// The statuses of a service.
const (
	Active            = "active"
	Inactive          = "inactive"
	Defunct           = "defunct"
	TemporarilyClosed = "temporarily closed"
)

// A Service is something that helps people. There are no events in the standard: a drop-in is a service with schedules.
type Service struct {
	ID             string `json:"id"` // a UUID, as all that are called ID
	OrganizationID string `json:"organization_id,omitempty"`
	Name           string `json:"name"`
	AlternateName  string `json:"alternate_name,omitempty"` // base HSDS
	Description    string `json:"description,omitempty"`
	URL            string `json:"url,omitempty"`
	Email          string `json:"email,omitempty"`
	Status         string `json:"status"` // one of the four
	Fees           string `json:"fees,omitempty"`
	Accreditations string `json:"accreditations,omitempty"`
	MinimumAge     int    `json:"minimum_age,omitempty"` // years
	MaximumAge     int    `json:"maximum_age,omitempty"`
	AssuredDate    string `json:"assured_date,omitempty"` // "2026-10-12"
	AssurerEmail   string `json:"assurer_email,omitempty"`
	Alert          string `json:"alert,omitempty"`
	LastModified   string `json:"last_modified,omitempty"` // RFC 3339

	EligibilityDescription string `json:"eligibility_description,omitempty"` // base HSDS
	ApplicationProcess     string `json:"application_process,omitempty"`     // base HSDS
	AdditionalInformation  string `json:"additional_information,omitempty"`  // base HSDS

	Organization       *Organization       `json:"organization,omitempty"`
	Schedules          []Schedule          `json:"schedules,omitempty"`
	ServiceAreas       []ServiceArea       `json:"service_areas,omitempty"`
	ServiceAtLocations []ServiceAtLocation `json:"service_at_locations,omitempty"`
	Languages          []Language          `json:"languages,omitempty"`
	Funding            []Funding           `json:"funding,omitempty"`
	CostOptions        []CostOption        `json:"cost_options,omitempty"`
	Contacts           []Contact           `json:"contacts,omitempty"`
	Phones             []Phone             `json:"phones,omitempty"` // base HSDS
	Attributes         []Attribute         `json:"attributes,omitempty"`

	Signpost *Extra `json:"signpost,omitempty"`
}

// An Extra is what Signpost says of a record beyond the standard, so that the same entry can be made of it again.
type Extra struct {
	Kind string `json:"kind"` // the folder of the entry: "services", "events", "organisations", "places"
	Slug string `json:"slug"`
	Page string `json:"page,omitempty"` // the address of the entry's page, of services and events
	// Fields are those of the entry's front matter for which the standard has no place, under their own names: texts, lists of
	// texts, true, numbers, and groups of these. A summary is among them where there is one: the record's description then begins with it.
	Fields map[string]any `json:"fields,omitempty"`
	// Organizations are those that the fields name by their slugs: partners of an event, which need run nothing themselves.
	Organizations []Organization `json:"organizations,omitempty"`
}

// An Organization runs services.
type Organization struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Email       string `json:"email,omitempty"`
	Website     string `json:"website,omitempty"`
	Logo        string `json:"logo,omitempty"`
	URI         string `json:"uri,omitempty"`

	Identifiers []OrganizationIdentifier `json:"organization_identifiers,omitempty"`
	Phones      []Phone                  `json:"phones,omitempty"` // base HSDS
	Attributes  []Attribute              `json:"attributes,omitempty"`

	Signpost *Extra `json:"signpost,omitempty"`
}

// An OrganizationIdentifier is a number under which an organisation is registered.
type OrganizationIdentifier struct {
	ID         string `json:"id"`
	Scheme     string `json:"identifier_scheme,omitempty"` // as https://org-id.guide has it: "GB-CHC"
	Type       string `json:"identifier_type"`             // "Charity number"
	Identifier string `json:"identifier"`
}

// A Schedule is when a service is there, in parts of a recurrence rule (RFC 5545).
type Schedule struct {
	ID            string   `json:"id"`
	ValidFrom     string   `json:"valid_from,omitempty"` // a date, as all of these
	ValidTo       string   `json:"valid_to,omitempty"`
	Dtstart       string   `json:"dtstart,omitempty"`  // the first day
	Timezone      string   `json:"timezone,omitempty"` // base HSDS, but a name: "Europe/London"
	Until         string   `json:"until,omitempty"`    // base HSDS
	Count         int      `json:"count,omitempty"`    // base HSDS
	Freq          string   `json:"freq,omitempty"`     // "WEEKLY" or "MONTHLY"; none is the one day of Dtstart
	Interval      int      `json:"interval,omitempty"`
	Byday         string   `json:"byday,omitempty"`      // "MO,WE" or "-1TU"
	Bymonthday    string   `json:"bymonthday,omitempty"` // "1,15"
	Description   string   `json:"description,omitempty"`
	OpensAt       string   `json:"opens_at,omitempty"` // "10:00Z", "10:00+01:00": the clock on the wall, with the zone's offset on the first day
	ClosesAt      string   `json:"closes_at,omitempty"`
	ScheduleLink  string   `json:"schedule_link,omitempty"`
	AttendingType string   `json:"attending_type,omitempty"`
	Notes         string   `json:"notes,omitempty"`
	Exdates       []string `json:"exdates,omitempty"` // in no standard: days that the rule gives and on which it does not take place
}

// A ServiceArea is where the people live whom a service is for.
type ServiceArea struct {
	ID         string `json:"id"`
	Name       string `json:"name,omitempty"`
	Extent     string `json:"extent,omitempty"`
	ExtentType string `json:"extent_type,omitempty"`
	URI        string `json:"uri,omitempty"`
}

// A ServiceAtLocation is a place at which a service is.
type ServiceAtLocation struct {
	ID          string     `json:"id"`
	Description string     `json:"description,omitempty"` // base HSDS
	Location    *Location  `json:"location,omitempty"`
	Schedules   []Schedule `json:"schedules,omitempty"` // base HSDS: of this place alone
	Contacts    []Contact  `json:"contacts,omitempty"`  // base HSDS
	Phones      []Phone    `json:"phones,omitempty"`    // base HSDS
}

// A Location is a place.
type Location struct {
	ID             string          `json:"id"`
	Type           string          `json:"location_type"` // "physical", "postal" or "virtual"
	Name           string          `json:"name,omitempty"`
	Description    string          `json:"description,omitempty"`
	Transportation string          `json:"transportation,omitempty"` // base HSDS
	Latitude       float64         `json:"latitude,omitempty"`       // WGS 84 degrees
	Longitude      float64         `json:"longitude,omitempty"`
	Addresses      []Address       `json:"addresses,omitempty"`
	Accessibility  []Accessibility `json:"accessibility,omitempty"`
	Phones         []Phone         `json:"phones,omitempty"` // base HSDS
	Attributes     []Attribute     `json:"attributes,omitempty"`

	Signpost *Extra `json:"signpost,omitempty"`
}

// An Address is a postal address.
type Address struct {
	ID            string `json:"id"`
	Attention     string `json:"attention,omitempty"`
	Address1      string `json:"address_1"`
	Address2      string `json:"address_2,omitempty"` // base HSDS
	City          string `json:"city"`
	Region        string `json:"region,omitempty"`
	StateProvince string `json:"state_province"` // the county
	PostalCode    string `json:"postal_code"`
	Country       string `json:"country"` // "GB"
	Type          string `json:"address_type"`
}

// An Accessibility is one thing that makes it easier to get in and be there.
type Accessibility struct {
	ID          string `json:"id"`
	Description string `json:"description,omitempty"`
	Details     string `json:"details,omitempty"`
	URL         string `json:"url,omitempty"`
}

// A Language is one in which a service is given.
type Language struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"` // base HSDS
	Code string `json:"code,omitempty"` // base HSDS: ISO 639
	Note string `json:"note,omitempty"` // base HSDS
}

// A Funding says who pays for a service.
type Funding struct {
	ID     string `json:"id"`
	Source string `json:"source,omitempty"`
}

// A CostOption is what it costs.
type CostOption struct {
	ID                string   `json:"id"`
	ValidFrom         string   `json:"valid_from,omitempty"`
	ValidTo           string   `json:"valid_to,omitempty"`
	Option            string   `json:"option,omitempty"`
	Currency          string   `json:"currency,omitempty"` // base HSDS: "GBP"
	Amount            *float64 `json:"amount,omitempty"`   // nil where it is not known; 0 is free
	AmountDescription string   `json:"amount_description,omitempty"`
}

// A Contact is whom to ask.
type Contact struct {
	ID     string  `json:"id"`
	Name   string  `json:"name,omitempty"`
	Title  string  `json:"title,omitempty"`
	Email  string  `json:"email,omitempty"`  // base HSDS
	Phones []Phone `json:"phones,omitempty"` // base HSDS
}

// A Phone is a number.
type Phone struct {
	ID          string `json:"id"`
	Number      string `json:"number"`
	Extension   string `json:"extension,omitempty"`
	Type        string `json:"type,omitempty"` // "voice", "text", "fax"
	Description string `json:"description,omitempty"`
}

// An Attribute ties a term to what it stands in.
type Attribute struct {
	ID       string        `json:"id"`
	LinkType string        `json:"link_type,omitempty"`
	Term     *TaxonomyTerm `json:"taxonomy_term,omitempty"`
}

// A TaxonomyTerm is a word of a vocabulary.
type TaxonomyTerm struct {
	ID          string `json:"id"`
	Code        string `json:"code,omitempty"` // base HSDS
	Name        string `json:"name"`
	Description string `json:"description"`
	ParentID    string `json:"parent_id,omitempty"`
	Taxonomy    string `json:"taxonomy,omitempty"` // the vocabulary's name
	TermURI     string `json:"term_uri,omitempty"`
}
