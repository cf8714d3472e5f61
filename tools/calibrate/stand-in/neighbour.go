package main

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// The neighbour: as many threads as THREADS says burn what processor time they get, until it is told to end.
func burnAlways() error {
	threads, err := strconv.Atoi(os.Getenv("THREADS"))
	if err != nil || threads < 1 {
		return fmt.Errorf("THREADS must be a whole number from 1")
	}
	for thread := 0; thread < threads; thread++ {
		go func() {
			x := uint64(thread + 1)
			for {
				x ^= x << 13
				x ^= x >> 7
				x ^= x << 17
			}
		}()
	}
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM)
	<-told
	return nil
}
