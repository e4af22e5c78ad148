package journal

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
)

//go:generate env CGO_ENABLED=0 go tool -modfile=../tools/go.mod sqlc generate

// versionTable is where goose notes what has been done to the file.
const versionTable = "goose_db_version"

//go:embed migrations/*.sql
var migrationFiles embed.FS

func migrations() fs.FS {
	sub, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}

// newest is the version this program brings a journal to.
func newest(steps fs.FS) (int64, error) {
	names, err := fs.Glob(steps, "*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	var top int64
	for _, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("migration %s: %w", name, err)
		}
		top = max(top, version)
	}
	return top, nil
}

// bringUpToDate makes the file if there is none, and migrates an older one after copying it.
func (j *Journal) bringUpToDate(ctx context.Context, steps fs.FS) error {
	known, err := newest(steps)
	if err != nil {
		return err
	}
	found, err := probe(ctx, j.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case found > known:
		return &NewerError{Path: j.path, Found: found, Known: known}
	}
	if err := prepareFile(j.path); err != nil {
		return err
	}
	if found == known {
		return nil
	}
	return j.migrate(ctx, steps, found, known)
}

func (j *Journal) migrate(ctx context.Context, steps fs.FS, found, known int64) (err error) {
	handle, err := openHandle(ctx, j.path, migrateAccess)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, handle.Close()) }()
	if found > 0 {
		if err := j.keepOlder(ctx, handle, found); err != nil {
			return fmt.Errorf("copy the journal before migrating it: %w", err)
		}
	}
	if err := runMigrations(ctx, handle, steps); err != nil {
		return fmt.Errorf("migrate from version %d to %d: %w", found, known, explain(j.path, err))
	}
	if err := checkSound(ctx, handle, "integrity_check"); err != nil {
		return asDamaged(j.path, err)
	}
	j.log.Info("Journal migrated", "from", found, "to", known)
	return nil
}

// keepOlder puts a copy of the file beside it, named after its version and the present moment.
func (j *Journal) keepOlder(ctx context.Context, handle *sql.DB, found int64) error {
	stamp := j.now().UTC().Format("20060102T150405Z")
	name := fmt.Sprintf("%s.v%d-%s", j.path, found, stamp)
	for n := 2; ; n++ {
		err := copyTo(ctx, handle, name+".bak")
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		name = fmt.Sprintf("%s.v%d-%s-%d", j.path, found, stamp, n)
	}
}

// runMigrations applies what is missing, one transaction each, and looks for broken
// references after each.
func runMigrations(ctx context.Context, handle *sql.DB, steps fs.FS) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, handle, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	for {
		result, err := provider.UpByOne(ctx)
		if errors.Is(err, goose.ErrNoNextVersion) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := checkReferences(ctx, handle); err != nil {
			return fmt.Errorf("after version %d: %w", result.Source.Version, err)
		}
	}
}

func checkReferences(ctx context.Context, handle *sql.DB) error {
	var broken int
	const count = `SELECT count(*) FROM pragma_foreign_key_check`
	if err := handle.QueryRowContext(ctx, count).Scan(&broken); err != nil {
		return fmt.Errorf("check references: %w", err)
	}
	if broken > 0 {
		return fmt.Errorf("%d rows point at rows that are not there", broken)
	}
	return nil
}

// Backup writes a compact, checked copy of the journal to a file that must not exist yet.
func (j *Journal) Backup(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("back up journal: %w", err)
	}
	if err := copyTo(ctx, j.reader, path); err != nil {
		return fmt.Errorf("back up journal: %w", explain(path, err))
	}
	return nil
}

// copyTo makes the copy under another name first, so that a file with the final name is whole.
func copyTo(ctx context.Context, handle *sql.DB, path string) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, fileMode)
	if err != nil {
		return &UnwritableError{Path: path, Err: err}
	}
	defer func() {
		_ = f.Close()
		if err != nil {
			_ = os.Remove(part)
		}
	}()
	if _, err := handle.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	if _, err := probe(ctx, part); err != nil {
		return fmt.Errorf("check the copy: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("flush the copy: %w", err)
	}
	if err := f.Close(); err != nil { // before renaming: Windows does not move an open file
		return fmt.Errorf("close the copy: %w", err)
	}
	return os.Rename(part, path)
}
