package main

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
	"time"
)

// cpuTime is how much processor time the process or the thread has used; see getrusage(2).
func cpuTime(of whose) time.Duration {
	const thread = 1 // RUSAGE_THREAD
	who := syscall.RUSAGE_SELF
	if of == thisThread {
		who = thread
	}
	var u syscall.Rusage
	if syscall.Getrusage(who, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the most memory in bytes that the process has held since resetPeak; see VmHWM in proc_pid_status(5).
func peakMemory() (int64, bool) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	_, rest, found := bytes.Cut(status, []byte("\nVmHWM:"))
	var kilobytes int64
	if _, err := fmt.Sscan(string(rest), &kilobytes); err != nil || !found {
		return 0, false
	}
	return kilobytes << 10, true
}

// resetPeak makes peakMemory begin anew; see proc_pid_clear_refs(5).
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }
