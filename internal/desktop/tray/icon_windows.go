package tray

func platformIcon(png []byte) []byte { return ico(png) }

func platformTitle(name string) string { return name }
