package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

type request struct {
	AtMs   float64 `json:"atMs"`
	People float64 `json:"people"`
	Factor float64 `json:"factor"`
}

type response struct {
	AtMs float64 `json:"atMs"`
	// How much later than intended it was sent.
	LateMs float64 `json:"lateMs"`
	// From when it was to be sent, whether or not it was, to the last byte of the answer.
	ResponseMs float64 `json:"responseMs"`
	timing
	Error string `json:"error,omitempty"`
}

const answerLimit = 2 * time.Minute

// The load: an open loop. Every request is sent at its time, however many are unanswered; the answers are written when all have come.
func load(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: stand-in load URL SCHEDULE ANSWERS")
	}
	requests, err := readSchedule(args[1])
	if err != nil {
		return err
	}
	client := &http.Client{Timeout: answerLimit, Transport: &http.Transport{MaxIdleConnsPerHost: 1024}}
	// Name, route and first connection are found before anything is measured.
	if first := send(client, args[0], request{Factor: 1}, time.Now()); first.Error != "" {
		return fmt.Errorf("%s", first.Error)
	}
	responses := make([]response, len(requests))
	var open sync.WaitGroup
	start := time.Now()
	for index, next := range requests {
		intended := start.Add(time.Duration(next.AtMs * float64(time.Millisecond)))
		time.Sleep(time.Until(intended))
		open.Add(1)
		go func() {
			defer open.Done()
			responses[index] = send(client, args[0], next, intended)
		}()
	}
	open.Wait()
	text, err := json.Marshal(responses)
	if err != nil {
		return err
	}
	return os.WriteFile(args[2], text, 0o600)
}

func readSchedule(path string) ([]request, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var requests []request
	err = json.Unmarshal(text, &requests)
	return requests, err
}

func send(client *http.Client, url string, next request, intended time.Time) response {
	one := response{AtMs: next.AtMs, LateMs: ms(time.Since(intended))}
	answer, err := client.Get(fmt.Sprintf("%s/classify?people=%g&factor=%g", url, next.People, next.Factor))
	if err == nil {
		err = readAnswer(answer, &one)
	}
	one.ResponseMs = ms(time.Since(intended))
	if err != nil {
		one.Error = err.Error()
	}
	return one
}

func readAnswer(answer *http.Response, one *response) error {
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%d: %s", answer.StatusCode, body)
	}
	return json.Unmarshal(body, &one.timing)
}
