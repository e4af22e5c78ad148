package link

import (
	"errors"
	"fmt"
	"net"

	"github.com/gofrs/flock"
)

// Claim is the right to be the one running program of its kind, with the socket on which
// the others reach it.
type Claim struct {
	Listener net.Listener
	lock     *flock.Flock
}

// TryClaim takes the lock and listens at the address. It returns nil and no error when
// another program holds the lock; reach that one with CallSoon. The lock ends with the
// process, however it ends, so a killed program never keeps the next one out.
func TryClaim(lockFile, address string) (*Claim, error) {
	lock := flock.New(lockFile, flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if !got {
		return nil, nil
	}
	listener, err := listen(address)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("listen: %w", err), lock.Unlock())
	}
	return &Claim{Listener: listener, lock: lock}, nil
}

// Close stops listening and gives up the lock. The lock file stays: removing it would let
// two programs hold locks on two files of one name.
func (c *Claim) Close() error {
	err := c.Listener.Close()
	if errors.Is(err, net.ErrClosed) {
		err = nil
	}
	return errors.Join(err, c.lock.Unlock())
}
