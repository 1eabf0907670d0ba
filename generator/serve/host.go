package serve

import (
	"net"
	"net/netip"
	"slices"
	"strings"
)

// hosts are the names under which a server may be asked.
type hosts struct {
	named string     // as the address was given, perhaps a name
	bound netip.Addr // the address it listens at
}

func newHosts(addr string, l net.Listener) hosts {
	h := hosts{}
	h.named, _, _ = net.SplitHostPort(addr)
	if tcp, ok := l.Addr().(*net.TCPAddr); ok {
		h.bound = tcp.AddrPort().Addr().Unmap()
	}
	return h
}

// own reports whether the value of a Host header names this server. The port
// is not looked at: it may be another one behind a tunnel, and rebinding is a
// matter of names.
func (h hosts) own(header string) bool {
	host := header
	if name, _, err := net.SplitHostPort(header); err == nil {
		host = name
	} else {
		host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	if strings.EqualFold(host, "localhost") || host != "" && strings.EqualFold(host, h.named) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	ip = ip.Unmap()
	switch {
	case ip == netip.AddrFrom4([4]byte{127, 0, 0, 1}) || ip == netip.IPv6Loopback() || ip == h.bound:
		return true
	case h.bound.IsUnspecified():
		// Asked each time: a laptop that changes its network gets a new one.
		return slices.Contains(machine(), ip)
	}
	return false
}

// addresses returns the hosts to print, the machine itself first.
func (h hosts) addresses() []netip.Addr {
	if !h.bound.IsUnspecified() {
		return []netip.Addr{h.bound}
	}
	out := []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1})}
	for _, a := range machine() {
		if a.Is4() && !a.IsLoopback() && !a.IsLinkLocalUnicast() {
			out = append(out, a)
		}
	}
	return out
}

// fromMachine reports whether the other end of a connection is on this machine.
func fromMachine(remote string) bool {
	at, err := netip.ParseAddrPort(remote)
	ip := at.Addr().Unmap()
	return err == nil && (ip.IsLoopback() || slices.Contains(machine(), ip))
}

// machine returns the addresses of the machine's interfaces.
func machine() []netip.Addr {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []netip.Addr
	for _, a := range addrs {
		if p, err := netip.ParsePrefix(a.String()); err == nil {
			out = append(out, p.Addr().Unmap())
		}
	}
	return out
}
