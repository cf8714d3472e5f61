// Reading the JSON Schemas of the program: each stands in a file of its own and may refer to definitions of its neighbours.
import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

export function readSchema(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** A file that holds only `$defs` is a library for its neighbours. */
export function isDocument(schema) {
  return Object.keys(schema).some((key) => !['$schema', '$comment', '$defs', '$id', 'title', 'description'].includes(key))
}

/** The schema with the definitions that it takes from its neighbours put among its own, so that it stands alone. */
export function bundle(path) {
  const schema = readSchema(path)
  const definitions = new Map(Object.entries(schema.$defs ?? {}))
  const sources = new Map([...definitions.keys()].map((name) => [name, path]))
  const wire = (node, from) => {
    if (Array.isArray(node)) return node.map((item) => wire(item, from))
    if (node === null || typeof node !== 'object') return node
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === '$ref' ? local(value, from) : wire(value, from)]))
  }
  const local = (reference, from) => {
    const [file, pointer = ''] = reference.split('#')
    const source = file === '' ? from : join(dirname(from), file)
    const name = pointer.replace('/$defs/', '')
    if (!/^[A-Za-z]\w*$/.test(name)) throw new Error(`${from}: only references to "#/$defs/Name" are bundled, found ${reference}`)
    if (sources.get(name) === undefined) {
      const definition = readSchema(source).$defs?.[name]
      if (definition === undefined) throw new Error(`${from}: ${reference} names nothing`)
      sources.set(name, source)
      definitions.set(name, undefined)
      definitions.set(name, wire(definition, source))
    } else if (sources.get(name) !== source) throw new Error(`${from}: two definitions are named ${name}`)
    return `#/$defs/${name}`
  }
  const {$defs, ...rest} = schema
  const body = wire(rest, path)
  for (const [name, definition] of Object.entries($defs ?? {})) definitions.set(name, wire(definition, path))
  return definitions.size === 0 ? body : {...body, $defs: Object.fromEntries(definitions)}
}
