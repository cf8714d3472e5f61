import {join} from 'node:path'
import {oneAtATime} from '../../../support/one-at-a-time.js'
import type {HostPlatform, Knob, KnobSetting, Outcome, Reason} from '../../contract/index.js'
import {type Write, writeControl} from './control-file.js'
import {cpuFrequencyKnob} from './cpu-frequency.js'
import {cpuGovernorKnob} from './cpu-governor.js'
import {cpuSetKnob} from './cpu-set.js'
import {FirstValues} from './first-values.js'
import type {MachineKnob, MachinePart} from './machine-knob.js'
import {powerCapKnob} from './power-cap.js'

export type MachineKnobsOptions = {
  /** Where the machine's /proc and /sys stand; absent: `/`. */
  readonly rootPath?: string
  /** Where the values before the first write are kept; absent: knobs are shown, and none is set. */
  readonly stateDirectory?: string
  /** The control group below `/sys/fs/cgroup` whose children have CPU sets; absent: there is no such knob. */
  readonly cpuSetParent?: string
}

/** The knobs of a Linux machine. One change at a time. */
export function machineKnobs({rootPath = '/', stateDirectory, cpuSetParent}: MachineKnobsOptions): Pick<HostPlatform, 'knobs' | 'set'> {
  const kinds: readonly MachineKnob[] = [
    cpuFrequencyKnob(rootPath),
    cpuGovernorKnob(rootPath),
    powerCapKnob(rootPath),
    ...(cpuSetParent === undefined ? [] : [cpuSetKnob(rootPath, cpuSetParent)]),
  ]
  const first = stateDirectory === undefined ? undefined : new FirstValues(join(stateDirectory, 'knobs.json'), rootPath)
  const inOrder = oneAtATime()
  return {
    async knobs() {
      const known = await first?.known()
      const found = await Promise.all(kinds.map(async (kind) => knobOf(kind, await kind.parts(), known ?? new Map())))
      return found.filter((knob) => knob !== undefined)
    },
    set: (setting, signal) => inOrder(() => setKnob(kinds, first, setting, signal)),
  }
}

function knobOf({name, unit, isShared}: MachineKnob, parts: readonly MachinePart[], known: ReadonlyMap<string, string>): Knob | undefined {
  const [one, ...others] = parts
  if (one === undefined) return undefined
  const range = rangeOf(parts, isShared)
  return {
    name,
    value: isShared
      ? String(sum(parts.map(({value}) => Number(value))))
      : others.every(({value}) => value === one.value)
        ? one.value
        : 'mixed',
    allowed: one.allowed.filter((value) => others.every((part) => part.allowed.includes(value))),
    ...(range === undefined ? {} : {range}),
    ...(unit === undefined ? {} : {unit}),
    parts: parts.map((part) => ({part: part.id, value: part.value})),
    isSet: parts.some((part) => [...part.files].some(([path, text]) => known.has(path) && known.get(path) !== text)),
  }
}

