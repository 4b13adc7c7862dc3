package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/fetch"
	"signpost/cmd/signpost/internal/intake"
	"signpost/cmd/signpost/internal/intake/oruk"
	"signpost/cmd/signpost/internal/intake/orukapi"
	"signpost/cmd/signpost/internal/when"
)

// pagesFolder holds what was fetched, a folder for each address.
const pagesFolder = importFolder + "/pages"

// keptDays is how many days a fetch that broke off may go on with what it has.
const keptDays = 7

// maxFetched is how many bytes one import fetches.
const maxFetched = 1 << 30

// runAddress imports what an address leads to.
func (i *importing) runAddress(ctx context.Context, address string, fresh bool) error {
	u, err := url.Parse(address)
	if err != nil {
		return usageError(fmt.Errorf("%q is no address of the web: write it as in a browser, with https://", address))
	}
	src, o, err := i.open()
	if err != nil {
		return err
	}
	defer src.close()
	pages := &pageStore{src: src, folder: pagesFolder + "/" + content.Slug(u.Host) + "-" + hash(address)[:8], today: o.Times.Today}
	base, err := directory.NewLoader(src.root.FS(), o.Load).BaseURL()
	if err != nil {
		return machineError(err)
	}
	agent := "signpost-import"
	if base != directory.LocalBaseURL {
		agent += " (+" + base + ")"
	}
	getter, err := fetch.New(address, fetch.Options{Agent: agent, Accept: "application/json", Store: pages, MaxBody: oruk.MaxSize, MaxTotal: maxFetched})
	if err != nil {
		return usageError(err)
	}
	if err := pages.open(address, fresh); err != nil {
		return machineError(err)
	}
	if pages.found > 0 {
		fmt.Fprintf(i.stderr, "%s of %s are there already; --fresh asks for them again\n", countWords(pages.found, "page", "pages"), pages.state.Begun)
	}
	got, err := orukapi.Gather(ctx, address, getter.Get, func(what string, done, all int) {
		if all > 0 {
			src.progress.say("asking %s: %d of %d %s", u.Host, done, all, what)
		} else {
			src.progress.say("asking %s: %d %s", u.Host, done, what)
		}
	})
	src.progress.done()
	if err != nil {
		return fetchError(err)
	}
	if err := pages.finish(); err != nil {
		return machineError(err)
	}
	var notes []intake.Note
	for _, text := range got.Notes {
		fmt.Fprintln(i.stderr, "note:", text)
		notes = append(notes, intake.Note{Where: address, Outcome: intake.Look, Reason: text})
	}
	return i.runORUK(src, got.Set, o, address, u.Hostname(), notes)
}

// fetchError says who has to do something about an error.
func fetchError(err error) error {
	switch {
	case errors.As(err, new(*fetch.RefusedError)):
		return usageError(err)
	case errors.As(err, new(*orukapi.FormError)):
		return &failure{statusContent, err}
	}
	return machineError(err)
}

// A pageStore keeps what was fetched from one address, in files that are named by a sum of theirs.
type pageStore struct {
	src    *source
	folder string
	today  when.Date
	found  int // pages that were there
	state  fetched
}

// fetched says how far a fetch has come.
type fetched struct {
	Address  string `json:"address"`
	Begun    string `json:"begun"`    // the day
	Finished bool   `json:"finished"` // nothing is missing
}

// open forgets pages that are too old to go on with: those of a fetch that was finished on another day, or begun a week ago.
func (p *pageStore) open(address string, fresh bool) error {
	if data, err := p.src.root.ReadFile(p.folder + "/state.json"); err == nil {
		_ = json.Unmarshal(data, &p.state) // what can't be read is forgotten
	}
	begun, err := when.ParseDate(p.state.Begun)
	good := err == nil && p.state.Address == address && !p.today.Before(begun) && p.today.Before(begun.AddDays(keptDays)) && (!p.state.Finished || begun == p.today)
	if good && !fresh {
		if dir, err := p.src.root.Open(p.folder); err == nil {
			names, _ := dir.Readdirnames(-1) // for its number alone
			dir.Close()
			p.found = max(0, len(names)-1)
		}
		return nil
	}
	if err := p.src.root.RemoveAll(p.folder); err != nil {
		return err
	}
	p.state = fetched{Address: address, Begun: p.today.String()}
	if err := p.src.replaceFile(importFolder+"/.gitignore", []byte(importIgnore)); err != nil {
		return err
	}
	return p.writeState()
}

func (p *pageStore) writeState() error {
	data, err := json.Marshal(p.state)
	if err != nil {
		return err
	}
	return p.src.replaceFile(p.folder+"/state.json", append(data, '\n'))
}

// finish notes that all has come.
func (p *pageStore) finish() error {
	if p.state.Finished {
		return nil
	}
	p.state.Finished = true
	return p.writeState()
}

// Load implements fetch.Store.
func (p *pageStore) Load(address string) ([]byte, bool) {
	data, err := p.src.root.ReadFile(p.file(address))
	return data, err == nil
}

// Save implements fetch.Store. What is no JSON, as a page that says there is trouble, is not kept: it may be another the next time.
func (p *pageStore) Save(address string, data []byte) error {
	if !json.Valid(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))) {
		return nil
	}
	return p.src.replaceFile(p.file(address), data)
}

func (p *pageStore) file(address string) string { return path.Join(p.folder, hash(address)+".json") }

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}
