import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {CLIENT_PROGRAMS, type ClientProgram, NODE_PROGRAMS, type NodeProgram, PROGRAMS, type Program} from '../cluster-plan.js'

/** Which version of a program we run, and how it is had: testbed/versions.json. */
export type Pin = {
  readonly version: string
  /** Of the official release, with `{version}` and `{arch}`. */
  readonly url: string
  /** Where the release is an archive: the program in it. */
  readonly member?: string
  /** By architecture. A release without its sum here is not downloaded. */
  readonly sha256: {readonly [arch: string]: string}
  /** The folder under testbed/ with the Go module that pins its sources. */
  readonly module: string
  readonly package: string
  /** Go variables that are set when it is built. */
  readonly variables: {readonly [name: string]: string}
}
export type PinnedProgram = Program | NodeProgram | ClientProgram
export type Pins = {readonly [program in PinnedProgram]: Pin}

/** `root` is the package's folder. Throws where the file is not ours any more. */
export function readPins(root: string): Pins {
  const path = join(root, 'testbed', 'versions.json')
  const {programs} = JSON.parse(readFileSync(path, 'utf8')) as {readonly programs: Partial<Pins>}
  const pin = (program: PinnedProgram): Pin => {
    const found = programs[program]
    if (found === undefined) throw new TypeError(`${path} says nothing of ${program}.`)
    return found
  }
  return Object.fromEntries([...PROGRAMS, ...NODE_PROGRAMS, ...CLIENT_PROGRAMS].map((program) => [program, pin(program)])) as Pins
}

/** As Go and the releases name this machine's architecture. */
export function architecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch
}

export function fillIn(template: string, {version}: Pin): string {
  return template.replaceAll('{version}', version).replaceAll('{arch}', architecture())
}

/** A mirror holds each release under its host and path: `<mirror>/dl.k8s.io/v1.36.3/…`. */
export function addressOf(pin: Pin, mirror: string | undefined): string {
  const official = fillIn(pin.url, pin)
  return mirror === undefined ? official : `${mirror.replace(/\/+$/, '')}/${official.replace(/^https:\/\//, '')}`
}
