package serve

import (
	"errors"
	"net"
	"strconv"
	"sync"
)

// listen opens a port: the given one, or one of the next twenty if another may
// do.
func listen(addr string, another bool) (net.Listener, error) {
	l, first := net.Listen("tcp", addr)
	if first == nil || !another {
		return l, first
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, first
	}
	from, err := strconv.Atoi(port(addr))
	if err != nil {
		return nil, first
	}
	for p := from + 1; p <= from+20; p++ {
		if l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(p))); err == nil {
			return l, nil
		}
	}
	return nil, errors.Join(first, errors.New("and so are the next twenty ports"))
}

func port(addr string) string {
	_, p, _ := net.SplitHostPort(addr)
	return p
}

// limited is a listener of so many connections at once as free holds. Others
// are closed again at once: one who waited would wait for those that never go.
type limited struct {
	net.Listener
	free chan struct{}
}

func (l *limited) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.free <- struct{}{}:
			return &counted{Conn: c, gone: sync.OnceFunc(func() { <-l.free })}, nil
		default:
			c.Close()
		}
	}
}

// counted is a connection that makes room when it ends.
type counted struct {
	net.Conn
	gone func()
}

func (c *counted) Close() error {
	defer c.gone()
	return c.Conn.Close()
}
