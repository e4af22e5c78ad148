package link

import (
	"context"
	"net"

	"github.com/Microsoft/go-winio"
)

// ownerOnly is the access list of the pipe: everything for its owner, nothing for others.
const ownerOnly = "D:P(A;;GA;;;OW)"

func listen(address string) (net.Listener, error) {
	return winio.ListenPipe(address, &winio.PipeConfig{SecurityDescriptor: ownerOnly})
}

func dial(ctx context.Context, address string) (net.Conn, error) {
	return winio.DialPipeContext(ctx, address)
}
