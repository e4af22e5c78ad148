// Package link lets the programs of one person talk on one machine: the agent says how the
// breaks stand and takes commands, the window shows itself when asked.
//
// One connection carries one request and one reply, each a line of JSON. The socket lies in
// a folder that only its owner can enter (a named pipe with the same rights on Windows).
// Nothing in a message is about the body: moves go by the id of their technique, and pain,
// places and notes never travel.
package link

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

const (
	// maxLine is the longest message, in bytes. Ours are a few hundred.
	maxLine = 16 << 10
	// patience is how long either side waits for the other.
	patience = 2 * time.Second
	// maxTalks is how many connections a server serves at once.
	maxTalks = 8
)

// ErrNotRunning is returned when nobody listens at the address.
var ErrNotRunning = errors.New("not running")

// Code says what kind of trouble a request met.
type Code string

// The codes.
const (
	CodeBadRequest Code = "bad-request" // not a message, or its body does not fit the command
	CodeUnknown    Code = "unknown"     // no such command
	CodeNotNow     Code = "not-now"     // the command does not fit the present state
	CodeInternal   Code = "internal"
)

// Error is trouble that the other side reports.
type Error struct {
	Code   Code
	Detail string // for logs, not for the person
}

// Error tells the code and the detail.
func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Code, e.Detail) }

// request is what travels to the server, reply what comes back.
type request struct {
	Command string          `json:"command"`
	Body    json.RawMessage `json:"body,omitempty"`
}

type reply struct {
	Code   Code            `json:"code,omitempty"` // empty: it went well
	Detail string          `json:"detail,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"`
}

// asError finds the code of an error that a handler returned.
func asError(err error) *Error {
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	return &Error{Code: CodeInternal, Detail: "the command failed"}
}
