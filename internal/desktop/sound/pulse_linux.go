package sound

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jfreymuth/pulse/proto"
)

// How long the server may take to answer, and to play the longest recording.
const (
	answerWithin = 2 * time.Second
	playWithin   = (longest + 10) * time.Second
)

// pulse plays through a sound server. Each sound has a connection of its own, which takes a few
// milliseconds to make: between two sounds there is nothing open at all, a server that was started
// again is found again, and sounds that are heard together cannot get in each other's way.
type pulse struct{}

// connection is an open line to the server.
type connection struct {
	net.Conn

	client *proto.Client
	lost   chan struct{}
}

// Play hands the whole sound to the server and waits until it has been played.
func (pulse) Play(ctx context.Context, samples []int16) error {
	c, err := dial(ctx, server())
	if err == nil {
		defer func() { _ = c.Close() }()
		err = c.play(ctx, samples)
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	return err
}

// Close has nothing to do.
func (pulse) Close() error { return nil }

// server is the socket of the sound server: what PULSE_SERVER names, if that is a local socket, else
// the usual one. A server on another machine is never spoken to.
func server() string {
	for word := range strings.FieldsSeq(os.Getenv("PULSE_SERVER")) {
		if _, after, ok := strings.Cut(word, "}"); ok && word[0] == '{' {
			word = after
		}
		if path := strings.TrimPrefix(word, "unix:"); filepath.IsAbs(path) {
			return path
		}
	}
	runtime := os.Getenv("PULSE_RUNTIME_PATH")
	if runtime != "" {
		return filepath.Join(runtime, "native")
	}
	if runtime = os.Getenv("XDG_RUNTIME_DIR"); runtime == "" {
		runtime = "/run/user/" + strconv.Itoa(os.Getuid())
	}
	return filepath.Join(runtime, "pulse", "native")
}

// dial opens a line to the server and makes ourselves known.
func dial(ctx context.Context, socket string) (*connection, error) {
	dialer := net.Dialer{Timeout: answerWithin}
	conn, err := dialer.DialContext(ctx, "unix", socket)
	if err != nil {
		return nil, err
	}
	c := &connection{Conn: conn, client: &proto.Client{}, lost: make(chan struct{})}
	c.client.SetTimeout(playWithin)
	c.client.Callback = func(message any) {
		if _, closed := message.(*proto.ConnectionClosed); closed {
			close(c.lost)
		}
	}
	_ = conn.SetDeadline(time.Now().Add(answerWithin)) // it also ends a reading that gets no answer
	c.client.Open(conn)
	if err := c.introduce(); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return c, conn.SetDeadline(time.Time{})
}

func (c *connection) introduce() error {
	secret, err := cookie()
	if err != nil {
		return err
	}
	var reply proto.AuthReply
	if err := c.client.Request(&proto.Auth{Version: c.client.Version(), Cookie: secret}, &reply); err != nil {
		return fmt.Errorf("ask the sound server to let us in: %w", err)
	}
	c.client.SetVersion(reply.Version)
	return c.client.Request(&proto.SetClientName{Props: proto.PropList{
		"application.name": proto.PropListString("Unknot"),
	}}, &proto.SetClientNameReply{})
}

// cookie is the secret that lets programs of the same person in. The server may not want one.
func cookie() ([]byte, error) {
	path := os.Getenv("PULSE_COOKIE")
	if path == "" {
		home, err := os.UserConfigDir()
		if err != nil {
			return make([]byte, 256), nil //nolint:nilerr // no home, no cookie
		}
		path = filepath.Join(home, "pulse", "cookie")
	}
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return make([]byte, 256), nil
	}
	return raw, err
}

// play makes a stream for the sound, fills it and lets it run empty. It ends with the connection.
func (c *connection) play(ctx context.Context, samples []int16) error {
	raw := littleEndian(samples)
	var stream proto.CreatePlaybackStreamReply
	if err := c.ask(ctx, answerWithin, &proto.CreatePlaybackStream{
		SampleSpec: proto.SampleSpec{Format: proto.FormatInt16LE, Channels: 1, Rate: Rate},
		ChannelMap: proto.ChannelMap{proto.ChannelMono},
		SinkIndex:  proto.Undefined,
		Corked:     true, // until the whole sound is there
		// Room for everything at once, and no waiting for more than the first sample. With no
		// waiting at all a server never says that the stream has run empty.
		BufferMaxLength: uint32(len(raw)) + Rate, BufferTargetLength: 2 * Rate / 10,
		BufferPrebufferLength: 2, BufferMinimumRequest: proto.Undefined,
		AdjustLatency:  true, // a tenth of a second, so that the end of the sound is told soon
		ChannelVolumes: proto.ChannelVolumes{uint32(proto.VolumeNorm)},
		Properties: proto.PropList{
			"media.name": proto.PropListString("Unknot"),
			"media.role": proto.PropListString("event"),
		},
	}, &stream); err != nil {
		return err
	}
	if err := c.send(stream.StreamIndex, raw); err != nil {
		return err
	}
	if err := c.ask(ctx, answerWithin, &proto.CorkPlaybackStream{StreamIndex: stream.StreamIndex}, nil); err != nil {
		return err
	}
	return c.ask(ctx, length(samples)+slack, &proto.DrainPlaybackStream{StreamIndex: stream.StreamIndex}, nil)
}

// send writes the samples in packets of the size the protocol likes.
func (c *connection) send(stream uint32, raw []byte) error {
	const packet = 32 << 10
	for len(raw) > 0 {
		n := min(packet, len(raw))
		if err := c.SetWriteDeadline(time.Now().Add(answerWithin)); err != nil {
			return err
		}
		if err := c.client.Send(stream, raw[:n]); err != nil {
			return err
		}
		raw = raw[n:]
	}
	return c.SetWriteDeadline(time.Time{})
}

// ask sends a request and waits for the answer for as long as it may take.
func (c *connection) ask(ctx context.Context, within time.Duration, request proto.RequestArgs, reply proto.Reply) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	answer := make(chan error, 1)
	go func() { answer <- c.client.Request(request, reply) }()
	select {
	case err := <-answer:
		return err
	case <-c.lost:
		return net.ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}
