// Package raster turns shapes into coverage masks: the union of many overlapping convex pieces
// without counting any edge twice, single curved outlines, soft blurs, and back from masks to
// contours.
//
// Lengths are pixels with y pointing down; a mask holds coverage from 0 to 255. Every type keeps
// its buffers, so a picture that is drawn again and again allocates nothing once it is warm. None
// of them is safe for use by several goroutines at once.
package raster
