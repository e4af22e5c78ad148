// Package assets embeds everything a non-programmer may edit: techniques, safety rules,
// the body map, texts and icons. It hands out bytes and knows none of their meaning.
package assets

import "embed"

// FS holds the files of this folder.
//
//go:embed *.yaml all:techniques all:safety all:bodymap all:i18n all:icons
var FS embed.FS
