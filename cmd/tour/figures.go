package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/technique"
)

// Measures of a contact sheet, in pixels.
const (
	tileWidth, tileHeight = 480, 360
	captionHeight         = 26
	sheetColumns          = 6
	sheetRows             = 8
)

// tile is one keyframe of a figure.
type tile struct {
	figure *pose.Figure
	frame  int
}

// drawFigures saves contact sheets of every keyframe of every figure in both themes, or of the
// figures named only.
func drawFigures(out string, figures map[technique.ID]*pose.Figure, only []string) error {
	tiles := tilesOf(figures, only)
	if len(tiles) == 0 {
		return fmt.Errorf("draw figures: none of %v has a figure", only)
	}
	face, err := captionFace()
	if err != nil {
		return err
	}
	const perSheet = sheetColumns * sheetRows
	for _, dark := range []bool{false, true} {
		theme := map[bool]string{false: "light", true: "dark"}[dark]
		for n := 0; n*perSheet < len(tiles); n++ {
			part := tiles[n*perSheet : min((n+1)*perSheet, len(tiles))]
			name := fmt.Sprintf("figures-%s-%d.png", theme, n+1)
			if err := save(filepath.Join(out, name), sheet(part, face, dark)); err != nil {
				return err
			}
			fmt.Println(filepath.Join(out, name))
		}
	}
	return nil
}

func tilesOf(figures map[technique.ID]*pose.Figure, only []string) []tile {
	var out []tile
	for _, id := range slices.Sorted(maps.Keys(figures)) {
		if len(only) > 0 && !slices.Contains(only, string(id)) {
			continue
		}
		for i := range figures[id].Frames {
			out = append(out, tile{figures[id], i})
		}
	}
	return out
}

func sheet(tiles []tile, face font.Face, dark bool) image.Image {
	columns := min(sheetColumns, len(tiles))
	rows := (len(tiles) + columns - 1) / columns
	img := image.NewRGBA(image.Rect(0, 0, columns*tileWidth, rows*(tileHeight+captionHeight)))
	ground, ink := color.RGBA{0xF5, 0xF1, 0xEA, 0xFF}, color.RGBA{0x22, 0x30, 0x2D, 0xFF}
	if dark {
		ground, ink = color.RGBA{0x12, 0x1A, 0x19, 0xFF}, color.RGBA{0xE8, 0xEF, 0xEC, 0xFF}
	}
	draw.Draw(img, img.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	artist := figure.New()
	one := image.NewRGBA(image.Rect(0, 0, tileWidth-4, tileHeight-4))
	for i, t := range tiles {
		at := image.Pt(i%columns*tileWidth, i/columns*(tileHeight+captionHeight))
		artist.Draw(one, t.figure, t.figure.Begin(t.frame), figure.Look{Dark: dark})
		draw.Draw(img, one.Bounds().Add(at), one, image.Point{}, draw.Src)
		caption := font.Drawer{Dst: img, Src: image.NewUniform(ink), Face: face, Dot: fixed.P(at.X+8, at.Y+tileHeight+16)}
		caption.DrawString(fmt.Sprintf("%s · %d %s", t.figure.Technique, t.frame+1, t.figure.Frames[t.frame].Name))
	}
	return img
}

func captionFace() (font.Face, error) {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("read caption font: %w", err)
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: 15, DPI: 72})
}

func save(path string, img image.Image) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	if err := png.Encode(file, img); err != nil {
		return fmt.Errorf("save %s: %w", path, err)
	}
	return file.Close()
}
