package deptest

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// The rule is about our own code. Libraries link more than we call: Fyne imports net/http for its
// remote pictures, and nothing of ours ever asks for one.
const noNetwork = "no program of ours opens a network connection; local sockets only (house rule 7)"

// networked are packages whose use is a network connection.
var networked = []string{
	"net/http", "net/rpc", "net/smtp", "net/textproto", "crypto/tls",
	"golang.org/x/net", "golang.org/x/oauth2", "google.golang.org/grpc", "github.com/gorilla/websocket",
}

// sockets are the folders that may import net, for local sockets.
var sockets = []string{"internal/link", "internal/desktop", "internal/e2e"}

func TestNetwork(t *testing.T) {
	all := sources(t)
	t.Run("should import no networked package", func(t *testing.T) {
		for _, s := range all {
			for _, pkg := range networked {
				if s.imported(pkg) {
					t.Errorf("%s imports %s: %s", s.path, pkg, noNetwork)
				}
			}
		}
	})
	t.Run("should import net only for local sockets", func(t *testing.T) {
		for _, s := range all {
			if slices.Contains(s.imports, "net") && !withinAny(s.dir(), sockets) {
				t.Errorf("%s imports net: %s; the socket stands in internal/link", s.path, noNetwork)
			}
		}
	})
	t.Run("should dial and listen on Unix sockets only", func(t *testing.T) {
		for _, s := range all {
			if slices.Contains(s.imports, "net") {
				checkSockets(t, s)
			}
		}
	})
}

// checkSockets looks at every call that opens a socket. The kind of socket must be written out, so
// that reading the line is enough.
func checkSockets(t *testing.T, s source) {
	t.Helper()
	kindAt := map[string]int{"Dial": 0, "DialTimeout": 0, "Listen": 0, "ListenPacket": 0, "DialContext": 1}
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		name := sel.Sel.Name
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == "net" && overNetwork(name) {
			t.Errorf("%s calls net.%s: %s", s.at(n), name, noNetwork)
		}
		at, opens := kindAt[name]
		if !opens || len(call.Args) <= at+1 {
			return true
		}
		if kind, ok := literal(call.Args[at]); !ok || !strings.HasPrefix(kind, "unix") {
			t.Errorf("%s opens a socket that is not written out as \"unix\": %s", s.at(n), noNetwork)
		}
		return true
	})
}

// overNetwork tells whether a function of package net is about machines and their names.
func overNetwork(name string) bool {
	for _, start := range []string{"DialTCP", "DialUDP", "DialIP", "ListenTCP", "ListenUDP", "ListenIP", "ListenMulticast", "Lookup", "ResolveTCP", "ResolveUDP", "ResolveIP"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}
