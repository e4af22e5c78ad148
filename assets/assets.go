// Package assets embeds everything a non-programmer may edit: techniques, safety rules,
// the body map, texts and icons. It hands out bytes and knows none of their meaning.
package assets

import "embed"

// FS holds the files of this folder.
//
//go:embed bodymap guide i18n icons poses rules safety techniques *.yaml
var FS embed.FS
