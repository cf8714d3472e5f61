// What runs in the pods of a calibration, and what asks it: one static program with three roles. Only the standard library, so that it builds in a moment.
package main

import (
	"fmt"
	"os"
)

func main() {
	role := ""
	if len(os.Args) > 1 {
		role = os.Args[1]
	}
	var err error
	switch role {
	case "classify":
		err = classify()
	case "neighbour":
		err = burnAlways()
	case "load":
		err = load(os.Args[2:])
	default:
		err = fmt.Errorf("usage: stand-in classify | neighbour | load URL SCHEDULE ANSWERS")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
