import {createServer, type Socket} from 'node:net'
import {createInterface} from 'node:readline'
import {onTestFinished} from 'vitest'
import type {JsonValue} from '../../src/support/json.js'

/** A change that a puppet was asked for, and that the test ends. */
export type PuppetChange = {
  readonly decision: string
  readonly command: {readonly valve: string; readonly position: number}
  /** Resolves with the reason when it is told that it is wanted no more. */
  readonly aborted: Promise<string>
  /** Resolves when what runs it is there no more. */
  readonly gone: Promise<void>
  /** What `apply` is to answer. */
  readonly answer: (outcome: JsonValue) => void
}

export type Puppets = {
  readonly source: (kind: PuppetKind, layer?: 'cluster' | 'continuum') => {readonly fileName: string; readonly source: string}
  /** The next change that one is asked for, in the order in which they come. */
  readonly next: () => Promise<PuppetChange>
}

export type PuppetKind = 'javascript' | 'executable'

/** What a puppet says: that it was asked for a change, or that it is to end it. */
type Said = Pick<PuppetChange, 'decision' | 'command'> | {readonly aborted: string}

/** Mechanisms whose changes begin and end as the test says: each change is a connection to the test. */
export async function puppets(): Promise<Puppets> {
  const changes: PuppetChange[] = []
  const waiting: ((change: PuppetChange) => void)[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const aborted = Promise.withResolvers<string>()
    const gone = Promise.withResolvers<void>()
    // One that is ended hard resets the connection.
    socket.on('error', () => undefined).on('close', () => gone.resolve())
    createInterface({input: socket}).on('line', (line) => {
      const said = JSON.parse(line) as Said
      if ('aborted' in said) return aborted.resolve(said.aborted)
      const answer = (outcome: JsonValue) => void socket.write(`${JSON.stringify(outcome)}\n`)
      const change = {...said, aborted: aborted.promise, gone: gone.promise, answer}
      const next = waiting.shift()
      if (next === undefined) changes.push(change)
      else next(change)
    })
  })
  const {promise: listening, resolve} = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await listening
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    source: (kind, layer = 'cluster') =>
      kind === 'executable'
        ? {fileName: 'mechanism-valve.yaml', source: programOf(port, layer)}
        : {fileName: 'valve.mjs', source: moduleOf(port, layer)},
    next: async () => changes.shift() ?? (await new Promise<PuppetChange>((told) => waiting.push(told))),
  }
}

function moduleOf(port: number, layer: string): string {
  return `import {defineMechanism} from 'mlsysops'
import {randomUUID} from 'node:crypto'
import {connect} from 'node:net'
import {createInterface} from 'node:readline'
const life = randomUUID()
export default defineMechanism({
  name: 'valve', layer: '${layer}', key: 'valve',
  commandSchema: {type: 'object', required: ['valve', 'position'], properties: {valve: {type: 'string'}, position: {type: 'number'}}},
  state: () => ({life}),
  check: () => undefined,
  apply(command, signal, {decision}) {
    const socket = connect(${port}, '127.0.0.1')
    const say = (words) => socket.write(JSON.stringify(words) + '\\n')
    say({decision, command})
    signal.addEventListener('abort', () => say({aborted: signal.reason.message}))
    return new Promise((done) => createInterface({input: socket}).once('line', (line) => { socket.end(); done(JSON.parse(line)) }))
  },
})
`
}

function programOf(port: number, layer: string): string {
  return `kind: mechanism
name: valve
layer: ${layer}
key: valve
command: [python3, -u]
schema: {type: object, required: [valve, position], properties: {valve: {type: string}, position: {type: number}}}
source: |
  import json, os, socket, sys, threading

  changes = {}


  def say(words, file):
      file.write(json.dumps(words) + "\\n")
      file.flush()


  def answer(id, result):
      say({"id": id, "result": result}, sys.stdout)


  def change(id, file):
      told = json.loads(file.readline())
      answer(id, told)


  for line in sys.stdin:
      request = json.loads(line)
      id, method, params = request["id"], request["method"], request.get("params", {})
      if method == "apply":
          file = changes[id] = socket.create_connection(("127.0.0.1", ${port})).makefile("rw")
          say({"decision": params["context"]["decision"], "command": params["command"]}, file)
          threading.Thread(target=change, args=(id, file), daemon=True).start()
      elif method == "abort":
          say({"aborted": params["reason"]}, changes[params["id"]])
      else:
          answer(id, {"life": str(os.getpid())} if method == "state" else None)
`
}
