import type {EngineInstance, EngineNode, LimitPeriod} from './contract.js'

export function checkNode({id, cores, speed}: EngineNode): void {
  positive(cores, `Node ${id}: cores`)
  positive(speed, `Node ${id}: speed`)
}

export function checkInstance({id, threads, queueLimit, coreLimit, limitPeriod, weight}: EngineInstance): void {
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new RangeError(`Instance ${id}: threads must be a whole number from 1; got ${threads}.`)
  if (!(queueLimit >= 0)) throw new RangeError(`Instance ${id}: queueLimit must not be negative; got ${queueLimit}.`)
  if (coreLimit !== undefined) positive(coreLimit, `Instance ${id}: coreLimit`)
  if (weight !== undefined) positive(weight, `Instance ${id}: weight`)
  if (limitPeriod !== undefined) checkPeriod(limitPeriod, `Instance ${id}`)
}

function checkPeriod({periodMs, phasesMs}: LimitPeriod, whose: string): void {
  positive(periodMs, `${whose}: periodMs`)
  if (phasesMs.length === 0 || !phasesMs.every((phaseMs) => phaseMs >= 0 && phaseMs < periodMs))
    throw new RangeError(`${whose}: phasesMs must be at least one number, each 0 to ${periodMs}; got ${phasesMs.join(', ')}.`)
}

function positive(value: number, name: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} must be positive and finite; got ${value}.`)
}
