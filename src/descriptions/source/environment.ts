import type {Located, LocatedMap} from './located.js'
import {at, type Report} from './report.js'

export type Environment = {readonly [name: string]: string | undefined}

const REFERENCE = /\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g

/** The same with `${env:NAME}` in its texts replaced; a variable that is not set is a problem at its place. Keys stay as they are. */
export function withEnvironment(root: LocatedMap, environment: Environment, report: Report): LocatedMap {
  const replaced = (node: Located): Located => {
    switch (node.kind) {
      case 'map':
        return mapped(node)
      case 'list':
        return {...node, items: node.items.map(replaced)}
      case 'scalar': {
        if (typeof node.value !== 'string') return node
        const value = node.value.replaceAll(REFERENCE, (whole, name: string) => {
          const found = environment[name]
          if (found === undefined || found === '') {
            report.add({severity: 'error', code: 'variable-not-set', ...at(node), message: `The environment has no ${name}.`})
            return whole
          }
          return found
        })
        return value === node.value ? node : {...node, value}
      }
    }
  }
  const mapped = (node: LocatedMap): LocatedMap => ({
    ...node,
    entries: node.entries.map((entry) => ({...entry, value: replaced(entry.value)})),
  })
  return mapped(root)
}