/** What all of them take. */
function rangeOf(parts: readonly MachinePart[], isShared: true | undefined): Knob['range'] {
  const ranges = parts.flatMap(({range}) => range ?? [])
  if (ranges.length < parts.length) return undefined
  const times = isShared ? parts.length : 1
  return {min: times * Math.max(...ranges.map(({min}) => min)), max: times * Math.min(...ranges.map(({max}) => max))}
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

async function setKnob(
  kinds: readonly MachineKnob[],
  first: FirstValues | undefined,
  setting: KnobSetting,
  signal: AbortSignal,
): Promise<Outcome> {
  signal.throwIfAborted()
  const kind = kinds.find(({name}) => name === setting.name)
  if (kind === undefined) return refused({code: 'knob-not-found', message: `this machine has no knob ${setting.name}`})
  const all = await kind.parts()
  if (all.length === 0)
    return refused({code: 'knob-not-found', message: `this machine has no knob ${setting.name}: there is nothing at ${kind.place}`})
  const parts = chosenOf(all, setting)
  if (!Array.isArray(parts)) return parts
  if (first === undefined)
    return refused({
      code: 'knob-not-kept',
      message: 'the agent has nowhere to keep what is set now, and could not bring it back',
      wayOut: 'Give the node agent a state_directory in its file.',
    })
  return setting.value === null ? await bringBack(first, parts) : await setParts(first, kind, parts, setting.value)
}

function chosenOf(all: readonly MachinePart[], {name, parts: wanted}: KnobSetting): MachinePart[] | Outcome {
  if (wanted === undefined) return [...all]
  const unknown = wanted.filter((id) => all.every((part) => part.id !== id))
  if (unknown.length === 0) return all.filter((part) => wanted.includes(part.id))
  return refused({
    code: 'knob-part-not-found',
    message: `${name} has no ${unknown.join(', ')} here`,
    wayOut: `It has ${all.map((part) => part.id).join(', ')}.`,
  })
}

async function setParts(first: FirstValues, {name, isShared}: MachineKnob, parts: readonly MachinePart[], value: string): Promise<Outcome> {
  const each = isShared ? String(Number(value) / parts.length) : value
  const planned = parts.map((part) => ({part, writes: part.writes(each)}))
  const possible = planned.flatMap(({part, writes}) => (writes === undefined ? [] : [{part, writes}]))
  if (possible.length < planned.length) return refused(notAllowed(name, parts, value, isShared))
  await first.keep(new Map(parts.flatMap((part) => [...part.files])))
  return (await writeAll(possible)) ?? {kind: 'accepted', revision: value}
}

/** What the agent never set is as it was. */
async function bringBack(first: FirstValues, parts: readonly MachinePart[]): Promise<Outcome> {
  const known = await first.all()
  const set = parts.filter((part) => [...part.files.keys()].some((path) => known.has(path)))
  const writes = set.map((part) => ({
    part,
    writes: part.restores(new Map([...part.files].map(([path, now]) => [path, known.get(path) ?? now]))),
  }))
  const failed = await writeAll(writes)
  if (failed !== undefined) return failed
  await first.drop(set.flatMap((part) => [...part.files.keys()]))
  return {kind: 'accepted', revision: ''}
}

/** Where one write fails, those before it are taken back, the newest first: nothing is half set. */
async function writeAll(planned: readonly {readonly part: MachinePart; readonly writes: readonly Write[]}[]): Promise<Outcome | undefined> {
  const begun: MachinePart[] = []
  for (const {part, writes} of planned) {
    begun.push(part)
    for (const write of writes) {
      const reason = await writeControl(write)
      if (reason === undefined) continue
      const lost = (await Promise.all(begun.toReversed().map(takeBack))).flat()
      return refused(reason, ...lost)
    }
  }
  return undefined
}

/** The order of its files depends on what they say now, and of two orders one always does. */
async function takeBack(part: MachinePart): Promise<readonly Reason[]> {
  let failed: readonly Reason[] = []
  for (const writes of [inOrderOf(part), inOrderOf(part).toReversed()]) {
    failed = (await inTurn(writes)).map((reason) => ({
      ...reason,
      code: 'knob-not-taken-back',
      message: `not taken back: ${reason.message}`,
    }))
    if (failed.length === 0) return []
  }
  return failed
}

function inOrderOf(part: MachinePart): readonly Write[] {
  return part.restores(part.files)
}

async function inTurn(writes: readonly Write[]): Promise<readonly Reason[]> {
  const reasons: Reason[] = []
  for (const write of writes) {
    const reason = await writeControl(write)
    if (reason !== undefined) reasons.push(reason)
  }
  return reasons
}

function notAllowed(name: string, parts: readonly MachinePart[], value: string, isShared: true | undefined): Reason {
  const range = rangeOf(parts, isShared)
  const listed = [...new Set(parts.flatMap(({allowed}) => allowed))].filter((one) => parts.every(({allowed}) => allowed.includes(one)))
  const choices = [...(range === undefined ? [] : [`${range.min} to ${range.max}`]), ...(listed.length === 0 ? [] : [listed.join(', ')])]
  return {
    code: 'knob-value-not-allowed',
    message: `${name} of ${parts.map(({id}) => id).join(', ')} cannot be ${value}`,
    wayOut: `It may be ${choices.join(', or ')}.`,
  }
}

function refused(...reasons: readonly Reason[]): Outcome {
  return {kind: 'refused', reasons}
}
