// Package deptest holds no code of the programs: its tests prove the rules of the house, which a
// compiler cannot. Who may import whom, what a program may link, that nothing opens a network
// connection, that every text exists and is used, that every drawing can be drawn.
//
// A failing test prints the rule it proves and the reason for it. The same layer rules stand in
// .golangci.yml (depguard), where an editor shows them while a line is being written; here they hold
// for every system and every build tag at once, because the files are read and not compiled.
package deptest
