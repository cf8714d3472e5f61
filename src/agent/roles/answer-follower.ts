import type {Fabric} from '../../fabric/contract/index.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {AnswerBook} from '../loop/answer-book.js'
import type {Answer} from '../loop/answers.js'
import {writeNote} from '../notes.js'
import {type AgentAddress, topics} from '../topics.js'
import {areAnswers} from './payloads.js'

export type AnswerFollowerPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  /** The cluster's own: a refusal holds also when the continuum cannot be heard. */
  readonly notes: NoteStore
  readonly book: AnswerBook
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly signal: AbortSignal
}

const NOTE = 'answers'

/** Hears from the continuum what people said to plans of this agent: always all that is in force, so a message that is lost or comes twice does no harm. */
export class AnswerFollower {
  readonly #ports: AnswerFollowerPorts
  #told: readonly Answer[] | undefined
  #remembered = '[]'
  #isRunning = false

  constructor(ports: AnswerFollowerPorts) {
    this.#ports = ports
  }

  async listen(): Promise<void> {
    const {fabric, address, book, signal} = this.#ports
    await fabric.subscribe(
      topics.answers(address),
      ({payload}) => {
        if (!areAnswers(payload)) return
        this.#told = payload
        book.hear(payload)
        if (this.#isRunning) this.#take(payload)
      },
      signal,
    )
  }

  /** Before the loop begins. */
  async recall(signal: AbortSignal): Promise<void> {
    const remembered = (await this.#ports.notes.get(NOTE, signal))?.value
    if (!areAnswers(remembered)) return
    this.#remembered = JSON.stringify(remembered)
    if (this.#told === undefined) this.#ports.book.hear(remembered)
  }

  /** The loop runs. */
  begin(): void {
    this.#isRunning = true
    this.#take(this.#told ?? this.#ports.book.all())
  }

  #take(answers: readonly Answer[]): void {
    const {notes, book, inOrder, signal} = this.#ports
    inOrder('answers', async () => {
      const text = JSON.stringify(answers)
      if (text !== this.#remembered) await writeNote(notes, NOTE, answers, signal)
      this.#remembered = text
      await book.closeRejected()
    })
  }
}
