package link

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"time"
)

var errTooLong = errors.New("message is too long")

// readLine reads one line of JSON into the value. It reads byte-exactly up to maxLine and
// never waits longer than the deadline of the connection.
func readLine(conn net.Conn, into any) error {
	var line []byte
	buf := make([]byte, 1024)
	for {
		n, err := conn.Read(buf)
		line = append(line, buf[:n]...)
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
			break
		}
		if len(line) > maxLine {
			return errTooLong
		}
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
	}
	if len(line) > maxLine {
		return errTooLong
	}
	if err := json.Unmarshal(line, into); err != nil {
		return fmt.Errorf("read message: %w", err)
	}
	return nil
}

func writeLine(conn net.Conn, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write message: %w", err)
	}
	if len(raw) > maxLine {
		return errTooLong
	}
	_, err = conn.Write(append(raw, '\n'))
	return err
}

// hurry gives the connection a deadline.
func hurry(conn net.Conn) error { return conn.SetDeadline(time.Now().Add(patience)) }
