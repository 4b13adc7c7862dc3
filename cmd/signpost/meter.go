package main

import (
	"runtime"
	"sync"
	"time"
)

// A phase is a part of a build.
type phase int

const (
	reading    phase = iota // files, front matter, Markdown
	linking                 // entries with each other
	addressing              // layouts, scripts, styles; every address, the links between them
	compiling               // the search for the browser
	publishing              // the new folder in the place of the old one

	// These go on side by side: their wall time is added up over all workers.
	indexing  // Bleve's index
	rendering // pages, feeds, calendars
	guarding  // the search for confidential addresses in what is made
	writing   // files

	phases
)

// A cost is time that has passed and time that processors have spent.
type cost struct{ wall, cpu time.Duration }

func (c cost) minus(d cost) cost { return cost{c.wall - d.wall, c.cpu - d.cpu} }
func (c cost) plus(d cost) cost  { return cost{c.wall + d.wall, c.cpu + d.cpu} }

// now is the cost so far of the process, or of this thread. What the garbage collector does in the background is no
// thread's.
func now(of whose) cost { return cost{time.Since(started), cpuTime(of)} }

var started = time.Now()

// Whose time is meant.
type whose int

const (
	theProcess whose = iota
	thisThread
)

// A meter adds up what the phases of a build cost. Without one, as nil, nothing is measured.
type meter struct {
	mu    sync.Mutex
	costs [phases]cost
}

func (m *meter) add(p phase, c cost) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.costs[p] = m.costs[p].plus(c)
}

// alone begins a phase beside which nothing else runs, and gives what ends it.
func (m *meter) alone(p phase) (done func()) {
	if m == nil {
		return func() {}
	}
	begin := now(theProcess)
	return func() { m.add(p, now(theProcess).minus(begin)) }
}

// A stopwatch measures phases that go on beside others, on the goroutine that started it. As nil it does nothing.
type stopwatch struct {
	meter *meter
	last  cost
	own   [phases]cost
}

// start ties the goroutine to its thread, whose time is measured.
func (m *meter) start() *stopwatch {
	if m == nil {
		return nil
	}
	runtime.LockOSThread()
	return &stopwatch{meter: m, last: now(thisThread)}
}

// lap counts the time since the last lap to a phase.
func (w *stopwatch) lap(p phase) {
	if w == nil {
		return
	}
	next := now(thisThread)
	w.own[p] = w.own[p].plus(next.minus(w.last))
	w.last = next
}

func (w *stopwatch) stop() {
	if w == nil {
		return
	}
	runtime.UnlockOSThread()
	for p, c := range w.own {
		w.meter.add(phase(p), c)
	}
}
