package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// The fit of docs/smart-city.md, with noise of mean 1: ms of a reference core for a frame, and for each person in view.
const (
	baseMs      = 11.8
	perPersonMs = 21.6
)

type frame struct {
	workMs  float64
	arrived time.Time
	done    chan timing
}

type timing struct {
	// From the arrival of the request in the server to the start of its work.
	WaitMs float64 `json:"waitMs"`
	// From there to the end of its work.
	ServiceMs float64 `json:"serviceMs"`
	// The processor time that the work took.
	CpuMs float64 `json:"cpuMs"`
}

// The classifier: one thread works, on one frame after the other in the order of their arrival.
func classify() error {
	frames := make(chan frame, 4096)
	go work(frames)
	http.HandleFunc("/classify", func(answer http.ResponseWriter, request *http.Request) {
		workMs, err := workOf(request)
		if err != nil {
			http.Error(answer, err.Error(), http.StatusBadRequest)
			return
		}
		done := make(chan timing, 1)
		frames <- frame{workMs, time.Now(), done}
		answer.Header().Set("Content-Type", "application/json")
		json.NewEncoder(answer).Encode(<-done)
	})
	server := &http.Server{Addr: ":8080"}
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM)
	go func() {
		<-told
		server.Close()
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return nil
}

func workOf(request *http.Request) (float64, error) {
	people, err := strconv.ParseFloat(request.FormValue("people"), 64)
	if err != nil || people < 0 {
		return 0, fmt.Errorf("people must be a number from 0")
	}
	// What the cost of a frame varies by, around 1.
	factor, err := strconv.ParseFloat(request.FormValue("factor"), 64)
	if err != nil || factor <= 0 {
		return 0, fmt.Errorf("factor must be a positive number")
	}
	return (baseMs + perPersonMs*people) * factor, nil
}

func work(frames <-chan frame) {
	// So that the processor time of this thread is that of the work.
	runtime.LockOSThread()
	for next := range frames {
		began, cpu := time.Now(), threadCpuMs()
		burn(next.workMs)
		next.done <- timing{ms(began.Sub(next.arrived)), ms(time.Since(began)), threadCpuMs() - cpu}
	}
}

func threadCpuMs() float64 {
	var usage syscall.Rusage
	const ofThread = 1
	if err := syscall.Getrusage(ofThread, &usage); err != nil {
		return 0
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e6
}

func ms(duration time.Duration) float64 {
	return float64(duration.Nanoseconds()) / 1e6
}
