/** A message of a server-sent event stream (WHATWG HTML, section 9.2). */
export type StreamMessage = {readonly id: string; readonly event: string; readonly data: string}

/** No line of ours comes near it. */
const LONGEST_LINE = 4 * 1024 * 1024

/**
 * Takes the text of an event stream in pieces of any size, and gives the messages that are complete. `id` is the last one that was seen, also of
 * an earlier message. Throws a `RangeError` where a line does not end.
 */
export class EventStreamParser {
  #rest = ''
  #id = ''
  #event = ''
  #data: string[] = []
  #isAfterReturn = false

  push(text: string): readonly StreamMessage[] {
    const messages: StreamMessage[] = []
    let from = 0
    const all = this.#rest + text
    for (let index = this.#rest.length; index < all.length; index++) {
      const letter = all[index]
      const isFeedOfReturn = letter === '\n' && this.#isAfterReturn
      this.#isAfterReturn = letter === '\r'
      if (isFeedOfReturn) from = index + 1
      else if (letter === '\n' || letter === '\r') {
        const message = this.#line(all.slice(from, index))
        if (message !== undefined) messages.push(message)
        from = index + 1
      }
    }
    this.#rest = all.slice(from)
    if (this.#rest.length > LONGEST_LINE) throw new RangeError('A line of the event stream does not end.')
    return messages
  }

  #line(line: string): StreamMessage | undefined {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    if (colon === 0) return undefined
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'data') this.#data.push(value)
    else if (field === 'event') this.#event = value
    else if (field === 'id' && !value.includes('\0')) this.#id = value
    return undefined
  }

  #dispatch(): StreamMessage | undefined {
    const message =
      this.#data.length === 0 ? undefined : {id: this.#id, event: this.#event === '' ? 'message' : this.#event, data: this.#data.join('\n')}
    this.#event = ''
    this.#data = []
    return message
  }
}
