// The DNS of a cluster, for pods on real machines: <service>.<namespace>.svc.cluster.local, IPv4 addresses alone, asked for at the API server anew each time.
// Every other name is unknown, for nothing is routed beyond the machines.
// Usage: node names.mjs ADDRESS PORT API_SERVER AUTHORITY CERTIFICATE KEY (the last three are files)
import {createSocket} from 'node:dgram'
import {readFileSync} from 'node:fs'
import {Agent, get} from 'node:https'
import {CODES, readQuestion, writeAnswer} from './dns-message.mjs'

const [address, port, server, ...files] = process.argv.slice(2)
const [ca, cert, key] = files.map((path) => readFileSync(path))
const agent = new Agent({ca, cert, key, keepAlive: true, maxSockets: 8})
const ZONE = 'svc.cluster.local'
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const LIMIT_MS = 2_000
/** From one Service to another that stands for it. */
const MOST_STEPS = 4

const socket = createSocket('udp4', (message, from) => {
  const question = readQuestion(message)
  if (question === undefined) return
  // Who asked may have gone meanwhile.
  const answer = (code, records) => socket.send(writeAnswer(message, question, code, records), from.port, from.address, () => {})
  resolve(question.name, MOST_STEPS).then(
    (records) => (records === undefined ? answer(CODES.unknown, []) : answer(CODES.found, question.isForAddress ? records : [])),
    (error) => {
      process.stderr.write(`${question.name}: ${error instanceof Error ? error.message : String(error)}\n`)
      answer(CODES.failed, [])
    },
  )
})
socket.bind(Number(port), address, () => process.stdout.write(`Ready on ${address}:${socket.address().port}\n`))
process.once('SIGTERM', () => process.exit(0))

/** The records of a name; undefined: there is no such name. */
async function resolve(name, steps) {
  const [service, namespace, ...zone] = name.split('.')
  if (zone.join('.') !== ZONE || steps === 0 || ![service, namespace].every((label) => LABEL.test(label))) return undefined
  const found = await find('services', namespace, service)
  if (found === undefined) return undefined
  const {type, clusterIP, externalName} = found.spec
  if (type === 'ExternalName') return [{name, target: externalName}, ...((await resolve(externalName.toLowerCase(), steps - 1)) ?? [])]
  if (clusterIP !== 'None') return [{name, address: clusterIP}]
  const endpoints = await find('endpoints', namespace, service)
  const addresses = (endpoints?.subsets ?? []).flatMap((subset) => subset.addresses ?? [])
  return addresses.map(({ip}) => ({name, address: ip}))
}

/** By a list of one: what the DNS of a cluster may do is to list. */
async function find(resource, namespace, name) {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/${resource}?fieldSelector=metadata.name%3D${encodeURIComponent(name)}`
  const {items} = JSON.parse(await read(new URL(path, server)))
  return items[0]
}

function read(url) {
  return new Promise((resolve, reject) => {
    const request = get(url, {agent, timeout: LIMIT_MS}, async (response) => {
      try {
        const parts = await Array.fromAsync(response)
        const text = Buffer.concat(parts).toString('utf8')
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`the API server answers ${response.statusCode}: ${text.slice(0, 200)}`))
      } catch (error) {
        reject(error)
      }
    })
    request.once('timeout', () => request.destroy(new Error(`the API server does not answer in ${LIMIT_MS} ms`)))
    request.once('error', reject)
  })
}
