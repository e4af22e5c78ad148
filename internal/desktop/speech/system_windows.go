package speech

import (
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"golang.org/x/sys/windows"
)

// system is the voice of Windows, reached through PowerShell, which plays by itself.
func system(Output) (engine, bool) {
	own := filepath.Join(os.Getenv("SystemRoot"), "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
	path, ok := first(own, "powershell.exe")
	return powerShell{program: path}, ok
}

type powerShell struct{ program string }

// The scripts never change: the text comes through the input, the settings through the environment.
const (
	prepare = `$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; ` +
		`$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; `
	speak = prepare +
		`if ($env:UNKNOT_VOICE) { $s.SelectVoice($env:UNKNOT_VOICE) }; ` +
		`$s.Rate = [int]$env:UNKNOT_RATE; $s.Volume = [int]$env:UNKNOT_VOLUME; ` +
		`$in = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [System.Text.Encoding]::UTF8); ` +
		`$s.Speak($in.ReadToEnd())`
	list = prepare + `[Console]::OutputEncoding = [System.Text.Encoding]::UTF8; ` +
		`$s.GetInstalledVoices() | Where-Object { $_.Enabled } | ` +
		`ForEach-Object { $_.VoiceInfo.Name + '|' + $_.VoiceInfo.Culture.Name }`
)

func (p powerShell) run(ctx context.Context, input, script string, env ...string) ([]byte, error) {
	return run(ctx, input, func(cmd *exec.Cmd) {
		cmd.Env = append(os.Environ(), env...)
		cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	}, p.program, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script)
}

func (p powerShell) say(ctx context.Context, text string, s Settings) error {
	_, err := p.run(ctx, text, speak,
		"UNKNOT_VOICE="+s.Voice,
		"UNKNOT_RATE="+strconv.Itoa(int(math.Round(10*(s.Rate-1)))), // -10 to 10
		"UNKNOT_VOLUME="+strconv.Itoa(int(math.Round(100*s.Volume))))
	return err
}

func (p powerShell) voices(ctx context.Context) ([]Voice, error) {
	out, err := p.run(ctx, "", list)
	return parseWindows(string(out)), err
}
