// Package when reads lines of plain English about opening times.
package when
