import {existsSync, readFileSync} from 'node:fs'
import type {TestbedConfig} from '../config.js'
import {nodesFile} from './config.js'

/** The nodes of a testbed that KWOK plays: pods are said to run there, and no container does. */
export function playedNodes(config: TestbedConfig): ReadonlySet<string> {
  if (config.driver !== 'kubernetes') return new Set()
  const path = nodesFile(config.stateDir)
  if (!existsSync(path)) return new Set()
  // As `up` has written it.
  const described = JSON.parse(readFileSync(path, 'utf8')) as {readonly [cluster: string]: readonly {readonly name: string}[]}
  return new Set(Object.values(described).flatMap((nodes) => nodes.map(({name}) => name)))
}
