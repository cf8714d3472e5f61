import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parseDescriptions} from '../../src/descriptions/parse.js'
import type {ApplicationDescription} from '../../src/descriptions/types.js'

/** What `app deploy` is given, and what the simulation is given: the same files. */
export const FILES = {
  classifier: fileURLToPath(new URL('./classifier.yaml', import.meta.url)),
  neighbour: fileURLToPath(new URL('./neighbour.yaml', import.meta.url)),
} as const

export const IMAGE = 'mlsysops.eu/calibration:1'

export function applicationOf(name: keyof typeof FILES): ApplicationDescription {
  const path = FILES[name]
  const {documents, problems} = parseDescriptions(readFileSync(path, 'utf8'), path)
  const [document] = documents
  if (document?.kind !== 'application') throw new Error(`${path} describes no application: ${JSON.stringify(problems)}`)
  return document.description
}
