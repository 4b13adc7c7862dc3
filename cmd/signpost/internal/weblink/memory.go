package weblink

import (
	"bytes"
	"encoding/json"
	"time"
)

// A Memory is what has been found, by address.
type Memory map[string]Result

// ReadMemory reads what Bytes writes. What can't be read is forgotten: then all is asked for anew.
func ReadMemory(data []byte) Memory {
	m := Memory{}
	if json.Unmarshal(data, &m) != nil || m == nil {
		return Memory{}
	}
	return m
}

// Bytes is the memory as JSON, sorted by address.
func (m Memory) Bytes() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	err := enc.Encode(m)
	return b.Bytes(), err
}

// Stale gives those of the addresses that have to be asked for: of which nothing is known, or nothing of the last days up
// to today. What was not there is asked for after a day, since a page may come back.
func (m Memory) Stale(addresses []string, today time.Time, days int) []string {
	var stale []string
	for _, address := range addresses {
		r, known := m[address]
		on, err := time.Parse(time.DateOnly, r.On)
		good := time.Duration(days) * 24 * time.Hour
		if r.Gone != "" || r.Unsure != "" {
			good = min(good, 24*time.Hour)
		}
		if age := today.Sub(on); !known || err != nil || age < 0 || age >= good {
			stale = append(stale, address)
		}
	}
	return stale
}

// Keep takes over what was found, and forgets what is no longer among the addresses. What was gone stays so where nothing
// is known of it now.
func (m Memory) Keep(addresses []string, found map[string]Result) {
	wanted := map[string]bool{}
	for _, address := range addresses {
		wanted[address] = true
	}
	for address := range m {
		if !wanted[address] {
			delete(m, address)
		}
	}
	for address, r := range found {
		if r.Unsure == "" || m[address].Gone == "" {
			m[address] = r
		}
	}
}
