#!/bin/sh
# Installs the system packages that Unknot needs, and only those that are missing.
#
#   install-deps.sh build    a C compiler and the headers of the window library
#   install-deps.sh test     the same, and a screen without a monitor for the real-window test
#   install-deps.sh lint     what checks the scripts and the desktop files
#
# A second run finds everything in place: it needs no network and no rights, and says nothing.
# apt-get, dnf and pacman are known; on macOS and Windows it only looks for a C compiler.
set -eu

usage='usage: install-deps.sh build|test|lint'

fail() {
	printf 'unknot: %s\n' "$1" >&2
	exit 1
}

# package_manager prints the name of the first package manager this system has, or nothing.
package_manager() {
	for tool in apt-get dnf pacman; do
		if command -v "$tool" >/dev/null 2>&1; then
			printf '%s\n' "$tool"
			return
		fi
	done
}

# packages prints what a mode needs under a package manager. A word "a/b" is met by a or by b;
# a is what gets installed.
packages() {
	case "$1-$2" in
	apt-get-build)
		echo gcc libc6-dev pkg-config/pkgconf ca-certificates \
			libgl-dev libegl-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev \
			libxxf86vm-dev libwayland-dev libxkbcommon-dev
		;;
	apt-get-test)
		packages apt-get build
		echo xvfb libgl1-mesa-dri openbox xdotool dunst dbus sqlite3 x11-utils espeak-ng
		;;
	apt-get-lint)
		echo shellcheck desktop-file-utils appstream
		;;
	dnf-build)
		echo gcc glibc-devel pkgconf-pkg-config ca-certificates \
			mesa-libGL-devel/libglvnd-devel mesa-libEGL-devel/libglvnd-devel libXcursor-devel libXrandr-devel \
			libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel
		;;
	dnf-test)
		packages dnf build
		echo xorg-x11-server-Xvfb mesa-dri-drivers openbox xdotool dunst dbus-daemon sqlite xprop xwininfo espeak-ng
		;;
	dnf-lint)
		echo ShellCheck desktop-file-utils appstream
		;;
	pacman-build)
		echo gcc pkgconf ca-certificates mesa libglvnd libxcursor libxrandr libxinerama libxi \
			libxxf86vm wayland libxkbcommon
		;;
	pacman-test)
		packages pacman build
		echo xorg-server-xvfb openbox xdotool dunst dbus sqlite xorg-xprop xorg-xwininfo
		;;
	pacman-lint)
		echo shellcheck desktop-file-utils appstream
		;;
	esac
}

# installed tells whether one package is there; it asks the package database only.
installed() {
	case "$1" in
	apt-get) [ "$(dpkg-query -W -f='${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
	dnf) rpm -q "$2" >/dev/null 2>&1 ;;
	pacman) pacman -Q "$2" >/dev/null 2>&1 ;;
	esac
}

# missing prints which of the words after the package manager are not met, the name to install of each.
missing() {
	manager=$1
	shift
	for word in "$@"; do
		if ! installed "$manager" "${word%%/*}" && ! installed "$manager" "${word##*/}"; then
			printf '%s ' "${word%%/*}"
		fi
	done
}

# as_root runs a command with the rights to install. Without a terminal nobody could type a
# password, so sudo is then asked not to want one.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

install_with() {
	manager=$1
	shift
	case "$manager" in
	apt-get)
		# A mirror that fails to answer is no reason to stop: the lists here may still do.
		as_root apt-get update -q || true
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
		;;
	dnf) as_root dnf install -y "$@" ;;
	pacman) as_root pacman -S --needed --noconfirm "$@" ;;
	esac
}

# by_hand is the command a person would type for the package manager.
by_hand() {
	case "$1" in
	pacman) printf 'pacman -S --needed %s' "$2" ;;
	*) printf '%s install %s' "$1" "$2" ;;
	esac
}

on_linux() {
	manager=$(package_manager)
	[ -n "$manager" ] ||
		fail "found no apt-get, dnf or pacman; install what these Debian packages hold by hand: $(packages apt-get "$1" | tr '\n' ' ')"
	# Splitting into words is wanted: the list is one.
	# shellcheck disable=SC2046
	list=$(missing "$manager" $(packages "$manager" "$1"))
	list=${list% }
	[ -n "$list" ] || return 0

	if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
		fail "system packages are missing and there is no sudo; as root, run: $(by_hand "$manager" "$list")"
	fi
	printf 'unknot: installing system packages with %s: %s\n' "$manager" "$list"
	# shellcheck disable=SC2086
	install_with "$manager" $list ||
		fail "could not install the system packages; as root, run: $(by_hand "$manager" "$list")"
}

on_macos() {
	xcode-select -p >/dev/null 2>&1 ||
		fail "the Xcode command line tools are missing; run: xcode-select --install"
}

on_windows() {
	command -v gcc >/dev/null 2>&1 ||
		fail "no gcc found; install MSYS2 with mingw-w64-x86_64-gcc (the README says how)"
}

case "${1-}" in
build | test | lint) ;;
*) fail "$usage" ;;
esac
command -v go >/dev/null 2>&1 ||
	fail "no Go found; install Go 1.26 or newer from https://go.dev/dl"
case "$(uname -s)" in
Linux) on_linux "$1" ;;
Darwin) on_macos ;;
MINGW* | MSYS* | CYGWIN*) on_windows ;;
*) fail "$(uname -s) is not known here; the README lists what a build needs" ;;
esac
