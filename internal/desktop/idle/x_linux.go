package idle

import (
	"context"
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/screensaver"
	"github.com/jezek/xgb/xproto"
)

// xReader asks the X server. It keeps one connection; the library never reconnects, so a
// broken one is dropped and made anew.
type xReader struct {
	conn *xgb.Conn
	root xproto.Drawable
}

func (r *xReader) Idle(context.Context) (time.Duration, bool) {
	if r.conn == nil && !r.open() {
		return 0, false
	}
	reply, err := screensaver.QueryInfo(r.conn, r.root).Reply()
	if err != nil || reply == nil {
		r.Close()
		return 0, false
	}
	return time.Duration(reply.MsSinceUserInput) * time.Millisecond, true
}

func (r *xReader) open() bool {
	xgb.Logger = log.New(io.Discard, "", 0) // it reports a missing authority file on every start
	conn, err := xgb.NewConn()
	if err != nil {
		return false
	}
	if err := screensaver.Init(conn); err != nil {
		conn.Close()
		return false
	}
	r.conn = conn
	r.root = xproto.Drawable(xproto.Setup(conn).DefaultScreen(conn).Root)
	return true
}

// Close ends the connection.
func (r *xReader) Close() {
	if r.conn != nil {
		r.conn.Close()
		r.conn = nil
	}
}
