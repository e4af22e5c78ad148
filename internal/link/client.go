package link

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"time"
)

// Call sends one command to the address and reads the reply into out, which may be nil, as
// may body. It returns ErrNotRunning when nobody listens, and an *Error when the other
// side refuses.
func Call(ctx context.Context, address, command string, body, out any) error {
	ctx, cancel := context.WithTimeout(ctx, 2*patience)
	defer cancel()
	conn, err := dial(ctx, address)
	if err != nil {
		return fmt.Errorf("%w (%w)", ErrNotRunning, err)
	}
	defer func() { _ = conn.Close() }()
	// A cancelled context ends a talk that is under way.
	defer context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })()

	req := request{Command: command, Body: encode(body)}
	if err := exchange(conn, req, out); err != nil {
		return fmt.Errorf("ask %s: %w", command, err)
	}
	return nil
}

func exchange(conn net.Conn, req request, out any) error {
	if err := hurry(conn); err != nil {
		return err
	}
	if err := writeLine(conn, req); err != nil {
		return err
	}
	if err := hurry(conn); err != nil {
		return err
	}
	var r reply
	if err := readLine(conn, &r); err != nil {
		return err
	}
	if r.Code != "" {
		return &Error{Code: r.Code, Detail: r.Detail}
	}
	if out == nil || len(r.Body) == 0 {
		return nil
	}
	return json.Unmarshal(r.Body, out)
}

// startUp is how long a program may hold its lock before it listens.
const startUp = time.Second

// CallSoon is Call for a second start: the first may hold the lock and not listen yet, so
// it asks again for up to a second.
func CallSoon(ctx context.Context, address, command string, body, out any) error {
	ctx, cancel := context.WithTimeout(ctx, startUp+patience)
	defer cancel()
	again := time.NewTicker(startUp / 20)
	defer again.Stop()
	for range 20 {
		err := Call(ctx, address, command, body, out)
		if !errors.Is(err, ErrNotRunning) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-again.C:
		}
	}
	return Call(ctx, address, command, body, out)
}
