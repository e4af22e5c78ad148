package link

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"sync"
)

// Handler carries out one command. The body is the JSON that came with it, nil when there
// was none; what it returns travels back. An *Error keeps its code, any other error
// becomes CodeInternal and is logged here. The context ends with the server.
type Handler func(ctx context.Context, command string, body json.RawMessage) (any, error)

// Serve answers requests until the context ends, then closes the listener, waits for open
// talks and returns nil. It returns early only when the listener fails.
func Serve(ctx context.Context, listener net.Listener, handle Handler, log *slog.Logger) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(ctx, func() { _ = listener.Close() })()

	var talks sync.WaitGroup
	defer talks.Wait()
	places := make(chan struct{}, maxTalks)
	for {
		conn, err := listener.Accept()
		if err != nil {
			if ctx.Err() != nil || errors.Is(err, net.ErrClosed) {
				return nil
			}
			return err
		}
		places <- struct{}{} // a crowd waits; each talk ends within its deadline
		talks.Go(func() {
			defer func() { <-places }()
			talk(ctx, conn, handle, log)
		})
	}
}

// talk reads one request and answers it. A handler that panics costs its own request only.
func talk(ctx context.Context, conn net.Conn, handle Handler, log *slog.Logger) {
	defer func() { _ = conn.Close() }()
	defer func() {
		if r := recover(); r != nil {
			log.Error("A command panicked", "panic", r)
		}
	}()
	if err := hurry(conn); err != nil {
		return
	}
	var req request
	if err := readLine(conn, &req); err != nil {
		answer(conn, reply{Code: CodeBadRequest, Detail: err.Error()}, log)
		return
	}
	out, err := handle(ctx, req.Command, req.Body)
	if err != nil {
		known := asError(err)
		if known.Code == CodeInternal {
			log.Warn("A command failed", "command", req.Command, "err", err)
		}
		answer(conn, reply{Code: known.Code, Detail: known.Detail}, log)
		return
	}
	answer(conn, reply{Body: encode(out)}, log)
}

func encode(out any) json.RawMessage {
	if out == nil {
		return nil
	}
	raw, err := json.Marshal(out)
	if err != nil {
		panic(err) // our own message types always encode
	}
	return raw
}

func answer(conn net.Conn, r reply, log *slog.Logger) {
	if err := hurry(conn); err != nil {
		return
	}
	if err := writeLine(conn, r); err != nil {
		log.Debug("A reply was not read", "err", err)
	}
}

// Decode reads the body of a command into a value of its type.
func Decode[T any](body json.RawMessage) (T, error) {
	var v T
	if len(body) == 0 {
		return v, nil
	}
	if err := json.Unmarshal(body, &v); err != nil {
		return v, &Error{Code: CodeBadRequest, Detail: err.Error()}
	}
	return v, nil
}
