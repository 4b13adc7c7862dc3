package hsdstable

import (
	"path"
	"slices"
	"strings"
)

// The tables whose rows have others within them, by the name that one row of them has.
const (
	Organization = "organization"
	program      = "program"
	service      = "service"
	Location     = "location"
	atLocation   = "service_at_location"
	contact      = "contact"
	phone        = "phone"
	term         = "taxonomy_term"
)

// known are the tables by the names that versions of the standard, and programs that write it, have for them, and the name under
// which a record holds their rows.
var known = []struct {
	table, member string
	names         []string
}{
	{Organization, "organization", []string{"organization", "organizations", "organisations"}},
	{program, "program", []string{"program", "programs"}},
	{service, "services", []string{"service", "services"}},
	{Location, "location", []string{"location", "locations"}},
	{atLocation, "service_at_locations", []string{"service_at_location", "service_at_locations", "services_at_location", "services_at_locations"}},
	{contact, "contacts", []string{"contact", "contacts"}},
	{phone, "phones", []string{"phone", "phones"}},
	{term, "taxonomy_term", []string{"taxonomy_term", "taxonomy_terms", "taxonomy", "taxonomies"}},
	{"physical_address", "addresses", []string{"physical_address", "physical_addresses", "address", "addresses"}},
	{"postal_address", "addresses", []string{"postal_address", "postal_addresses", "mail_address", "mail_addresses"}},
	{"regular_schedule", "regular_schedules", []string{"regular_schedule", "regular_schedules"}},
	{"holiday_schedule", "holiday_schedules", []string{"holiday_schedule", "holiday_schedules"}},
	{"schedule", "schedules", []string{"schedule", "schedules"}},
	{"language", "languages", []string{"language", "languages"}},
	{"accessibility", "accessibility", []string{"accessibility", "accessibility_for_disabilities"}},
	{"service_area", "service_areas", []string{"service_area", "service_areas"}},
	{"required_document", "required_documents", []string{"required_document", "required_documents"}},
	{"eligibility", "eligibilitys", []string{"eligibility", "eligibilities", "eligibilitys"}},
	{"cost_option", "cost_options", []string{"cost_option", "cost_options"}},
	{"attribute", "attributes", []string{"attribute", "attributes", "service_taxonomy", "services_taxonomy", "service_taxonomies", "service_taxonomys", "service_attribute", "service_attributes", "other_attribute", "other_attributes"}},
	{"organization_identifier", "organization_identifiers", []string{"organization_identifier", "organization_identifiers"}},
	{"funding", "funding", []string{"funding", "fundings"}},
	{"payment_accepted", "payments_accepted", []string{"payment_accepted", "payments_accepted"}},
	{"unit", "units", []string{"unit", "units"}},
	{"url", "additional_urls", []string{"url", "urls"}},
}

// tableOf is the table that a file is, by its name; of a name that is not known it is the name itself.
func tableOf(file string) (table, member string, ok bool) {
	base := strings.ToLower(path.Base(file))
	base = strings.TrimSuffix(base, path.Ext(base))
	for _, k := range known {
		if slices.Contains(k.names, base) {
			return k.table, k.member, true
		}
	}
	return base, base, false
}

// IsTable reports whether a file is one of the tables, by its name.
func IsTable(file string) bool {
	_, _, ok := tableOf(file)
	return ok && strings.EqualFold(path.Ext(file), ".csv")
}

// owners are the columns that say to what a row belongs, with the tables that they name a row of, the closest first.
var owners = []struct{ column, table string }{
	{"phone_id", phone}, {"contact_id", contact}, {"service_at_location_id", atLocation}, {"service_id", service}, {"location_id", Location},
	{"organization_id", Organization}, {"organisation_id", Organization}, {"program_id", program},
}
