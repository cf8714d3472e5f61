import {type Adjustments, stillHolding} from '../../matching/adjustments.js'
import {readAdjustments} from '../../mechanism/adjustment-notes.js'
import type {ApplicationSpec, Note} from '../../platform/contract/index.js'

type Applications = ReadonlyMap<string, ApplicationSpec>
type Notes = ReadonlyMap<string, Note>
type Made = {readonly from: ApplicationSpec; readonly notes: readonly Note[]; readonly application: ApplicationSpec}

/** The applications of a cluster, each with what policies want of it. An application is the same object for as long as neither changes. */
export class AdjustedApplications {
  #made: ReadonlyMap<string, Made> = new Map()
  #last: {readonly applications: Applications; readonly notes: Notes; readonly result: Applications} | undefined

  over(applications: Applications, notes: Notes): Applications {
    if (this.#last?.applications === applications && this.#last.notes === notes) return this.#last.result
    const result = notes.size === 0 ? applications : this.#join(applications, notes)
    this.#last = {applications, notes, result}
    return result
  }

  #join(applications: Applications, notes: Notes): Applications {
    const ofApplication = Map.groupBy(notes.values(), (note) => readAdjustments(note)?.ref.application)
    const made = new Map<string, Made>()
    const result = new Map(applications)
    for (const [name, some] of ofApplication) {
      const from = name === undefined ? undefined : applications.get(name)
      if (name === undefined || from === undefined) continue
      const before = this.#made.get(name)
      const isSame = before?.from === from && before.notes.length === some.length && some.every((note, at) => note === before.notes[at])
      const one = isSame ? before : {from, notes: some, application: withNotes(from, some)}
      made.set(name, one)
      result.set(name, one.application)
    }
    this.#made = made
    return result
  }
}

/** Another application of the same name inherits nothing. */
function withNotes(application: ApplicationSpec, notes: readonly Note[]): ApplicationSpec {
  const adjustments: Adjustments = notes.flatMap((note) => {
    const kept = readAdjustments(note)
    return kept?.uid === application.uid ? stillHolding(application.description, kept.adjustments) : []
  })
  return adjustments.length === 0 ? application : {...application, adjustments}
}
