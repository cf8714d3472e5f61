import type {EngineInstance, EngineNode} from './contract.js'

export function checkNode({id, cores, speed}: EngineNode): void {
  positive(cores, `Node ${id}: cores`)
  positive(speed, `Node ${id}: speed`)
}

export function checkInstance({id, threads, queueLimit, coreLimit}: EngineInstance): void {
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new RangeError(`Instance ${id}: threads must be a whole number from 1; got ${threads}.`)
  if (!(queueLimit >= 0)) throw new RangeError(`Instance ${id}: queueLimit must not be negative; got ${queueLimit}.`)
  if (coreLimit !== undefined) positive(coreLimit, `Instance ${id}: coreLimit`)
}

function positive(value: number, name: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} must be positive and finite; got ${value}.`)
}
