package directory

// translations links the translated entries.
func (l *linker) translations(files []loaded) {
	for _, f := range files {
		if f.entry == nil || f.entry.Lang == "" {
			continue
		}
		value := l.translation(f.value)
		l.d.Translations = append(l.d.Translations, Translation{value.(interface{ entry() *Entry }).entry(), value})
	}
}

// translation gives a translated entry the links of its original.
func (l *linker) translation(value any) any {
	switch v := value.(type) {
	case *Service:
		t, o := clone(v), l.services.by[v.Slug]
		t.Organisation, t.Places, t.Areas, t.Themes = o.Organisation, o.Places, o.Areas, o.Themes
		t.Sensitive, t.Confidential = t.Sensitive || o.Sensitive, o.Confidential
		if t.Confidential || o.hushed {
			t.Room = ""
		}
		t.Instead, t.HeardAt, t.InPacks, t.effective, t.everywhere = o.Instead, o.HeardAt, o.InPacks, o.effective, o.everywhere
		return t
	case *Event:
		t, o := clone(v), l.events.by[v.Slug]
		t.Place, t.Areas, t.Themes, t.Organisation, t.Partners = o.Place, o.Areas, o.Themes, o.Organisation, o.Partners
		t.Sensitive = t.Sensitive || o.Sensitive
		if t.Place != nil && t.Place.Confidential {
			t.Room = ""
		}
		t.Services, t.Instead, t.Variations, t.effective = o.Services, o.Instead, o.Variations, o.effective
		return t
	case *Organisation:
		t, o := clone(v), l.organisations.by[v.Slug]
		t.Sensitive = t.Sensitive || o.Sensitive
		t.Areas, t.Services, t.Events, t.PartnerAt = o.Areas, o.Services, o.Events, o.PartnerAt
		return t
	case *Place:
		t, o := clone(v), l.places.by[v.Slug]
		t.Area, t.Services, t.Events = o.Area, o.Services, o.Events
		if !t.Located() {
			t.Lat, t.Lon = o.Lat, o.Lon
		}
		if o.Confidential {
			t.hide()
		}
		return t
	case *Theme:
		t, o := clone(v), l.themes.by[v.Slug]
		t.Services, t.Events = o.Services, o.Events
		return t
	case *Area:
		t, o := clone(v), l.areas.by[v.Slug]
		t.PartOf, t.Parts, t.Places, t.Services, t.Events = o.PartOf, o.Parts, o.Places, o.Services, o.Events
		return t
	case *Pack:
		t, o := clone(v), l.packs.by[v.Slug]
		t.Organisation, t.Items = o.Organisation, o.Items
		return t
	case *Question:
		t, o := clone(v), l.questions.by[v.Slug]
		t.Answers = o.Answers
		return t
	case *Page:
		return clone(v)
	}
	return value
}
